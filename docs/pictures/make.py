"""Make the pictures of the guides again: ``python docs/pictures/make.py``.

Needs the extra ``test``, Pillow, and pdftoppm (poppler-utils). The tests do not run it.
"""

import html
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pexpect
import pyte
from PIL import Image

from procure.cli.main import run
from procure.demo.replay import finish, replay
from procure.shipped import sample_tenders

HERE = Path(__file__).parent
BENCHES = HERE.parents[1] / "tenders" / "park-benches"
REPORT_PAGE = 1
WIDTH_PX = 900
COLUMNS, LINES = 92, 45
CELL_X, CELL_Y, MARGIN, SIZE = 8.4, 18, 16, 14
FONTS = "ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace"
INK, PAPER = "#e6e6e6", "#1b1f24"
COLOURS = {
    "black": "#5c6370",
    "red": "#ff8f8f",
    "green": "#8fd18f",
    "brown": "#e5c07b",
    "blue": "#8ab8ff",
    "magenta": "#d8a6ff",
    "cyan": "#7fd6e0",
    "white": INK,
    "default": INK,
}
TITLE = "The questionnaire of procure score on a terminal"


def make_report(folder: Path) -> None:
    """Write ``report.png``: a page of the sample's award report."""
    for _ in replay(sample_tenders() / "street-kiosks", folder):
        pass
    _, report = finish(folder)
    page = str(REPORT_PAGE)
    ppm = ["pdftoppm", "-f", page, "-l", page, "-r", "200", "-png", "-singlefile"]
    subprocess.run([*ppm, str(report), str(folder / "page")], check=True)
    with Image.open(folder / "page.png") as image:
        height = round(image.height * WIDTH_PX / image.width)
        small = image.convert("RGB").resize((WIDTH_PX, height), Image.Resampling.LANCZOS)
        small.quantize(64).save(HERE / "report.png", optimize=True)


def make_questionnaire(folder: Path) -> None:
    """Write ``questionnaire.svg``: what a session shows on a terminal, read from its screen."""
    prepare(folder)
    command = ["-m", "procure.cli.main", "score", str(folder), "--as", "lea"]
    code = "import sys; from procure.cli.main import main; sys.argv[1:] = " + repr(command[2:])
    environment = {**os.environ, "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    terminal = pexpect.spawn(
        sys.executable,
        ["-c", code + "; main()"],
        dimensions=(LINES, COLUMNS),
        env=environment,
        encoding="utf-8",
    )
    screen = pyte.Screen(COLUMNS, LINES)
    watch(terminal, screen, 4)
    for keys in ("j\r", "footway oakline\r"):
        terminal.send(keys)
        watch(terminal, screen, 2)
    (HERE / "questionnaire.svg").write_text(svg(screen), encoding="utf-8")
    terminal.close(force=True)


def prepare(folder: Path) -> None:
    """Issue, receive and open the tender of park benches in ``folder``."""
    folder.mkdir(parents=True)
    for part in ("tender.yaml", "tables/stages.csv"):
        (folder / part).parent.mkdir(exist_ok=True)
        (folder / part).write_bytes((BENCHES / part).read_bytes())
    told = [("2026-02-16", ["issue", str(folder), "--as", "kim"])]
    for bidder in ("oakline", "riverbend"):
        files = sorted(map(str, (BENCHES / "bids" / bidder).iterdir()))
        told.append(("2026-03-13", ["receive", str(folder), bidder, *files, "--as", "kim"]))
    told.append(("2026-03-17", ["open", str(folder), "--as", "kim"]))
    for day, command in told:
        os.environ["PROCURE_NOW"] = f"{day}T09:00:00Z"
        if run(command):
            raise SystemExit(f"procure {' '.join(command)} did not work")


def watch(terminal: "pexpect.spawn[str]", screen: pyte.Screen, seconds: float) -> None:
    """Paint what the session prints, for some seconds, and answer where the cursor is."""
    stream = pyte.Stream(screen)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            chunk = terminal.read_nonblocking(4096, timeout=0.2)
        except pexpect.TIMEOUT:
            continue
        stream.feed(chunk)
        if "\x1b[6n" in chunk:
            terminal.send(f"\x1b[{screen.cursor.y + 1};{screen.cursor.x + 1}R")


def svg(screen: pyte.Screen) -> str:
    """Return the screen as a picture whose words can be read and searched."""
    used = max(row for row, line in enumerate(screen.display) if line.strip()) + 1
    width, height = COLUMNS * CELL_X + 2 * MARGIN, used * CELL_Y + 2 * MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img"'
        f' width="{width:.0f}" height="{height}">',
        f"<title>{TITLE}</title>",
        f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>',
        f'<g font-family="{FONTS}" font-size="{SIZE}" xml:space="preserve">',
        *(part for row in range(used) for part in _row(screen, row)),
        "</g></svg>",
    ]
    return "\n".join(lines) + "\n"


def _row(screen: pyte.Screen, row: int) -> Iterator[str]:
    cells = [(column, screen.buffer[row][column]) for column in range(COLUMNS)]
    for style, group in groupby(
        cells, key=lambda cell: (cell[1].fg, cell[1].bold, cell[1].reverse)
    ):
        together = list(group)
        colour, bold, reverse = style
        text = "".join(cell.data for _, cell in together)
        text = text if reverse else text.rstrip()
        if not text.strip():
            continue
        x, y = MARGIN + together[0][0] * CELL_X, MARGIN + row * CELL_Y
        length = len(text) * CELL_X
        fill = COLOURS.get(colour, f"#{colour}")
        if reverse:
            box = f'x="{x:.1f}" y="{y}" width="{length:.1f}" height="{CELL_Y}"'
            yield f'<rect {box} fill="{fill}"/>'
            fill = PAPER
        weight = ' font-weight="bold"' if bold else ""
        yield (
            f'<text x="{x:.1f}" y="{y + SIZE}" textLength="{length:.1f}"'
            f' lengthAdjust="spacingAndGlyphs" fill="{fill}"{weight}>{html.escape(text)}</text>'
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        make_report(Path(work) / "kiosks")
        make_questionnaire(Path(work) / "benches")

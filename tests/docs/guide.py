"""Guides as the tests read them: fenced blocks, and the commands in them, run in order by bash.

In a ``console`` block a line ``$ …`` is a command, the lines ``> …`` after it are typed into it,
and the rest is what it prints: ``…`` alone on a line stands for any lines, inside one for any text.
A command must end with 0, unless the next one is ``echo $?``. A block after ``<!-- file: NAME -->``
is saved under that name before the commands below it run.
"""

import os
import re
import shlex
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

_FENCE = re.compile(r"^```(\w*)\s*$")
_FILE = re.compile(r"^<!-- file: (\S+) -->$")
_DONE = re.compile(r"^@@done (\d+) (\d+)@@\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text, the line it starts at, the file it is saved as."""

    language: str
    text: str
    line: int
    file: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a guide, what is typed into it, and what the guide shows of its output."""

    command: str
    typed: tuple[str, ...]
    shown: tuple[str, ...]
    where: str
    may_fail: bool = False


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, and its exit code."""

    printed: str
    code: int


def blocks(path: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a guide."""
    before, start, language = "", 0, ""
    inside: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if inside is None:
            if found := _FENCE.match(line):
                inside, start, language = [], number, found[1]
            else:
                before = line
        elif line == "```":
            named = _FILE.match(before)
            yield Block(language, "\n".join(inside) + "\n", start, named[1] if named else "")
            inside, before = None, ""
        else:
            inside.append(line)


def steps(path: Path) -> tuple[Step, ...]:
    """Return the commands of a guide, and its files as commands that write them."""
    found: list[Step] = []
    for block in blocks(path):
        where = f"{path.name}:{block.line}"
        if block.file:
            end = "@@end of file@@"
            folder = Path(block.file).parent.as_posix()
            write = f"mkdir -p {folder}; cat > {block.file} <<'{end}'\n{block.text}{end}"
            found.append(Step(write, (), (), where))
        elif block.language == "console":
            found.extend(_commands(block, where))
    return tuple(found)


def _commands(block: Block, where: str) -> Iterator[Step]:
    parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
    assert not parts[0], f"{where}: a console block starts with a command"
    for number, part in enumerate(parts[1:], start=1):
        command, *rest = part.rstrip("\n").split("\n")
        typed = tuple(line[2:] for line in rest if line.startswith("> "))
        shown = tuple(line for line in rest if not line.startswith("> "))
        following = parts[number + 1] if number + 1 < len(parts) else ""
        yield Step(command, typed, shown, where, following.startswith("echo $?"))


def run(steps_: tuple[Step, ...], folder: Path) -> tuple[Ran, ...]:
    """Return what each command did, all of them run in one shell in ``folder``.

    ``pip install FOLDER`` puts a package where only these commands find it; nothing is downloaded.
    """
    site = folder / "site"
    site.mkdir()
    pip = [sys.executable, str(Path(__file__).with_name("pip_stand_in.py")), str(site)]
    lines = ["exec 2>&1", f'pip() {{ {shlex.join(pip)} "$@"; }}']
    for number, step in enumerate(steps_):
        typed = "".join(f"{line}\n" for line in step.typed)
        command = step.command
        if "<<" not in command:
            command += f" <<'@@typed@@'\n{typed}@@typed@@" if typed else " </dev/null"
        lines += [command, f'code=$?; echo "@@done {number} $code@@"; (exit $code)']
    script = folder / "guide.sh"
    script.write_text("\n".join(lines) + "\n", encoding="utf-8")
    dropped = ("PROCURE_", "COLUMNS")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    path = os.pathsep.join((sysconfig.get_path("scripts"), os.environ.get("PATH", "")))
    packages = os.pathsep.join(filter(None, (str(site), os.environ.get("PYTHONPATH", ""))))
    own = {"PATH": path, "PYTHONPATH": packages, "PYTHONUNBUFFERED": "1", "COLUMNS": "80"}
    done = subprocess.run(
        ["bash", str(script)], cwd=folder, env={**kept, **own}, capture_output=True, check=False
    )
    parts = _DONE.split(done.stdout.decode("utf-8"))
    return tuple(Ran(parts[index], int(parts[index + 2])) for index in range(0, len(parts) - 2, 3))


def fits(shown: tuple[str, ...], printed: str) -> bool:
    """Say whether what the guide shows is what was printed."""
    pattern = "".join(
        r"(?:.*\n)*" if line == "…" else ".*".join(map(re.escape, line.rstrip().split("…"))) + r"\n"
        for line in shown
    )
    lines = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
    return re.fullmatch(pattern, lines) is not None

"""Through a real pseudo-terminal: keys are typed, and the screen is read as a person sees it."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyte
import pytest

from procure.record.events import Event, Flagged, Scored, Skipped
from procure.record.state import fold
from procure.record.store import read_record

pexpect = pytest.importorskip("pexpect")

ROOT = Path(__file__).parents[2]
DRIVER = Path(__file__).parent / "drive_session.py"
ENTER, CTRL_C, CTRL_D, DOWN = "\r", "\x03", "\x04", "\x1b[B"
REASON = "Drawing 2 gives 47 cm and two rests"


class Terminal:
    """A running session and the screen it paints."""

    def __init__(self, folder: Path, *options: str, columns: int = 80, **variables: str) -> None:
        lines = 40
        paths = os.pathsep.join(str(ROOT / part) for part in ("", "plugins", "tests"))
        given = os.environ.get("PYTHONPATH", "")
        environment = {**os.environ, "TERM": "xterm-256color", **variables}
        environment["PYTHONPATH"] = os.pathsep.join((paths, given))
        self.process = pexpect.spawn(
            sys.executable,
            [str(DRIVER), str(folder), *options],
            dimensions=(lines, columns),
            env=environment,
            timeout=15,
        )
        self.painted = b""
        self.screen = pyte.HistoryScreen(columns, lines, history=2000)
        self.stream = pyte.ByteStream(self.screen)

    def until(self, text: str) -> str:
        """Read until ``text`` is on the screen, and return the screen."""
        end = time.monotonic() + 15
        while time.monotonic() < end:
            if text in self.words():
                return self.text()
            self._read()
        raise AssertionError(f"{text!r} did not show. The screen:\n{self.text()}")

    def end(self) -> int:
        """Read to the end and return the exit status."""
        while self._read():
            pass
        self.process.close()
        return int(self.process.exitstatus)

    def type(self, *keys: str) -> None:
        for key in keys:
            self.process.send(key)

    def text(self) -> str:
        """Return what scrolled off and what stands on the screen, line by line."""
        above = ["".join(line[x].data for x in range(self.screen.columns)).rstrip()
                 for line in self.screen.history.top]  # fmt: skip
        return "\n".join([*above, *(line.rstrip() for line in self.screen.display)])

    def words(self) -> str:
        """Return the text without its line breaks."""
        return " ".join(self.text().split())

    def _read(self) -> bool:
        try:
            chunk = self.process.read_nonblocking(4096, timeout=0.2)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.painted += chunk
        if b"\x1b[6n" in chunk:
            self.process.send("\x1b[1;1R")  # where the cursor is: a terminal answers this
        self.stream.feed(chunk)
        return True


Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    running: list[Terminal] = []

    def begin(*options: str, columns: int = 80, **variables: str) -> Terminal:
        terminal = Terminal(tmp_path / "record", *options, columns=columns, **variables)
        running.append(terminal)
        return terminal

    yield begin
    for terminal in running:
        terminal.process.close(force=True)


def events(folder: Path) -> tuple[Event, ...]:
    return read_record(folder / "record")


def at_comfort_of_acme(terminal: Terminal) -> None:
    terminal.until("Nothing chosen yet")
    jump(terminal, "comfort acme")


def jump(terminal: Terminal, where: str) -> None:
    terminal.type("j", ENTER)
    terminal.until("Jump to which?")
    terminal.type(where, ENTER)
    terminal.until("Level 0 to 4?")


def test_typed_keys_record_level_reason_and_pointer(start: Start, tmp_path: Path) -> None:
    terminal = start()
    at_comfort_of_acme(terminal)
    terminal.type("3", ENTER)
    terminal.until("You chose level 3")
    terminal.type(REASON, ENTER)
    terminal.until("Where does it stand?")
    terminal.type("2", ENTER)
    terminal.until("Recorded: Comfort for older people, Acme Ltd: level 3.")
    own = fold(events(tmp_path)).assessor("ana").scores["acme", "street/comfort"]
    assert (own.level, own.reason, own.evidence) == (3, REASON, "drawing.pdf#2")


def test_the_key_of_a_level_is_the_level(start: Start) -> None:
    for level in "04":
        terminal = start()
        at_comfort_of_acme(terminal)
        terminal.type(level, ENTER)
        terminal.until(f"You chose level {level}.")


def test_enter_alone_records_nothing(start: Start, tmp_path: Path) -> None:
    terminal = start()
    at_comfort_of_acme(terminal)
    terminal.type(ENTER)
    terminal.until("Nothing was recorded: Enter alone is not an answer.")
    assert not any(isinstance(event, Scored) for event in events(tmp_path))


def test_the_first_arrow_down_points_to_level_0_and_enter_is_still_needed(start: Start) -> None:
    terminal = start()
    at_comfort_of_acme(terminal)
    terminal.type(DOWN)
    terminal.until("> 0) Nothing is said")


def test_wrong_keys_are_harmless(start: Start) -> None:
    terminal = start()
    at_comfort_of_acme(terminal)
    terminal.type("7", "!", "\t", "\x1b[5~", "3", ENTER)
    terminal.until("You chose level 3")


@pytest.mark.parametrize("word", ["pass", "fail", "Pass", "2"])
def test_pass_and_fail_are_typed_as_words(start: Start, tmp_path: Path, word: str) -> None:
    terminal = start()
    terminal.until("Nothing chosen yet")
    terminal.type(*word, ENTER)
    terminal.until(f"You chose {'pass' if word.casefold() == 'pass' else 'fail'}.")
    assert not any(isinstance(event, Skipped | Flagged) for event in events(tmp_path))


def test_a_word_is_not_the_command_of_its_first_letter(start: Start) -> None:
    terminal = start()
    at_comfort_of_acme(terminal)
    terminal.type(*"quite", ENTER)
    terminal.until("'quite' is not an answer here.")


def test_a_letter_that_was_typed_by_mistake_can_be_taken_back(start: Start) -> None:
    terminal = start()
    at_comfort_of_acme(terminal)
    terminal.type("s", "\x7f", ENTER)
    terminal.until("Nothing was recorded: Enter alone is not an answer.")


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_leaving_saves_and_resumes_at_the_same_question(
    start: Start, key: str, options: tuple[str, ...]
) -> None:
    first = start(*options)
    first.until("Pass or fail?")
    jump(first, "comfort birch")
    first.type(key)
    first.until("Go on at the same place with: procure score benches --as ana")
    assert first.end() == 0
    second = start(*options)
    second.until("Level 0 to 4?")
    assert "(street/comfort), Birch & Sons" in second.words()


def test_leaving_at_the_reason_says_that_it_is_not_recorded(start: Start) -> None:
    terminal = start()
    at_comfort_of_acme(terminal)
    terminal.type("3", ENTER)
    terminal.until("You chose level 3")
    terminal.type("Half a rea", CTRL_C)
    terminal.until("was not complete and is not recorded")
    assert terminal.end() == 0


@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_leaving_at_the_place_shows_the_reason_that_was_typed(
    start: Start, options: tuple[str, ...]
) -> None:
    terminal = start(*options)
    terminal.until("Pass or fail?")
    jump(terminal, "comfort acme")
    terminal.type("3", ENTER)
    terminal.until("You chose level 3")
    terminal.type(REASON, ENTER)
    terminal.until("Where does it stand?")
    terminal.type(CTRL_C)
    terminal.until(f"You wrote: {REASON}")
    assert terminal.end() == 0


@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_at_40_columns_nothing_is_cut(start: Start, options: tuple[str, ...]) -> None:
    terminal = start(*options, columns=40)
    terminal.until("Pass or fail?")
    jump(terminal, "comfort acme")
    terminal.until("over 70 is enclosed.")
    words = terminal.words()
    assert "Arm rests on both sides, seat 47 cm, tested with eight people over 70." in words
    assert "2) A drawing shows arm rests; seat height is missing or above 50 cm." in words.replace(
        "2. A", "2) A"
    )


def test_the_terminal_shows_no_colour(start: Start) -> None:
    terminal = start(NO_COLOR="1")
    at_comfort_of_acme(terminal)
    colours = [code for code in range(30, 50) if code != 39]
    assert not any(f"\x1b[0;{code}" in repr(terminal.painted) for code in colours)
    assert b"38;5;" not in terminal.painted
    assert b"38;2;" not in terminal.painted


def test_a_dumb_terminal_gets_no_cursor_movement(start: Start) -> None:
    terminal = start(TERM="dumb")
    terminal.until("Pass or fail?")
    assert b"\x1b" not in terminal.painted.replace(b"\x1b[?2004h", b"").replace(b"\x1b[?1034h", b"")


def test_finish_is_typed_and_locks(start: Start, tmp_path: Path) -> None:
    terminal = start("--plain")
    for number in range(4):
        terminal.until(f"{number} of 4 answered.")
        level = "pass" if number < 2 else "2"
        terminal.type(level + ENTER, REASON + ENTER, "1" + ENTER)
    terminal.until("the word finish to lock your scores")
    terminal.type(ENTER)
    terminal.until("Nothing was recorded")
    terminal.type("finish" + ENTER)
    terminal.until("Your scores are locked")
    assert fold(events(tmp_path)).assessor("ana").finished

"""The plain prompter: choices printed once with their numbers, answers typed on a line.

For screen readers, dumb terminals and pipes. No colour, no cursor movement, no repainting; what
happened is said in words, before anything else.
"""

import sys
from collections.abc import Callable

from procure.language.words import words
from procure.model.blocks import Text
from procure.questionnaire.commands import SHORT_HELP
from procure.questionnaire.layout import WIDEST, clean, wrap
from procure.questionnaire.screen import Screen
from procure.questionnaire.window import window


def _type_line() -> str | None:
    """Return one line from standard input, editable on a terminal; None at its end."""
    try:
        if sys.stdin.isatty():
            import readline  # noqa: F401, PLC0415 - gives input() a line that can be edited
    except ImportError:
        pass
    try:
        return input()
    except KeyboardInterrupt:
        _write_line("")
        return None
    except EOFError:
        return None


def _write_line(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class PlainPrompter:
    """Reads and writes lines."""

    def __init__(
        self,
        read: Callable[[], str | None] = _type_line,
        write: Callable[[str], None] = _write_line,
        width: int | None = None,
        language: str = "en",
    ) -> None:
        self._read = read
        self._write = write
        self._width = width
        self._language = language
        self._helped = False

    def ask(self, screen: Screen) -> str | None:
        """Print what is new on the screen, then the sentence that asks, and read one line."""
        for notice in screen.notices:
            self.say(notice)
        if screen.sections:
            self._sections(screen)
        if screen.fresh and screen.choices:
            self._choices(screen)
        self.say(screen.ask)
        if not self._helped:
            self._helped = True
            self.say(SHORT_HELP)
        return self._read()

    def say(self, text: Text, *, whole: bool = False) -> None:
        """Print one sentence; ``whole`` does not break it, so that it can be copied."""
        if whole:
            self._write(clean(self._words(text)))
        else:
            self._print(self._words(text))

    def _sections(self, screen: Screen) -> None:
        self._write("")
        if screen.fresh:
            self.say(screen.title)
            self.say(screen.progress)
            self._write("")
        for section in screen.sections:
            self._print(self._words(section.heading))
            for line in section.lines:
                self._print(self._words(line), "  ")
            self._write("")
        if not screen.fresh:
            self.say(screen.title)

    def _choices(self, screen: Screen) -> None:
        self._print(self._words(screen.choices_head))
        for choice in screen.choices:
            self._print(f"{choice.key}. {self._words(choice.text)}", "   ")
        self._write("")

    def _words(self, text: Text) -> str:
        return words(text, self._language)

    def _print(self, text: str, indent: str = "") -> None:
        for line in wrap(text, self._columns(), indent):
            self._write(line)

    def _columns(self) -> int | None:
        if self._width:
            return self._width
        return min(window().columns, WIDEST) if sys.stdout.isatty() else None

"""The terminal prompter: questionary's list for levels, a line for everything else.

The pointer starts on an entry that stands for nothing, so Enter alone records nothing. A level's
key is the level itself. A letter begins a line, where a word is typed to its end before it counts:
``pass`` is not the command ``p``. Long texts are wrapped here: questionary would cut them.
"""

from dataclasses import dataclass
from typing import Any

import questionary
from prompt_toolkit import print_formatted_text
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import create_output
from questionary import Style

from procure.language.words import words
from procure.model.blocks import Text
from procure.model.message import Message
from procure.questionnaire.commands import SHORT_HELP
from procure.questionnaire.layout import WIDEST, clean, wrap
from procure.questionnaire.screen import Choice, Screen
from procure.questionnaire.window import window

_PREFIX = 6
"""Columns that questionary puts before an entry: pointer, key, bracket."""

_WEIGHTS = {"highlighted": "bold underline"} | dict.fromkeys(
    ("qmark", "question", "answer", "pointer"), "bold"
)
_PARTS = (*_WEIGHTS, "selected", "instruction", "text", "separator", "disabled")
_STYLE = Style([(part, f"noinherit {_WEIGHTS.get(part, '')}".strip()) for part in _PARTS])
"""Weight and underline only; no colour, so there is nothing for NO_COLOR to take away."""

_NOTHING = Message("Nothing chosen yet")


class TerminalPrompter:
    """Asks on a real terminal; raises where there is none that can be steered."""

    def __init__(self, language: str = "en") -> None:
        create_output()
        self._language = language

    def ask(self, screen: Screen) -> str | None:
        """Show the screen and return what was chosen or typed; None on Ctrl-C or Ctrl-D."""
        self._show(screen)
        try:
            if self._as_list(screen):
                return self._choose(screen)
            return str(self._line(screen).unsafe_ask())
        except (KeyboardInterrupt, EOFError):
            return None

    def say(self, text: Text, *, whole: bool = False) -> None:
        """Print one sentence; ``whole`` does not break it, so that it can be copied."""
        if whole:
            print_formatted_text(FormattedText([("", clean(self._words(text)))]))
        else:
            self._print(self._words(text))

    def _show(self, screen: Screen) -> None:
        width = _width()
        if screen.fresh and screen.sections:
            self._print("─" * width)
        for notice in screen.notices:
            self._print(self._words(notice), bold=True)
        if screen.fresh and screen.sections:
            self._print(self._words(screen.title), bold=True)
            self._print(self._words(screen.progress))
        for section in screen.sections:
            self._print("")
            self._print(self._words(section.heading), bold=True)
            for line in section.lines:
                self._print(self._words(line), indent="  ")
        if screen.sections:
            self._print("")
        if screen.sections and not screen.fresh:
            self._print(self._words(screen.title), bold=True)
        if screen.choices and screen.fresh and not self._whole_in_list(screen):
            self._print(self._words(screen.choices_head), bold=True)
            for choice in screen.choices:
                self._print(f"{choice.key}. {self._words(choice.text)}", indent="   ")
            self._print("")

    @staticmethod
    def _print(text: str, indent: str = "", *, bold: bool = False) -> None:
        for line in wrap(text, _width(), indent):
            print_formatted_text(FormattedText([("bold" if bold else "", line)]))

    @staticmethod
    def _as_list(screen: Screen) -> bool:
        return not screen.free and all(len(choice.key) == 1 for choice in screen.choices)

    def _whole_in_list(self, screen: Screen) -> bool:
        """Whether the whole text of every choice fits below the prompt without scrolling."""
        lines = sum(len(self._entry(choice)) for choice in screen.choices)
        return self._as_list(screen) and lines + 8 <= window().lines

    def _choose(self, screen: Screen) -> str:
        whole = self._whole_in_list(screen)
        entries = [questionary.Choice(self._words(_NOTHING), value="", shortcut_key=False)]
        entries += [
            questionary.Choice(
                "\n".join(self._entry(choice)) if whole else self._short(choice),
                value=choice.key,
                shortcut_key=choice.key,
            )
            for choice in screen.choices
        ]
        question = questionary.select(
            "\n".join(wrap(self._words(screen.ask), _width() - 2)),
            choices=entries,
            qmark="?",
            pointer=">",
            style=_STYLE,
            use_shortcuts=True,
            use_jk_keys=False,
            use_emacs_keys=False,
            instruction="\n" + "\n".join(wrap(self._hint(screen), _width())),
            erase_when_done=True,
        )
        answer = _with_letters(question).unsafe_ask()
        if isinstance(answer, _Begun):
            return str(self._line(screen, answer.letter).unsafe_ask())
        return str(answer)

    def _line(self, screen: Screen, begun: str = "") -> questionary.Question:
        message = "\n".join(wrap(self._words(screen.ask), _width() - 2)) + "\n>"
        return questionary.text(message, default=begun, qmark="?", style=_STYLE)

    def _entry(self, choice: Choice) -> list[str]:
        first, *rest = wrap(self._words(choice.text), _width() - _PREFIX)
        return [first, *(" " * _PREFIX + line for line in rest)]

    def _short(self, choice: Choice) -> str:
        whole = self._entry(choice)
        level = Message("Level {level}", {"level": choice.key})
        return whole[0] if len(whole) == 1 else self._words(level)

    def _hint(self, screen: Screen) -> str:
        keys = "/".join(choice.key for choice in screen.choices)
        hint = "{keys}, arrow keys, a letter or a word, then Enter. {commands}"
        return self._words(Message(hint, {"keys": keys, "commands": SHORT_HELP}))

    def _words(self, text: Text) -> str:
        return words(text, self._language)


@dataclass(frozen=True, slots=True)
class _Begun:
    """The first letter of a command or a word, typed while a list was shown."""

    letter: str


def _with_letters(question: questionary.Question) -> questionary.Question:
    """Let a letter leave the list for a line that begins with it, and Ctrl-D as at any prompt."""
    keys = KeyBindings()

    def leave(event: KeyPressEvent) -> None:
        if event.data.isalpha() or event.data == "?":
            event.app.exit(result=_Begun(event.data))

    def end(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    keys.add(Keys.Any)(leave)
    keys.add(Keys.ControlD)(end)
    application: Any = question.application
    application.key_bindings = merge_key_bindings([application.key_bindings, keys])
    return question


def _width() -> int:
    return max(20, min(window().columns, WIDEST) - 1)

"""What a prompter is, and which one suits the terminal."""

import os
import sys
from typing import Protocol

from procure.model.blocks import Text
from procure.questionnaire.screen import Screen


class Prompter(Protocol):
    """Shows screens and takes one line of input for each."""

    def ask(self, screen: Screen) -> str | None:
        """Show a screen and return what was typed or chosen; None if the person left."""
        ...

    def say(self, text: Text, *, whole: bool = False) -> None:
        """Show a sentence that asks for nothing; ``whole`` keeps a command on one line."""
        ...


def choose_prompter(*, plain: bool, language: str = "en") -> Prompter:
    """Return the questionary prompter on a terminal that can do it, else the plain one.

    Plain is chosen by ``plain``, ``PROCURE_PLAIN``, ``TERM=dumb``, or where input or output is not
    a terminal; piped lines are then read one by one. ``language`` is that of all they say.
    """
    from procure.questionnaire.plain import PlainPrompter  # noqa: PLC0415

    steerable = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if plain or os.environ.get("PROCURE_PLAIN") or not steerable:
        return PlainPrompter(language=language)
    try:
        from procure.questionnaire.terminal import TerminalPrompter  # noqa: PLC0415

        return TerminalPrompter(language)
    except Exception:  # a console that questionary cannot steer; the plain prompter needs none
        return PlainPrompter(language=language)

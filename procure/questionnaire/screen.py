"""A screen as data: what is shown, what may be typed. Prompters only lay it out."""

from dataclasses import dataclass

from procure.model.blocks import Text


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines under it."""

    heading: Text
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose by typing its key; ``aliases`` are words that mean the same."""

    key: str
    text: Text
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """A command that may be given at every prompt, by its letter."""

    key: str
    word: str
    text: Text


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen.

    Attributes:
        title: what it is about.
        progress: how far the session is, in words.
        notices: what has just happened; always read out first.
        sections: what is to be read; only what was asked for where the screen is not fresh.
        ask: the sentence that asks for something.
        choices_head: heading of the choices.
        choices: in order; nothing is ever preselected.
        free: whether a line of own words is an answer here.
        fresh: False where the reader has just read this screen and only the prompt is repeated.
    """

    title: Text
    progress: Text
    notices: tuple[Text, ...]
    sections: tuple[Section, ...]
    ask: Text
    choices_head: Text
    choices: tuple[Choice, ...]
    commands: tuple[Command, ...]
    free: bool
    fresh: bool

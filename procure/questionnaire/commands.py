"""The commands that every prompt understands."""

from procure.model.message import Message
from procure.questionnaire.screen import Command, Section


def _command(key: str, word: str, text: str) -> Command:
    return Command(key, word, Message(text))


COMMANDS = (
    _command("b", "back", "go back: to the step before, or to the question before"),
    _command("j", "jump", "jump to another question or bid"),
    _command("s", "skip", "skip this question for now"),
    _command("f", "flag", "flag this answer, to come back to it or for the chair"),
    _command("n", "note", "write a note for yourself"),
    _command("t", "text search", "search for words in all answers of this bid"),
    _command("r", "read", "read the whole bid"),
    _command("c", "clarification", "propose a question to the bidder; the chair decides"),
    _command("a", "again", "show this question again from its beginning"),
    _command("o", "overview", "check your answers, then finish"),
    _command("h", "help", "show these commands"),
    _command("q", "quit", "save and quit; you can go on later at the same place"),
)

_CHAIR = {
    "f": _command("f", "flag", "flag this answer, to come back to it"),
    "c": _command("c", "clarification", "note down a question to the bidder"),
    "o": _command("o", "overview", "check what is agreed"),
}

CHAIR_COMMANDS = tuple(_CHAIR.get(command.key, command) for command in COMMANDS)

SHORT_HELP = Message("b back, j jump, s skip, f flag, n note, q save and quit, h all commands")


def named(line: str) -> str:
    """Return the letter of the command that a line gives, or nothing if it is none."""
    word = line.strip().casefold()
    if word in ("?", "/?"):
        return "h"
    for command in COMMANDS:
        if word in (command.key, f"/{command.word}"):
            return command.key
    return ""


def help_section(commands: tuple[Command, ...]) -> Section:
    """Return the list of commands."""
    lines = tuple(Message("{key}: {text}.", {"key": c.key, "text": str(c.text)}) for c in commands)
    last = Message(
        "Type a letter, then press Enter. Enter alone never records anything. "
        "Every answer is saved as soon as it is complete."
    )
    return Section(Message("Commands"), (*lines, last))

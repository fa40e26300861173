"""The commands that every prompt understands."""

from procure.model.message import Message
from procure.questionnaire.screen import Command, Section

COMMANDS = (
    Command("b", "back", Message("go back: to the step before, or to the question before")),
    Command("j", "jump", Message("jump to another question or bid")),
    Command("s", "skip", Message("skip this question for now")),
    Command("f", "flag", Message("flag this answer, to come back to it or for the chair")),
    Command("n", "note", Message("write a note for yourself")),
    Command("t", "text search", Message("search for words in all answers of this bid")),
    Command("r", "read", Message("read the whole bid")),
    Command("c", "clarification", Message("propose a question to the bidder; the chair decides")),
    Command("a", "again", Message("show this question again from its beginning")),
    Command("o", "overview", Message("check your answers, then finish")),
    Command("h", "help", Message("show these commands")),
    Command("q", "quit", Message("save and quit; you can go on later at the same place")),
)

_CHAIR = {
    "f": Command("f", "flag", Message("flag this answer, to come back to it")),
    "c": Command("c", "clarification", Message("note down a question to the bidder")),
    "o": Command("o", "overview", Message("check what is agreed")),
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
    lines = tuple(Message("{key}: {text}.", {"key": c.key, "text": c.text}) for c in commands)
    last = Message(
        "Type a letter, then press Enter. Enter alone never records anything. "
        "Every answer is saved as soon as it is complete."
    )
    return Section(Message("Commands"), (*lines, last))

"""``procedure.yaml`` of a sample: what its people did, and when."""

from procure.model.fields import Frozen, Moment, Name, Text

SCRIPT_FILE = "procedure.yaml"


class Doing(Frozen):
    """Somebody does something at a time."""

    at: Moment
    by: Name


class Declaration(Frozen):
    """A declaration of interests."""

    at: Moment
    statement: Text
    conflicts: tuple[Name, ...] = ()


class Clarification(Doing):
    """A bidder's clarification, recorded."""

    bidder: Name
    requirement: Text
    row: Text = ""
    column: Text = ""
    answer: Text
    reason: Text


class Scores(Frozen):
    """One assessor's answers, as a file for ``procure score --answers``."""

    at: Moment
    answers: dict[Name, dict[Text, dict[Text, object]]]


class Agreed(Doing):
    """What the panel agreed, as a file for ``procure moderate --answers``."""

    answers: dict[Name, dict[Text, dict[Text, object]]]


class Script(Frozen):
    """The whole procedure, in order."""

    issued: tuple[Doing, ...]
    received: dict[Name, Doing]
    opened: Doing
    declarations: dict[Name, Declaration] = {}  # noqa: RUF012
    clarifications: tuple[Clarification, ...] = ()
    scores: dict[Name, Scores] = {}  # noqa: RUF012
    agreed: Agreed | None = None
    locked: Doing
    unsealed: Doing

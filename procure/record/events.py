"""The closed set of events. A file ``record/<person>.jsonl`` holds one person's, a line each.

Every line carries the SHA-256 of the line before it. That shows a change inside a file; it does
not see a cut tail or a consistent rewrite, and it proves nobody's identity.
"""

from collections.abc import Iterable
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, TypeAdapter

from procure.model.fields import Day, Frozen, Id, Moment, Name, Text, Words, YesNo
from procure.model.message import Said


class _Event(Frozen):
    """What every event says.

    Attributes:
        at: UTC, ``2026-04-15T09:00:00Z``.
        by: the person's name in the panel.
        clock: ``machine``, or ``given`` if the time was handed in and not read from the clock.
    """

    at: Moment
    by: Name
    clock: Literal["machine", "given"] = "machine"


class _OfLot(_Event):
    """An event in the procedure of one lot.

    Attributes:
        lot: its id; empty where the tender has no lots, or where it holds for all of them.
    """

    lot: Text = ""


class Issued(_Event):
    """The tender was frozen and forms were written."""

    event: Literal["issued"] = "issued"
    lock: Text
    form_version: int
    files: dict[Text, Text] = {}
    """Forms and criteria, file name: SHA-256. The lock has a hash of its own."""


class Received(_Event):
    """Files of a bidder came in; nothing was shown. A later one replaces an earlier one."""

    event: Literal["received"] = "received"
    bidder: Name
    files: dict[Text, Text]
    """File name: SHA-256."""
    late: YesNo = False


class Opened(_Event):
    """Bids were opened after the deadline."""

    event: Literal["opened"] = "opened"
    bidders: tuple[Name, ...]
    lock: Text
    reads: dict[Name, Text] = {}
    """Bidder: SHA-256 of what was read from the bid and its evidence."""


class Declared(_Event):
    """A panel member declared interests; ``conflicts`` names bidders he or she may not score."""

    event: Literal["declared"] = "declared"
    statement: Words
    conflicts: tuple[Name, ...] = ()


class Clarified(_OfLot):
    """A bidder answered a question about one of its answers. The original stays visible."""

    event: Literal["clarified"] = "clarified"
    bidder: Name
    requirement: Id
    row: Text = ""
    column: Text = ""
    answer: Text
    reason: Words


class Proposed(_Event):
    """An assessor proposes to ask a bidder something; the chair decides."""

    event: Literal["proposed"] = "proposed"
    bidder: Name
    criterion: Id
    question: Text


class Scored(_OfLot):
    """An assessor's level for one criterion of one bid. A later one replaces an earlier one."""

    event: Literal["scored"] = "scored"
    bidder: Name
    criterion: Id
    level: Annotated[int, Field(ge=0)]
    reason: Text
    evidence: Text


class Judged(_OfLot):
    """A judged gate: pass or fail."""

    event: Literal["judged"] = "judged"
    bidder: Name
    criterion: Id
    passes: YesNo
    reason: Text
    evidence: Text


class Skipped(_OfLot):
    """An assessor put a question aside for now."""

    event: Literal["skipped"] = "skipped"
    bidder: Name
    criterion: Id
    reason: Text = ""


class Flagged(_OfLot):
    """An assessor wants to come back to an answer, or the chair to look at it."""

    event: Literal["flagged"] = "flagged"
    bidder: Name
    criterion: Id
    reason: Text = ""


class Noted(_OfLot):
    """A note of an assessor; not a reason, not printed for others."""

    event: Literal["noted"] = "noted"
    bidder: Name
    criterion: Id
    text: Text


class Drawn(_OfLot):
    """The seed of an assessor's order of bids; the order follows from it by SHA-256."""

    event: Literal["drawn"] = "drawn"
    seed: Text


class Moved(_OfLot):
    """Where an assessor stopped, so that the questionnaire resumes there."""

    event: Literal["moved"] = "moved"
    bidder: Name
    criterion: Id


class Finished(_OfLot):
    """An assessor locked his or her scores; from here on they cannot be changed."""

    event: Literal["finished"] = "finished"


class Agreed(_OfLot):
    """The panel's level after moderation, entered by the chair, with the reason."""

    event: Literal["agreed"] = "agreed"
    bidder: Name
    criterion: Id
    level: Annotated[int, Field(ge=0)]
    reason: Text
    evidence: Text = ""


class AgreedGate(_OfLot):
    """The panel's decision on a judged gate, entered by the chair, with the reason."""

    event: Literal["agreed-gate"] = "agreed-gate"
    bidder: Name
    criterion: Id
    passes: YesNo
    reason: Text


class Excluded(_OfLot):
    """A bid was excluded by a decision of the chair: ground and provision."""

    event: Literal["excluded"] = "excluded"
    bidder: Name
    ground: Words
    provision: Words


class Withdrawn(_OfLot):
    """A bidder withdrew."""

    event: Literal["withdrawn"] = "withdrawn"
    bidder: Name
    reason: Text = ""


class Locked(_OfLot):
    """Quality is locked: no score may change any more."""

    event: Literal["locked"] = "locked"


class Unsealed(_OfLot):
    """Prices of the named bids were opened; they are the reference set."""

    event: Literal["unsealed"] = "unsealed"
    bidders: tuple[Name, ...]
    files: dict[Text, Text]
    """Bidder: SHA-256 of the price file."""


class TieDrawn(_OfLot):
    """Lots were drawn between bids that share a place; ``seed`` fixes the order by SHA-256."""

    event: Literal["tie-drawn"] = "tie-drawn"
    bidders: tuple[Name, ...]
    seed: Words
    witness: Text = ""


class PriceQueried(_OfLot):
    """The chair asked a bidder about a price that seems abnormally low.

    Attributes:
        price: what the bid asks, as it counts.
        grounds: what the published tests said that day, a sentence each; empty if none flagged it.
            Records of earlier versions hold them as plain text.
    """

    event: Literal["price-queried"] = "price-queried"
    bidder: Name
    question: Words
    price: Text
    grounds: tuple[Said | Text, ...] = ()


class PriceExplained(_OfLot):
    """What the bidder says of its price; an empty answer: asked, and none came."""

    event: Literal["price-explained"] = "price-explained"
    bidder: Name
    answer: Text
    evidence: Text = ""


class PriceDecided(_OfLot):
    """The chair's decision on a price that was asked about. A rejected one excludes the bid."""

    event: Literal["price-decided"] = "price-decided"
    bidder: Name
    accepted: YesNo
    reason: Words
    provision: Text = ""


class Settled(_OfLot):
    """The chair lets a ranking stand although a comparison of the bids found something against it.

    Attributes:
        code: of the finding, ``<plugin>.<code>``.
        where: its place.
        found: SHA-256 of the finding as it was; another one is not settled by this.
        what: the finding in words, in English.
        prices_open: whether prices were unsealed by then.
    """

    event: Literal["settled"] = "settled"
    code: Text
    where: Text = ""
    found: Text
    what: Text
    reason: Words
    prices_open: YesNo = False


class Announced(_OfLot):
    """The chair lets the bidders be told the result: letters are made as of this moment.

    Attributes:
        standstill_ends: last day on which the contract is not concluded yet.
        review: the body a bidder can turn to, with its address.
    """

    event: Literal["announced"] = "announced"
    standstill_ends: Day
    review: Words


Event: TypeAlias = Annotated[
    Issued
    | Received
    | Opened
    | Declared
    | Clarified
    | Proposed
    | Scored
    | Judged
    | Skipped
    | Flagged
    | Noted
    | Drawn
    | Moved
    | Finished
    | Agreed
    | AgreedGate
    | Excluded
    | Withdrawn
    | Locked
    | Unsealed
    | TieDrawn
    | PriceQueried
    | PriceExplained
    | PriceDecided
    | Settled
    | Announced,
    Field(discriminator="event"),
]

EVENT: TypeAdapter[Event] = TypeAdapter(Event)
"""Reads and writes any event."""


def of_lot(events: Iterable[Event], lot: str) -> tuple[Event, ...]:
    """Return the events that concern a lot; ``""`` is the whole tender, which all concern."""
    if not lot:
        return tuple(events)
    return tuple(event for event in events if getattr(event, "lot", "") in {"", lot})


def in_lot(events: Iterable[Event], lot: str) -> tuple[Event, ...]:
    """Return the events as they happen in a lot; those that concern all lots stay as they are."""
    return tuple(
        event.model_copy(update={"lot": lot}) if isinstance(event, _OfLot) else event
        for event in events
    )

"""The state of a procedure: a fold over its events."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from procure.record import events as happened
from procure.record.events import Event

BidCriterion = tuple[str, str]
"""Bidder and criterion id."""

AboutPrice = happened.PriceQueried | happened.PriceExplained | happened.PriceDecided
"""A step of the query about a price that seems abnormally low."""


@dataclass(frozen=True, slots=True)
class Assessor:
    """What one assessor has entered so far; the last entry for each bid and criterion counts.

    Attributes:
        scores: level with reason and evidence.
        gates: judged gates.
        skipped: put aside; leaves again when a score comes.
        flagged: to come back to.
        notes: in the order written.
        seed: of the order of bids, empty before the first question.
        at: bidder and criterion last shown.
        finished: scores are locked.
    """

    scores: Mapping[BidCriterion, happened.Scored] = field(default_factory=dict)
    gates: Mapping[BidCriterion, happened.Judged] = field(default_factory=dict)
    skipped: Mapping[BidCriterion, str] = field(default_factory=dict)
    flagged: Mapping[BidCriterion, str] = field(default_factory=dict)
    notes: Mapping[BidCriterion, tuple[str, ...]] = field(default_factory=dict)
    seed: str = ""
    at: BidCriterion | None = None
    finished: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """Where a procedure stands."""

    issued: happened.Issued | None = None
    received: Mapping[str, happened.Received] = field(default_factory=dict)
    opened: happened.Opened | None = None
    declarations: Mapping[str, happened.Declared] = field(default_factory=dict)
    clarifications: tuple[happened.Clarified, ...] = ()
    proposals: tuple[happened.Proposed, ...] = ()
    assessors: Mapping[str, Assessor] = field(default_factory=dict)
    agreed: Mapping[BidCriterion, happened.Agreed] = field(default_factory=dict)
    agreed_gates: Mapping[BidCriterion, happened.AgreedGate] = field(default_factory=dict)
    excluded: Mapping[str, happened.Excluded] = field(default_factory=dict)
    withdrawn: Mapping[str, happened.Withdrawn] = field(default_factory=dict)
    locked: happened.Locked | None = None
    unsealed: happened.Unsealed | None = None
    announced: happened.Announced | None = None
    ties: tuple[happened.TieDrawn, ...] = ()
    low_prices: tuple[AboutPrice, ...] = ()
    settled: tuple[happened.Settled, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def unread_prices(self) -> frozenset[str]:
        """Bidders whose prices were unsealed and could not be read."""
        if self.unsealed is None:
            return frozenset()
        return frozenset(self.unsealed.bidders) - frozenset(self.unsealed.files)

    def price_steps(self, bidder: str) -> tuple[AboutPrice, ...]:
        """Return what was asked, answered and decided about a bidder's price, in order."""
        return tuple(one for one in self.low_prices if one.bidder == bidder)

    def assessor(self, person: str) -> Assessor:
        """Return what a person has entered; an empty one if nothing."""
        found = self.assessors.get(person)
        return Assessor() if found is None else found


def fold(events: Iterable[Event], state: State | None = None) -> State:
    """Return the state after ``events``, which come in order of time.

    The fold is linear in the events: it adds to a draft, and freezes it once at the end.
    """
    draft = _Draft(state or State())
    for event in events:
        draft.add(event)
    return draft.state()


class _Draft:
    """A state under construction."""

    def __init__(self, state: State) -> None:
        self._fields: dict[str, Any] = {
            field.name: _open(getattr(state, field.name)) for field in fields(state)
        }
        self._assessors = {
            person: {field.name: _open(getattr(assessor, field.name)) for field in fields(Assessor)}
            for person, assessor in state.assessors.items()
        }

    def add(self, event: Event) -> None:
        self._fields["events"].append(event)
        if isinstance(event, _OF_ASSESSOR):
            self._add_to_assessor(event)
        elif name := _SINGLE.get(type(event)):
            self._fields[name] = event
        elif name := _LISTED.get(type(event)):
            self._fields[name].append(event)
        elif isinstance(event, happened.Received):
            self._add_delivery(event)
        else:
            name, key = _KEYED[type(event)]
            self._fields[name][key(event)] = event

    def _add_delivery(self, event: happened.Received) -> None:
        """Let a later delivery replace an earlier one; a late one replaces none made in time.

        Who withdrew and delivers again in time is back.
        """
        before = self._fields["received"].get(event.bidder)
        if not event.late or before is None or before.late:
            self._fields["received"][event.bidder] = event
        if not event.late:
            self._fields["withdrawn"].pop(event.bidder, None)

    def _add_to_assessor(self, event: Event) -> None:
        empty = {field.name: _open(getattr(Assessor(), field.name)) for field in fields(Assessor)}
        entries = self._assessors.setdefault(event.by, empty)
        match event:
            case happened.Scored() | happened.Judged():
                kind = "scores" if isinstance(event, happened.Scored) else "gates"
                entries[kind][event.bidder, event.criterion] = event
                entries["skipped"].pop((event.bidder, event.criterion), None)
            case happened.Skipped():
                entries["skipped"][event.bidder, event.criterion] = event.reason
            case happened.Flagged():
                entries["flagged"][event.bidder, event.criterion] = event.reason
            case happened.Noted():
                key = (event.bidder, event.criterion)
                entries["notes"][key] = (*entries["notes"].get(key, ()), event.text)
            case happened.Drawn():
                entries["seed"] = event.seed
            case happened.Moved():
                entries["at"] = (event.bidder, event.criterion)
            case happened.Finished():
                entries["finished"] = True

    def state(self) -> State:
        assessors = {person: Assessor(**entries) for person, entries in self._assessors.items()}
        frozen: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in self._fields.items()
        }
        return State(**{**frozen, "assessors": assessors})


def _open(value: Any) -> Any:
    if isinstance(value, tuple) and not _is_place(value):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def _is_place(value: tuple[object, ...]) -> bool:
    return len(value) == 2 and all(isinstance(part, str) for part in value)


def _bidder(event: Any) -> str:
    return str(event.bidder)


def _bid_criterion(event: Any) -> BidCriterion:
    return (event.bidder, event.criterion)


def _person(event: Any) -> str:
    return str(event.by)


_OF_ASSESSOR = (
    happened.Scored,
    happened.Judged,
    happened.Skipped,
    happened.Flagged,
    happened.Noted,
    happened.Drawn,
    happened.Moved,
    happened.Finished,
)
_SINGLE: Mapping[type, str] = {
    happened.Issued: "issued",
    happened.Opened: "opened",
    happened.Locked: "locked",
    happened.Unsealed: "unsealed",
    happened.Announced: "announced",
}
_LISTED: Mapping[type, str] = {
    happened.Clarified: "clarifications",
    happened.Proposed: "proposals",
    happened.TieDrawn: "ties",
    happened.PriceQueried: "low_prices",
    happened.PriceExplained: "low_prices",
    happened.PriceDecided: "low_prices",
    happened.Settled: "settled",
}
_KEYED: Mapping[type, tuple[str, Callable[[Any], Any]]] = {
    happened.Declared: ("declarations", _person),
    happened.Agreed: ("agreed", _bid_criterion),
    happened.AgreedGate: ("agreed_gates", _bid_criterion),
    happened.Excluded: ("excluded", _bidder),
    happened.Withdrawn: ("withdrawn", _bidder),
}

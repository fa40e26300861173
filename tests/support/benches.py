"""The small tender with a judged gate, three bids, and typed lines, for the questionnaire."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from procure.files.yaml import parse_yaml
from procure.model.bid import Bid, Place, Response, Row, Tenderer
from procure.model.bid import State as Answered
from procure.model.lock import Lock, LockedCriterion
from procure.questionnaire.procedure import Desk
from procure.questionnaire.screen import Screen
from procure.record.events import Event
from procure.record.state import State, fold
from support.examples import small_lock

GATE_YAML = """
id: street/no-ads
most: 0
reason: A bench is not a billboard.
criterion:
  id: no-ads
  title: No advertising
  kind: gate
  requirements:
    - {id: no-ads, question: "Is there any advertising on the bench?", type: boolean}
  scoring: {shape: judged}
"""

ANSWERS = {
    "acme": "Arm rests on both sides, seat 47 cm, tested with eight people over 70.",
    "birch": "Our benches are very comfortable.",
    "cedar": "",
}
NAMES = {"acme": "Acme Ltd", "birch": "Birch & Sons", "cedar": "Cedar SpA"}


@dataclass(frozen=True, slots=True)
class Benches:
    """An opened tender as the questionnaire needs it."""

    lock: Lock
    bids: Mapping[str, Bid]
    due: tuple[str, ...]
    state: State


def benches(
    state: State | None = None,
    *,
    due: tuple[str, ...] = ("acme", "birch"),
    letters: bool = False,
    agreed: str = "consensus",
) -> Benches:
    """Return the small tender, opened, with a judged gate and a judged criterion."""
    lock = small_lock()
    gate = LockedCriterion.model_validate(parse_yaml(GATE_YAML, "gate.yaml").value)
    questionnaire = lock.tender.questionnaire.model_copy(update={"letters": letters})
    tender = lock.tender.model_copy(update={"questionnaire": questionnaire, "agreed": agreed})
    lock = lock.model_copy(update={"criteria": (*lock.criteria, gate), "tender": tender})
    bids = {bidder: bench_bid(bidder) for bidder in NAMES}
    return Benches(lock, bids, due, state or State())


def bench_bid(bidder: str) -> Bid:
    """Return a bid of one bidder."""
    file = f"{bidder}/bid.xlsx"
    text = ANSWERS[bidder]
    comfort = Response(
        requirement="street/comfort",
        state=Answered.ANSWERED if text else Answered.BLANK,
        value=text or None,
        raw=text,
        place=Place(file, "Street", "D4"),
        evidence="drawing.pdf#2" if bidder == "acme" else "",
        confidential="trade secret" if bidder == "birch" else "",
    )
    ads = Response("street/no-ads", Answered.ANSWERED, False, "no", Place(file, "Street", "D20"))
    cell = Response("street/features.feature", Answered.ANSWERED, "arm rests", "arm rests",
                    Place(file, "Street", "B9"))  # fmt: skip
    present = Response("street/features.present", Answered.ANSWERED, True, "yes",
                       Place(file, "Street", "C9"))  # fmt: skip
    row = Row("1", Place(file, "Street", "A9"), {"feature": cell, "present": present})
    return Bid(
        bidder=bidder,
        tenderer=Tenderer(NAMES[bidder]),
        responses={"street/comfort": comfort, "street/no-ads": ads},
        tables={"street/features": (row,)},
    )


@dataclass
class Typist:
    """Types given lines, then leaves; keeps the screens it was shown and what was said."""

    lines: Iterable[str | None]
    screens: list[Screen] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._rest = iter(self.lines)

    def ask(self, screen: Screen) -> str | None:
        self.screens.append(screen)
        return next(self._rest, None)

    def say(self, text: object, *, whole: bool = False) -> None:
        self.said.append(str(text))


@dataclass
class Kept:
    """A record in memory."""

    events: list[Event] = field(default_factory=list)

    def append(self, events: Sequence[Event]) -> None:
        self.events.extend(events)

    def kinds(self) -> list[str]:
        return [event.event for event in self.events]

    def on(self, procedure: Benches) -> Benches:
        """Return the tender with these events on record."""
        return replace(procedure, state=fold(self.events, procedure.state))

    def desk(self, typist: Typist) -> Desk:
        return Desk(typist, lambda: "2026-04-15T09:00:00Z", self.append, "procure score T --as ana")

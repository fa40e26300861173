"""The state is a fold over events: the last entry counts, and halves fold to the whole."""

from hypothesis import given
from hypothesis import strategies as st

from procure.record.events import (
    Agreed,
    AgreedGate,
    Clarified,
    Declared,
    Drawn,
    Event,
    Excluded,
    Finished,
    Flagged,
    Issued,
    Judged,
    Locked,
    Moved,
    Noted,
    Opened,
    PriceDecided,
    PriceExplained,
    PriceQueried,
    Proposed,
    Received,
    Scored,
    Skipped,
    TieDrawn,
    Unsealed,
    Withdrawn,
)
from procure.record.state import State, fold

AT = "2026-04-15T09:00:00Z"
ITEM = ("acme", "street/comfort")

PEOPLE = st.sampled_from(["ana", "bram", "mira"])
BIDDERS = st.sampled_from(["acme", "birch"])
CRITERIA = st.sampled_from(["street/comfort", "street/noise"])
LEVELS = st.integers(0, 4)
WORD = st.sampled_from(["x", "y"])


def of(
    kind: type, **fields: st.SearchStrategy[str | int | tuple[str, ...] | dict[str, str]]
) -> st.SearchStrategy[Event]:
    built: st.SearchStrategy[Event] = st.builds(kind, at=st.just(AT), by=PEOPLE, **fields)
    return built


ON = {"bidder": BIDDERS, "criterion": CRITERIA}
EVENTS = st.one_of(
    of(Issued, lock=WORD, form_version=LEVELS),
    of(Received, bidder=BIDDERS, files=st.just({"bid.xlsx": "0"})),
    of(Opened, bidders=st.just(("acme",)), lock=WORD),
    of(Declared, statement=WORD),
    of(Clarified, bidder=BIDDERS, requirement=CRITERIA, answer=WORD, reason=WORD),
    of(Proposed, question=WORD, **ON),
    of(Scored, level=LEVELS, reason=WORD, evidence=WORD, **ON),
    of(Judged, passes=st.booleans(), reason=WORD, evidence=WORD, **ON),
    of(Skipped, **ON),
    of(Flagged, reason=WORD, **ON),
    of(Noted, text=WORD, **ON),
    of(Drawn, seed=WORD),
    of(Moved, **ON),
    of(Finished),
    of(Agreed, level=LEVELS, reason=WORD, **ON),
    of(AgreedGate, passes=st.booleans(), reason=WORD, **ON),
    of(Excluded, bidder=BIDDERS, ground=WORD, provision=WORD),
    of(Withdrawn, bidder=BIDDERS),
    of(Locked),
    of(Unsealed, bidders=st.just(("acme",)), files=st.just({"acme": "0"})),
    of(TieDrawn, bidders=st.just(("acme", "birch")), seed=WORD),
    of(PriceQueried, bidder=BIDDERS, question=WORD, price=st.just("90000")),
    of(PriceExplained, bidder=BIDDERS, answer=WORD),
    of(PriceDecided, bidder=BIDDERS, accepted=st.booleans(), reason=WORD),
)


def scored(level: int) -> Scored:
    return Scored(
        at=AT,
        by="ana",
        bidder="acme",
        criterion="street/comfort",
        level=level,
        reason="r",
        evidence="e",
    )


@given(st.lists(EVENTS, max_size=25), st.data())
def test_folding_in_two_halves_is_folding_at_once(events: list[Event], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(events)))
    first = fold(events[:at])
    assert fold(events[at:], first) == fold(events)


@given(st.lists(EVENTS, max_size=10), st.lists(EVENTS, max_size=10))
def test_folding_on_leaves_the_state_before_as_it_was(
    before: list[Event], after: list[Event]
) -> None:
    state = fold(before)
    fold(after, state)
    assert state == fold(before)


@given(st.lists(EVENTS, max_size=25))
def test_every_event_is_kept(events: list[Event]) -> None:
    assert fold(events).events == tuple(events)


def test_nothing_has_happened_at_first() -> None:
    assert fold([]) == State()


def test_a_later_score_replaces_an_earlier_one() -> None:
    assert fold([scored(1), scored(4)]).assessor("ana").scores[ITEM].level == 4


def test_a_score_takes_a_question_off_the_skipped_ones() -> None:
    skipped = Skipped(at=AT, by="ana", bidder="acme", criterion="street/comfort", reason="later")
    assert fold([skipped]).assessor("ana").skipped == {ITEM: "later"}
    assert fold([skipped, scored(2)]).assessor("ana").skipped == {}


def test_notes_are_kept_in_the_order_written() -> None:
    notes = [
        Noted(at=AT, by="ana", bidder="acme", criterion="street/comfort", text=text)
        for text in ("b", "a")
    ]
    assert fold(notes).assessor("ana").notes == {ITEM: ("b", "a")}


def test_one_persons_scores_are_not_anothers() -> None:
    assert fold([scored(1)]).assessor("bram").scores == {}

"""Moderation by the chair, in process."""

import pytest
from support.benches import Benches, Kept, Typist, benches

from procure.errors import Refused, StillOpen
from procure.questionnaire.moderation import moderate
from procure.record.events import Agreed, AgreedGate, Declared, Event, Finished, Judged, Scored
from procure.record.state import State, fold

WHEN = "2026-04-15T09:00:00Z"
LEVELS = {("ana", "acme"): 3, ("bram", "acme"): 4, ("ana", "birch"): 1, ("bram", "birch"): 1}


def entries(person: str, *, finish: bool = True) -> list[Event]:
    events: list[Event] = []
    for bidder in ("acme", "birch"):
        events.append(
            Judged(
                at=WHEN,
                by=person,
                bidder=bidder,
                criterion="street/no-ads",
                passes=True,
                reason="No advert on any drawing",
                evidence="drawing.pdf",
            )
        )
        events.append(
            Scored(
                at=WHEN,
                by=person,
                bidder=bidder,
                criterion="street/comfort",
                level=LEVELS[person, bidder],
                reason=f"{person} saw the drawing",
                evidence="drawing.pdf#2",
            )
        )
    return [*events, Finished(at=WHEN, by=person)] if finish else events


def scored(agreed: str = "consensus") -> Benches:
    return benches(fold([*entries("ana"), *entries("bram")]), agreed=agreed)


def run(*lines: str | None, procedure: Benches | None = None) -> tuple[Kept, Typist]:
    kept, typist = Kept(), Typist(lines)
    moderate(procedure or scored(), "mira", kept.desk(typist))
    return kept, typist


def test_what_the_assessors_differ_on_comes_first() -> None:
    _, typist = run(None)
    assert "Comfort for older people (street/comfort), Acme Ltd" in str(typist.screens[0].title)
    assert "differ on 1 of 4" in str(typist.screens[0].notices[0])


def test_the_chair_sees_each_level_reason_and_pointer() -> None:
    _, typist = run(None)
    shown = [str(line) for s in typist.screens[0].sections for line in s.lines]
    assert "Ana Roe: level 3. Evidence: drawing.pdf#2. Reason: ana saw the drawing" in shown
    assert "Bram Poe: level 4. Evidence: drawing.pdf#2. Reason: bram saw the drawing" in shown


def test_an_agreed_level_needs_a_reason_and_is_an_event() -> None:
    kept, _ = run("3", "", "The test report has only four people", None)
    event = next(event for event in kept.events if isinstance(event, Agreed))
    assert (event.by, event.bidder, event.level) == ("mira", "acme", 3)


def test_the_reason_of_an_assessor_can_be_taken_over_by_choosing_it() -> None:
    kept, _ = run("4", "1", None)
    assert [(e.reason, e.evidence) for e in kept.events if isinstance(e, Agreed)] == [
        ("bram saw the drawing", "drawing.pdf#2")
    ]


def test_a_judged_gate_is_agreed_as_a_gate() -> None:
    kept, _ = run("j", "no-ads acme", "fail", "Page 3 shows a screen with adverts", None)
    assert [e.passes for e in kept.events if isinstance(e, AgreedGate)] == [False]


def test_a_bid_whose_gate_failed_is_not_moderated_further() -> None:
    kept, typist = run(
        "j", "no-ads acme", "fail", "Page 3 shows a screen with adverts",
        "j", "no-ads birch", "pass", "1", "1", "1", "finish",
    )  # fmt: skip
    assert kept.kinds().count("agreed") == 1
    assert typist.said[-1] == "Done: everything is agreed."


def test_while_an_assessor_is_due_moderation_waits_and_names_who_and_what() -> None:
    procedure = benches(fold(entries("ana")))
    with pytest.raises(StillOpen, match=r"bram has 4 of 4 still to score: street/no-ads of acme"):
        run(None, procedure=procedure)


def test_an_assessor_who_has_not_finished_is_named() -> None:
    procedure = benches(fold([*entries("ana"), *entries("bram", finish=False)]))
    with pytest.raises(StillOpen, match="bram has scored everything but not finished"):
        run(None, procedure=procedure)


def test_an_assessor_with_a_conflict_is_not_waited_for() -> None:
    declared = Declared(at=WHEN, by="bram", statement="Own shares", conflicts=("acme", "birch"))
    state = fold([declared, *entries("ana")])
    kept, _ = run("pass", "1", None, procedure=benches(state))
    assert "agreed-gate" in kept.kinds()


@pytest.mark.parametrize("agreed", ["mean", "median"])
def test_under_mean_and_median_moderation_is_not_needed(agreed: str) -> None:
    with pytest.raises(Refused, match=f"not needed: this tender takes the {agreed}"):
        run(None, procedure=scored(agreed))


def test_only_the_chair_moderates() -> None:
    with pytest.raises(Refused, match=r"ana is not the chair.*mira"):
        moderate(scored(), "ana", Kept().desk(Typist([])))


def test_moderation_goes_on_where_it_stopped() -> None:
    kept, first = run("3", "The test report has only four people", None)
    second = Typist([None])
    moderate(kept.on(scored()), "mira", kept.desk(second))
    assert str(second.screens[0].title) == str(first.screens[-1].title)


def test_nobody_asked_means_nothing_to_moderate() -> None:
    _, typist = run(None, procedure=benches(State(), due=()))
    assert typist.said == ["There is nothing to moderate in this tender."]

"""Answers from a file: checked whole, recorded whole, or not at all."""

from pathlib import Path

import pytest
from support.benches import Benches, Kept, benches

from procure.errors import InputFault
from procure.questionnaire.file import read_answers, record_answers
from procure.questionnaire.score import Outcome, entered, opened, scoring_job
from procure.record.events import Judged, Scored

WHEN = "2026-04-15T09:00:00Z"

GOOD = """
acme:
  street/comfort: {score: 3, reason: "Drawing 2 gives 47 cm and rests", evidence: "bid.xlsx!S!D4"}
  street/no-ads: {pass: yes, reason: "No advert on any drawing", evidence: drawing.pdf}
birch:
  street/comfort: {score: 1, reason: "Nothing but the word comfortable", evidence: "bid.xlsx!S!D4"}
  street/no-ads: {pass: no, reason: "Page 3 shows a screen with adverts", evidence: plan.pdf#3}
"""


def record(
    tmp_path: Path, text: str, kept: Kept | None = None, *, finish: bool = True
) -> tuple[Kept, Outcome]:
    kept = kept or Kept()
    path = tmp_path / "ana.yaml"
    path.write_text(text, encoding="utf-8")
    procedure: Benches = kept.on(benches())
    job = scoring_job(procedure, "ana", "seed-1", "question")
    own = procedure.state.assessor("ana")
    answers = read_answers(path, job)
    session = opened(job, entered(own), own)
    return kept, record_answers(session, answers, WHEN, kept.append, finish=finish)


def faults(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(InputFault) as caught:
        record(tmp_path, text)
    return [str(problem) for problem in caught.value.problems]


def test_a_complete_file_is_recorded_and_locked(tmp_path: Path) -> None:
    kept, outcome = record(tmp_path, GOOD)
    assert [e.level for e in kept.events if isinstance(e, Scored)] == [3, 1]
    assert [e.passes for e in kept.events if isinstance(e, Judged)] == [True, False]
    assert kept.kinds()[-1] == "finished"
    assert outcome.finished


def test_a_complete_file_is_left_unlocked_on_request(tmp_path: Path) -> None:
    kept, outcome = record(tmp_path, GOOD, finish=False)
    assert "finished" not in kept.kinds()
    assert not outcome.finished


def test_a_file_of_some_answers_names_what_is_open(tmp_path: Path) -> None:
    _, outcome = record(tmp_path, GOOD[: GOOD.index("birch:")])
    assert set(outcome.open) == {("birch", "street/comfort"), ("birch", "street/no-ads")}


def test_the_same_answers_again_are_no_new_events(tmp_path: Path) -> None:
    kept, _ = record(tmp_path, GOOD, finish=False)
    before = len(kept.events)
    record(tmp_path, GOOD, kept, finish=False)
    assert len(kept.events) == before


def test_every_fault_is_named_with_its_line_and_nothing_is_recorded(tmp_path: Path) -> None:
    text = """acme:
  street/comfort: {score: 9, reason: "Drawing 2 gives 47 cm", evidence: plan.pdf}
  street/no-ads: {pass: maybe, reason: "No advert seen anywhere", evidence: plan.pdf}
birch:
  street/comfort: {score: 1, reason: good, evidence: plan.pdf}
  street/no-ads: {pass: yes, reason: "No advert seen anywhere"}
delta:
  street/comfort: {score: 1, reason: "Nothing but a word", evidence: plan.pdf}
"""
    kept = Kept()
    path = tmp_path / "ana.yaml"
    path.write_text(text, encoding="utf-8")
    job = scoring_job(benches(), "ana", "seed-1", "question")
    with pytest.raises(InputFault) as caught:
        read_answers(path, job)
    said = [str(problem) for problem in caught.value.problems]
    assert [line.split(" ")[0] for line in said] == [
        "ana.yaml:2",
        "ana.yaml:3",
        "ana.yaml:5",
        "ana.yaml:6",
        "ana.yaml:7",
    ]
    assert kept.events == []


def test_a_calculated_criterion_is_not_answered(tmp_path: Path) -> None:
    text = "acme:\n  street/footprint: {score: 3, reason: three whole words, evidence: a.pdf}\n"
    assert "is not a criterion that is judged here" in faults(tmp_path, text)[0]


def test_a_missing_score_is_never_assumed(tmp_path: Path) -> None:
    text = 'acme:\n  street/comfort: {reason: "Drawing 2 gives 47 cm", evidence: a.pdf}\n'
    assert faults(tmp_path, text)[0].startswith("ana.yaml:2 acme.street/comfort: has no score.")


def test_an_empty_score_is_never_zero(tmp_path: Path) -> None:
    text = 'acme:\n  street/comfort: {score: , reason: "Drawing 2 gives 47 cm", evidence: a.pdf}\n'
    assert "has no score" in faults(tmp_path, text)[0]


def test_a_decimal_is_not_a_level(tmp_path: Path) -> None:
    text = 'acme:\n  street/comfort: {score: 2.5, reason: "Drawing 2 gives 47 cm", evidence: a.pdf}'
    assert "2.5 is not a level" in faults(tmp_path, text)[0]


def test_a_list_of_evidence_is_told_how_it_is_written(tmp_path: Path) -> None:
    text = (
        'acme:\n  street/comfort: {score: 2, reason: "Drawing 2 gives 47 cm", '
        "evidence: [plan.pdf#2, seat.pdf]}\n"
    )
    assert faults(tmp_path, text)[0].endswith("Write 'plan.pdf#2; seat.pdf' instead.")


def test_a_misspelt_key_is_named(tmp_path: Path) -> None:
    text = 'acme:\n  street/comfort: {scroe: 2, reason: "Drawing 2 gives 47 cm", evidence: a.pdf}\n'
    assert "scroe is not known here" in faults(tmp_path, text)[0]


def test_a_reason_that_repeats_the_level_is_refused(tmp_path: Path) -> None:
    text = (
        "acme:\n  street/comfort: {score: 1, "
        'reason: "Arm rests are claimed; no drawing shows them", evidence: a.pdf}\n'
    )
    assert "only repeats the text of level 1" in faults(tmp_path, text)[0]


def test_a_reason_naming_another_bidder_is_pointed_out_and_recorded(tmp_path: Path) -> None:
    reason = "Better drawing than Birch & Sons sent"
    kept, outcome = record(tmp_path, GOOD.replace("Drawing 2 gives 47 cm and rests", reason))
    assert "street/comfort of acme: Your reason names Birch & Sons" in str(outcome.warnings[0])
    assert "scored" in kept.kinds()


def test_a_place_in_a_file_the_bid_does_not_list_is_pointed_out_and_recorded(
    tmp_path: Path,
) -> None:
    kept, outcome = record(tmp_path, GOOD.replace("bid.xlsx!S!D4", "sketch.pdf#4", 1))
    told = [str(one) for one in outcome.warnings]
    assert any("street/comfort of acme: No file called sketch.pdf is listed" in one for one in told)
    assert "sketch.pdf#4" in [e.evidence for e in kept.events if isinstance(e, Scored)]


def test_an_empty_file_holds_no_answers(tmp_path: Path) -> None:
    assert "holds no answers" in faults(tmp_path, "")[0]

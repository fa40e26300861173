"""The record of a procedure: one file a person, each line chained to the one before."""

import json

import pytest
from procedure.town import Town

from procure.errors import InputFault
from procure.files.canonical import sha256
from procure.procedure.evaluating import evaluate_folder
from procure.record.store import read_record


def lines(benches: Town, person: str) -> list[bytes]:
    return (benches.folder.record / f"{person}.jsonl").read_bytes().splitlines(keepends=True)


def test_each_person_has_a_record(benches: Town) -> None:
    benches.unsealed()
    assert sorted(path.name for path in benches.folder.record.iterdir()) == [
        "kim.jsonl",
        "lea.jsonl",
        "tom.jsonl",
    ]


@pytest.mark.parametrize("person", ["kim", "lea", "tom"])
def test_each_line_carries_the_hash_of_the_one_before(benches: Town, person: str) -> None:
    found = lines(benches.unsealed(), person)
    previous = [json.loads(line)["previous"] for line in found]
    assert previous == ["0" * 64, *(sha256(line) for line in found[:-1])]


def test_the_evaluation_holds_the_head_of_every_record(benches: Town) -> None:
    evaluation = evaluate_folder(benches.unsealed().folder)
    assert evaluation.record == {
        person: sha256(lines(benches, person)[-1]) for person in ("kim", "lea", "tom")
    }


def test_a_changed_line_is_found(benches: Town) -> None:
    path = benches.unsealed().folder.record / "lea.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"level":3', b'"level":4', 1))
    with pytest.raises(InputFault, match=r"record/lea\.jsonl:\d+: does not follow"):
        read_record(benches.folder.record)


def test_a_time_that_is_given_is_marked_as_given(benches: Town) -> None:
    assert {event.clock for event in benches.unsealed().state.events} == {"given"}


def test_individual_scores_stay_beside_the_agreed_ones(benches: Town) -> None:
    state = benches.unsealed().state
    key = ("oakline", "connectivity/footway")
    assert state.assessor("lea").scores[key].level == 3
    assert state.agreed[key].level == 3

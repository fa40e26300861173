"""The record on disk: added to, never edited; a change inside a file is seen."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.errors import InputFault
from procure.files.canonical import sha256
from procure.record.events import EVENT, Event, Finished, Flagged, Noted, Scored
from procure.record.store import append, heads, read_record


def scored(by: str = "ana", at: str = "2026-04-15T09:00:00Z", level: int = 3) -> Scored:
    return Scored(
        at=at,
        by=by,
        bidder="acme",
        criterion="street/comfort",
        level=level,
        reason="Two drawings – «reads» well",
        evidence="bid.xlsx!Street!D4",
    )


def flagged(by: str, at: str) -> Flagged:
    return Flagged(at=at, by=by, bidder="acme", criterion="street/comfort")


def fault(folder: Path) -> list[str]:
    with pytest.raises(InputFault) as caught:
        read_record(folder)
    return [str(problem) for problem in caught.value.problems]


def test_what_was_added_is_read_again(tmp_path: Path) -> None:
    events: list[Event] = [scored(), Finished(at="2026-04-15T09:01:00Z", by="ana")]
    append(tmp_path / "record", events)
    assert read_record(tmp_path / "record") == tuple(events)


def test_each_person_has_a_file_and_each_event_a_line(tmp_path: Path) -> None:
    append(tmp_path, [scored("ana"), scored("bram"), scored("ana")])
    assert len((tmp_path / "ana.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert len((tmp_path / "bram.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_a_line_carries_the_hash_of_the_line_before_it(tmp_path: Path) -> None:
    append(tmp_path, [scored()])
    append(tmp_path, [scored(level=4)])
    first, second = (tmp_path / "ana.jsonl").read_bytes().splitlines(keepends=True)
    assert json.loads(first)["previous"] == "0" * 64
    assert json.loads(second)["previous"] == sha256(first)
    assert heads(tmp_path) == {"ana": sha256(second)}


def test_events_in_one_go_are_the_same_bytes_as_one_after_the_other(tmp_path: Path) -> None:
    events: list[Event] = [scored(), flagged("ana", "2026-04-15T09:02:00Z"), scored(level=0)]
    append(tmp_path / "one", events)
    for event in events:
        append(tmp_path / "two", [event])
    assert (tmp_path / "one/ana.jsonl").read_bytes() == (tmp_path / "two/ana.jsonl").read_bytes()


def test_events_come_in_order_of_time_then_of_person(tmp_path: Path) -> None:
    append(tmp_path, [flagged("bram", "2026-04-15T09:00:00Z")])
    append(tmp_path, [flagged("ana", "2026-04-15T09:00:00Z")])
    append(tmp_path, [flagged("ana", "2026-04-15T11:00:00Z")])
    append(tmp_path, [flagged("bram", "2026-04-15T12:00:00+02:00")])
    assert [(event.by, event.at[11:13]) for event in read_record(tmp_path)] == [
        ("ana", "09"),
        ("bram", "09"),
        ("bram", "12"),
        ("ana", "11"),
    ]


def test_a_clock_set_back_does_not_reorder_what_one_person_wrote(tmp_path: Path) -> None:
    append(tmp_path, [scored(at="2026-04-15T10:00:00Z", level=1)])
    append(tmp_path, [scored(at="2026-04-15T09:00:00Z", level=4)])
    levels = [event.level for event in read_record(tmp_path) if isinstance(event, Scored)]
    assert levels == [1, 4]


def test_no_record_is_an_empty_one(tmp_path: Path) -> None:
    assert read_record(tmp_path / "record") == ()
    assert heads(tmp_path / "record") == {}


def test_an_edited_line_is_seen_in_the_line_after_it(tmp_path: Path) -> None:
    append(tmp_path, [scored(level=3), scored(level=4)])
    path = tmp_path / "ana.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"level":3', b'"level":2'))
    assert fault(tmp_path) == [
        "record/ana.jsonl:2: does not follow from the line before it: the record was changed. "
        "Restore the file from a copy."
    ]


def test_a_removed_line_is_seen(tmp_path: Path) -> None:
    append(tmp_path, [scored(level=1), scored(level=2), scored(level=3)])
    path = tmp_path / "ana.jsonl"
    first, _, third = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + third)
    assert "record/ana.jsonl:2: does not follow" in fault(tmp_path)[0]


def test_another_persons_line_is_seen(tmp_path: Path) -> None:
    append(tmp_path, [scored("ana")])
    (tmp_path / "ana.jsonl").rename(tmp_path / "bram.jsonl")
    assert "record/bram.jsonl:1: does not follow" in fault(tmp_path)[0]


def test_faults_of_every_file_come_at_once(tmp_path: Path) -> None:
    for person in ("ana", "bram"):
        (tmp_path / f"{person}.jsonl").write_text("x\n", encoding="utf-8")
    assert [line.split(":")[0] for line in fault(tmp_path)] == [
        "record/ana.jsonl",
        "record/bram.jsonl",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[]",
        "3",
        "{}",
        '{"previous": "0"}',
        '{"event": "scored", "previous": "0"}',
        '{"event":"finished","at":"soon","by":"ana","previous":"0"}',
        '{"event":"finished","at":"2026-04-15T09:00:00","by":"ana","previous":"0"}',
        "[" * 100_000,
        "\udcff",
    ],
)
def test_what_is_no_event_is_a_fault_and_never_a_crash(tmp_path: Path, line: str) -> None:
    content = line.encode("utf-8", "surrogateescape") + b"\n"
    (tmp_path / "ana.jsonl").write_bytes(content)
    assert fault(tmp_path) == [
        "record/ana.jsonl:1: is not an event of this program. "
        "Restore the file from a copy; a record is never edited."
    ]


def test_a_line_that_breaks_off_is_named_and_nothing_is_added_behind_it(tmp_path: Path) -> None:
    append(tmp_path, [scored(), scored()])
    path = tmp_path / "ana.jsonl"
    broken = path.read_bytes()[:-20]
    path.write_bytes(broken)
    assert "record/ana.jsonl:2: breaks off in the middle of a line." in fault(tmp_path)[0]
    with pytest.raises(InputFault, match="breaks off"):
        append(tmp_path, [scored()])
    assert path.read_bytes() == broken


def test_a_name_that_is_a_path_cannot_be_a_person() -> None:
    with pytest.raises(ValueError, match="is not a name"):
        scored(by="../ana")


TEXTS = st.text(max_size=30)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_any_text_survives_writing_and_reading(texts: list[tuple[str, str]]) -> None:
    events: list[Event] = [
        Noted(
            at="2026-04-15T09:00:00Z", by="ana", bidder="acme", criterion="a/b", text=first + second
        )
        for first, second in texts
    ]
    for event in events:
        assert EVENT.validate_json(EVENT.dump_json(event)) == event

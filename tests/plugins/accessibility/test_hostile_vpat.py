"""Word reports that nobody should hand in: a finding, never a crash."""

import re
from time import process_time

import pytest
from procure_accessibility.reading import read_word_report
from procure_accessibility.sheet_form import empty_report, sheet_of
from procure_accessibility.vpat import is_vpat
from procure_accessibility.word_tables import MAX_PART
from support.hostile import bombed, packed, parts_of, with_entities, with_part
from support.sound import check_reading, codes, numbers
from support.vpat import vpat

from procure.api import EvidenceContent, Reading

MAIN = "word/document.xml"
GOOD = vpat([("1.1.1 Non-text Content (Level A)", "Supports", "Seen.")]).content
BODY = parts_of(GOOD)[MAIN]


def read(content: bytes) -> Reading:
    file = EvidenceContent("vpat.docx", content)
    is_vpat(file)
    reading = read_word_report(file, {"target": "wcag21-aa"})
    check_reading(reading, "accessibility")
    return reading


def rows(*some: tuple[str, str, str]) -> Reading:
    return read(vpat(some).content)


WORKBOOK = sheet_of(empty_report("wcag20-aa", ["web"]))

UNREADABLE = {
    "empty": b"",
    "no zip": b"%PDF-1.7",
    "cut in half": GOOD[: len(GOOD) // 2],
    "a workbook": WORKBOOK,
    "an empty zip": packed({}),
    "a zip bomb": bombed(GOOD, MAIN),
    "50 MB": GOOD + b"\0" * 50_000_000,
    "entities": with_part(GOOD, MAIN, with_entities(BODY)),
    "a foreign document type": with_part(
        GOOD, MAIN, BODY.replace(b"?>", b'?><!DOCTYPE d SYSTEM "http://x.example/d.dtd">', 1)
    ),
    "utf-16": with_part(GOOD, MAIN, BODY.decode().replace("UTF-8", "UTF-16").encode("utf-16")),
    "latin-1": with_part(GOOD, MAIN, BODY.replace(b"Seen.", b"Gepr\xfcft.")),
    "half an element": with_part(GOOD, MAIN, BODY[:-20]),
    "400,000 elements": with_part(
        GOOD, MAIN, BODY.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 400_001)
    ),
    "another namespace": with_part(GOOD, MAIN, BODY.replace(b"wordprocessingml", b"strict")),
    "deep tables": with_part(
        GOOD, MAIN,
        BODY.replace(b"<w:body>", b"<w:body>" + b"<w:tbl>" * 20_000 + b"</w:tbl>" * 20_000),
    ),
}  # fmt: skip


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_report_gives_no_measure_and_says_why(content: bytes) -> None:
    reading = read(content)
    assert (reading.measures, codes(reading.findings)) == ((), {"R1"})


def test_a_part_that_unpacks_to_more_than_it_says_is_refused() -> None:
    content = bytearray(bombed(GOOD, MAIN))
    at = content.rindex(b"word/document.xml") - 46 + 24
    content[at : at + 4] = (1_000).to_bytes(4, "little")
    assert codes(read(bytes(content)).findings) == {"R1"}


@pytest.mark.parametrize("part", [b"<" * 390_000, b"<w:p " * 390_000, b"<?" * 390_000])
def test_tags_that_never_end_are_refused_without_delay(part: bytes) -> None:
    begun = process_time()
    assert codes(read(with_part(GOOD, MAIN, part)).findings) == {"R1"}
    assert process_time() - begun < 5


def test_tables_within_tables_within_tables_are_refused_without_delay() -> None:
    opened, closed = b"<w:tbl><w:tr><w:tc>" * 70, b"</w:tc></w:tr></w:tbl>" * 70
    cells = b"<w:tr><w:tc><w:p/></w:tc></w:tr>" * 60_000
    part = BODY.replace(b"<w:body>", b"<w:body>" + opened + cells + closed)
    begun = process_time()
    assert codes(read(with_part(GOOD, MAIN, part)).findings) == {"R1"}
    assert process_time() - begun < 5


def test_a_mark_of_byte_order_changes_nothing() -> None:
    reading = read(with_part(GOOD, MAIN, b"\xef\xbb\xbf" + BODY))
    assert numbers(check_reading(reading, "accessibility"))["supports"] == 1


def test_no_other_part_of_the_document_is_opened() -> None:
    linked = b'<Relationship Id="rX" Target="file:///etc/passwd" TargetMode="External"/>'
    rels = parts_of(GOOD)["word/_rels/document.xml.rels"]
    changed = rels.replace(b"</Relationships>", linked + b"</Relationships>")
    other = with_part(with_part(GOOD, "word/_rels/document.xml.rels", changed), "word/x.xml", b"<")
    assert read(other) == read(GOOD)


def test_thousands_of_rows_are_read_and_asked_about_in_few_findings() -> None:
    row = re.search(rb"<w:tr>(?:(?!</w:tr>).)*1\.1\.1.*?</w:tr>", BODY, re.DOTALL)
    assert row
    reading = read(with_part(GOOD, MAIN, BODY.replace(row[0], row[0] * 5_000)))
    assert numbers(check_reading(reading, "accessibility"))["supports"] == 1
    assert len(reading.findings) < 100


@pytest.mark.parametrize(
    "said",
    [
        "1e400",
        "9" * 100_000,
        "Supports" * 9_000,
        "=SUM(A1)",
        "Web: " * 5_000,
        "Web: Supports\nWeb: Does Not Support",
        "{level}",
        "\u202estroppuS",
        "null",
        "True",
    ],
    ids=lambda said: str(said)[:12],
)
def test_a_level_that_is_none_counts_as_nothing_and_is_asked_about(said: str) -> None:
    reading = rows(("1.1.1 Non-text Content", said, "Seen."))
    assert numbers(check_reading(reading, "accessibility"))["supports"] == 0
    assert "R3" in codes(reading.findings)


@pytest.mark.parametrize("number", ["1.1.1" * 9_000, "999.1.1", "1.1.1.1.1.1.1.1", "1e400.1"])
def test_a_number_that_is_none_is_placed_nowhere_and_asked_about(number: str) -> None:
    reading = rows((number, "Supports", "Seen."))
    assert numbers(check_reading(reading, "accessibility"))["supports"] == 0
    assert codes(reading.findings) & {"R2", "L15"}


def test_two_rows_for_one_criterion_count_at_their_worst() -> None:
    one = ("1.1.1 Non-text Content", "Supports", "Seen.")
    reading = rows(one, (one[0], "Does Not Support", "None."))
    assert numbers(check_reading(reading, "accessibility"))["does_not_support"] == 1
    assert "R4" in codes(reading.findings)


def test_the_bound_of_the_main_part_is_above_any_real_report() -> None:
    assert len(BODY) * 100 < MAX_PART

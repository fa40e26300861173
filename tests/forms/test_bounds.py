"""What is refused before a workbook is opened, each with one clear reason."""

import io
import zipfile
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import small_lock

from procure.bid.compose import compose_bid
from procure.errors import Problem
from procure.forms.bid_form import bid_form
from procure.forms.bounds import workbook_problem
from procure.forms.workbook import OpenedForm, open_form
from procure.forms.xlsx_bid import given_in_workbook


@cache
def form() -> bytes:
    return bid_form(small_lock())


def with_parts(parts: Mapping[str, bytes]) -> bytes:
    """Return the form with parts replaced or added."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(form())) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    return packed.getvalue()


def said(content: bytes) -> str:
    problem = workbook_problem(content, "acme/bid.xlsx")
    assert problem is not None
    assert problem.where == "acme/bid.xlsx"
    assert problem.remedy
    return problem.what


def test_our_own_form_is_opened() -> None:
    assert isinstance(open_form(form(), "acme/bid.xlsx"), OpenedForm)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty."),
        (b"id;answer\nstreet/x;4\n", "is not an .xlsx workbook, whatever its name says."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "is a workbook in the old .xls format.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "is protected by a password.",
        ),
    ],
)
def test_what_is_no_xlsx_is_named(content: bytes, what: str) -> None:
    assert said(content) == what


def test_a_file_cut_off_is_refused() -> None:
    assert said(form()[:-900]) == "is damaged or cut off."


def test_a_file_with_flipped_bytes_is_refused() -> None:
    content = bytearray(form())
    content[2000:2040] = b"\xff" * 40
    assert isinstance(open_form(bytes(content), "acme/bid.xlsx"), Problem)


def test_a_file_over_20_mb_is_refused() -> None:
    assert said(b"PK\x03\x04" + b"\0" * 20_000_001) == "is larger than 20 MB."


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("xl/vbaProject.bin", b"macro", "contains macros."),
        ("xl/externalLinks/externalLink1.xml", b"<x/>", "is linked to other workbooks."),
        ("xl/embeddings/oleObject1.bin", b"x", "contains embedded objects."),
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
            "is an OpenDocument (.ods) spreadsheet.",
        ),
        (
            "xl/sharedStrings.xml",
            b'<!DOCTYPE sst [<!ENTITY a "b">]><sst>&a;</sst>',
            "contains a document type or entity, which no spreadsheet program writes.",
        ),
        (
            "xl/sharedStrings.xml",
            '<?xml version="1.0" encoding="UTF-16"?><sst/>'.encode("utf-16"),
            "contains XML that is not UTF-8.",
        ),
        (
            "xl/sharedStrings.xml",
            b'<?xml version="1.0"' + b" " * 500 + b'encoding="cp037"?><sst/>',
            "contains XML that is not UTF-8.",
        ),
        ("xl/media/a.bin", b"\0" * 2_000_000, "is packed suspiciously tight."),
        ("xl/sharedStrings.xml", b"<x/>" * 1_000_001, "is packed suspiciously tight."),
    ],
)
def test_a_part_that_does_not_belong_in_a_bid_is_refused(
    name: str, content: bytes, what: str
) -> None:
    assert said(with_parts({name: content})) == what


def test_more_than_200_parts_are_refused() -> None:
    parts = {f"xl/media/{number}.bin": b"x" for number in range(200)}
    assert said(with_parts(parts)).startswith("has more than 200 parts")


def test_a_sheet_of_millions_of_tags_is_refused() -> None:
    rows = b"".join(b"<row r='%d'/>" % number for number in range(2_500_001))
    assert said(with_parts({"xl/worksheets/sheet9.xml": rows})) == "holds too many cells."


def test_a_cell_far_away_costs_nothing_and_is_left_out() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    opened = open_form(with_parts({"xl/worksheets/sheet1.xml": sheet}), "acme/bid.xlsx")
    assert isinstance(opened, OpenedForm)
    assert opened.sheets[0].cells == {}


def test_a_broken_sheet_is_a_problem_not_a_traceback() -> None:
    opened = open_form(with_parts({"xl/worksheets/sheet1.xml": b"<worksheet>"}), "acme/bid.xlsx")
    assert isinstance(opened, Problem)
    assert opened.what.startswith("is damaged: ")


@settings(max_examples=80)
@given(
    part=st.sampled_from(
        [
            "xl/workbook.xml",
            "xl/styles.xml",
            "xl/worksheets/sheet4.xml",
            "xl/_rels/workbook.xml.rels",
        ]
    ),
    at=st.floats(0, 1, exclude_max=True),
    put=st.sampled_from([b"<", b'"-1"', b"1E999", b"ZZZZZ9", b"\xff", b"</c>", b"", b"&lt;"]),
    cut=st.integers(0, 40),
)
def test_a_damaged_part_is_read_or_named_and_never_raises(
    part: str, at: float, put: bytes, cut: int
) -> None:
    with zipfile.ZipFile(io.BytesIO(form())) as archive:
        content = archive.read(part)
    place = int(at * len(content))
    damaged = with_parts({part: content[:place] + put + content[place + cut :]})
    opened = open_form(damaged, "acme/bid.xlsx")
    if isinstance(opened, OpenedForm):
        compose_bid(small_lock(), given_in_workbook(small_lock(), opened), "acme", (), {})

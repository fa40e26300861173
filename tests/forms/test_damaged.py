"""Files damaged, disguised or built by hand: the one answer each, with its place and remedy."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from forms.broken import (
    SHEET,
    answer,
    answers,
    edited,
    form,
    packed,
    parts_of,
    read,
    said,
    sheet_of,
    with_parts,
)

from procure.model.bid import State

SHEET_4 = "xl/worksheets/sheet4.xml"
SAVE_AGAIN = "Open it in Excel or LibreOffice, save it, and send it again."
COPY = "Copy your answers into a fresh form and save that."


def refused(tmp_path: Path, content: bytes) -> str:
    """Return what the bidder is told about a file that is not read at all."""
    result = read(tmp_path, content)
    assert result.bid is None
    (fault,) = said(result)
    (asked,) = read(tmp_path, content, "officer").problems
    assert asked.remedy.startswith("Do not change the file. Ask the bidder to clarify")
    return fault.removeprefix("acme/bid.xlsx")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n", "is a PDF"),
        (b"{\\rtf1 offer}", "is a text document"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"<html><table/></html>", "is a web page or an XML file"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "is a web page or an XML file"),
        (b"id;answer\nstreet/x;4\n", "is not an .xlsx workbook"),
        (b'{"url": "https://docs.example"}', "is not an .xlsx workbook"),
        (b"Rar!\x1a\x07\x00", "is not an .xlsx workbook"),
        (packed({"[Content_Types].xml": b"", "word/document.xml": b""}), "is a Word document"),
        (packed({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}), "is a presentation"),
        (packed({"[Content_Types].xml": b"", "xl/workbook.bin": b""}), "is a binary workbook"),
        (packed({"Index/Document.iwa": b""}), "is an Apple Numbers document"),
        (packed({"offer.pdf": b"%PDF-"}), "is not an .xlsx workbook"),
        (
            packed({"mimetype": b"application/vnd.oasis.opendocument.text"}),
            "is an OpenDocument text",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "is a Word document",
        ),
    ],
)
def test_another_kind_of_file_is_named_by_what_it_is(
    tmp_path: Path, content: bytes, what: str
) -> None:
    fault = refused(tmp_path, content)
    assert fault.startswith(f": {what}")
    assert "xlsx" in fault.split(". ")[-1] or "form" in fault


@pytest.mark.parametrize("keep", [0, 4, 30, 2_000, -1, -22, -600])
def test_a_file_cut_off_anywhere_is_refused(tmp_path: Path, keep: int) -> None:
    fault = refused(tmp_path, form()[:keep])
    assert fault in (
        ": is empty. Send the filled-in form.",
        f": is damaged or cut off. {SAVE_AGAIN}",
    )


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("xl/vbaProject.bin", "contains macros. Save it as .xlsx without macros."),
        ("xl/macrosheets/sheet1.xml", "contains macros. Save it as .xlsx without macros."),
        (
            "xl/externalLinks/externalLink1.xml",
            "is linked to other workbooks. Paste the values and break the links.",
        ),
        (
            "xl/embeddings/Document.docx",
            "contains embedded objects. Take them out and send them as files beside the form.",
        ),
        (
            "xl/activeX/activeX1.xml",
            "contains embedded objects. Take them out and send them as files beside the form.",
        ),
        ("../x.xml", f"holds a part called '../x.xml', which points out of the file. {COPY}"),
        ("/etc/x.xml", f"holds a part called '/etc/x.xml', which points out of the file. {COPY}"),
        ("C:\\x.xml", f"holds a part called 'C:\\x.xml', which points out of the file. {COPY}"),
        ("XL/WORKBOOK.XML", f"holds two parts called 'XL/WORKBOOK.XML'. {SAVE_AGAIN}"),
    ],
)
def test_a_part_that_does_not_belong_is_named_with_its_remedy(
    tmp_path: Path, name: str, what: str
) -> None:
    assert refused(tmp_path, with_parts({name: b"<x/>"})) == f": {what}"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    made = io.BytesIO(form())
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(SHEET_4, sheet_of(""))
    fault = refused(tmp_path, made.getvalue())
    assert fault == f": holds two parts called '{SHEET_4}'. {SAVE_AGAIN}"


def test_an_encrypted_part_is_a_password(tmp_path: Path) -> None:
    made = bytearray(form())
    central = made.index(b"PK\x01\x02")
    struct.pack_into("<H", made, central + 8, 1)
    assert refused(tmp_path, bytes(made)) == (
        ": is protected by a password. Remove the password and save it again."
    )


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_packed_by_another_method_is_refused(tmp_path: Path, method: int) -> None:
    fault = refused(tmp_path, packed(parts_of(form()), method))
    assert fault == f": is packed in a way that no spreadsheet program uses. {SAVE_AGAIN}"


def test_a_zip64_file_is_read(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of(edited(answers(clearance=2))).items():
            with archive.open(name, "w", force_zip64=True) as part:
                part.write(content)
    assert answer(read(tmp_path, made.getvalue()), "clearance").raw == "2"


@pytest.mark.parametrize(
    ("xml", "what"),
    [
        (b"<!DOCTYPE a><a/>", "contains a document type or entity"),
        (b" " * 65_532 + b"<!DOCTYPE a><a/>", "contains a document type or entity"),
        (b'<?xml version="1.0" encoding="cp037"?><a/>', "contains XML that is not UTF-8."),
        (
            b'<?xml version="1.0"' + b" " * 90_000 + b'encoding="cp037"?><a/>',
            "contains XML that is not UTF-8.",
        ),
        ("<a/>".encode("utf-16"), "contains XML that is not UTF-8."),
        (b"<a>" + b"x " * 200_001 + b"</a>", "holds a text longer than any cell can."),
    ],
)
def test_xml_that_a_scan_could_not_see_through_is_refused(
    tmp_path: Path, xml: bytes, what: str
) -> None:
    content = packed({**parts_of(form()), "xl/a.xml": xml}, zipfile.ZIP_STORED)
    assert refused(tmp_path, content).startswith(f": {what}")


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ('<row r="-1"><c r="A1"/></row>', "'-1' is no row or column number."),
        ('<row r="0"/>', "'0' is no row or column number."),
        ('<row r="99999999999"/>', "'99999999999' is no row or column number."),
        ('<row r="1048577"/>', "row '1048577' stands after row 0."),
        ('<row r="9"/><row r="7"/>', "row '7' stands after row 9."),
        ('<row r="9"/><row r="9"/>', "row '9' stands after row 9."),
        ('<row r="9"><c r="D8"/></row>', "cell 'D8' stands in row 9."),
        ('<row r="9"><c r="D9"/><c r="C9"/></row>', "cell 'C9' stands in row 9."),
        ('<row r="9"><c r="9D"/></row>', "cell '9D' stands in row 9."),
        ('<row r="9"><c r="ABCD9"/></row>', "cell 'ABCD9' stands in row 9."),
        ("<row><c></row>", f"its part '{SHEET_4}' is broken in line 1."),
    ],
)
def test_rows_and_cells_that_no_program_writes_are_damage(
    tmp_path: Path, rows: str, what: str
) -> None:
    fault = refused(tmp_path, with_parts({SHEET_4: sheet_of(rows)}))
    assert fault == f"!{SHEET}: is damaged: {what} {SAVE_AGAIN}"


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ('t="s"><v>999999</v>', "refers to text 999999, which the file does not hold."),
        ('t="s"><v>-1</v>', "refers to text -1, which the file does not hold."),
        ("><v>1_0</v>", "holds '1_0' where its own format says number."),
        ("><v>NaN</v>", "holds 'NaN' where its own format says number."),
        ("><v>\u0664</v>", "holds '\u0664' where its own format says number."),
        ('t="b"><v>2</v>', "holds '2', which is no value of a cell."),
        ('t="d"><v>soon</v>', "holds 'soon' where its own format says date."),
        ('t="zz"><v>2</v>', "holds '2', which is no value of a cell."),
    ],
)
def test_a_damaged_cell_spoils_that_answer_only(tmp_path: Path, cell: str, what: str) -> None:
    content = _with_cells(f'<c r="A6"{_id("comfort")}<c r="D6" {cell}</c>', _row("power", 7, "sun"))
    result = read(tmp_path, content)
    assert answer(result, "power").value == "sun"
    assert answer(result, "comfort").state is State.UNREADABLE
    assert (
        f"acme/bid.xlsx!{SHEET}!D6: the cell {what} Write the answer into the cell again, and save."
        in said(result)
    )


def test_cells_and_rows_without_references_count_on(tmp_path: Path) -> None:
    cells = f"<c{_id('clearance')}<c/><c/><c><v>2</v></c>"
    result = read(tmp_path, with_parts({SHEET_4: sheet_of(f"<row/><row>{cells}</row>")}))
    assert str(answer(result, "clearance").place) == f"acme/bid.xlsx!{SHEET}!D2"
    assert answer(result, "clearance").raw == "2"


def test_a_style_that_does_not_exist_is_none(tmp_path: Path) -> None:
    content = _with_cells(f'<c r="A6"{_id("clearance")}<c r="D6" s="99999"><v>2</v></c>', "")
    assert answer(read(tmp_path, content), "clearance").raw == "2"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "_rels/.rels", "xl/styles.xml"])
def test_a_broken_frame_is_damage(tmp_path: Path, part: str) -> None:
    fault = refused(tmp_path, with_parts({part: b"<workbook"}))
    assert fault == f": is damaged: its part '{part}' is broken in line 1. {SAVE_AGAIN}"


def test_a_second_main_part_is_damage(tmp_path: Path) -> None:
    relations = parts_of(form())["_rels/.rels"].replace(b"xl/workbook.xml", b"xl/other.xml")
    assert refused(tmp_path, with_parts({"_rels/.rels": relations})) == (
        f": is damaged: its main part is not 'xl/workbook.xml'. {SAVE_AGAIN}"
    )


def test_a_lost_sheet_part_is_damage(tmp_path: Path) -> None:
    parts = parts_of(form())
    del parts[SHEET_4]
    fault = refused(tmp_path, packed(parts))
    assert fault == f"!{SHEET}: is damaged: its part '{SHEET_4}' is missing. {SAVE_AGAIN}"


def test_two_sheets_in_one_part_are_damage(tmp_path: Path) -> None:
    relations = parts_of(form())["xl/_rels/workbook.xml.rels"]
    content = with_parts(
        {"xl/_rels/workbook.xml.rels": relations.replace(b"sheet3.xml", b"sheet4.xml")}
    )
    assert refused(tmp_path, content) == (f": is damaged: it lists a sheet twice. {SAVE_AGAIN}")


def _id(name: str) -> str:
    return f' t="inlineStr"><is><t>street/{name}</t></is></c>'


def _row(name: str, number: int, value: str) -> str:
    answered = f'<c r="D{number}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<row r="{number}"><c r="A{number}"{_id(name)}{answered}</row>'


def _with_cells(cells: str, rows: str) -> bytes:
    """Return the form with only these cells in row 6 of the pack's sheet, and further rows."""
    return with_parts({SHEET_4: sheet_of(f'<row r="6">{cells}</row>{rows}')})

"""Cells as spreadsheet programs write them, read from the XML itself."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from procure.bid.given import Raw
from procure.forms.sheets import SheetCell, read_sheets

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
ID = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
STRINGS = f"""<sst {MAIN}><si><t>plain</t></si>
<si><r><t>two </t></r><r><rPr><b/></rPr><t>runs</t></r>
<rPh sb="0" eb="1"><t>tsu</t></rPh></si></sst>"""
STYLES = f"""<styleSheet {MAIN}><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>
<numFmt numFmtId="165" formatCode="0.0&quot; %&quot;"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/>
<xf numFmtId="0"><protection locked="0"/></xf></cellXfs></styleSheet>"""


def cell(xml: str, book: str = "") -> SheetCell:
    """Return the cell in B2 of a workbook with one sheet."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook {MAIN} {ID}>{book}<sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships {RELATIONS}><Relationship Id="r1" Target="worksheets/a.xml"/>'
            "</Relationships>",
        )
        archive.writestr("xl/sharedStrings.xml", STRINGS)
        archive.writestr("xl/styles.xml", STYLES)
        archive.writestr(
            "xl/worksheets/a.xml",
            f'<worksheet {MAIN}><sheetData><row r="2">{xml}</row></sheetData></worksheet>',
        )
    (sheet,) = read_sheets(packed.getvalue())
    found = sheet.cell(2, 2)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ('<c r="B2"><v>4500</v></c>', Decimal(4500)),
        ('<c r="B2"><v>2.2999999999999998</v></c>', Decimal("2.3")),
        ('<c r="B2"><v>1E-3</v></c>', Decimal("0.001")),
        ('<c r="B2" t="s"><v>0</v></c>', "plain"),
        ('<c r="B2" t="s"><v>1</v></c>', "two runs"),
        ('<c r="B2" t="inlineStr"><is><t>in line</t></is></c>', "in line"),
        ('<c r="B2" t="b"><v>0</v></c>', False),
        ('<c r="B2" s="2"><v>46126</v></c>', date(2026, 4, 14)),
        ('<c r="B2" s="2"><v>46126.5</v></c>', "2026-04-14 12:00:00"),
        ('<c r="B2" t="d"><v>2026-04-14T00:00:00Z</v></c>', date(2026, 4, 14)),
        ("<c/><c><v>7</v></c>", Decimal(7)),
    ],
)
def test_a_value_is_read_as_it_was_typed(xml: str, value: Raw) -> None:
    assert cell(xml).value == value


def test_dates_count_from_1904_where_the_workbook_says_so() -> None:
    book = '<workbookPr date1904="1"/>'
    assert cell('<c r="B2" s="2"><v>44664</v></c>', book).value == date(2026, 4, 14)


def test_a_formula_keeps_its_saved_value() -> None:
    found = cell('<c r="B2"><f>1+1</f><v>2</v></c>')
    assert (found.formula, found.value) == ("=1+1", Decimal(2))


def test_a_formula_never_calculated_has_no_value() -> None:
    found = cell('<c r="B2"><f>1+1</f><v></v></c>')
    assert (found.formula, found.value) == ("=1+1", None)


def test_a_percentage_is_told_apart_from_a_quoted_percent_sign() -> None:
    assert cell('<c r="B2" s="1"><v>0.8</v></c>').percent
    assert not cell('<c r="B2" s="3"><v>80</v></c>').percent


def test_an_error_is_told_apart_from_text() -> None:
    assert cell('<c r="B2" t="e"><v>#DIV/0!</v></c>').error


def test_an_unlocked_cell_is_known() -> None:
    assert not cell('<c r="B2" s="4"><v>1</v></c>').locked

"""Workbooks made to fill the memory or to lead a reader astray, each small to make."""

import io
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from forms.broken import MAIN, edited, form, packed, parts_of, sheet_of, with_parts

from procure.forms.references import column_letters

SHEET_4 = "xl/worksheets/sheet4.xml"
BOOK = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"


def styled_empty_rows() -> bytes:
    rows = "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(1, 1_048_577))
    return with_parts({SHEET_4: sheet_of(rows)})


def styled_empty_cells() -> bytes:
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(1, 250_001)
    )
    return with_parts({SHEET_4: sheet_of(cells)})


def many_filled_cells() -> bytes:
    columns = [column_letters(number) for number in range(1, 53)]
    rows = "".join(
        f'<row r="{n}">' + "".join(f'<c r="{c}{n}"><v>{n}.25</v></c>' for c in columns) + "</row>"
        for n in range(1, 4_000)
    )
    return with_parts({SHEET_4: sheet_of(rows)})


def zip_bomb() -> bytes:
    return with_parts({"xl/media/a.bin": b"\0" * 55_000_000})


def bomb_that_lies_about_its_size() -> bytes:
    """A part of 400 MB that claims 1,000 bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of(form()).items():
            if name != STRINGS:
                archive.writestr(name, content)
        with archive.open(STRINGS, "w") as part:
            for _ in range(400):
                part.write(b" " * 1_000_000)
    return _claiming(made.getvalue(), STRINGS, 1_000)


def _claiming(content: bytes, name: str, size: int) -> bytes:
    """Return the zip file with another unpacked size for one part, in both of its headers."""
    made = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.getinfo(name).header_offset
    struct.pack_into("<I", made, at + 22, size)
    central = content.index(b"PK\x01\x02")
    while content[central + 46 : central + 46 + len(name)] != name.encode():
        central = content.index(b"PK\x01\x02", central + 4)
    struct.pack_into("<I", made, central + 24, size)
    return bytes(made)


def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    return with_parts({STRINGS: f"<!DOCTYPE sst [{entities}]><sst>&e9;</sst>".encode()})


def deep_nesting() -> bytes:
    deep = "<a>" * 600_000 + "</a>" * 600_000
    return with_parts({SHEET_4: sheet_of(deep)}, zipfile.ZIP_STORED)


def deep_nesting_in_a_cell() -> bytes:
    deep = "<is>" * 400_000 + "</is>" * 400_000
    return with_parts(
        {SHEET_4: sheet_of(f'<row r="6"><c r="D6">{deep}</c></row>')}, zipfile.ZIP_STORED
    )


def ten_thousand_sheets() -> bytes:
    parts = {f"xl/worksheets/sheet{n}.xml": sheet_of("") for n in range(10_000)}
    return packed({**parts_of(form()), **parts})


def ten_thousand_sheets_in_one_part() -> bytes:
    sheets = "".join(f'<sheet name="S{n}" sheetId="{n + 1}" r:id="rId4"/>' for n in range(10_000))
    relation = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    book = f"<workbook {MAIN} {relation}><sheets>{sheets}</sheets></workbook>"
    rows = "".join(f"<row><c><v>{n}</v></c></row>" for n in range(5_000))
    return with_parts({BOOK: book.encode(), SHEET_4: sheet_of(rows)})


def endless_attributes() -> bytes:
    return with_parts(
        {
            SHEET_4: sheet_of(
                "<row " + " ".join(f'a{n}="{n}"' for n in range(600_000)) + ">" + "</row>"
            )
        }
    )


def one_letter_texts() -> bytes:
    """A text of one cell in two million pieces, none of them longer than a letter."""
    text = "<!-- -->".join(["&#x1F600;" * 30_000] * 60)
    return with_parts(
        {STRINGS: f"<sst {MAIN}><si><t>{text}</t></si></sst>".encode()}, zipfile.ZIP_STORED
    )


def many_long_texts() -> bytes:
    text = "<si><t>" + "x" * 30_000 + "\U0001f600</t></si>"
    return with_parts({STRINGS: f"<sst {MAIN}>{text * 600}</sst>".encode()}, zipfile.ZIP_STORED)


def one_text_in_every_cell() -> bytes:
    """A text of 32,767 letters that every cell of the form refers to."""
    parts = parts_of(edited())
    strings = f"<sst {MAIN}><si><t>{'x' * 32_767}</t></si></sst>".encode()
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>street/features:{n}</t></is></c>'
        + "".join(f'<c r="{c}{n}" t="s"><v>0</v></c>' for c in "BCDEFG")
        + "</row>"
        for n in range(1, 2_000)
    )
    return packed({**parts, STRINGS: strings, SHEET_4: sheet_of(cells)})


def many_styles() -> bytes:
    styles = '<xf numFmtId="14"><protection locked="0"/></xf>' * 300_000
    sheet = f"<styleSheet {MAIN}><cellXfs>{styles}</cellXfs></styleSheet>"
    return with_parts({STYLES: sheet.encode()}, zipfile.ZIP_STORED)


def many_relations() -> bytes:
    relations = "".join(f'<Relationship Id="r{n}" Target="x{n}"/>' for n in range(250_000))
    return with_parts(
        {"xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>".encode()},
        zipfile.ZIP_STORED,
    )


def many_merged_areas() -> bytes:
    merges = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 500_001))
    sheet = f"<worksheet {MAIN}><sheetData/><mergeCells>{merges}</mergeCells></worksheet>"
    return with_parts({SHEET_4: sheet.encode()}, zipfile.ZIP_STORED)


def endless_directory() -> bytes:
    """A zip file whose directory lists 300,000 parts."""
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, *([0] * 14)) + b""
    directory = entry * 300_000
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65_535, 65_535, len(directory), 4, 0)
    return b"PK\x03\x04" + directory + end


def twenty_megabytes_of_noise() -> bytes:
    return b"PK\x03\x04" + bytes(range(256)) * 78_000


HOSTILE: dict[str, Callable[[], bytes]] = {
    one.__name__: one
    for one in (
        styled_empty_rows,
        styled_empty_cells,
        many_filled_cells,
        zip_bomb,
        bomb_that_lies_about_its_size,
        entity_bomb,
        deep_nesting,
        deep_nesting_in_a_cell,
        ten_thousand_sheets,
        ten_thousand_sheets_in_one_part,
        endless_attributes,
        one_letter_texts,
        many_long_texts,
        one_text_in_every_cell,
        many_styles,
        many_relations,
        many_merged_areas,
        endless_directory,
        twenty_megabytes_of_noise,
    )
}


if __name__ == "__main__":
    name, target = sys.argv[1:]
    Path(target).write_bytes(HOSTILE[name]())

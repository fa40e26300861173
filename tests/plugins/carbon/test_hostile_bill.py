"""Bills of quantities that nobody should hand in: a finding, never a crash, never a zero."""

import io
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from procure_carbon.boq import is_bill
from procure_carbon.written import number
from support.carbon_bills import CONCRETE, ENERGY, EXAMPLE, PUBLISHED, as_csv, as_xlsx, read
from support.hostile import (
    MANY_NINES,
    UNREADABLE_YAML,
    WRONG,
    bombed,
    packed,
    parts_of,
    paths,
    put,
    shown,
    with_entities,
    with_part,
)
from support.sound import check_reading, codes, numbers
from support.vpat import vpat

from procure.api import EvidenceContent, Reading

BOOK: bytes = as_xlsx(EXAMPLE, Energy=ENERGY).content
SHEET = "xl/worksheets/sheet1.xml"
DOCUMENT: Any = {
    "project": {"gia": 1000, "rsp": 60, "start_year": 2027},
    "boq": [dict(CONCRETE) | {"gwp_D": -5, "gwp_A1A3_biogenic": -2, "gwp_C3_biogenic": 2}],
    "energy": [{"carrier": "electricity", "kwh_per_year": 40000, "exported_kwh": 5}],
    "site": [{"module": "A5.2", "kgCO2e": 40000}],
    "ict": [{"device": "Switch", "quantity": 4, "kg": 50, "watts": 5, "pue": "1.2", "life": 8}],
}
COLUMNS = list(CONCRETE)
AMOUNTS = st.sampled_from(["quantity", "declared_amount", "gwp_A1A3_fossil"])


def inspected(name: str, content: bytes, **settings: Any) -> Reading:
    file = EvidenceContent(name, content)
    is_bill(file)
    reading = read(file, **(PUBLISHED | settings))
    check_reading(reading, "carbon")
    return reading


def kilograms(reading: Reading) -> dict[str, Fraction]:
    found = numbers(check_reading(reading, "carbon"))
    named = {"contingency", "unspecific_share"}
    return {name: kg for name, kg in found.items() if name not in named}


def as_yaml(document: Any) -> bytes:
    return yaml.safe_dump(document, allow_unicode=True).encode()


def row(**cells: object) -> Reading:
    return inspected("boq.csv", as_csv([CONCRETE, CONCRETE | {"line_id": "L2"} | cells]).content)


@pytest.mark.parametrize("value", WRONG, ids=repr)
@pytest.mark.parametrize("path", list(paths(DOCUMENT)), ids=shown)
def test_no_value_at_any_key_makes_the_product_stage_zero(path: Any, value: Any) -> None:
    found = kilograms(inspected("boq.yaml", as_yaml(put(DOCUMENT, path, value))))
    assert found.get("A1A3") != 0
    assert found.get("upfront") != 0


@pytest.mark.parametrize("value", WRONG, ids=repr)
def test_a_document_of_any_kind_gives_no_figure_and_says_so(value: Any) -> None:
    reading = inspected("boq.yaml", as_yaml(value))
    assert (reading.measures, codes(reading.findings)) == ((), {"R1"})


@pytest.mark.parametrize("content", UNREADABLE_YAML.values(), ids=UNREADABLE_YAML)
def test_what_is_no_yaml_gives_no_measure_and_says_why(content: bytes) -> None:
    reading = inspected("boq.yaml", content)
    assert (reading.measures, codes(reading.findings)) == ((), {"R1"})


def saved(book: Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


UNREADABLE_BOOKS = {
    "empty": b"",
    "no zip": b"%PDF-1.7",
    "cut in half": BOOK[: len(BOOK) // 2],
    "a document": vpat([("1.1.1", "Supports", "")]).content,
    "an empty zip": packed({}),
    "another workbook": saved(Workbook()),
    "a zip bomb": bombed(BOOK, SHEET),
    "50 MB": BOOK + b"\0" * 50_000_000,
    "entities": with_part(BOOK, SHEET, with_entities(parts_of(BOOK)[SHEET])),
    "utf-16": with_part(BOOK, SHEET, parts_of(BOOK)[SHEET].decode().encode("utf-16")),
    "half an element": with_part(BOOK, SHEET, parts_of(BOOK)[SHEET][:-30]),
}


@pytest.mark.parametrize("content", UNREADABLE_BOOKS.values(), ids=UNREADABLE_BOOKS)
def test_what_is_no_workbook_gives_no_measure_and_says_why(content: bytes) -> None:
    reading = inspected("boq.xlsx", content)
    assert (reading.measures, codes(reading.findings)) == ((), {"R1"})


UNREADABLE_TABLES = {
    "empty": b"",
    "one line": b"line_id,quantity,gwp_A1A3_fossil\n",
    "latin-1": "line_id,quantity,gwp_A1A3_fossil\nBr\xfccke,1,1\n".encode("latin-1"),
    "utf-16 without its mark": "line_id,quantity,gwp_A1A3_fossil\nL1,1,1\n".encode("utf-16-le"),
    "half a character of utf-16": "line_id,quantity,gwp_A1A3\nL1,1,1\n".encode("utf-16")[:-1],
    "null bytes": b"\0" * 5_000,
    "a quote that never ends": b'line_id,quantity,gwp_A1A3_fossil\n"L1,1,1\n' + b"x\n" * 9_000,
    "a field of 200 kB": b"line_id,quantity,gwp_A1A3_fossil\n" + b"x" * 200_000 + b",1,1\n",
    "six thousand rows": b"line_id,quantity,gwp_A1A3_fossil\n" + b"L1,1,1\n" * 6_000,
    "50 MB": b"x" * 50_000_000,
    "50 MB of rows": b"line_id,quantity,gwp_A1A3_fossil\n" + b"L1,1,1\n" * 7_000_000,
    "other columns": b"a,b,c\n1,2,3\n",
}


@pytest.mark.parametrize("content", UNREADABLE_TABLES.values(), ids=UNREADABLE_TABLES)
def test_what_is_no_table_gives_no_measure_and_says_why(content: bytes) -> None:
    reading = inspected("boq.csv", content)
    assert (reading.measures, codes(reading.findings)) == ((), {"R1"})


ODD = ["1e400", "-1e400", MANY_NINES, "NaN", "inf", "1e40", "1e-40", "5,75", "1 000", "\u0665",
       "0x10", "1_000", "=1+1", "true", "kg", "\u202e5", "1e999999999999"]  # fmt: skip


@pytest.mark.parametrize("written", ODD, ids=lambda one: str(one)[:14])
@pytest.mark.parametrize("column", ["quantity", "declared_amount", "gwp_A1A3_fossil"])
def test_what_is_no_amount_leaves_its_line_and_the_total_open(column: str, written: str) -> None:
    reading = row(**{column: written})
    assert "A1A3" not in kilograms(reading)
    assert codes(reading.findings) >= {"G1", "G14"}


@given(
    column=AMOUNTS,
    written=st.one_of(st.sampled_from(ODD), st.text("0123456789,.'eE+-kg ", min_size=1)),
)
def test_nothing_unknown_in_a_cell_of_a_workbook_becomes_a_zero(column: str, written: str) -> None:
    """What is no number leaves the total open; only a number that is written may be counted."""
    content = as_xlsx([CONCRETE, CONCRETE | {"line_id": "L2", column: written}]).content
    reading = inspected("boq.xlsx", content)
    if number(written) is None:
        assert not {"A1A3", "upfront"} & set(kilograms(reading))
        assert codes(reading.findings) >= {"G1"}


@given(value=st.one_of(st.booleans(), st.dates(date(1900, 3, 1)), st.times()), column=AMOUNTS)
def test_a_cell_of_another_kind_in_a_workbook_is_no_zero(value: object, column: str) -> None:
    content = as_xlsx([CONCRETE, CONCRETE | {"line_id": "L2", column: value}]).content
    reading = inspected("boq.xlsx", content)
    assert not {"A1A3", "upfront"} & set(kilograms(reading))


@pytest.mark.parametrize("written", ["1e30", "-1e30", "1e-30", "1e29"])
@pytest.mark.parametrize("column", COLUMNS)
def test_amounts_at_the_edge_are_counted_exactly_or_told(column: str, written: str) -> None:
    reading = row(**{column: written})
    assert kilograms(reading).get("A1A3") != 0


@pytest.mark.parametrize("written", ODD, ids=lambda one: str(one)[:14])
@pytest.mark.parametrize("column", COLUMNS)
def test_any_text_in_any_column_is_read_without_a_crash(column: str, written: str) -> None:
    assert kilograms(row(**{column: written})).get("A1A3") != 0


@pytest.mark.parametrize("value", [True, 10**40, 1e300, "x" * 32_000, "=1+1", "1/1/2026"], ids=repr)
@pytest.mark.parametrize("column", COLUMNS)
def test_any_cell_of_a_workbook_is_read_without_a_crash(column: str, value: object) -> None:
    content = as_xlsx([CONCRETE, CONCRETE | {"line_id": "L2", column: value}]).content
    assert kilograms(inspected("boq.xlsx", content)).get("A1A3") != 0


def test_a_formula_that_was_never_calculated_leaves_its_line_open_and_is_told() -> None:
    content = as_xlsx([CONCRETE | {"quantity": "=600000*2"}]).content
    reading = inspected("boq.xlsx", content)
    assert "A1A3" not in kilograms(reading)
    assert any("formula without a saved value" in str(one.what) for one in reading.findings)


def test_a_formula_with_a_saved_value_counts_as_what_it_shows() -> None:
    part = parts_of(as_xlsx([CONCRETE]).content)[SHEET]
    changed = part.replace(b"<v>1200000</v>", b"<f>600000*2</f><v>1200000</v>", 1)
    content = with_part(as_xlsx([CONCRETE]).content, SHEET, changed)
    assert kilograms(inspected("boq.xlsx", content))["A1A3"] == 144_000


def test_thousands_of_lines_are_counted_and_told_in_few_findings() -> None:
    lines = [CONCRETE | {"waste_rate": "x"} for _ in range(4_900)]
    reading = inspected("boq.csv", as_csv(lines).content)
    assert kilograms(reading)["A1A3"] == 4_900 * 144_000
    assert len(reading.findings) <= 301


def test_lines_of_one_id_are_all_counted_and_asked_about() -> None:
    reading = inspected("boq.csv", as_csv([CONCRETE, CONCRETE]).content)
    assert kilograms(reading)["A1A3"] == 2 * 144_000
    assert "G14" in codes(reading.findings)


def test_ids_that_cannot_be_shown_make_measures_that_can() -> None:
    lines = [CONCRETE | {"line_id": one} for one in ("a\x1b", "a\x07", "b\u2028c")]
    reading = inspected("boq.csv", as_csv(lines).content)
    assert {name for name in kilograms(reading) if name.startswith("line.")} == {
        "line.a�",
        "line.b c",
    }


def test_a_cell_far_away_makes_no_large_sheet() -> None:
    book = load_workbook(io.BytesIO(BOOK))
    book["BoQ"]["XFD1048576"] = 1
    reading = inspected("boq.xlsx", saved(book))
    assert kilograms(reading)["A1A3"] == kilograms(inspected("boq.xlsx", BOOK))["A1A3"]
    assert "G14" in codes(reading.findings)


@pytest.mark.parametrize("name", [*PUBLISHED, "stage", "b4", "waste", "service_lives", "quantities",
                                  "as_of", "energy_kwh"])  # fmt: skip
@pytest.mark.parametrize(
    "value",
    [
        "",
        "x",
        "-1",
        "0",
        "1e29",
        "1e-29",
        "2026.5",
        "NaN",
        ("1", "x"),
        (),
        True,
        "a:b",
        "9" * 5_000,
    ],
    ids=lambda one: repr(one)[:14],
)
def test_any_setting_is_taken_or_told(name: str, value: Any) -> None:
    reading = inspected("boq.xlsx", BOOK, **{name: value})
    assert kilograms(reading).get("A1A3") != 0

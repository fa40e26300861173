"""CSV tables: typed columns, every fault with file, line and column."""

from decimal import Decimal

import pytest

from procure.files.table import MAX_ROWS, Row, read_table, typed_rows
from procure.model.pack import Column

ZONES = {
    "zone": Column(title="Zone"),
    "premises": Column.model_validate(
        {"title": "Premises", "type": "number", "at_least": 0, "at_most": 9000}
    ),
    "rural": Column.model_validate({"title": "Rural", "type": "boolean", "optional": "yes"}),
    "since": Column.model_validate({"title": "Since", "type": "date", "optional": "yes"}),
    "kind": Column.model_validate(
        {"title": "Kind", "type": "choice", "choices": {"a": "A", "b": "B"}, "optional": "yes"}
    ),
}

HEAD = "zone,premises,rural,since,kind\n"


def read(content: str) -> tuple[Row, ...]:
    rows, problems = read_table(content, "tables/zones.csv", "zone", ZONES)
    assert problems == ()
    return rows


def said(content: str) -> list[str]:
    _, problems = read_table(content, "tables/zones.csv", "zone", ZONES)
    return [str(problem) for problem in problems]


def test_cells_are_typed_by_their_column_and_blank_ones_left_out() -> None:
    rows = read(f"{HEAD}Harbour,1000,yes,2026-01-02,a\nCentre,4.50,,,\n")
    first, second = typed_rows(rows, ZONES)
    assert first["rural"] is True
    assert second == {"zone": "Centre", "premises": Decimal("4.50")}


def test_spaces_around_cells_and_a_byte_order_mark_are_no_content() -> None:
    assert read(f"\ufeff{HEAD} Harbour , 10 ,,,\r\n")[0]["zone"] == "Harbour"


def test_text_with_commas_stands_in_quotes() -> None:
    assert read(f'{HEAD}"Harbour, east",10,,,\n')[0]["zone"] == "Harbour, east"


def test_missing_extra_and_repeated_columns_are_named() -> None:
    assert said("zone,zone,colour\nHarbour,x,red\n") == [
        "tables/zones.csv:1: has no column 'premises'. Add it to the header row.",
        "tables/zones.csv:1: has no column 'rural'. Add it to the header row.",
        "tables/zones.csv:1: has no column 'since'. Add it to the header row.",
        "tables/zones.csv:1: has no column 'kind'. Add it to the header row.",
        "tables/zones.csv:1: has a column 'colour' nobody asked for. Remove it.",
        "tables/zones.csv:1: has the column 'zone' twice. Keep one.",
    ]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_table_saved_with_another_separator_is_told_so(mark: str) -> None:
    (line,) = said(HEAD.replace(",", mark) + f"Harbour{mark}10{mark}{mark}{mark}\n")
    assert line.startswith("tables/zones.csv:1: has no commas between its columns.")


def test_all_faulty_cells_come_at_once_with_line_and_column() -> None:
    assert said(f"{HEAD}Harbour,many,perhaps,soon,c\n,9001,,,\n") == [
        "tables/zones.csv:2 premises: 'many' is not a plain number such as 4.5.",
        "tables/zones.csv:2 rural: 'perhaps' is not yes or no.",
        "tables/zones.csv:2 since: 'soon' is not a date such as 2026-04-14.",
        "tables/zones.csv:2 kind: 'c' is not one of: a, b.",
        "tables/zones.csv:3 zone: is blank. Fill it in.",
        "tables/zones.csv:3 premises: 9001 is out of range. "
        "It must be at least 0 and at most 9000.",
    ]


@pytest.mark.parametrize("number", ["1,5", "1e3", "1_000", "٣", "--5", "5.", ".5", "NaN", "1 000"])
def test_only_plain_decimals_are_numbers(number: str) -> None:
    (line,) = said(f'{HEAD}Harbour,"{number}",,,\n')
    assert line.endswith("is not a plain number such as 4.5.")


@pytest.mark.parametrize("day", ["20260414", "2026-W16-2"])
def test_a_date_is_written_one_way(day: str) -> None:
    (line,) = said(f"{HEAD}Harbour,10,,{day},\n")
    assert line.endswith("is not a date such as 2026-04-14.")


def test_a_row_named_twice_is_refused_with_the_line_of_the_first() -> None:
    assert said(f"{HEAD}Harbour,1,,,\nCentre,1,,,\nHarbour,2,,,\n") == [
        "tables/zones.csv:4: zone 'Harbour' stands already on line 2. Name each row once."
    ]


def test_more_cells_than_columns_are_refused() -> None:
    (line,) = said(f"{HEAD}Harbour,1,,,,x\n")
    assert line.endswith("has more cells than the header. Put text with commas in quotes.")


@pytest.mark.parametrize("content", [HEAD, "", "\n\n"])
def test_a_table_without_rows_is_refused(content: str) -> None:
    assert said(content)


def test_an_open_quote_is_no_csv() -> None:
    (line,) = said(f'{HEAD}"Harbour,1,,,\n')
    assert "is not CSV" in line


def test_rows_beyond_the_bound_are_refused() -> None:
    rows = "".join(f"z{number},1,,,\n" for number in range(MAX_ROWS + 5))
    assert said(HEAD + rows) == [
        f"tables/zones.csv:{MAX_ROWS + 2}: is past {MAX_ROWS} rows. Shorten the table."
    ]

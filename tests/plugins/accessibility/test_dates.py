from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procure_accessibility.dates import read_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-05-12", date(2023, 5, 12)),
        ("2023/05/12", date(2023, 5, 12)),
        ("8/31/2021", date(2021, 8, 31)),
        ("31/8/2021", date(2021, 8, 31)),
        ("4.5.2025", date(2025, 5, 4)),
        ("May 2023", date(2023, 5, 1)),
        ("12 May 2023", date(2023, 5, 12)),
        ("May 12th, 2023", date(2023, 5, 12)),
        ("Sept. 3, 2024", date(2024, 9, 3)),
        ("2023-05", date(2023, 5, 1)),
        ("2023-05-12T10:30:00Z", date(2023, 5, 12)),
        ("10-Jan-2026", date(2026, 1, 10)),
        ("12. Mai 2025", date(2025, 5, 12)),
        ("3. März 2025", date(2025, 3, 3)),
        ("12 de mayo de 2025", date(2025, 5, 12)),
        ("1er août 2025", date(2025, 8, 1)),
        ("5 KASIM 2025", date(2025, 11, 5)),
        ("5 Haziran 2025", date(2025, 6, 5)),
        ("May\u0131s 2025", date(2025, 5, 1)),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, day: date) -> None:
    read = read_date(text)
    assert (read.day, read.ambiguous) == (day, False)


def test_day_and_month_that_can_be_exchanged_are_ambiguous_and_the_earlier_counts() -> None:
    read = read_date("4/5/2025")
    assert (read.day, read.ambiguous) == (date(2025, 4, 5), True)


@pytest.mark.parametrize(
    "text", ["", "soon", "2023-02-30", "13/13/2021", "Q3 2024", "3 Jui 2024", "x" * 9999]
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert read_date(text).day is None


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    read_date(text)


@given(st.dates())
def test_an_iso_date_reads_as_itself(day: date) -> None:
    assert read_date(day.isoformat()).day == day

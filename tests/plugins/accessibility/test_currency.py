from collections.abc import Callable
from datetime import date

import pytest
from procure_accessibility.currency import months_later, report_is_current

from procure.api import Case, Gate

CaseOf = Callable[..., Case]


def state(case_of: CaseOf, finished: date | None, file: str = "acr.yaml") -> Gate:
    answers = {
        "conformance-report": (True, file),
        "report-version": ("Kiosk 4.1", ""),
        "report-date": (finished, ""),
    }
    return report_is_current(case_of("conformance-report", answers)).state


def test_a_report_of_eighteen_months_to_the_day_passes(case_of: CaseOf) -> None:
    assert state(case_of, date(2024, 10, 14)) is Gate.PASS


def test_a_report_one_day_older_fails(case_of: CaseOf) -> None:
    assert state(case_of, date(2024, 10, 13)) is Gate.FAIL


def test_a_report_dated_after_the_deadline_is_not_evaluable(case_of: CaseOf) -> None:
    assert state(case_of, date(2026, 4, 15)) is Gate.NOT_EVALUABLE


def test_a_report_without_a_date_is_not_evaluable(case_of: CaseOf) -> None:
    assert state(case_of, None) is Gate.NOT_EVALUABLE


def test_a_report_without_its_file_is_not_evaluable(case_of: CaseOf) -> None:
    assert state(case_of, date(2026, 1, 10), file="") is Gate.NOT_EVALUABLE


def test_no_report_fails(case_of: CaseOf) -> None:
    case = case_of("conformance-report", {"conformance-report": (False, "")})
    assert report_is_current(case).state is Gate.FAIL


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2024, 12, 1), 12, date(2025, 12, 1)),
        (date(2024, 11, 30), 1, date(2024, 12, 30)),
    ],
)
def test_months_are_counted_to_the_same_day_or_the_last_of_the_month(
    day: date, months: int, later: date
) -> None:
    assert months_later(day, months) == later

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from procure_accessibility.currency import report_is_current
from procure_accessibility.months import months_later

from procure.api import Case, Decided, Finding, Gate, Measure, Message, Severity

CaseOf = Callable[..., Case]


def state(case_of: CaseOf, finished: date | None, file: str = "acr.yaml") -> Gate:
    answers = {
        "conformance-report": (True, file),
        "report-version": ("Kiosk 4.1", ""),
        "report-date": (finished, ""),
    }
    return report_is_current(case_of("conformance-report", answers)).state


def read(case_of: CaseOf, typed: date | None, about: str = "4.1", **own: str) -> Decided:
    """Return the gate where a report was read that says of itself what ``own`` holds."""
    answers = {
        "conformance-report": (True, "acr.yaml"),
        "report-version": (about, ""),
        "report-date": (typed, ""),
    }
    case = case_of("conformance-report", answers)
    said = {"reported_support": "100", **own}
    measures = {
        f"accessibility.{name}": Measure(f"accessibility.{name}", value, "text", "acme/acr.yaml:5")
        for name, value in said.items()
    }
    return report_is_current(replace(case, measures=measures))


def test_the_date_of_the_report_itself_decides(case_of: CaseOf) -> None:
    found = read(case_of, date(2026, 1, 10), report_date="2019-01-01")
    assert (found.state, found.where) == (Gate.FAIL, "acme/acr.yaml:5")


def test_a_date_that_the_bid_gives_another_way_is_a_warning(case_of: CaseOf) -> None:
    (found,) = read(case_of, date(2026, 1, 10), report_date="2019-01-01").findings
    assert (found.code, found.severity) == ("accessibility.E3", Severity.WARNING)
    assert "The report says '2019-01-01' as its date, and the bid '2026-01-10'" in str(found.what)


def test_a_version_that_the_bid_gives_another_way_is_a_warning(case_of: CaseOf) -> None:
    (found,) = read(case_of, date(2026, 1, 10), "Kiosk 5", version="4.1").findings
    assert "about version '4.1', and the bid says 'Kiosk 5'" in str(found.what)


def test_a_report_that_says_its_date_need_not_have_it_typed(case_of: CaseOf) -> None:
    assert read(case_of, None, report_date="2026-01-10").state is Gate.PASS


def test_a_report_without_a_date_of_its_own_has_the_one_that_is_typed(case_of: CaseOf) -> None:
    assert read(case_of, date(2026, 1, 10)).state is Gate.PASS
    assert read(case_of, None).state is Gate.NOT_EVALUABLE


def test_of_two_days_that_a_date_can_mean_the_typed_one_counts(case_of: CaseOf) -> None:
    own = {"report_date": "2024-03-12", "report_date_other": "2025-12-03"}
    found = read(case_of, date(2025, 12, 3), **own)
    assert (found.state, found.findings) == (Gate.PASS, ())
    assert read(case_of, None, **own).state is Gate.NOT_EVALUABLE
    assert read(case_of, date(2026, 1, 10), **own).state is Gate.FAIL


def test_an_offer_may_name_the_version_of_each_of_several_reports(case_of: CaseOf) -> None:
    own = {"report_date": "2026-01-10", "version": "10; 3.2"}
    assert read(case_of, None, "System 10, editor 3.2", **own).findings == ()
    assert read(case_of, None, "System 10", **own).findings


def test_a_report_that_names_a_month_only_may_have_its_day_typed(case_of: CaseOf) -> None:
    own = {"report_date": "2024-10-01", "report_date_last": "2024-10-31"}
    found = read(case_of, date(2024, 10, 20), **own)
    assert (found.state, found.findings) == (Gate.PASS, ())
    assert read(case_of, date(2024, 11, 1), **own).state is Gate.FAIL


def test_a_report_whose_file_did_not_come_is_not_evaluable(case_of: CaseOf) -> None:
    answers = {
        "conformance-report": (True, "acr.pdf#2"),
        "report-version": ("Kiosk 4.1", ""),
        "report-date": (date(2026, 1, 10), ""),
    }
    case = case_of("conformance-report", answers)
    said = Message("Evidence '{pointer}' names no file.", {"pointer": "acr.pdf#2"})
    absent = Finding("procure.evidence-missing", Severity.WARNING, "acme/bid.yaml", said)
    missing = replace(case, bid=replace(case.bid, findings=(absent,)))
    assert report_is_current(missing).state is Gate.NOT_EVALUABLE


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

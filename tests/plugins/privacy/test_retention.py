from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from procure_privacy.retention import retention

from procure.api import Case, Open, Scored, TableRow, Value

CaseOf = Callable[..., Case]
MONTHS = st.decimals(0, 600, places=2)


def result(case_of: CaseOf, *items: tuple[str, str, str | None]) -> Scored | Open:
    """Score items given as limit, how kept, months offered."""
    limits: list[TableRow] = []
    rows: list[dict[str, Value]] = []
    for number, (limit, kept, months) in enumerate(items):
        limits.append({"item": f"i{number}", "title": "Item", "most-months": Decimal(limit)})
        row: dict[str, Value] = {"item": f"i{number}", "kept": kept}
        rows.append(row if months is None else {**row, "months": Decimal(months)})
    tables = {"retention-limits": tuple(limits)}
    return retention(case_of("retention", {}, {"retention": tuple(rows)}, tables, most="9"))


def points(case_of: CaseOf, *items: tuple[str, str, str | None]) -> Fraction:
    scored = result(case_of, *items)
    assert isinstance(scored, Scored)
    return Fraction(scored.points)


def test_the_worked_example_is_seven_ninths(case_of: CaseOf) -> None:
    offered = ("24", "24"), ("24", "36"), ("12", "12"), ("12", "24"), ("6", "6"), ("1", "2")
    items = [(limit, "for-a-time", months) for limit, months in offered]
    assert points(case_of, *items) == 7


def test_not_kept_earns_all(case_of: CaseOf) -> None:
    assert points(case_of, ("0", "not-kept", None)) == 9


def test_kept_without_limit_earns_nothing(case_of: CaseOf) -> None:
    assert points(case_of, ("24", "no-limit", None)) == 0


def test_kept_though_nothing_may_be_kept_earns_nothing(case_of: CaseOf) -> None:
    assert points(case_of, ("0", "for-a-time", "1")) == 0


def test_a_time_without_its_months_is_open(case_of: CaseOf) -> None:
    assert isinstance(result(case_of, ("24", "for-a-time", None)), Open)


@given(MONTHS, MONTHS, MONTHS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_shorter_time_never_earns_less(
    case_of: CaseOf, limit: Decimal, one: Decimal, other: Decimal
) -> None:
    short, long = sorted((one, other))

    def earned(months: Decimal) -> Fraction:
        return points(case_of, (str(limit), "for-a-time", str(months)))

    assert 0 <= earned(long) <= earned(short) <= 9

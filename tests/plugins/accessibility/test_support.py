from collections.abc import Callable
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from procure_accessibility.support import reported_support

from procure.api import Case, Open, Scored

CaseOf = Callable[..., Case]
DRUPAL = {
    "accessibility.supports": Fraction(28),
    "accessibility.partially_supports": Fraction(16),
    "accessibility.does_not_support": Fraction(1),
    "accessibility.not_applicable": Fraction(5),
    "accessibility.not_evaluated": Fraction(0),
    "accessibility.blank": Fraction(0),
    "accessibility.reported_support": Fraction(80),
}


def points(case_of: CaseOf, measures: dict[str, Fraction]) -> Fraction:
    scored = reported_support(case_of("reported-support", {}, measures))
    assert isinstance(scored, Scored)
    return Fraction(scored.points)


def test_eighty_percent_earns_sixteen_of_twenty(case_of: CaseOf) -> None:
    assert points(case_of, DRUPAL) == 16


def test_the_arithmetic_can_be_redone_by_hand(case_of: CaseOf) -> None:
    scored = reported_support(case_of("reported-support", {}, DRUPAL))
    assert isinstance(scored, Scored)
    assert str(scored.arithmetic) == "(28 + 0.5 × 16) / (50 − 5) × 20 = 16"


def test_without_a_counted_report_it_is_open(case_of: CaseOf) -> None:
    case = case_of("reported-support", {"reported-support": (True, "acr.pdf")})
    assert isinstance(reported_support(case), Open)


def test_a_blank_answer_is_open(case_of: CaseOf) -> None:
    case = case_of("reported-support", {"reported-support": (None, "")})
    assert isinstance(reported_support(case), Open)


def test_a_plain_no_earns_nothing(case_of: CaseOf) -> None:
    scored = reported_support(case_of("reported-support", {"reported-support": (False, "")}))
    assert isinstance(scored, Scored)
    assert scored.points == 0


@given(st.fractions(0, 100), st.fractions(0, 100))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_more_support_never_earns_less(case_of: CaseOf, one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    name = "accessibility.reported_support"
    assert 0 <= points(case_of, {name: low}) <= points(case_of, {name: high}) <= 20

"""The worked example is that of the field notes: 12, 9, 6 assessed; 6, 3, 4 stay."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from procure_privacy.residual import residual_risk, risks_are_told

from procure.api import Case, Gate, Measure, Open, Scored

CaseOf = Callable[..., Case]
Cells = dict[str, str]
LEVEL = st.integers(1, 4)


def event(name: str, before: tuple[int, int], after: tuple[int, int] | None, how: str) -> Cells:
    cells = {"event": name, "severity": str(before[0]), "likelihood": str(before[1])}
    if after:
        cells |= {"residual-severity": str(after[0]), "residual-likelihood": str(after[1])}
    return {**cells, "measures": how} if how else cells


WORKED = (
    event("access", (3, 4), (3, 2), "encryption"),
    event("change", (3, 3), (3, 1), "signatures"),
    event("loss", (2, 3), (2, 2), "copies"),
)


def scored(case_of: CaseOf, *events: Cells) -> Scored:
    result = residual_risk(case_of("residual-risk", rows={"risks": events}))
    assert isinstance(result, Scored)
    return result


def codes(result: Scored) -> list[str]:
    return [one.code for one in result.findings]


def test_the_worked_example_earns_its_share_of_twenty_points(case_of: CaseOf) -> None:
    assert scored(case_of, *WORKED).points == Fraction(13, 18) * 20


def test_the_worked_example_is_14_444444_as_published(case_of: CaseOf) -> None:
    assert round(Fraction(scored(case_of, *WORKED).points), 6) == Fraction("14.444444")


def test_the_worked_example_reduces_risk_from_27_to_13(case_of: CaseOf) -> None:
    measures = {one.name: str(one.value) for one in scored(case_of, *WORKED).measures}
    assert (measures["privacy.risk_assessed"], measures["privacy.risk_residual"]) == ("27", "13")


def test_three_times_nine_without_change_earns_0_466667(case_of: CaseOf) -> None:
    events = [event(name, (3, 3), None, "") for name in ("access", "change", "loss")]
    assert scored(case_of, *events).points == Fraction(7, 15) * 20


def test_the_arithmetic_can_be_redone_by_hand(case_of: CaseOf) -> None:
    result = scored(case_of, event("access", (1, 1), None, ""))
    assert str(result.arithmetic) == "(0.5 × 1 + 0.5 × 1) × 20 = 20"


def test_the_greatest_risk_throughout_earns_nothing(case_of: CaseOf) -> None:
    assert scored(case_of, event("access", (4, 4), None, "")).points == 0


def test_one_grave_risk_is_not_averaged_away(case_of: CaseOf) -> None:
    small = [event(name, (1, 1), None, "") for name in ("change", "loss")]
    result = scored(case_of, event("access", (4, 4), None, ""), *small)
    assert result.points == Fraction(1, 3) * 20


def test_a_reduction_without_a_measure_does_not_count(case_of: CaseOf) -> None:
    result = scored(case_of, event("access", (3, 3), (1, 1), ""))
    assert (result.points, codes(result)) == (Fraction(7, 15) * 20, ["privacy.R2"])


def test_a_risk_that_grows_is_an_error_and_the_greater_one_counts(case_of: CaseOf) -> None:
    result = scored(case_of, event("access", (1, 1), (4, 4), "moved abroad"))
    assert (result.points, codes(result)) == (Fraction(0), ["privacy.R1"])


def test_a_blank_severity_is_open(case_of: CaseOf) -> None:
    rows = {"risks": ({"event": "access", "likelihood": "3"},)}
    assert isinstance(residual_risk(case_of("residual-risk", rows=rows)), Open)


def test_an_empty_table_is_open(case_of: CaseOf) -> None:
    assert isinstance(residual_risk(case_of("residual-risk", rows={"risks": ()})), Open)


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_however_high_a_risk_is_telling_it_passes(case_of: CaseOf, level: int) -> None:
    told = {**event("access", (level, level), (level, level), "guards"), "owner": "Ada"}
    assert risks_are_told(case_of("risk-information", rows={"risks": (told,)})).state is Gate.PASS


def test_a_risk_at_the_limit_brings_a_condition(case_of: CaseOf) -> None:
    told = {**event("access", (4, 4), (4, 3), "guards"), "owner": "Ada"}
    decided = risks_are_told(case_of("risk-information", rows={"risks": (told,)}))
    assert [one.code for one in decided.findings] == ["privacy.G4"]


def test_a_risk_without_a_person_is_not_told(case_of: CaseOf) -> None:
    decided = risks_are_told(case_of("risk-information", rows={"risks": WORKED}))
    assert decided.state is Gate.NOT_EVALUABLE


def test_the_gate_is_not_evaluable_without_the_table(case_of: CaseOf) -> None:
    assert risks_are_told(case_of("risk-information")).state is Gate.NOT_EVALUABLE


def filed(assessed: int, residual: int, controls: int) -> dict[str, Measure]:
    figures = {"assessed": assessed, "residual": residual, "controls": controls}
    return {
        f"privacy.risk.access.{name}": Measure(
            f"privacy.risk.access.{name}", Fraction(value), "1", "pia.json"
        )
        for name, value in figures.items()
    }


def with_file(case: Case, measures: dict[str, Measure]) -> Case:
    return replace(case, measures=measures)


def test_a_blank_row_is_taken_from_the_enclosed_assessment(case_of: CaseOf) -> None:
    case = case_of("residual-risk", rows={"risks": ({"event": "access"},)}, most="15")
    result = residual_risk(with_file(case, filed(12, 6, 1)))
    assert isinstance(result, Scored)
    assert (result.points, result.parts[0].where) == (Fraction(10), "pia.json")


def test_a_fall_in_the_file_that_nobody_works_for_does_not_count(case_of: CaseOf) -> None:
    case = case_of("residual-risk", rows={"risks": ({"event": "access"},)}, most="15")
    result = residual_risk(with_file(case, filed(12, 6, 0)))
    assert isinstance(result, Scored)
    assert (result.points, codes(result)) == (Fraction(4), ["privacy.R2"])


def test_the_table_counts_where_the_file_says_otherwise(case_of: CaseOf) -> None:
    rows = {"risks": (event("access", (3, 4), (3, 3), "guards"),)}
    result = residual_risk(with_file(case_of("residual-risk", rows=rows), filed(12, 6, 1)))
    assert isinstance(result, Scored)
    assert codes(result) == ["privacy.R3"]
    assert {one.name: one.value for one in result.measures}["privacy.risk_residual"] == 9


@given(st.tuples(LEVEL, LEVEL), st.tuples(LEVEL, LEVEL), LEVEL, st.sampled_from(["", "guards"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_less_risk_after_measures_never_earns_less(
    case_of: CaseOf, before: tuple[int, int], severities: tuple[int, int], likely: int, how: str
) -> None:
    low, high = sorted(severities)

    def points(severity: int) -> Fraction:
        risks = (event("access", before, (severity, likely), how), WORKED[2])
        return Fraction(scored(case_of, *risks).points)

    assert 0 <= points(high) <= points(low) <= 20

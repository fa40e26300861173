"""Works and whole offers: from a bill of quantities, through the reader, to points and gates."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procure_carbon.figure import NO_BILL
from procure_carbon.ladder import ladder
from procure_carbon.limit import materials_within_limits, within_limit
from procure_carbon.trusted import bill_gates
from procure_carbon.works import counted_carbon
from support.carbon_bills import (
    CONCRETE,
    ENERGY,
    EXAMPLE,
    PUBLISHED,
    as_csv,
    as_xlsx,
    read,
    without,
)

from procure.api import Case, Decided, EvidenceContent, Gate, Measure, Open, Scored
from procure.model.bid import Clarification

Build = Callable[[Mapping[str, object]], Case]
BILL: dict[str, object] = {"bought": ("works",), "figures-from": "bill"}


def measured(stage: str = "technical", **settings: Any) -> dict[str, Measure]:
    """Return what the reader finds in the hand-worked example (field notes, 6.6)."""
    reading = read(as_xlsx(EXAMPLE, Energy=ENERGY), **PUBLISHED, stage=stage, **settings)
    return {one.name: one for one in reading.measures}


def scored(build: Build, criterion: str, settings: Mapping[str, object], **more: object) -> Scored:
    written = {"criterion": f"carbon/{criterion}", "most": 100, "settings": {**BILL, **settings}}
    result = counted_carbon(build({"measures": measured(), **written, **more}))
    assert isinstance(result, Scored), result
    return result


@pytest.mark.parametrize(
    ("criterion", "zero", "full", "points"),
    [("upfront-carbon", "350", "150", 27.7545), ("embodied-carbon", "450", "250", 46.4690)],
)
def test_the_hand_worked_example_earns_its_published_points(
    build: Build, criterion: str, zero: str, full: str, points: float
) -> None:
    name = criterion.removesuffix("-carbon")
    result = scored(build, criterion, {f"{name}-zero-at": zero, f"{name}-full-at": full})
    assert round(float(result.points), 4) == points


def test_whole_life_carbon_of_a_year_is_that_of_the_example(build: Build) -> None:
    written = {
        "criterion": "carbon/whole-life-carbon",
        "most": 10,
        "settings": {**BILL, "whole-life-zero-at": "12", "whole-life-full-at": "4"},
        "measures": measured(stage="none"),
    }
    result = counted_carbon(build(written))
    assert isinstance(result, Scored)
    assert round(float(result.parts[0].value), 4) == 7.9808


def test_the_whole_offer_is_told_in_tonnes_with_its_share_between_the_ends(build: Build) -> None:
    ends = {"offer-zero-at": "650", "offer-full-at": "400"}
    told = {one.name: one for one in scored(build, "offer-carbon", ends).measures}
    assert round(float(told["carbon.offer"].value), 3) == 507.582
    assert told["carbon.offer"].unit == "tCO2e"
    assert round(float(told["carbon.offer_share"].value) * 250_000) == 142_418


def test_what_the_bill_measures_is_not_told_twice(build: Build) -> None:
    ends = {"upfront-zero-at": "350", "upfront-full-at": "150"}
    told = [one.name for one in scored(build, "upfront-carbon", ends).measures]
    assert told == ["carbon.upfront_share"]


@pytest.mark.parametrize(("stated", "trusted"), [("294.5", True), ("295.9", True), ("296", False)])
def test_form_and_bill_agree_within_half_a_percent(
    build: Build, stated: str, trusted: bool
) -> None:
    written = {
        "criterion": "carbon/upfront-carbon",
        "most": 10,
        "settings": BILL,
        "measures": measured(),
        "answers": {"upfront-carbon": stated},
    }
    result = counted_carbon(build(written))
    assert isinstance(result, Scored) is trusted
    assert [one.code for one in result.findings] == ([] if trusted else ["carbon.G12"])


@pytest.mark.parametrize(("source", "kind"), [("bill", Scored), ("stated", Open)])
def test_a_figure_without_contingency_agrees_only_where_the_bill_counts(
    build: Build, source: str, kind: type[Scored | Open]
) -> None:
    """Field notes, 6.6: 277.82 before the 6 percent of technical design, 294.49 with them."""
    written = {
        "criterion": "carbon/upfront-carbon",
        "most": 10,
        "settings": {**BILL, "figures-from": source},
        "measures": measured(),
        "answers": {"upfront-carbon": "277.82"},
    }
    result = counted_carbon(build(written))
    assert isinstance(result, kind)
    if isinstance(result, Scored):
        assert round(float(result.parts[0].value), 3) == 294.491


def test_without_a_bill_a_stated_figure_does_not_stand_in_for_it(build: Build) -> None:
    written = {
        "criterion": "carbon/upfront-carbon",
        "settings": BILL,
        "answers": {"upfront-carbon": "200"},
    }
    result = counted_carbon(build(written))
    assert isinstance(result, Open)
    assert result.reason == NO_BILL


def test_a_tender_without_an_area_says_so(build: Build) -> None:
    reading = read(as_xlsx(EXAMPLE), study_period="60")
    measures = {one.name: one for one in reading.measures}
    written = {"criterion": "carbon/upfront-limit", "settings": BILL | {"upfront-limit": "9"}}
    result = within_limit(build({**written, "measures": measures}))
    assert result.state is Gate.NOT_EVALUABLE
    assert "no area" in str(result.reason) or "cannot be known" in str(result.reason)


@given(one=st.integers(0, 600), other=st.integers(0, 600))
def test_less_carbon_never_earns_less(build: Build, one: int, other: int) -> None:
    def points(kg: int) -> Fraction:
        written = {
            "criterion": "carbon/upfront-carbon",
            "most": 7,
            "settings": {"bought": ("works",), "upfront-zero-at": "350", "upfront-full-at": "150"},
            "answers": {"upfront-carbon": kg},
        }
        result = counted_carbon(build(written))
        assert isinstance(result, Scored)
        return Fraction(result.points)

    low, high = sorted((one, other))
    assert 7 >= points(low) >= points(high) >= 0


@given(kg=st.integers(0, 600), less=st.integers(0, 600))
def test_who_passes_a_limit_passes_it_with_less(build: Build, kg: int, less: int) -> None:
    def state(value: int) -> Gate:
        written = {
            "criterion": "carbon/embodied-limit",
            "settings": {"bought": ("works",), "embodied-limit": "350"},
            "answers": {"embodied-limit": value},
        }
        return within_limit(build(written)).state

    assert state(kg) is Gate.FAIL or state(max(kg - less, 0)) is Gate.PASS


@given(order=st.permutations(range(5)))
def test_the_order_of_lines_moves_no_points(build: Build, order: list[int]) -> None:
    def points(lines: list[dict[str, object]]) -> Fraction:
        reading = read(as_csv(lines), **PUBLISHED)
        written = {
            "criterion": "carbon/embodied-carbon",
            "most": 10,
            "settings": BILL | {"embodied-zero-at": "450", "embodied-full-at": "250"},
            "measures": {one.name: one for one in reading.measures},
        }
        result = counted_carbon(build(written))
        assert isinstance(result, Scored)
        return Fraction(result.points)

    assert points(list(EXAMPLE)) == points([EXAMPLE[one] for one in order])


def trusted(build: Build, *lines: dict[str, object], **settings: object) -> Decided:
    reading = read(as_csv(lines), **PUBLISHED)
    written = {
        "criterion": "carbon/bill-gates",
        "settings": BILL | settings,
        "measures": {one.name: one for one in reading.measures},
        "answers": {"bill": "boq.csv"},
    }
    return bill_gates(build(written))


def test_the_example_is_trusted(build: Build) -> None:
    assert trusted(build, *EXAMPLE).state is Gate.PASS


def test_stored_carbon_inside_a_total_excludes(build: Build) -> None:
    line = CONCRETE | {"gwp_A1A3_fossil": -647, "gwp_C3": 5}
    assert trusted(build, line).state is Gate.FAIL


def test_a_gate_the_buyer_took_out_excludes_nobody(build: Build) -> None:
    line = CONCRETE | {"gwp_A1A3_fossil": -647, "gwp_C3": 5}
    chosen = {"gates-that-fail": ("g1", "g2")}
    assert trusted(build, line, **chosen).state is Gate.PASS


def test_a_bill_of_published_defaults_throughout_passes_unless_the_buyer_says_so(
    build: Build,
) -> None:
    lines = [line | {"data_class": 5} for line in EXAMPLE]
    assert trusted(build, *lines).state is Gate.PASS
    chosen = {"gates-that-fail": ("g1", "g11")}
    assert trusted(build, *lines, **chosen).state is Gate.FAIL


def test_a_total_that_is_not_known_is_asked_about_first(build: Build) -> None:
    line = without(CONCRETE, "transport_class")
    assert trusted(build, line).state is Gate.NOT_EVALUABLE


def test_a_line_twice_excludes_where_every_total_is_known(build: Build) -> None:
    assert trusted(build, CONCRETE, CONCRETE).state is Gate.FAIL


def test_a_bill_that_needs_energy_is_asked_for_it(build: Build) -> None:
    chosen = {"totals-needed": ("upfront", "whole-life")}
    decided = trusted(build, *EXAMPLE, **chosen)
    assert decided.state is Gate.NOT_EVALUABLE
    assert "Whole-life carbon" in str(decided.reason)


@pytest.mark.parametrize(
    ("needed", "state"),
    [(("upfront",), Gate.PASS), (("upfront", "whole-life"), Gate.NOT_EVALUABLE)],
)
def test_a_module_of_no_needed_total_excludes_nobody(
    build: Build, needed: tuple[str, ...], state: Gate
) -> None:
    energy = (("carrier", "kwh_per_year"), ("gas", 1000))
    reading = read(as_xlsx(EXAMPLE, Energy=energy), **PUBLISHED)
    written = {
        "criterion": "carbon/bill-gates",
        "settings": BILL | {"totals-needed": needed},
        "measures": {one.name: one for one in reading.measures},
        "answers": {"bill": "boq.xlsx"},
    }
    assert bill_gates(build(written)).state is state


LIMITS = [
    {"material": "rebar", "title": "Reinforcing steel", "unit": "t", "limit": "890"},
    {"material": "glass", "title": "Flat glass", "unit": "t", "limit": "1430"},
]


@given(order=st.permutations(range(2)), kg=st.integers(0, 2000))
def test_the_order_of_materials_is_irrelevant(build: Build, order: list[int], kg: int) -> None:
    proved = {"valid-until": "2030-12-31", "proof": "epd.pdf"}
    rows = [
        {"material": "rebar", "used": "yes", "kg": kg, **proved},
        {"material": "glass", "used": "no"},
    ]
    written = {
        "criterion": "carbon/material-limits",
        "settings": {"bought": ("works",)},
        "tables": {"material-limits": LIMITS},
        "bid_tables": {"material-limits": [rows[one] for one in order]},
    }
    state = materials_within_limits(build(written)).state
    assert state is (Gate.PASS if kg <= 890 else Gate.FAIL)


def undated(build: Build) -> Case:
    """Return a case of a material whose proof says no last day."""
    rows = [{"material": "rebar", "used": "yes", "kg": 760, "proof": "epd.pdf"}]
    written = {
        "criterion": "carbon/material-limits",
        "settings": {"bought": ("works",)},
        "tables": {"material-limits": LIMITS},
        "bid_tables": {"material-limits": rows},
    }
    return build(written)


def test_a_proof_without_its_last_day_is_asked_about(build: Build) -> None:
    decided = materials_within_limits(undated(build))
    assert decided.state is Gate.NOT_EVALUABLE
    assert "valid-until" in decided.where


def test_a_last_day_asked_for_in_vain_excludes(build: Build) -> None:
    case = undated(build)
    (row,) = case.rows("material-limits")
    asked = Clarification("", "no day", "mira", "2026-04-15T09:00:00Z")
    cells = {**row.cells, "valid-until": replace(row.cells["valid-until"], clarification=asked)}
    tables = {"carbon/material-limits": (replace(row, cells=cells),)}
    case = replace(case, bid=replace(case.bid, tables=tables))
    assert materials_within_limits(case).state is Gate.FAIL


@given(one=st.integers(0, 5), other=st.integers(0, 5))
def test_a_higher_step_never_earns_less(build: Build, one: int, other: int) -> None:
    def points(step: int) -> Fraction:
        written = {
            "criterion": "carbon/ladder",
            "most": 10,
            "settings": {"ladder-top": "5"},
            "answers": {"ladder": step, "ladder-proof": "promise"},
        }
        result = ladder(build(written))
        assert isinstance(result, Scored)
        return Fraction(result.points)

    low, high = sorted((one, other))
    assert 0 <= points(low) <= points(high) <= 10


def test_a_promised_step_is_pointed_out(build: Build) -> None:
    answers = {"ladder": Decimal(2), "ladder-proof": "promise"}
    result = ladder(build({"criterion": "carbon/ladder", "most": 3, "answers": answers}))
    assert isinstance(result, Scored)
    assert [one.code for one in result.findings] == ["carbon.P3"]


def test_devices_of_a_bill_are_scored_like_any_offer(build: Build) -> None:
    """Field notes, 1.3: 27,272.0 kgCO2e of 40 gateways and two servers over ten years."""
    content = b"""ict:
  - {device: Gateway, quantity: 40, kg: 30, watts: 8, pue: 1, life: 5}
  - {device: Server, quantity: 2, kg: 1400, watts: 300, pue: 1.3, life: 5}
"""
    reading = read(EvidenceContent("ict.yaml", content), study_period="10", grid="0.20")
    written = {
        "criterion": "carbon/offer-carbon",
        "most": 10,
        "settings": {
            "bought": ("ict",),
            "figures-from": "bill",
            "offer-zero-at": "40",
            "offer-full-at": "20",
        },
        "measures": {one.name: one for one in reading.measures},
    }
    result = counted_carbon(build(written))
    assert isinstance(result, Scored)
    assert result.parts[0].value == Fraction("27.272")
    assert result.points == Fraction("6.364")

"""Conditions for the contract: one for each gap, with deadline, people concerned and proof."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from procure_accessibility.catalogue import all_clauses
from procure_accessibility.clause_points import clauses_met
from procure_accessibility.contract import (
    clauses_from_report,
    groups_left_out,
    title_of,
)
from procure_accessibility.critical import critical_criteria
from procure_accessibility.gaps import gaps_in, plain
from procure_accessibility.groups import GROUPS
from procure_accessibility.published import rows
from procure_accessibility.success_criteria import published_criteria
from procure_accessibility.support import reported_support
from support.openacr import chapter, inspected, written

from procure.api import Case, ContractClause, Place, Response, Row, Scored, SettingValue, State
from procure.model.pack import Pack

CaseOf = Callable[..., Case]
Levels = Mapping[str, tuple[str, str]]
PARTLY, NOT = "partially-supports", "does-not-support"
NORMAL, CRITICAL = "1.4.5", "1.4.3"


def case(case_of: CaseOf, levels: Levels, **settings: SettingValue) -> Case:
    reading = inspected(written(levels), tendered_version="")
    found = case_of("reported-support", {"reported-support": (True, "acr.json")})
    return replace(
        found,
        measures={one.name: one for one in reading.measures},
        settings={**found.settings, **{k.replace("_", "-"): v for k, v in settings.items()}},
    )


def clauses(case_of: CaseOf, levels: Levels, **settings: SettingValue) -> list[ContractClause]:
    found = case(case_of, levels, **settings)
    return list(clauses_from_report(found, found.measures))


def said(case_of: CaseOf, number: str, level: str, remark: str = "", **more: SettingValue) -> str:
    (one,) = clauses(case_of, {number: (level, remark)}, **more)
    return str(one.text)


def test_a_report_without_gaps_brings_no_condition(case_of: CaseOf) -> None:
    assert clauses(case_of, {}) == []


def test_each_gap_brings_one_condition_with_its_place(case_of: CaseOf) -> None:
    found = clauses(case_of, {NORMAL: (PARTLY, "Logos."), CRITICAL: (NOT, "Grey.")})
    assert [one.about for one in found] == [CRITICAL, NORMAL]
    assert all(one.where.startswith("acr.json") for one in found)


def test_what_is_to_be_mended_stands_in_the_reports_own_words(case_of: CaseOf) -> None:
    assert "“Some logos are pictures of text”. The supplier mends" in said(
        case_of, NORMAL, PARTLY, "Some logos are pictures of text."
    )


def test_a_long_remark_is_cut_in_the_condition(case_of: CaseOf) -> None:
    assert "a" * 200 + "…”. The" in said(case_of, NORMAL, PARTLY, "a" * 300)


def test_an_ordinary_gap_is_mended_within_a_year_and_a_critical_one_within_three_months(
    case_of: CaseOf,
) -> None:
    assert "mends it within 12 months of signing." in said(case_of, NORMAL, PARTLY)
    assert "mends it within 3 months of signing." in said(case_of, CRITICAL, PARTLY)


def test_the_tender_can_set_other_times(case_of: CaseOf) -> None:
    assert "within 1 month of signing" in said(case_of, NORMAL, PARTLY, mend_months=Decimal(1))
    assert "before the public uses what is bought" in said(
        case_of, CRITICAL, PARTLY, critical_months=Decimal(0)
    )


def test_the_groups_that_the_criterion_matters_to_are_named(case_of: CaseOf) -> None:
    assert "people who see little; people who cannot tell colours apart" in said(
        case_of, CRITICAL, PARTLY
    )


def test_a_criterion_that_no_table_maps_speaks_of_whoever_it_hinders(case_of: CaseOf) -> None:
    unmapped = [one for one in ("2.3.1",) if not groups_left_out(one)]
    assert unmapped == ["2.3.1"]
    assert "whoever it hinders" in said(case_of, "2.3.1", PARTLY)


@pytest.mark.parametrize(
    ("number", "level", "proof"),
    [
        (NORMAL, PARTLY, "says how it was tested"),
        (NORMAL, NOT, "with the assistive technology concerned"),
        (CRITICAL, PARTLY, "with people concerned"),
    ],
)
def test_the_proof_is_heavier_where_the_gap_is(
    case_of: CaseOf, number: str, level: str, proof: str
) -> None:
    found = said(case_of, number, level)
    assert proof in found
    assert "or equivalent" in found


def test_a_day_the_bid_names_counts_beside_the_latest(case_of: CaseOf) -> None:
    found = with_fix(case(case_of, {NORMAL: (PARTLY, "")}), NORMAL, date(2026, 9, 30), "By phone.")
    (one,) = clauses_from_report(found, found.measures)
    assert "by 2026-09-30, the day the bid names, and at the latest within 12 months" in str(
        one.text
    )
    assert "what the bid says: “By phone”. Proof:" in str(one.text)


def with_fix(found: Case, number: str, day: date, way: str) -> Case:
    place = Place("acme/bid.xlsx", "Accessibility", "B9")

    def cell(column: str, value: str | date) -> Response:
        return Response(f"accessibility/backed-fixes.{column}", State.ANSWERED, value, "", place)

    row = Row(
        "1",
        place,
        {
            "criterion": cell("criterion", number),
            "fixed-by": cell("fixed-by", day),
            "way-round": cell("way-round", way),
        },
    )
    return replace(found, bid=replace(found.bid, tables={"accessibility/backed-fixes": (row,)}))


def test_silence_is_ended_by_a_test_that_is_handed_over(case_of: CaseOf) -> None:
    critical, other = clauses(
        case_of, {CRITICAL: ("", ""), NORMAL: ("not-evaluated", ""), "3.2.4": ("", "")}
    )
    assert str(critical.text).startswith("1.4.3: nothing is reported. The supplier tests them")
    assert (other.about, str(other.text)[:13]) == ("1.4.5 … 3.2.4", "1.4.5, 3.2.4:")


def test_a_gate_that_passes_under_a_condition_brings_the_critical_gaps_only(
    case_of: CaseOf,
) -> None:
    found = case(case_of, {CRITICAL: (PARTLY, ""), NORMAL: (NOT, "")})
    assert [one.about for one in critical_criteria(found).clauses] == [CRITICAL]


def test_a_gate_that_fails_brings_none(case_of: CaseOf) -> None:
    assert critical_criteria(case(case_of, {CRITICAL: (NOT, "")})).clauses == ()


def test_the_gate_and_the_award_say_the_same_of_one_gap(case_of: CaseOf) -> None:
    found = case(case_of, {CRITICAL: (PARTLY, "Grey on grey.")})
    scored = reported_support(found)
    assert isinstance(scored, Scored)
    assert scored.clauses == critical_criteria(found).clauses


def test_a_clause_of_the_standard_brings_its_condition_too(case_of: CaseOf) -> None:
    place = Place("acme/bid.xlsx", "Accessibility", "C7")
    cells = {
        name: Response(f"accessibility/clauses-stationary.{name}", State.ANSWERED, value, "", place)
        for name, value in (("answer", NOT), ("remarks", "The slot is 1.4 m high."))
    }
    found = case_of("standard-clauses", {})
    found = replace(
        found,
        settings={**found.settings, "stationary": True},
        bid=replace(
            found.bid,
            tables={"accessibility/clauses-stationary": (Row("8.3.2.1", place, cells),)},
        ),
    )
    scored = clauses_met(found)
    assert isinstance(scored, Scored)
    (one,) = scored.clauses
    assert (one.about, one.where) == ("8.3.2.1", "acme/bid.xlsx!Accessibility!C7")
    assert "“The slot is 1.4 m high”." in str(one.text)
    assert "people with short reach or little strength" in str(one.text)


def test_clauses_of_the_standard_in_a_report_count_where_the_target_holds_them() -> None:
    file = written(chapters={"en_301_549_hardware": chapter({"8.3.2.1": (NOT, "High.")}, "none")})
    with_them = inspected(file, target="en301549-3.2.1", stationary=True)
    without = inspected(file, target="wcag21-aa", stationary=True)
    assert [one.number for one in gaps_in({m.name: m for m in with_them.measures})] == ["8.3.2.1"]
    assert gaps_in({m.name: m for m in without.measures}) == ()


@pytest.mark.parametrize("number", [one.number for one in all_clauses() if one.asked_when])
def test_every_clause_that_can_be_asked_matters_to_somebody(number: str) -> None:
    groups = groups_left_out(number)
    assert groups
    assert set(groups) <= set(GROUPS)


def test_a_condition_names_a_criterion_in_the_language_of_the_tender(
    case_of: CaseOf, pack: Pack
) -> None:
    found = case(case_of, {CRITICAL: (NOT, "Gris.")})
    for language, title in (("es", "Contraste (mínimo)"), ("tr", "Kontrast (en az)")):
        spoken = replace(found, texts=pack.translations[language].texts)
        (one,) = clauses_from_report(spoken, found.measures)
        assert str(one.text).startswith(f"{title}: reported as not supported")


@pytest.mark.parametrize("language", ["es", "tr"])
def test_every_criterion_and_clause_that_forms_print_has_a_title_in_other_languages(
    case_of: CaseOf, pack: Pack, language: str
) -> None:
    spoken = replace(case(case_of, {}), texts=pack.translations[language].texts)
    asked = [one.number for one in all_clauses() if one.asked_when]
    asked += [one.number for one in published_criteria() if one.level != "AAA"]
    same = [one for one in asked if title_of(spoken, one) == title_of(case(case_of, {}), one)]
    assert same == []


def test_the_months_of_the_table_are_settings(pack: Pack) -> None:
    named = {row["months"] for row in rows("contract_terms.csv")}
    assert named == {"critical-months", "mend-months"}
    assert {str(pack.settings[one].default) for one in named} == {"3", "12"}


@pytest.mark.parametrize(
    ("remark", "shown"),
    [
        ("See [the issues](https://example.org/a?b=1&amp;c=2).", "See the issues."),
        ("Two\n lines &amp; more", "Two lines & more"),
        ("[x] (y)", "[x] (y)"),
    ],
)
def test_a_remark_is_shown_without_its_links(remark: str, shown: str) -> None:
    assert plain(remark) == shown


def test_criteria_answered_one_by_one_bring_conditions_and_measures_as_a_report_does(
    case_of: CaseOf,
) -> None:
    place = Place("acme/bid.xlsx", "Accessibility", "D12")

    def cell(column: str, value: str) -> Response:
        return Response(f"accessibility/web-20.{column}", State.ANSWERED, value, "", place)

    rows = (
        Row("1.1.1", place, {"answer": cell("answer", "supports")}),
        Row(CRITICAL, place, {"answer": cell("answer", PARTLY), "remarks": cell("r", "Grey.")}),
    )
    found = case_of("reported-support", {"reported-support": (None, "")})
    found = replace(
        found,
        settings={**found.settings, "target": "wcag20-aa"},
        bid=replace(found.bid, tables={"accessibility/web-20": rows}),
    )
    scored = reported_support(found)
    assert isinstance(scored, Scored)
    assert scored.clauses[0].about == CRITICAL
    assert scored.clauses[0].where == "acme/bid.xlsx!Accessibility!D12"
    names = {one.name for one in scored.measures}
    assert {"accessibility.group.limited_vision", f"accessibility.gap.{CRITICAL}"} <= names
    later = replace(found, measures={one.name: one for one in scored.measures})
    again = reported_support(later)
    assert isinstance(again, Scored)
    assert again.points == scored.points

"""What holds whatever a report says: more evidence never costs, order is nothing, gaps are kept."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from procure_accessibility.clause_points import clauses_met
from procure_accessibility.contract import clauses_from_report
from procure_accessibility.levels import WORST_FIRST
from procure_accessibility.success_criteria import criteria_of
from support.openacr import inspected, written

from procure.api import Case, Measure, Place, Response, Row, Scored, State
from procure.model.pack import Pack

CaseOf = Callable[..., Case]
NUMBERS = [one.number for one in criteria_of("wcag21-aa")]
ASKED_OF_ALL = {
    one.number for one in criteria_of("wcag21-aa") if one.critical and one.always_applies
}
RISING = ("does-not-support", "partially-supports", "supports")
ANSWERS = st.dictionaries(
    st.sampled_from(NUMBERS),
    st.tuples(st.sampled_from([*RISING, "not-applicable", "not-evaluated", ""]),
              st.sampled_from(["", "Seen.", "With NVDA."])),
    max_size=8,
)  # fmt: skip
QUICK = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
STATIONARY = [
    "8.3.2.1", "8.3.2.2", "8.3.2.4", "8.3.3.1", "8.3.3.2", "8.3.4.1", "8.3.5", "8.3.6",
]  # fmt: skip


def measures(levels: Mapping[str, tuple[str, str]], **fields: object) -> dict[str, Measure]:
    found = inspected(written(levels, "wcag21-aa", **fields))
    return {one.name.removeprefix("accessibility."): one for one in found.measures}


def figure(found: Mapping[str, Measure], name: str) -> Fraction:
    value = found[name].value
    assert isinstance(value, Fraction)
    return value


@given(ANSWERS, st.sampled_from(NUMBERS))
@QUICK
def test_a_remark_on_a_gap_never_costs(levels: dict[str, tuple[str, str]], one: str) -> None:
    bare = {**levels, one: ("partially-supports", "")}
    said = {**levels, one: ("partially-supports", "The map needs a mouse.")}
    for name in ("evidence", "adjusted"):
        assert figure(measures(bare), name) <= figure(measures(said), name)


METHODS = ["axe", "keyboard by hand", "NVDA", "screen magnifier", "our experts"]


@given(ANSWERS, st.lists(st.sampled_from(METHODS), unique=True), st.sampled_from(METHODS))
@QUICK
def test_naming_one_more_method_never_costs(
    levels: dict[str, tuple[str, str]], some: list[str], more: str
) -> None:
    fewer = measures(levels, evaluation_methods_used=", ".join(some))
    named = measures(levels, evaluation_methods_used=", ".join([*some, more]))
    assert figure(fewer, "evidence") <= figure(named, "evidence")
    assert fewer["reported_support"] == named["reported_support"]


@given(ANSWERS, st.dates(min_value=date(2020, 1, 1), max_value=date(2026, 4, 14)))
@QUICK
def test_a_newer_report_never_costs(levels: dict[str, tuple[str, str]], day: date) -> None:
    older = measures(levels, report_date=day.isoformat())
    newer = measures(levels, report_date="2026-04-14")
    assert figure(older, "adjusted") <= figure(newer, "adjusted")


def of_report(case_of: CaseOf, levels: Mapping[str, tuple[str, str]]) -> Case:
    reading = inspected(written(levels), tendered_version="")
    found = case_of("reported-support", {"reported-support": (True, "acr.json")})
    return replace(found, measures={one.name: one for one in reading.measures})


@given(ANSWERS)
@QUICK
def test_every_gap_has_one_condition_and_nothing_else_has_one_of_its_own(
    case_of: CaseOf, levels: dict[str, tuple[str, str]]
) -> None:
    case = of_report(case_of, levels)
    gaps = {one for one, (level, _) in levels.items() if level in RISING[:2]}
    found = [one.about for one in clauses_from_report(case, case.measures)]
    assert len(found) == len(set(found))
    assert {one for one in found if one in gaps} == gaps
    silent = {one for one, (level, _) in levels.items() if level in ("", "not-evaluated")}
    absent = {one for one, (level, _) in levels.items() if level == "not-applicable"} & ASKED_OF_ALL
    assert bool(silent | absent) is (len(found) > len(gaps))


@given(ANSWERS, st.randoms(use_true_random=False))
@QUICK
def test_conditions_do_not_depend_on_the_order_of_answers(
    case_of: CaseOf, levels: dict[str, tuple[str, str]], random: object
) -> None:
    names = list(levels)
    getattr(random, "shuffle")(names)  # noqa: B009
    one, other = (
        of_report(case_of, some) for some in (levels, {name: levels[name] for name in names})
    )
    assert [c.text for c in clauses_from_report(one, one.measures)] == [
        c.text for c in clauses_from_report(other, other.measures)
    ]


def answered(case_of: CaseOf, levels: Mapping[str, str]) -> Case:
    place = Place("acme/bid.xlsx", "Accessibility", "C7")
    rows = tuple(
        Row(
            number,
            place,
            {"answer": Response("accessibility/x", State.ANSWERED, level, level, place)},
        )
        for number, level in levels.items()
    )
    found = case_of("standard-clauses", {})
    return replace(
        found,
        settings={**found.settings, "stationary": True},
        bid=replace(found.bid, tables={"accessibility/clauses-stationary": rows}),
    )


CLAUSE_LEVELS = st.dictionaries(
    st.sampled_from(STATIONARY), st.sampled_from([*RISING, "not-evaluated"]), min_size=2
)


@given(CLAUSE_LEVELS, st.data())
@QUICK
def test_a_better_answer_to_a_clause_never_earns_less_nor_brings_more_conditions(
    case_of: CaseOf, levels: dict[str, str], data: st.DataObject
) -> None:
    one = data.draw(st.sampled_from(sorted(levels)))
    rising = ("not-evaluated", *RISING)
    better = {**levels, one: rising[min(rising.index(levels[one]) + 1, 3)]}
    low, high = clauses_met(answered(case_of, levels)), clauses_met(answered(case_of, better))
    assert isinstance(low, Scored)
    assert isinstance(high, Scored)
    assert 0 <= low.points <= high.points <= 20


@given(CLAUSE_LEVELS, st.data())
@QUICK
def test_the_order_of_clauses_earns_nothing(
    case_of: CaseOf, levels: dict[str, str], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(sorted(levels)))
    one = clauses_met(answered(case_of, levels))
    other = clauses_met(answered(case_of, {name: levels[name] for name in order}))
    assert isinstance(one, Scored)
    assert isinstance(other, Scored)
    assert one.points == other.points


def test_closing_the_last_gap_turns_the_question_for_remarks_to_what_is_claimed() -> None:
    # The one place where a better answer can lower evidence: remarks are counted on gaps, and
    # without gaps on claims. The guide says so, and what to do.
    bare = dict.fromkeys(NUMBERS, ("supports", ""))
    told = {**bare, "1.4.3": ("partially-supports", "Grey on grey.")}
    assert figure(measures(told), "evidence.remarks") == 1
    assert figure(measures(bare), "evidence.remarks") == 0
    assert figure(measures(told), "reported_support") < figure(measures(bare), "reported_support")


WIDEST = "yes"


@pytest.mark.parametrize("target", ["wcag22-aa", "en301549-3.2.1"])
def test_a_bidder_never_sees_more_than_forty_questions_where_support_earns_points_in_one_way(
    pack: Pack, target: str
) -> None:
    chosen = {name: WIDEST for name, one in pack.settings.items() if one.type == "boolean"}
    chosen["target"] = target

    def asked(when: Mapping[str, tuple[str, ...]]) -> bool:
        return all(chosen.get(name, "no") in values for name, values in when.items())

    seen = [
        item.id
        for one in pack.criteria
        if one.id not in {"backed-support", "report-evidence"} and asked(one.applies_when)
        for item in one.requirements
        if asked(item.applies_when)
    ]
    assert len(seen) <= 40


def test_the_levels_tried_here_are_all_levels() -> None:
    assert {*RISING, "not-applicable", "not-evaluated", ""} == set(WORST_FIRST)

"""What the figures of a report promise, over reports of any content."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from procure_accessibility.catalogue import all_clauses
from procure_accessibility.groups import GROUPS, affected, groups_of
from procure_accessibility.levels import BLANK, WORST_FIRST
from procure_accessibility.published import rows
from procure_accessibility.success_criteria import criteria_of, published_criteria
from support.openacr import inspected, written

from procure.api import Reading

BETTER = {
    "does-not-support": "partially-supports",
    BLANK: "partially-supports",
    "not-evaluated": "partially-supports",
    "partially-supports": "supports",
    "supports": "supports",
}
NUMBERS = [one.number for one in criteria_of("wcag21-aa")]
LEVELS = st.dictionaries(st.sampled_from(NUMBERS), st.sampled_from([*BETTER]), max_size=20)
ANY_LEVEL = st.dictionaries(st.sampled_from(NUMBERS), st.sampled_from(WORST_FIRST), max_size=20)


def figures(levels: dict[str, str], **given: str) -> dict[str, Fraction]:
    said = {number: (level, "Seen.") for number, level in levels.items()}
    return numbers(inspected(written(said), **given))


def numbers(reading: Reading) -> dict[str, Fraction]:
    return {
        one.name.removeprefix("accessibility."): one.value
        for one in reading.measures
        if isinstance(one.value, Fraction)
    }


@given(LEVELS, st.sampled_from(NUMBERS), st.sampled_from(["simple", "gc", "gc-official"]))
@settings(max_examples=40)
def test_a_better_answer_never_shows_less(levels: dict[str, str], one: str, weights: str) -> None:
    worse = figures(levels, weights=weights)
    better = figures({**levels, one: BETTER[levels.get(one, "supports")]}, weights=weights)
    for name in ("reported_support", "reported_support_low", "reported_support_high"):
        assert worse[name] <= better[name]


@given(ANY_LEVEL)
@settings(max_examples=40)
def test_counts_add_up_and_the_interval_holds_the_figure(levels: dict[str, str]) -> None:
    found = figures(levels)
    names = [level.replace("-", "_") or "blank" for level in WORST_FIRST]
    assert sum(found[name] for name in names) == len(NUMBERS)
    low, high = found["reported_support_low"], found["reported_support_high"]
    assert 0 <= low <= found["reported_support"] <= high <= 100
    assert 0 <= found["evidence"] <= 1
    assert found["adjusted"] <= found["reported_support"]


@given(st.permutations(list(enumerate(NUMBERS))))
@settings(max_examples=15)
def test_the_order_of_rows_does_not_matter(order: list[tuple[int, str]]) -> None:
    said = {
        number: (WORST_FIRST[position % 5], f"Seen {position}.")
        for position, number in enumerate(NUMBERS)
    }
    shuffled = {number: said[number] for _, number in order}
    assert numbers(inspected(written(said))) == numbers(inspected(written(shuffled)))


def test_the_leaves_of_each_chapter_are_as_many_as_counted() -> None:
    leaves: dict[str, int] = {}
    for one in all_clauses():
        if not one.heading:
            leaves[one.chapter] = leaves.get(one.chapter, 0) + 1
    assert leaves == {
        "functional_performance_criteria": 9,
        "hardware": 51,
        "software": 25,
        "support_documentation_and_services": 5,
        "en_301_549_functional_performance": 11,
        "en_301_549_generic_requirements": 33,
        "en_301_549_ict_with_two-way_voice": 18,
        "en_301_549_ict_with_video": 9,
        "en_301_549_hardware": 30,
        "en_301_549_non-web-documents": 3,
        "en_301_549_software": 27,
        "en_301_549_documentation_and_support_services": 5,
        "en_301_549_ict_providing_relay_or_emergency_service_access": 7,
    }


def test_every_criterion_but_flashing_matters_to_a_group() -> None:
    silent = [one.number for one in published_criteria() if not groups_of(one.number)]
    assert silent == ["2.3.1"]


def test_each_own_row_of_the_mapping_says_why() -> None:
    own = [row for row in rows("groups_affected.csv") if row["mapping"] == "own"]
    assert {row["criterion"] for row in own} == {
        one.number for one in published_criteria() if one.since > "2.0"
    }
    assert all(row["reason"] for row in own)


def test_the_published_mapping_says_nothing_of_speech_and_reach() -> None:
    silent = [group for group in GROUPS if not affected("published")[group]]
    assert silent == ["without_speech", "limited_reach_and_strength"]


def test_the_parts_of_the_evidence_add_up_to_a_hundred() -> None:
    points = [row["value"] for row in rows("factors.csv") if row["key"].endswith(".points")]
    assert sum(map(Fraction, points)) == 100


def test_clauses_are_asked_only_where_they_apply() -> None:
    report = written()
    without = numbers(inspected(report, target="en301549-3.2.1"))
    voice = numbers(inspected(report, target="en301549-3.2.1", voice="yes"))
    assert "clause.blank" not in without
    assert voice["clause.blank"] == 11

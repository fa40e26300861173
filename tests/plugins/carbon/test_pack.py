"""The published carbon pack keeps its promises."""

import csv
import io
from decimal import Decimal
from importlib.resources.abc import Traversable

import procure_carbon
import pytest

from procure.model.scoring import ByEvaluator, Levels, Relative
from procure.pack.read import PublishedPack
from procure.plugin.offer import offer_of


@pytest.fixture
def folder() -> Traversable:
    (folder,) = procure_carbon.procure_packs()
    return folder


def test_the_sample_tender_finds_its_criteria(published: PublishedPack) -> None:
    ids = {criterion.id for criterion in published.pack.criteria}
    assert {"unit-footprint", "repair-and-take-back"} <= ids


def test_every_judged_criterion_has_five_levels(published: PublishedPack) -> None:
    for criterion in published.pack.criteria:
        if isinstance(criterion.scoring, Levels):
            assert len(criterion.levels) == 5, criterion.id
            assert criterion.levels[4].startswith("Fully met and evidenced"), criterion.id


def test_every_gate_and_condition_has_a_contract_clause(published: PublishedPack) -> None:
    missing = [
        criterion.id
        for criterion in published.pack.criteria
        if criterion.kind in {"gate", "condition"} and not criterion.clause
    ]
    assert not missing


def test_every_gate_award_and_condition_has_tags_a_source_and_a_proportionality_note(
    published: PublishedPack,
) -> None:
    for criterion in published.pack.criteria:
        if criterion.kind == "information":
            continue
        assert criterion.tags, criterion.id
        assert criterion.sources, criterion.id
        assert criterion.proportionality, criterion.id


def test_every_setting_with_a_default_names_its_source(published: PublishedPack) -> None:
    for name, setting in published.pack.settings.items():
        assert setting.default is None or setting.source, name


def test_no_criterion_is_scored_against_other_bids(published: PublishedPack) -> None:
    assert not [one for one in published.pack.criteria if isinstance(one.scoring, Relative)]


def test_every_evaluator_named_is_registered(published: PublishedPack) -> None:
    registered = {f"carbon.{name}" for name, _ in offer_of(procure_carbon, []).evaluators}
    named = {
        criterion.scoring.evaluator
        for criterion in published.pack.criteria
        if isinstance(criterion.scoring, ByEvaluator)
    }
    assert named == registered


def test_a_label_or_standard_asked_for_may_be_replaced(published: PublishedPack) -> None:
    for criterion in published.pack.criteria:
        for requirement in criterion.requirements:
            words = f"{requirement.question} {requirement.guidance}"
            if any(name in words for name in ("EN 1", "ISO ", "ITU-T", "label")):
                assert "equivalent" in words, requirement.id or criterion.id


def test_aspirational_benchmarks_lie_below_the_benchmarks(folder: Traversable) -> None:
    content = (folder / "benchmarks.csv").read_text(encoding="utf-8")
    values = {row["id"]: Decimal(row["value"]) for row in csv.DictReader(io.StringIO(content))}
    pairs = [name for name in values if name.endswith("-aspirational")]
    assert pairs
    for name in pairs:
        assert values[name] < values[name.removesuffix("-aspirational")], name


def test_default_ends_stand_in_the_published_table(published: PublishedPack) -> None:
    values = {row["id"]: row["value"] for row in published.tables["benchmarks"]}
    settings = published.pack.settings
    assert settings["upfront-zero-at"].default == values["gla-office-upfront"]
    assert settings["upfront-full-at"].default == values["gla-office-upfront-aspirational"]
    assert settings["embodied-zero-at"].default == values["gla-office-embodied"]
    assert settings["embodied-full-at"].default == values["gla-office-embodied-aspirational"]


def test_a_bidder_sees_at_most_forty_questions_even_if_everything_is_asked(
    published: PublishedPack,
) -> None:
    assert sum(len(one.requirements) for one in published.pack.criteria) <= 40


def test_every_award_says_who_is_left_out_if_it_fails(published: PublishedPack) -> None:
    about_data = {"product-data"}
    for criterion in published.pack.criteria:
        if criterion.kind == "award" and criterion.id not in about_data:
            assert criterion.left_out, criterion.id


def test_settings_leave_the_names_free_that_inspect_takes_as_lists(
    published: PublishedPack,
) -> None:
    """``--set grid=2025:0.135,2030:0.047`` would be refused for a setting of one value."""
    assert not {"grid", "quantities", "service-lives", "stage"} & set(published.pack.settings)


def test_what_is_about_the_company_asks_for_no_number_that_could_be_added(
    published: PublishedPack,
) -> None:
    """Tonnes of a company are never added to those of a bid (field notes, 1.3)."""
    about = [one for one in published.pack.criteria if one.about == "supplier"]
    assert about
    for criterion in about:
        assert {one.type for one in criterion.requirements} <= {"boolean", "text"}, criterion.id

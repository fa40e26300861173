"""The published connectivity pack keeps its promises."""

import procure_connectivity
import pytest

from procure.model.scoring import ByEvaluator, Levels, Relative
from procure.pack.paths import text_paths
from procure.pack.read import PublishedPack
from procure.plugin.offer import offer_of


def test_the_sample_tender_finds_its_criteria(published: PublishedPack) -> None:
    ids = {criterion.id for criterion in published.pack.criteria}
    assert {"coverage", "downtime", "footway", "footway-clearance"} <= ids


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
    registered = {
        f"connectivity.{name}" for name, _ in offer_of(procure_connectivity, []).evaluators
    }
    named = {
        criterion.scoring.evaluator
        for criterion in published.pack.criteria
        if isinstance(criterion.scoring, ByEvaluator)
    }
    assert named == registered


def test_the_fee_for_assets_is_asked_and_never_scored(published: PublishedPack) -> None:
    (fee,) = [one for one in published.pack.criteria if one.id == "asset-fee"]
    assert fee.kind == "information"
    assert fee.scoring is None


LANGUAGES = ("es", "tr")

ALTERNATIVES = {"service-quality", "emf-declaration", "asset-fee"}
"""Criteria beside which another asks the same: downtime, exposure, fee-floor."""


def test_a_bidder_sees_at_most_forty_questions(published: PublishedPack) -> None:
    asked = [one for one in published.pack.criteria if one.id not in ALTERNATIVES]
    assert sum(len(one.requirements) for one in asked) <= 40


def test_a_fibre_network_on_private_ground_is_asked_less(published: PublishedPack) -> None:
    switches = {"digs", "transmits", "uses-assets"}
    hidden = [one for one in published.pack.criteria if set(one.applies_when) & switches]
    assert len(hidden) >= 10


def test_no_sum_of_money_is_a_default(published: PublishedPack) -> None:
    """Insurance and the like are examples that the buyer sets (issue of the pack)."""
    settings = published.pack.settings.values()
    assert not [one.title for one in settings if one.unit == "currency" and one.default]


def test_a_label_or_standard_asked_for_may_be_replaced(published: PublishedPack) -> None:
    for criterion in published.pack.criteria:
        for requirement in criterion.requirements:
            words = f"{requirement.question} {requirement.guidance}"
            if any(name in words for name in ("EN 1", "ISO ", "ICNIRP", "Standard", "bond")):
                assert "equivalent" in words, requirement.id or criterion.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_pack_is_translated(published: PublishedPack, language: str) -> None:
    needed = {path for path, text in text_paths(published.pack) if text}
    assert needed - set(published.pack.translations[language].texts) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_says_that_no_native_speaker_has_read_it(
    published: PublishedPack, language: str
) -> None:
    assert published.pack.translations[language].reviewed_by == ""


@pytest.mark.parametrize("criterion", ["moratorium", "structural-approval"])
def test_a_gate_is_passed_by_an_undertaking_and_not_by_a_negative(
    published: PublishedPack, criterion: str
) -> None:
    (one,) = (one for one in published.pack.criteria if one.id == criterion)
    assert one.requirements[0].question.startswith("Do you undertake that")


def test_who_will_be_entitled_can_say_so(published: PublishedPack) -> None:
    (one,) = (one for one in published.pack.criteria if one.id == "authorised-operator")
    assert "or do you undertake to be" in one.requirements[0].question


def test_every_gate_and_award_but_the_fee_says_who_is_left_out(published: PublishedPack) -> None:
    scored = [one for one in published.pack.criteria if one.kind in {"gate", "award"}]
    assert {one.id for one in scored if not one.left_out} == {"fee-floor"}

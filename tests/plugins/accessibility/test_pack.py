import re
from pathlib import Path

import procure_accessibility
import pytest
from procure_accessibility.folder import pack_folder
from procure_accessibility.published import rows

from procure.model.pack import Pack
from procure.model.scoring import evaluators_named
from procure.pack.paths import text_paths
from procure.pack.read import PublishedPack
from procure.plugin.offer import offer_of

SAMPLE = ("clauses", "user-testing", "fixes-and-support", "core-tasks")


def test_the_pack_is_whole(published: PublishedPack) -> None:
    assert published.pack.id == "accessibility"


def test_the_plugin_returns_the_folder_of_the_pack() -> None:
    assert (pack_folder() / "criteria.yaml").is_file()


def test_the_sample_tender_finds_its_criteria(pack: Pack) -> None:
    assert set(SAMPLE) <= {criterion.id for criterion in pack.criteria}


def test_every_judged_criterion_has_five_levels_that_differ(pack: Pack) -> None:
    judged = [one for one in pack.criteria if one.scoring and one.scoring.shape == "levels"]
    assert {one.id: len(set(one.levels)) for one in judged} == {one.id: 5 for one in judged}


def test_every_top_level_says_fully_met_and_evidenced(pack: Pack) -> None:
    tops = [one.levels[-1] for one in pack.criteria if one.levels]
    assert all(top.startswith("Fully met and evidenced") for top in tops)


def test_every_gate_and_condition_has_a_clause(pack: Pack) -> None:
    assert not [
        one.id for one in pack.criteria if one.kind in {"gate", "condition"} and not one.clause
    ]


def test_every_criterion_that_is_scored_says_who_is_left_out(pack: Pack) -> None:
    assert not [
        one.id for one in pack.criteria if one.kind in {"gate", "award"} and not one.left_out
    ]


def test_every_criterion_names_a_source_and_a_tag(pack: Pack) -> None:
    assert not [one.id for one in pack.criteria if not one.sources or not one.tags]


def test_every_source_is_used(pack: Pack) -> None:
    used = {name for one in pack.criteria for name in one.sources}
    used |= {name for one in pack.criteria for item in one.requirements for name in item.sources}
    used |= {one.source for one in pack.settings.values() if one.source}
    used |= {one.source for one in pack.tables.values()}
    used |= {row["source"] for row in rows("factors.csv")}
    assert used == set(pack.sources)


def test_every_evaluator_named_is_registered(pack: Pack) -> None:
    named = {name for one in pack.criteria for name in evaluators_named(one.scoring).values()}
    registered = {name for name, _ in offer_of(procure_accessibility, []).evaluators}
    assert named == {f"accessibility.{name}" for name in registered}


def test_where_a_standard_is_named_to_bidders_an_equivalent_is_accepted(pack: Pack) -> None:
    standard = re.compile(r"EN 301|WCAG|OpenACR|VPAT|ISO")
    asked = [item for one in pack.criteria for item in one.requirements]
    named = [
        one
        for one in (f"{item.question} {item.guidance}" for item in asked)
        if standard.search(one)
    ]
    assert named
    assert all("equivalent" in one for one in named)


@pytest.mark.parametrize("language", ["es", "tr"])
def test_a_translation_has_all_that_officers_and_bidders_see(pack: Pack, language: str) -> None:
    wanted = {path for path, text in text_paths(pack) if text}
    assert wanted - set(pack.translations[language].texts) == set()


@pytest.mark.parametrize(("language", "word"), [("es", "equivalente"), ("tr", "eşdeğer")])
def test_a_translation_says_or_equivalent_wherever_the_original_does(
    pack: Pack, language: str, word: str
) -> None:
    texts = pack.translations[language].texts
    said = [path for path, text in text_paths(pack) if "equivalent" in text]
    assert said
    assert [path for path in said if word not in texts[path]] == []


@pytest.mark.parametrize("language", ["es", "tr"])
def test_no_native_speaker_is_claimed(pack: Pack, language: str) -> None:
    assert pack.translations[language].reviewed_by == ""


def test_there_is_no_code_in_the_pack() -> None:
    folder = Path(__file__).parents[3] / "criteria" / "accessibility"
    assert not list(folder.rglob("*.py"))


@pytest.mark.parametrize("name", ["backed-audit", "offered-audit"])
def test_an_honest_no_to_an_audit_needs_no_evidence(pack: Pack, name: str) -> None:
    (asked,) = [one for criterion in pack.criteria for one in criterion.requirements
                if one.id == name]  # fmt: skip
    assert asked.evidence == "asked"


def test_no_clause_names_months_that_a_setting_decides(pack: Pack) -> None:
    assert [one.id for one in pack.criteria if re.search(r"\bmonths?\b", one.clause)] == []

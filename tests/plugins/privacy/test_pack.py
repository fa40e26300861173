from pathlib import Path

import procure_privacy
import pytest
from procure_privacy.folder import pack_folder
from procure_privacy.section import likelihood_in_words, severity_in_words

from procure.model.pack import Pack
from procure.pack.paths import text_paths
from procure.pack.read import PublishedPack
from procure.plugin.offer import offer_of

PACK = Path(__file__).parents[3] / "criteria" / "privacy"
SAMPLE = ("minimisation", "data-items", "safeguards", "groups-harmed", "no-secondary-use")


def test_the_pack_is_whole(published: PublishedPack) -> None:
    assert published.pack.id == "privacy"


def test_the_plugin_returns_the_folder_of_the_pack() -> None:
    assert (pack_folder() / "criteria.yaml").is_file()


def test_the_sample_tender_finds_its_criteria(pack: Pack) -> None:
    assert set(SAMPLE) - {"data-items"} <= {criterion.id for criterion in pack.criteria}


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
    assert used == set(pack.sources)


def test_every_evaluator_named_is_registered(pack: Pack) -> None:
    named = {
        one.scoring.evaluator
        for one in pack.criteria
        if one.scoring and one.scoring.shape == "evaluator"
    }
    registered = {name for name, _ in offer_of(procure_privacy, []).evaluators}
    assert named == {f"privacy.{name}" for name in registered}


def test_where_certificates_are_named_to_bidders_an_equivalent_is_accepted(pack: Pack) -> None:
    asked = [item for one in pack.criteria for item in one.requirements]
    texts = [f"{item.question} {item.guidance}" for item in asked]
    named = [text for text in texts if "ertificate" in text]
    assert named
    assert all("equivalent" in text for text in named)


@pytest.mark.parametrize("language", ["es", "tr"])
def test_a_translation_has_all_that_officers_and_bidders_see(pack: Pack, language: str) -> None:
    wanted = {
        path for path, text in text_paths(pack) if text and not path.endswith("proportionality")
    }
    assert not wanted - set(pack.translations[language].texts)


@pytest.mark.parametrize("language", ["es", "tr"])
def test_no_native_speaker_is_claimed(pack: Pack, language: str) -> None:
    assert pack.translations[language].reviewed_by == ""


def test_a_bidder_sees_at_most_forty_questions(pack: Pack) -> None:
    assert sum(len(one.requirements) for one in pack.criteria) <= 40


def test_there_is_no_code_in_the_pack() -> None:
    folder = Path(__file__).parents[3] / "criteria" / "privacy"
    assert not list(folder.rglob("*.py"))


def clause(pack: Pack, criterion: str) -> str:
    return str(next(one.clause for one in pack.criteria if one.id == criterion))


def test_the_clause_on_a_breach_names_hours_only_where_the_tender_sets_none(pack: Pack) -> None:
    assert "never later than the limit of the tender" in clause(pack, "breach-notice")
    assert "48 hours where the tender sets none" in clause(pack, "breach-notice")


def test_gate_and_condition_on_the_end_of_the_contract_agree(pack: Pack) -> None:
    assert clause(pack, "end-of-contract") == clause(pack, "return-and-erase")


@pytest.mark.parametrize("table", ["risks", "design-risks"])
def test_the_form_asks_for_levels_in_the_words_of_the_report(pack: Pack, table: str) -> None:
    asked = {item.id: item for one in pack.criteria for item in one.requirements}[table]
    for column in ("severity", "residual-severity"):
        assert list(asked.columns[column].choices.values()) == [
            str(severity_in_words(level)) for level in range(1, 5)
        ]
    for column in ("likelihood", "residual-likelihood"):
        assert list(asked.columns[column].choices.values()) == [
            str(likelihood_in_words(level)) for level in range(1, 5)
        ]


@pytest.mark.parametrize(
    ("language", "avoided"),
    [("es", ("pliego", "puerta", "señales de riesgo")), ("tr", ("eşiği geç", "eşik geç"))],
)
def test_a_translation_has_one_word_for_tender_gate_and_sign(
    pack: Pack, language: str, avoided: tuple[str, ...]
) -> None:
    texts = pack.translations[language].texts
    assert not [path for path, text in texts.items() if any(word in text for word in avoided)]

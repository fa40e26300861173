"""A stranger's catalogue has the same rights as ours, and a broken one stops nothing."""

from pathlib import Path

import pytest

from procure.language import installed as catalogues
from procure.language import words as rendering
from procure.language.installed import catalogues as read
from procure.language.words import words
from procure.model.message import Message
from procure.plugin.loader import load


@pytest.fixture(autouse=True)
def afresh() -> None:
    catalogues.catalogues.cache_clear()
    rendering._entry.cache_clear()


@pytest.mark.usefixtures("ethics")
def test_a_sentence_of_a_plugin_is_translated_by_the_catalogue_beside_its_code() -> None:
    assert words(Message("Sites listed"), "es") == "Centros indicados"
    assert words(Message("Sites listed"), "es-MX") == "Centros indicados"


@pytest.mark.usefixtures("ethics")
def test_its_header_says_who_reviewed_it() -> None:
    (found,) = [one for one in read("es") if one.package == "ethics"]
    assert found.catalogue.reviewed_by == ""
    assert found.problems == ()


@pytest.mark.usefixtures("ethics")
def test_a_broken_catalogue_is_said_and_its_sentences_stay_english(tmp_path: Path) -> None:
    path = tmp_path / "site-packages" / "procure_ethics" / "locale" / "es.po"
    path.write_text('msgid "Sites listed"\nmsgstr "{who}"\n', encoding="utf-8")
    (found,) = [one for one in read("es") if one.package == "ethics"]
    assert str(found.problems[0]).startswith("ethics/es.po:1: '{who}' does not hold the fields")
    assert words(Message("Sites listed"), "es") == "Sites listed"


@pytest.mark.usefixtures("ethics")
def test_what_its_price_rule_and_its_test_of_low_prices_are_called_is_translated() -> None:
    registry = load(["ethics"])
    rule = registry.price_rules["ethics.quadratic"]
    test = registry.low_price_tests["ethics.below_wages"]
    assert [words(one, "es") for one in (rule.title, rule.parameters[0].title, test.title)] == [
        "Cuadrado del precio",
        "Precio sin puntos",
        "Precio frente a los salarios",
    ]

"""What a report calls price rules, findings and days: never by a name of the files alone."""

import pytest
from report.kiosks import kiosks

from procure.evaluation.model import Evaluation, ShownFinding, ShownSource
from procure.language.words import words
from procure.model.blocks import Block, Paragraph, Table, content
from procure.model.message import Message
from procure.report.award_answers import findings
from procure.report.award_method import method
from procure.report.award_procedure import tender_facts
from procure.report.award_words import source_said

MEANS = "the price at and below which all price points are earned"
FINDING = ShownFinding(
    code="procure.close", severity="warning", where="ranking", what=Message("Look at both.")
)


def speaking(language: str) -> Evaluation:
    """Return the sample in a language, its rule with the titles that the core gives it."""
    sample = kiosks()
    price = sample.price.model_copy(
        update={
            "title": Message("Straight line between two published prices"),
            "titles": {"low": Message("Low end"), "high": Message("High end")},
            "meanings": {
                "low": Message("the price at and below which all price points are earned")
            },
        }
    )
    tender = sample.tender.model_copy(update={"language": language})
    return sample.model_copy(update={"price": price, "tender": tender})


def cells(blocks: tuple[Block, ...], language: str) -> dict[str, str]:
    """Return the rows of two columns of all tables: what stands beside what."""
    found = {}
    for table in (one for one in blocks if isinstance(one, Table)):
        for row in table.rows:
            said = [content(cell) for cell in row]
            texts = [words(one, language) for one in said if isinstance(one, str | Message)]
            found[texts[0]] = texts[-1]
    return found


def test_the_method_names_a_rule_by_its_title_and_once_as_the_file_does() -> None:
    rows = cells(tuple(method(speaking("tr"))), "tr")
    assert rows["Kural"] == "İlan edilen iki fiyat arasında doğru (band)"  # noqa: RUF001


def test_the_method_names_parameters_by_their_titles_with_what_they_mean() -> None:
    rows = cells(tuple(method(speaking("es"))), "es")
    assert rows["Parámetros"].startswith("Extremo alto (high): 3.600.000; Extremo bajo (low) 2.")


def test_a_rule_without_title_goes_by_its_name() -> None:
    assert cells(tuple(method(kiosks())), "en")["Rule"] == "band"


def test_a_finding_is_told_without_its_code() -> None:
    (line,) = findings((FINDING,))
    assert isinstance(line, Paragraph)
    assert line.label is not None
    assert words(line.label, "ja") == "所見（警告、順位）："  # noqa: RUF001


def test_a_table_of_findings_has_no_column_of_codes() -> None:
    (table,) = findings((FINDING,) * 3)
    assert isinstance(table, Table)
    assert [str(one.text) for one in table.columns] == ["Kind", "Where", "What"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "1 (20 March 2026): the site list names three zones"),
        ("es", "1 (20 de marzo de 2026): the site list names three zones"),
        ("tr", "1 (20 Mart 2026): the site list names three zones"),
        ("ja", "1（2026年3月20日）：the site list names three zones"),  # noqa: RUF001
        ("ar", "1 (20 مارس 2026): the site list names three zones"),
    ],
)
def test_an_addendum_is_dated_as_the_language_does(language: str, told: str) -> None:
    assert told in cells(tuple(tender_facts(speaking(language))), language).values()


def test_the_buyers_country_is_named() -> None:
    rows = cells(tuple(tender_facts(speaking("tr"))), "tr")
    assert rows["İdare"].endswith(", İrlanda")


@pytest.mark.parametrize(
    ("date", "told"), [("2026-03-04", "4 Mart 2026"), ("2020-03", "Mart 2020")]
)
def test_a_source_is_dated_as_the_language_does(date: str, told: str) -> None:
    source = ShownSource(document="Guide", clause="", date=date, confidence="confirmed")
    assert f"({told}, " in words(source_said(speaking("tr"), source), "tr")

"""Units as forms print them: words of the form's language, symbols, and the tender's currency."""

import pytest
from support.examples import small_lock

from procure.bid.asked import questions
from procure.forms.units import shown_unit
from procure.language.words import words
from procure.model.lock import Lock
from procure.model.pack import Criterion, Requirement


@pytest.mark.parametrize(
    ("unit", "english", "spanish"),
    [
        ("1", "", ""),
        ("count", "", ""),
        ("percent", "percent", "por ciento"),
        ("months", "months", "meses"),
        ("kgCO2e/m2", "kgCO2e/m2", "kgCO2e/m2"),
        ("kgCO2e/m2/year", "kgCO2e/m2/year", "kgCO2e/m2/año"),
        ("h/year", "h/year", "h/año"),
    ],
)
def test_a_unit_is_in_the_form_s_language(unit: str, english: str, spanish: str) -> None:
    assert words(shown_unit(unit), "en") == english
    assert words(shown_unit(unit), "es") == spanish


def lock_asking(requirement: Requirement) -> Lock:
    """Return the small lock with one criterion of one question, in kroner."""
    lock = small_lock()
    criterion = Criterion(id="fee", title="Fee", kind="information", requirements=(requirement,))
    locked = lock.criteria[0].model_copy(update={"id": "street/fee", "criterion": criterion})
    tender = lock.tender.model_copy(update={"currency": "DKK"})
    return lock.model_copy(update={"criteria": (locked,), "tender": tender})


def test_a_sum_of_money_is_asked_in_the_tender_s_currency() -> None:
    asked = {"question": "Which fee?", "type": "number", "unit": "currency/year"}
    (question,) = questions(lock_asking(Requirement.model_validate(asked)))
    assert question.asked.unit == "DKK/year"


def test_a_column_of_money_is_asked_in_the_tender_s_currency() -> None:
    columns = {"fee": {"title": "Fee", "type": "number", "unit": "currency"}}
    asked = {"question": "Which fees?", "type": "table", "columns": columns}
    (question,) = questions(lock_asking(Requirement.model_validate(asked)))
    assert question.table
    assert [one.asked.unit for one in question.table.columns] == ["DKK"]

"""Each data type: what is read, and what is refused with its remedy."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from procure.bid.answers import read_answer
from procure.bid.asked import Asked
from procure.bid.given import Given, Raw
from procure.language.words import words
from procure.model.bid import Place, Response, State, Value
from procure.numbers import text

PLACE = Place("acme/bid.xlsx", "Street", "D4")
FOOTPRINT = Asked("street/footprint", "number", unit="kgCO2e", at_least=Decimal(0))
SHARE = Asked("s/share", "number", unit="percent", at_least=Decimal(0), at_most=Decimal(100))
PERMIT = Asked("street/permit", "boolean")
POWER = Asked("street/power", "choice", choices={"sun": "Solar panel", "grid": "Street lighting"})
UNTIL = Asked("street/until", "date")
COMFORT = Asked("street/comfort", "text", words=200)


def read(value: Raw, asked: Asked) -> Response:
    return read_answer(Given(value, PLACE), asked)[0]


@pytest.mark.parametrize(
    ("asked", "value", "meant"),
    [
        (FOOTPRINT, "4500", Decimal(4500)),
        (FOOTPRINT, " 2.50 ", Decimal("2.5")),
        (FOOTPRINT, 0, Decimal(0)),
        (PERMIT, "Yes", True),
        (PERMIT, "no", False),
        (PERMIT, False, False),
        (POWER, "sun", "sun"),
        (POWER, "street lighting", "grid"),
        (UNTIL, "2026-12-31", date(2026, 12, 31)),
        (UNTIL, date(2026, 12, 31), date(2026, 12, 31)),
        (COMFORT, "=a dash", "=a dash"),
        (COMFORT, 42, "42"),
    ],
)
def test_what_can_be_read_exactly_is_answered(asked: Asked, value: Raw, meant: Value) -> None:
    response = read(value, asked)
    assert (response.state, response.value) == (State.ANSWERED, meant)


@pytest.mark.parametrize(
    ("asked", "value", "fault"),
    [
        (
            FOOTPRINT,
            "4.5 t",
            "'4.5 t' is not a number. Write digits only, for example 4500 (unit kgCO2e).",
        ),
        (
            FOOTPRINT,
            "2,5",
            "'2,5' is not a number. "
            "Write a decimal point and no other mark, for example 1.5 (unit kgCO2e).",
        ),
        (
            SHARE,
            "120",
            "'120' is above 100 percent. Write digits only, for example 80 (unit percent).",
        ),
        (
            SHARE,
            "80 %",
            "'80 %' is not a number. Write digits only, for example 80 (unit percent).",
        ),
        (
            FOOTPRINT,
            "=4200+150",
            "formula without a saved value (=4200+150). "
            "Write the result itself into the cell, not a formula.",
        ),
        (PERMIT, "maybe", "'maybe' is neither yes nor no. Write yes or no."),
        (
            POWER,
            "wind",
            "'wind' is not one of the choices. Write one of: Solar panel; Street lighting.",
        ),
        (
            UNTIL,
            "31.12.2026",
            "'31.12.2026' is not a date written as year-month-day. Write it like 2026-04-14.",
        ),
        (
            UNTIL,
            "2026-02-30",
            "'2026-02-30' is not a date written as year-month-day. Write it like 2026-04-14.",
        ),
    ],
)
def test_what_cannot_be_read_is_quoted_with_its_remedy(
    asked: Asked, value: Raw, fault: str
) -> None:
    response = read(value, asked)
    assert (response.state, response.value, response.fault) == (State.UNREADABLE, None, fault)


def test_why_an_answer_cannot_be_read_is_said_in_the_readers_language() -> None:
    said = words(read("maybe", PERMIT).unreadable, "es")
    assert said == "'maybe' no es ni sí ni no. Escriba sí o no."


@pytest.mark.parametrize("asked", [FOOTPRINT, PERMIT, POWER, UNTIL, COMFORT])
@pytest.mark.parametrize("value", [None, "", "  \n"])
def test_blank_is_neither_no_nor_zero(asked: Asked, value: Raw) -> None:
    assert read(value, asked).state is State.BLANK


@for_all(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**12, places=6)
)
def test_a_number_means_the_same_typed_as_number_or_as_text(number: Decimal) -> None:
    as_number, as_text = read(number, FOOTPRINT), read(text(number), FOOTPRINT)
    assert as_number == as_text
    assert as_number.value == number


@for_all(st.text(max_size=80))
def test_any_text_is_answered_blank_or_unreadable_and_never_raises(value: str) -> None:
    for asked in (FOOTPRINT, PERMIT, POWER, UNTIL, COMFORT):
        response, problem = read_answer(Given(value, PLACE), asked)
        assert (response.state is State.UNREADABLE) == (problem is not None)

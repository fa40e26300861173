from decimal import Decimal

import pytest

from procure.bid.answers import read_answer
from procure.bid.asked import Asked
from procure.bid.doubts import doubts
from procure.bid.given import Given
from procure.model.bid import Place

DOWNTIME = Asked("s/downtime", "number", unit="h/year", at_least=Decimal(0), at_most=Decimal(8784))


def found(value: str) -> list[str]:
    given = Given(value, Place("acme/bid.yaml"))
    response, _ = read_answer(given, DOWNTIME)
    return [f"{one.code}: {one.what}" for one in doubts(given, DOWNTIME, response)]


def test_an_availability_written_where_hours_are_asked_is_pointed_out() -> None:
    assert found("99.95") == [
        "procure.hours: Read as 99.95 hours a year; was an availability of 99.95 percent meant, "
        "which is 4.38 hours?"
    ]


@pytest.mark.parametrize("value", ["0", "4.38", "95", "100", "438"])
def test_hours_that_are_no_availability_are_not(value: str) -> None:
    assert found(value) == []


def test_a_pure_number_has_no_unit_to_be_told() -> None:
    share = Asked("s/share", "number", unit="1", at_most=Decimal(1))
    _, problem = read_answer(Given("90", Place("acme/bid.yaml")), share)
    assert str(problem) == "acme/bid.yaml: '90' is above 1. Write digits only, for example 0.5."

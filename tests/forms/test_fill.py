"""A form filled in by a program: one bidder's answers never reach the next one's form."""

from collections.abc import Iterator
from functools import cache

import pytest
from support.examples import small_lock

from procure.errors import InputFault
from procure.files.yaml import Document, parse_yaml
from procure.forms import fill
from procure.forms.bid_form import bid_form
from procure.forms.fill import fill_bid_form

SHORT = "tenderer: {name: Acme Ltd}\nanswers: {street/clearance: 2}\n"
LONG = (
    f"tenderer: {{name: Bolt Ltd, signatory: Ada Bolt}}\nform: {{version: 7, lock: other}}\n"
    f"answers:\n  street/clearance: {{value: =1+1, evidence: {'plan.pdf ' * 40}}}\n"
)


@cache
def form() -> bytes:
    return bid_form(small_lock())


def said(text: str) -> Document:
    return parse_yaml(text, "acme/bid.yaml")


@pytest.fixture(autouse=True)
def opened_anew() -> Iterator[None]:
    fill._opened.cache_clear()
    yield
    fill._opened.cache_clear()


def alone(text: str) -> bytes:
    fill._opened.cache_clear()
    return fill_bid_form(form(), said(text))


@pytest.mark.parametrize(("first", "second"), [(SHORT, LONG), (LONG, SHORT), (LONG, "{}\n")])
def test_a_form_filled_after_another_is_the_same_as_one_filled_alone(
    first: str, second: str
) -> None:
    expected = alone(second)
    fill._opened.cache_clear()
    before = fill_bid_form(form(), said(first))
    assert fill_bid_form(form(), said(second)) == expected
    assert before != expected


def test_a_fault_leaves_nothing_in_the_form() -> None:
    expected = alone(SHORT)
    fill._opened.cache_clear()
    with pytest.raises(InputFault, match="names 'street/nowhere', which the form does not have"):
        fill_bid_form(form(), said(LONG + "  street/nowhere: 1\n"))
    assert fill_bid_form(form(), said(SHORT)) == expected

"""A form filled in by a program: one bidder's answers never reach the next one's form."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from lots.parks import parks
from support.examples import small_lock

from procure.demo.replay import copy_sample
from procure.errors import InputFault
from procure.files.yaml import Document, parse_yaml, read_yaml
from procure.forms import fill
from procure.forms.bid_form import bid_form
from procure.forms.fill import fill_bid_form, fill_price_form
from procure.procedure.act import Act
from procure.procedure.issue import BID_FORM, PRICE_FORM, issue
from procure.tender.folder import Folder

KIOSKS = Path(__file__).parents[2] / "tenders" / "street-kiosks"

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


def kiosks(target: Path) -> tuple[Path, Path, list[str]]:
    """Return issued forms, folder of bids, and bidders, of the sample with tables and formulas."""
    folder = Folder(target)
    copy_sample(KIOSKS, target)
    issue(folder, Act("mira", "2026-03-02T09:00:00Z", "given"))
    return folder.issued, KIOSKS / "bids", ["lantern", "nordhall", "brightpost", "meridian"]


def lots(target: Path) -> tuple[Path, Path, list[str]]:
    """Return issued forms, folder of bids, and bidders, of the tutorial in two lots."""
    made = parks(target).issued()
    return made.folder.issued, made.post, ["oakline", "riverbend"]


@pytest.mark.parametrize("sample", [kiosks, lots])
def test_the_bids_of_a_sample_in_any_order_are_the_same_as_each_alone(
    sample: Callable[[Path], tuple[Path, Path, list[str]]], tmp_path: Path
) -> None:
    issued, bids, bidders = sample(tmp_path)
    filling = {"bid": (fill_bid_form, BID_FORM), "price": (fill_price_form, PRICE_FORM)}

    def filled(bidder: str, name: str) -> bytes:
        fill_in, form = filling[name]
        return fill_in((issued / form).read_bytes(), read_yaml(bids / bidder / f"{name}.yaml"))

    all_of_them = [(bidder, name) for bidder in bidders for name in filling]
    expected = {}
    for one in all_of_them:
        fill._opened.cache_clear()
        expected[one] = filled(*one)
    assert len(set(expected.values())) == len(expected)
    for one in (*reversed(all_of_them), *all_of_them):
        assert filled(*one) == expected[one]

"""The sample's workbooks are generated from its YAML: both must be the same bid."""

import shutil
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from procure.bid.read import read_bid, read_price
from procure.files.yaml import read_yaml
from procure.forms.bid_form import bid_form
from procure.forms.fill import fill_bid_form, fill_price_form
from procure.forms.price_form import price_form
from procure.model.bid import Bid, Place, PriceOffer, Response
from procure.model.lock import Lock
from procure.procedure.issue import Checked, check_tender
from procure.tender.folder import Folder

SAMPLE = Path(__file__).parents[2] / "tenders" / "street-kiosks"
BIDDERS = ("brightpost", "lantern", "meridian", "nordhall")


@cache
def checked() -> Checked:
    return check_tender(Folder(SAMPLE))


def lock() -> Lock:
    return checked().lock


@cache
def forms() -> tuple[bytes, bytes]:
    return bid_form(lock()), price_form(lock(), checked().rules)


def as_workbooks(bidder: str, tmp_path: Path) -> Path:
    """Return a copy of a bid in which workbooks stand for the YAML files."""
    source, copy = SAMPLE / "bids" / bidder, tmp_path / bidder
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("bid.yaml", "price.yaml"))
    bid, price = forms()
    (copy / "bid.xlsx").write_bytes(fill_bid_form(bid, read_yaml(source / "bid.yaml")))
    (copy / "price.xlsx").write_bytes(fill_price_form(price, read_yaml(source / "price.yaml")))
    return copy


def bare(response: Response) -> Response:
    return replace(response, place=Place(""))


def placeless(bid: Bid | None) -> Bid:
    assert bid is not None
    tables = {
        id_: tuple(
            replace(row, place=Place(""), cells={n: bare(c) for n, c in row.cells.items()})
            for row in rows
        )
        for id_, rows in bid.tables.items()
    }
    return replace(
        bid,
        responses={id_: bare(one) for id_, one in bid.responses.items()},
        tables=tables,
        findings=tuple(replace(one, where="") for one in bid.findings),
    )


def placeless_offer(offer: PriceOffer | None) -> PriceOffer:
    assert offer is not None
    lines = tuple(replace(line, place=Place("")) for line in offer.lines)
    return replace(offer, place=Place(""), lines=lines, sha256="")


@pytest.mark.parametrize("bidder", BIDDERS)
def test_workbook_and_yaml_of_a_sample_bid_are_the_same(bidder: str, tmp_path: Path) -> None:
    workbook = read_bid(lock(), as_workbooks(bidder, tmp_path), "officer")
    yaml = read_bid(lock(), SAMPLE / "bids" / bidder, "officer")
    assert placeless(workbook.bid) == placeless(yaml.bid)
    assert [one.what for one in workbook.problems] == [one.what for one in yaml.problems]


@pytest.mark.parametrize("bidder", BIDDERS)
def test_workbook_and_yaml_of_a_sample_price_are_the_same(bidder: str, tmp_path: Path) -> None:
    workbook = read_price(lock(), as_workbooks(bidder, tmp_path), "officer")
    yaml = read_price(lock(), SAMPLE / "bids" / bidder, "officer")
    assert placeless_offer(workbook.offer) == placeless_offer(yaml.offer)


def test_no_guidance_is_longer_than_a_row_can_show() -> None:
    # Programs show rows of at most 409 points; what is left of a text would be cut off.
    book = load_workbook(BytesIO(forms()[0]))
    heights = [
        size.height for sheet in book for size in sheet.row_dimensions.values() if size.height
    ]
    assert max(heights) < 400

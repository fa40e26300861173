"""What a price file brings up is said at unsealing, in the ranking and with the bid."""

import pytest
from procedure.town import LATER, Town, kim

from procure.evaluation.model import BidResult
from procure.evaluation.ranking import ranking_json
from procure.procedure.evaluating import evaluate_folder
from procure.procedure.unseal import unseal

LINES = ", lines: [{id: bench, title: Bench, unit: piece, quantity: 40}]"
UNKNOWN = "is not a key known here."


def priced(benches: Town, price: str, *, correction: str = "") -> Town:
    """Come as far as unsealed prices, Oakline's being this text."""
    if correction:
        lines = f'ceiling: "32000"{LINES}, correction: {correction}}}'
        benches.change_tender(('ceiling: "32000"}', lines))
        lined = "vat: excluded\nlines: {bench: {quantity: 40, rate: 590}}"
        benches.change_bid("riverbend", ("vat: excluded", lined), name="price.yaml")
    (benches.post / "oakline" / "price.yaml").write_text(price, encoding="utf-8")
    return benches.unsealed()


def oakline(benches: Town) -> BidResult:
    return next(one for one in evaluate_folder(benches.folder).bids if one.bidder == "oakline")


DISCOUNT = "currency: EUR\nvat: excluded\ntotal: 26000\ndiscount: 10 %\n"
DISAGREE = "currency: EUR\nvat: excluded\ntotal: 26000\nlines: {bench: {quantity: 4, rate: 500}}\n"
UNREADABLE = "currency: USD\nvat: excluded\ntotal: 26000\n"


def test_a_price_read_in_spite_of_a_fault_says_so_at_unsealing(benches: Town) -> None:
    benches.change_bid("oakline", ("currency", "discount: 10 %\ncurrency"), name="price.yaml")
    (finding,) = unseal(benches.locked().folder, kim(LATER)).findings
    assert finding.where.startswith("oakline/price.yaml:")
    assert str(finding.what) == UNKNOWN


def test_a_price_read_in_spite_of_a_fault_holds_it_in_the_evaluation(benches: Town) -> None:
    offer = oakline(priced(benches, DISCOUNT)).offer
    assert offer is not None
    assert [(one.code, str(one.what)) for one in offer.findings] == [
        ("procure.price-form", UNKNOWN)
    ]


def test_slips_of_a_price_form_are_said_in_the_ranking(benches: Town) -> None:
    priced(benches, DISAGREE, correction="rates")
    codes = [one["code"] for one in ranked(benches)]
    assert {"procure.quantity", "procure.price-sum"} <= set(codes)


def test_what_is_found_in_a_price_that_stays_open_stands_with_the_bid(benches: Town) -> None:
    bid = oakline(priced(benches, DISAGREE, correction="none"))
    assert bid.offer is None
    assert {"procure.quantity", "procure.price-sum"} <= {one.code for one in bid.findings}


def test_why_a_price_cannot_be_read_stands_with_the_bid(benches: Town) -> None:
    (finding,) = [
        one for one in oakline(priced(benches, UNREADABLE)).findings if "price" in one.code
    ]
    assert (finding.severity, str(finding.what)) == (
        "error",
        "'USD' is not the currency of this tender.",
    )


def ranked(benches: Town) -> list[dict[str, str]]:
    """Return the warnings about prices that the ranking gives out."""
    document = ranking_json([evaluate_folder(benches.folder)])
    lots = document["lots"]
    assert isinstance(lots, list)
    return [one for one in lots[0]["warnings"] if "/price" in one["where"]]


@pytest.mark.parametrize("price", [DISCOUNT, UNREADABLE])
def test_the_ranking_warns_of_what_is_in_a_price_file(benches: Town, price: str) -> None:
    (warning,) = ranked(priced(benches, price))
    assert warning["where"].startswith("oakline/price.yaml")


def test_a_ranking_of_sound_prices_warns_of_none(benches: Town) -> None:
    assert ranked(benches.unsealed()) == []


def test_the_name_on_a_price_form_is_held_against_the_bid_s(benches: Town) -> None:
    benches.change_bid("oakline", ("currency", "tenderer: Rival Ltd\ncurrency"), name="price.yaml")
    (finding,) = ranked(benches.unsealed())
    assert finding["code"] == "procure.price-tenderer"


def test_a_price_of_0_is_pointed_out_in_the_ranking(benches: Town) -> None:
    (finding,) = ranked(priced(benches, UNREADABLE.replace("USD", "EUR").replace("26000", "0")))
    assert finding["code"] == "procure.zero-price"

"""A form filled in from YAML reads the same as the YAML itself."""

from dataclasses import replace
from pathlib import Path

from support.examples import small_lock

from procure.bid.read import read_bid, read_price
from procure.files.yaml import parse_yaml
from procure.forms.bid_form import bid_form
from procure.forms.fill import fill_bid_form, fill_price_form
from procure.forms.price_form import price_form
from procure.model.bid import Bid, Place, PriceOffer, Response
from procure.scoring.price_rules import CORE_RULES

BID = """
form: {version: 1}
tenderer:
  name: Acme Ltd
  id: IE1
  size: small
  consortium: [Beta Ltd]
  subcontractors: [{name: Tallow Electrical, id: EX-1, share: 12.5, work: "=mains and wires"}]
  valid_until: 2026-10-14
  signatory: Ann Example, director
answers:
  street/comfort: {value: "=Arm rests\\nand a seat at 46 cm", evidence: plan.pdf#2,
                   confidential: trade secret}
  street/footprint: {value: "4.5 t", evidence: gone.pdf}
  street/power: sun
  street/clearance: "=1+1"
  street/permit: {value: yes}
  street/permit-until: 2026-12-31
  street/repair-time: {value: true}
  street/origin: 42
tables:
  street/features:
    - {feature: Arm rests, present: yes, proof: plan.pdf}
    - {feature: "@Back", present: maybe}
  street/coverage:
    - {zone: Harbour, share: 80.50}
    - {zone: Centre, share: "2,5", live: 2026-05-01}
evidence: {street: [plan.pdf]}
"""

PRICE = """
currency: EUR
vat: excluded
total: "94800"
lines:
  bench: {quantity: 40, rate: "2250.50", total: "90020"}
  service: {quantity: 24, rate: "200", total: "4.800"}
"""


def folder(root: Path, name: str, content: bytes) -> Path:
    made = root / name.replace(".", "-") / "acme"
    made.mkdir(parents=True)
    (made / name).write_bytes(content)
    (made / "plan.pdf").write_bytes(b"plan")
    return made


def placeless(bid: Bid) -> Bid:
    def bare(response: Response) -> Response:
        return replace(response, place=Place(""))

    return replace(
        bid,
        responses={id_: bare(one) for id_, one in bid.responses.items()},
        tables={
            id_: tuple(
                replace(row, place=Place(""), cells={n: bare(c) for n, c in row.cells.items()})
                for row in rows
            )
            for id_, rows in bid.tables.items()
        },
        findings=tuple(replace(one, where="") for one in bid.findings),
    )


def test_a_filled_workbook_and_its_yaml_are_the_same_bid(tmp_path: Path) -> None:
    lock = small_lock()
    filled = fill_bid_form(bid_form(lock), parse_yaml(BID, "bid.yaml"))
    workbook = read_bid(lock, folder(tmp_path, "bid.xlsx", filled), "bidder")
    yaml = read_bid(lock, folder(tmp_path, "bid.yaml", BID.encode()), "bidder")
    assert workbook.bid is not None
    assert yaml.bid is not None
    assert placeless(workbook.bid) == placeless(yaml.bid)
    assert [(one.what, one.remedy) for one in workbook.problems] == [
        (one.what, one.remedy) for one in yaml.problems
    ]


def test_a_filled_price_form_and_its_yaml_are_the_same_offer(tmp_path: Path) -> None:
    lock = small_lock()
    filled = fill_price_form(price_form(lock, CORE_RULES), parse_yaml(PRICE, "price.yaml"))
    workbook = read_price(lock, folder(tmp_path, "price.xlsx", filled), "bidder")
    yaml = read_price(lock, folder(tmp_path, "price.yaml", PRICE.encode()), "bidder")

    def bare(offer: PriceOffer | None) -> PriceOffer:
        assert offer is not None
        lines = tuple(replace(line, place=Place("")) for line in offer.lines)
        return replace(offer, place=Place(""), sha256="", lines=lines)

    assert bare(workbook.offer) == bare(yaml.offer)


def test_the_same_lock_gives_the_same_bytes() -> None:
    assert bid_form(small_lock()) == bid_form(small_lock())
    assert price_form(small_lock(), CORE_RULES) == price_form(small_lock(), CORE_RULES)

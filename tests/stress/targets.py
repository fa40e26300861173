"""What the fuzzer reads: every file that comes from a stranger or is written by hand."""

import json
import random
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

from stress.carbon import bill_file, ilcd_file, openepd_file
from stress.mutate import mutated_workbook, mutated_yaml
from stress.networks import network_file
from stress.pia import pia_json
from stress.reports import openacr_file, sheet_file, vpat_file
from support.examples import small_lock

from procure.bid.offer import ReadPrice
from procure.bid.read import ReadBid, read_bid, read_price
from procure.bid.stored import bid_from_json, bid_to_json
from procure.errors import ProcureError
from procure.files.canonical import pretty
from procure.files.yaml import parse_yaml
from procure.forms.bid_form import bid_form
from procure.forms.fill import fill_bid_form, fill_price_form
from procure.forms.price_form import price_form
from procure.pack.prove import case_problems
from procure.pack.read import read_pack
from procure.plugin.registry import Registry
from procure.procedure.offered import offered, registry_for
from procure.scoring.price_rules import CORE_RULES
from procure.tender.findings import tender_findings
from procure.tender.folder import Folder
from procure.tender.read import read_tender
from procure.tender.resolve import Offered, resolve

ROOT = Path(__file__).parents[2]
PACKS = ("accessibility", "carbon", "connectivity", "privacy")

BID = """tenderer:
  name: Acme Ltd
  id: IE1
  size: small
  consortium: [Beta Ltd]
  subcontractors: [{name: Tallow, id: EX-1, share: 12.5, work: wires}]
  valid_until: 2026-10-14
  signatory: Ann Example
answers:
  street/comfort: {value: "Arm rests, seat at 46 cm", evidence: plan.pdf#2}
  street/footprint: {value: 450, evidence: plan.pdf}
  street/power: sun
  street/clearance: 2.5
  street/permit: {value: yes, confidential: trade secret}
  street/permit-until: 2026-12-31
  street/repair-time: {value: yes}
  street/origin: Sweden
tables:
  street/features:
    - {feature: Arm rests, present: yes, proof: plan.pdf}
    - {feature: Back, present: no}
  street/coverage:
    - {zone: Harbour, share: 80.50}
    - {zone: Centre, share: 25, live: 2026-05-01}
evidence: {street: [plan.pdf]}
"""
PRICE = """currency: EUR
vat: excluded
total: "94800"
lines:
  bench: {quantity: 40, rate: "2250.50", total: "90020"}
  service: {quantity: 24, rate: "200", total: "4800"}
"""

GIVEN: dict[str, bytes] = {}
"""A filled bid form to mutate instead of ours, such as one a spreadsheet program saved."""

Target = Callable[[random.Random, Path], None]
"""Writes one mutated input into an empty folder and reads it; whatever it raises is a crash."""


@cache
def filled_bid() -> bytes:
    return fill_bid_form(bid_form(small_lock()), parse_yaml(BID, "bid.yaml"))


@cache
def filled_price() -> bytes:
    return fill_price_form(price_form(small_lock(), CORE_RULES), parse_yaml(PRICE, "price.yaml"))


@cache
def on_offer() -> tuple[Offered, Registry]:
    offers, registry, _ = offered(PACKS)
    return offers, registry


def bid_workbook(chance: random.Random, folder: Path) -> None:
    (folder / "bid.xlsx").write_bytes(
        mutated_workbook(GIVEN.get("bid.xlsx") or filled_bid(), chance)
    )
    if chance.random() < 0.1:
        (folder / "bid.yaml").write_bytes(mutated_yaml(BID, chance))
    _check_bid(read_bid(small_lock(), folder, "officer"))


def bid_yaml(chance: random.Random, folder: Path) -> None:
    (folder / "bid.yaml").write_bytes(mutated_yaml(BID, chance))
    _check_bid(read_bid(small_lock(), folder, "bidder"))


def price_workbook(chance: random.Random, folder: Path) -> None:
    (folder / "price.xlsx").write_bytes(mutated_workbook(filled_price(), chance))
    _check_price(read_price(small_lock(), folder, "officer"))


def price_yaml(chance: random.Random, folder: Path) -> None:
    (folder / "price.yaml").write_bytes(mutated_yaml(PRICE, chance))
    _check_price(read_price(small_lock(), folder, "bidder"))


def tender_yaml(chance: random.Random, folder: Path) -> None:
    shutil.copytree(ROOT / "tenders" / "park-benches" / "tables", folder / "tables")
    source = (ROOT / "tenders" / "park-benches" / "tender.yaml").read_text(encoding="utf-8")
    (folder / "tender.yaml").write_bytes(mutated_yaml(source, chance))
    offers, _ = on_offer()
    try:
        lock, problems = resolve(read_tender(Folder(folder)), offers, ())
        if lock is not None:
            bid_form(lock)
            price_form(lock, offers.price_rules)
            tender_findings(lock, registry_for(lock))
    except ProcureError as error:
        str(error).encode("utf-8")
        return
    for problem in problems:
        str(problem).encode("utf-8")


def criteria_yaml(chance: random.Random, folder: Path) -> None:
    copied = folder / "pack"
    shutil.copytree(ROOT / "criteria" / chance.choice(PACKS), copied)
    source = (copied / "criteria.yaml").read_text(encoding="utf-8")
    (copied / "criteria.yaml").write_bytes(mutated_yaml(source, chance))
    try:
        case_problems(read_pack(copied, "local"), on_offer()[1])
    except ProcureError as error:
        str(error).encode("utf-8")


TARGETS: dict[str, tuple[Target, int]] = {
    "bid.xlsx": (bid_workbook, 10),
    "price.xlsx": (price_workbook, 4),
    "bid.yaml": (bid_yaml, 4),
    "price.yaml": (price_yaml, 2),
    "tender.yaml": (tender_yaml, 2),
    "criteria.yaml": (criteria_yaml, 1),
    "network.json": (network_file, 2),
    "pia.json": (pia_json, 2),
    "openacr": (openacr_file, 2),
    "vpat.docx": (vpat_file, 2),
    "acr.xlsx": (sheet_file, 2),
    "boq": (bill_file, 3),
    "ilcd.json": (ilcd_file, 2),
    "openepd.json": (openepd_file, 2),
}
"""By name, with how often each is taken."""


def _check_bid(read: ReadBid) -> None:
    for problem in read.problems:
        str(problem).encode("utf-8")
        assert problem.what
        assert problem.remedy
    if read.bid is None:
        assert read.problems
        return
    kept = pretty(bid_to_json(read.bid))
    assert len(kept.encode("utf-8")) < 40_000_000
    assert bid_from_json(json.loads(kept)) == read.bid


def _check_price(read: ReadPrice) -> None:
    for problem in read.problems:
        str(problem).encode("utf-8")
    for finding in read.offer.findings if read.offer else ():
        str(finding.what).encode("utf-8")
    assert read.offer or read.problems

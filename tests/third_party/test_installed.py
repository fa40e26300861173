"""The package of a third party, built, installed into a fresh environment, and used there."""

import json
from pathlib import Path

import pytest
from support.build import Environment

pytestmark = pytest.mark.slow

TENDER = """
procure: 1
id: benches-2026
title: Park benches
buyer: {name: Town of Sample, country: IE}
language: en
currency: EUR
deadline: 2099-04-14T12:00:00+01:00
estimate: "100000"
packs:
  fair-work: {settings: {pay-share: "80"}}
points:
  price: 40
  fair-work/audited-sites: 30
  fair-work/living-wage: 10
  fair-work/complaints: 20
gates: {fair-work/sites-named: Work can only be looked after where its place is known.}
conditions: [fair-work/access]
price: {rule: ethics.quadratic, zero_at: "200000"}
panel: {chair: [mira], assessors: [ana, bram], approver: [ola]}
"""

BID = """
tenderer: {name: Acme Ltd, id: IE1234567}
answers:
  fair-work/sites-named: {value: yes, evidence: sites.csv}
  fair-work/audited-sites: {value: sites.csv, evidence: sites.csv}
  fair-work/living-wage: {value: 90, evidence: sites.csv}
  fair-work/complaints: {value: By telephone, evidence: sites.csv}
  fair-work/access: {value: yes}
evidence: {fair-work: [sites.csv]}
"""

PRICE = """
currency: EUR
vat: excluded
total: "100000"
"""

SITES = "site,country,audited\nNorth,PT,2026-01-31\nSouth,VN,\n"


def test_it_is_listed_with_all_it_offers(installed: Environment) -> None:
    listed = json.loads(installed.procure("plugins", "--format", "json"))["plugins"]
    (ethics,) = [plugin for plugin in listed if plugin["name"] == "ethics"]
    assert ethics.pop("sha256")
    assert ethics == {
        "name": "ethics",
        "distribution": "procure-ethics",
        "version": "0.1.0",
        "api": 1,
        "packs": ["fair-work"],
        "evaluators": ["ethics.audited_sites"],
        "readers": ["ethics.sites"],
        "price_rules": ["ethics.quadratic"],
        "low_price_tests": ["ethics.below_wages"],
        "checks": ["access_is_asked"],
        "comparisons": ["sites_side_by_side", "lists_of_unlike_reach"],
        "sections": ["who_was_audited"],
        "bid_sections": ["sites_of_a_bid"],
        "faults": [],
    }


@pytest.fixture(scope="module")
def issued(installed: Environment) -> Path:
    """Check and issue a tender that uses its pack, evaluator, reader and price rule."""
    folder = installed.folder / "benches"
    folder.mkdir()
    (folder / "tender.yaml").write_text(TENDER, encoding="utf-8")
    installed.procure("check", str(folder))
    installed.procure("issue", str(folder), "--as", "mira")
    return folder / "issued" / "tender.lock.json"


@pytest.fixture(scope="module")
def bid(installed: Environment) -> Path:
    folder = installed.folder / "acme"
    folder.mkdir()
    (folder / "bid.yaml").write_text(BID, encoding="utf-8")
    (folder / "price.yaml").write_text(PRICE, encoding="utf-8")
    (folder / "sites.csv").write_text(SITES, encoding="utf-8")
    return folder


def test_the_lock_of_a_tender_names_its_distribution_and_code(issued: Path) -> None:
    lock = json.loads(issued.read_text(encoding="utf-8"))
    (plugin,) = lock["plugins"]
    assert (plugin["name"], plugin["distribution"]) == ("ethics", "procure-ethics")
    assert len(plugin["sha256"]) == 64
    assert lock["tender"]["price"]["rule"] == "ethics.quadratic"


def test_its_reader_evaluator_and_price_rule_decide_a_bid(
    installed: Environment, issued: Path, bid: Path
) -> None:
    shown = json.loads(
        installed.procure("self", str(bid), "--tender", str(issued), "--format", "json")
    )
    points = {one["id"]: one["least"] for one in shown["criteria"]}
    assert points["fair-work/audited-sites"] == "15"
    assert points["fair-work/living-wage"] == "5"
    assert shown["price"]["points"] == "30"


def test_without_it_the_tender_stops_with_one_sentence(
    without: Environment, issued: Path, bid: Path
) -> None:
    assert without.complaint("self", str(bid), "--tender", str(issued), code=1) == (
        "Plugin 'ethics' is not installed, and this tender was issued with it from procure-ethics"
        " 0.1.0; get that file from the buyer or the plugin's makers and install it, such as with"
        " python -m pip install procure_ethics-0.1.0-py3-none-any.whl.\n"
    )


def test_its_reader_inspects_a_file(installed: Environment) -> None:
    sites = installed.folder / "sites.csv"
    sites.write_text(SITES, encoding="utf-8")
    shown = json.loads(installed.procure("inspect", str(sites), "--format", "json"))
    assert shown["reader"] == "ethics.sites"
    assert shown["measures"]["sites_audited"] == {"value": "1", "unit": "count"}


def test_its_cases_hold(installed: Environment) -> None:
    installed.procure("check", "fair-work")

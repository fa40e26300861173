"""The package of a third party, built, installed into a fresh environment, and used there."""

import json
import shutil

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
        "checks": ["access_is_asked"],
        "comparisons": ["sites_side_by_side"],
        "sections": ["who_was_audited"],
        "faults": [],
    }


def test_a_tender_with_its_pack_and_price_rule_is_checked_and_issued(
    installed: Environment,
) -> None:
    folder = installed.folder / "benches"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "tender.yaml").write_text(TENDER, encoding="utf-8")
    installed.procure("check", str(folder))
    installed.procure("issue", str(folder))
    lock = json.loads((folder / "issued" / "tender.lock.json").read_text(encoding="utf-8"))
    assert [plugin["name"] for plugin in lock["plugins"]] == ["ethics"]
    assert lock["plugins"][0]["distribution"] == "procure-ethics"
    assert lock["tender"]["price"]["rule"] == "ethics.quadratic"


def test_its_reader_inspects_a_file(installed: Environment) -> None:
    sites = installed.folder / "sites.csv"
    sites.write_text("site,country,audited\nNorth,PT,2026-01-31\nSouth,VN,\n", encoding="utf-8")
    shown = json.loads(installed.procure("inspect", str(sites), "--format", "json"))
    assert shown["reader"] == "ethics.sites"
    assert shown["measures"]["ethics.sites_audited"] == {"value": "1", "unit": "count"}


def test_its_cases_hold(installed: Environment) -> None:
    installed.procure("check", "fair-work")

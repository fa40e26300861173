"""Two real conformance reports, from a new tender to the award report, by the commands.

The reports are public files by others (GSA OpenACR, see SOURCES.txt beside them); they are copied
at test time only.
"""

import json
import os
import re
import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

import pytest

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(
        "PROCURE_REFERENCE_DATA" not in os.environ, reason="PROCURE_REFERENCE_DATA is not set"
    ),
]


class Result(Protocol):
    code: int
    out: str
    err: str


Command = Callable[..., Result]
Clock = Callable[[str], None]

REPORTS = {"drupal": "gsa_drupal-10-16.yaml", "govready": "gsa_govready-0.9.yaml"}

TENDER = """
procure: 1
id: portal
title: Residents' portal
buyer: {name: Town, country: IE}
language: en
currency: EUR
deadline: 2026-04-14T12:00:00+01:00
packs:
  accessibility: {settings: {target: wcag21-aa, component: [web]}}
points: {price: 40, accessibility/reported-support: 40, accessibility/user-testing: 20}
price: {rule: band, low: "50000", high: "90000"}
agreed: mean
panel: {chair: [mira], assessors: [ana]}
"""

BID = """
form: {{version: 1}}
tenderer: {{name: {name}, id: X-1}}
evidence: {{accessibility: [acr.yaml]}}
answers:
  accessibility/reported-support: {{value: yes, evidence: acr.yaml}}
  accessibility/user-testing: {{value: Tested with eight people., evidence: acr.yaml}}
"""

SCORE = "{score: 2, reason: Groups are named and findings are not, evidence: acr.yaml}"


@pytest.fixture
def portal(tmp_path: Path, procure: Command, clock: Clock) -> Path:
    """Return the tender's folder when all is done."""
    data = Path(os.environ["PROCURE_REFERENCE_DATA"]) / "openacr" / "acr"
    folder, chair = tmp_path / "portal", ("--as", "mira")

    def done(*arguments: object) -> None:
        found = procure(*arguments)
        assert found.code == 0, found.err

    clock("2026-03-01T09:00:00Z")
    done("new", folder, "--title", "Residents' portal", "--buyer", "Town", "--country", "IE",
         "--currency", "EUR", "--deadline", "2026-04-14T12:00:00+01:00", "--chair", "mira",
         "--assessors", "ana", "--packs", "accessibility")  # fmt: skip
    (folder / "tender.yaml").write_text(TENDER, encoding="utf-8")
    done("check", folder)
    done("issue", folder, *chair)
    clock("2026-04-14T09:00:00Z")
    for bidder, file in REPORTS.items():
        post = tmp_path / bidder
        post.mkdir()
        shutil.copy(data / file, post / "acr.yaml")
        (post / "bid.yaml").write_text(BID.format(name=bidder), encoding="utf-8")
        price = "currency: EUR\nvat: excluded\ntotal: 60000\n"
        (post / "price.yaml").write_text(price, encoding="utf-8")
        done("receive", folder, bidder, *sorted(post.iterdir()), *chair)
    clock("2026-04-14T12:00:00Z")
    done("open", folder, *chair)
    answers = tmp_path / "ana.yaml"
    lines = [f"{bidder}: {{accessibility/user-testing: {SCORE}}}" for bidder in REPORTS]
    answers.write_text("\n".join(lines), encoding="utf-8")
    clock("2026-04-20T09:00:00Z")
    done("score", folder, "--as", "ana", "--answers", answers)
    done("lock", folder, *chair)
    done("unseal", folder, *chair)
    done("report", folder)
    return folder


def bids(procure: Command, folder: Path) -> dict[str, Any]:
    done = procure("rank", folder, "--format", "json")
    assert done.code == 0, done.err
    (lot,) = json.loads(done.out)["lots"]
    return {bid["id"]: bid for bid in lot["bids"]}


def test_two_real_reports_go_from_notice_to_award(procure: Command, portal: Path) -> None:
    found = bids(procure, portal)
    points = {
        name: bid["criteria"]["accessibility/reported-support"] for name, bid in found.items()
    }
    assert points["drupal"]["points"] == "32"  # 80 percent of 40
    assert points["govready"]["points"] == "16.8421052632"  # 16 of 38
    assert [found["drupal"]["place"], found["govready"]["place"]] == [1, 2]
    assert found["drupal"]["total"] == "72"
    assert (portal / "out" / "award.pdf").stat().st_size > 10_000


def test_points_that_do_not_end_are_kept_exactly(portal: Path) -> None:
    written = json.loads((portal / "out" / "evaluation.json").read_text(encoding="utf-8"))
    (found,) = [
        one["exact"]
        for bid in written["bids"]
        for one in bid["criteria"]
        if bid["bidder"] == "govready" and one["id"] == "accessibility/reported-support"
    ]
    assert Fraction(found) == Fraction(16, 38) * 40


def test_what_a_real_report_leaves_out_is_told(portal: Path) -> None:
    written = json.loads((portal / "out" / "evaluation.json").read_text(encoding="utf-8"))
    missing = {
        bid["bidder"]: [one for one in bid["findings"] if one["code"] == "accessibility.L02"]
        for bid in written["bids"]
    }
    (found,) = missing["govready"]
    assert found["what"]["messages"]["found"]["numbers"]["count"] == "12"
    assert missing["drupal"] == []


def test_the_award_report_says_for_whom_and_what_the_contract_asks(
    procure: Command, portal: Path
) -> None:
    evaluation = json.loads((portal / "out" / "evaluation.json").read_text("utf-8"))
    (drupal,) = (bid for bid in evaluation["bids"] if bid["bidder"] == "drupal")
    assert len(drupal["clauses"]) == 17  # a condition for each of 16 + 1 gaps
    assert drupal["measures"]["accessibility.worst_group"]["value"] == (
        "without_perception_of_colour"
    )
    page = (portal / "out" / "award.html").read_text("utf-8")
    assert "Served least, as reported: people who cannot tell colours apart, 62.50 percent." in page
    assert "Reported support is 80.00 percent: 62.22 if" in page


def test_a_bidder_is_told_before_sending_what_its_report_brings_into_the_contract(
    procure: Command, portal: Path, tmp_path: Path
) -> None:
    lock = portal / "issued" / "tender.lock.json"
    done = procure("self", tmp_path / "drupal" / "bid.yaml", "--tender", lock)
    assert done.code in {0, 3}, done.err
    _, _, told = done.out.partition("What your bid brings into its contract, if it is chosen")
    assert len(re.findall(r"^- \d", told, re.MULTILINE)) == 17
    assert "Contrast (Minimum): reported as partially supported" in told

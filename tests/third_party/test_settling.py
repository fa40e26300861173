"""What a comparison of bids finds stops the ranking until the chair settles it with a reason.

Two bids for benches list three sites and one: ``ethics.S2`` of the third party's package.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from procure.cli.main import run
from procure.evaluation.model import Evaluation
from procure.evaluation.public import public_version
from procure.evaluation.ranking import is_provisional
from procure.procedure.evaluating import evaluate_folder
from procure.report.award import award_report
from procure.report.html import render_html
from procure.tender.folder import Folder

pytestmark = pytest.mark.usefixtures("ethics")

TENDER = """
procure: 1
id: benches-2026
title: Park benches
buyer: {name: Town of Sample, country: IE}
language: en
currency: EUR
deadline: 2026-04-14T12:00:00+00:00
estimate: "100000"
packs:
  fair-work: {}
points: {price: 40, fair-work/audited-sites: 60}
gates: {fair-work/sites-named: Work can only be looked after where its place is known.}
conditions: [fair-work/access]
price: {rule: ethics.quadratic, zero_at: "200000"}
panel: {chair: [mira], assessors: [ana], approver: [ola]}
"""
BID = """
tenderer: {name: NAME, id: ID}
answers:
  fair-work/sites-named: {value: yes, evidence: sites.csv}
  fair-work/audited-sites: {value: sites.csv, evidence: sites.csv}
  fair-work/access: {value: yes}
evidence: {fair-work: [sites.csv]}
"""
SITES = {
    "acme": "site,country,audited\nNorth,PT,2026-01-31\nSouth,VN,\nEast,PL,\n",
    "birch": "site,country,audited\nNorth,PT,2026-01-31\n",
    "dogwood": "site,country,audited\nFar,PT,2026-01-31\n",
    "cedar": "site,country,audited\nWest,PT,2026-01-31\nMid,PT,\n",
}
REASON = "Birch welds everything in one hall; the visit of 2 May confirmed it."

Opened = Callable[..., Path]


@pytest.fixture(scope="module")
def made() -> dict[tuple[str, ...], Path]:
    """Keep opened tenders by their bidders, since issuing takes longest."""
    return {}


@pytest.fixture
def opened(
    made: dict[tuple[str, ...], Path],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Opened:
    """Return a function that gives a tender with opened bids of these bidders."""

    def tender(*bidders: str) -> Path:
        if bidders not in made:
            made[bidders] = issue_and_open(tmp_path_factory.mktemp("made"), monkeypatch, bidders)
        monkeypatch.setenv("PROCURE_NOW", "2026-05-04T09:00:00Z")
        return Path(shutil.copytree(made[bidders], tmp_path / "benches"))

    return tender


@pytest.fixture
def folder(opened: Opened) -> Path:
    """A tender with two bids of unlike reach."""
    return opened("acme", "birch")


@pytest.fixture
def reopened(opened: Opened) -> Path:
    """A tender in which a bid left for its price, so that something else is found between them."""
    folder = opened("acme", "birch", "dogwood")
    settle(folder)
    unsealed(folder)
    price = ["low-price", str(folder), "birch", "--as", "mira"]
    assert run([*price, "--ask", "How is it made up?"]) == 0
    assert run([*price, "--no-answer"]) == 0
    assert run([*price, "--reject", "No answer.", "--provision", "Article 69(3)"]) == 0
    return folder


def issue_and_open(base: Path, monkeypatch: pytest.MonkeyPatch, bidders: tuple[str, ...]) -> Path:
    folder = base / "benches"
    folder.mkdir()
    (folder / "tender.yaml").write_text(TENDER, encoding="utf-8")
    monkeypatch.setenv("PROCURE_NOW", "2026-03-01T09:00:00Z")
    assert run(["issue", str(folder), "--as", "mira"]) == 0
    for number, bidder in enumerate(bidders):
        post = base / "post" / bidder
        post.mkdir(parents=True)
        bid = BID.replace("NAME", f"{bidder.title()} Ltd").replace("ID", f"IE{number}")
        price = f'currency: EUR\nvat: excluded\ntotal: "{90000 + 1000 * number}"\n'
        for name, content in (
            ("bid.yaml", bid),
            ("price.yaml", price),
            ("sites.csv", SITES[bidder]),
        ):
            (post / name).write_text(content, encoding="utf-8")
        files = [str(path) for path in sorted(post.iterdir())]
        assert run(["receive", str(folder), bidder, *files, "--as", "mira"]) == 0
    monkeypatch.setenv("PROCURE_NOW", "2026-05-04T09:00:00Z")
    assert run(["open", str(folder), "--as", "mira"]) == 0
    return folder


def settle(folder: Path, *options: str, person: str = "mira", code: str = "ethics.S2") -> int:
    return run(["settle", str(folder), code, "--as", person, "--reason", REASON, *options])


def unsealed(folder: Path) -> None:
    assert run(["lock", str(folder), "--as", "mira"]) == 0
    assert run(["unseal", str(folder), "--as", "mira"]) == 0


def decided(folder: Path) -> Evaluation:
    return evaluate_folder(Folder(folder))


def shown(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    return " ".join(f"{captured.out} {captured.err}".split())


def test_opening_says_what_was_found_between_the_bids(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["open", str(folder), "--as", "mira"]) == 0
    said = "Acme Ltd, Birch Ltd: Acme Ltd lists 3 sites, and Birch Ltd a third of that"
    assert said in shown(capsys)


@pytest.mark.parametrize(("command", "code"), [("lock", 3), ("unseal", 4)])
def test_it_is_settled_before_prices_are_unsealed(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str, code: int
) -> None:
    assert run([command, str(folder), "--as", "mira"]) == code
    assert "[ethics.S2] Settle it with its reason" in shown(capsys)


def test_a_settled_finding_lets_the_bids_be_ranked(folder: Path) -> None:
    assert settle(folder) == 0
    unsealed(folder)
    assert run(["rank", str(folder)]) == 0
    assert {bid.bidder: bid.place for bid in decided(folder).bids} == {"acme": 2, "birch": 1}


def test_the_reason_stays_with_the_finding(folder: Path) -> None:
    settle(folder)
    (found,) = [one for each in decided(folder).comparisons for one in each.findings if one.found]
    assert found.settled is not None
    assert (found.settled.by, found.settled.reason) == ("mira", REASON)
    assert not found.settled.prices_open


def test_only_the_chair_settles(folder: Path) -> None:
    assert settle(folder, person="ana") == 4


def test_what_is_not_found_is_not_settled(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert settle(folder, code="ethics.S9") == 4
    assert "Open: ethics.S2 (Acme Ltd, Birch Ltd)" in shown(capsys)


@pytest.mark.parametrize("where", ["acme, birch", "Acme Ltd, Birch Ltd"])
def test_its_place_may_be_said_by_folders_or_by_names(folder: Path, where: str) -> None:
    assert settle(folder, "--where", where) == 0


def test_settling_says_what_was_settled_by_the_bidders_names(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    settle(folder)
    assert "Settled: Acme Ltd lists 3 sites, and Birch Ltd a third" in shown(capsys)


def test_the_ranking_names_the_bids_that_were_compared(
    reopened: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["rank", str(reopened)]) == 3
    assert "error: Acme Ltd, Dogwood Ltd: Acme Ltd lists 3 sites" in shown(capsys)


def test_the_ranking_names_a_bid_that_is_out(
    reopened: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    run(["rank", str(reopened)])
    said = shown(capsys)
    assert "Birch Ltd: " in said
    assert "birch: " not in said


def test_the_report_names_the_bids_beside_a_finding_and_what_waits_for_it(reopened: Path) -> None:
    page = html(decided(reopened))
    assert "Finding (error, Acme Ltd, Dogwood Ltd):" in page
    assert "Waits for the chair to settle ethics.S2 (Acme Ltd, Dogwood Ltd)." in page


def test_nothing_is_settled_twice(folder: Path) -> None:
    settle(folder)
    assert settle(folder) == 4


def test_a_settlement_needs_a_reason(folder: Path) -> None:
    assert run(["settle", str(folder), "ethics.S2", "--as", "mira", "--reason", " "]) == 1


def test_nothing_stops_once_the_bid_is_out(opened: Opened) -> None:
    folder = opened("acme", "birch", "cedar")
    out = ["--ground", "False statement", "--provision", "Article 57"]
    assert run(["exclude", str(folder), "acme", "--as", "mira", *out]) == 0
    assert run(["lock", str(folder), "--as", "mira"]) == 0


def test_while_it_is_open_nobody_has_a_place(
    reopened: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rank", str(reopened)]) == 3
    assert "ethics.S2" in shown(capsys)
    bids = {bid.bidder: (bid.state, bid.place, bid.total) for bid in decided(reopened).bids}
    assert bids["acme"] == bids["dogwood"] == ("open", None, None)


def test_letters_wait_for_it(reopened: Path) -> None:
    said = ["--standstill-ends", "2026-06-01", "--review", "Review Office"]
    assert run(["letters", str(reopened), "--as", "mira", *said]) == 3


def test_what_is_settled_with_prices_in_sight_is_marked(reopened: Path) -> None:
    assert settle(reopened) == 0
    assert "after prices were unsealed" in html(decided(reopened))


def test_the_ranking_as_json_says_how_it_was_settled(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settle(folder)
    unsealed(folder)
    capsys.readouterr()
    run(["rank", str(folder), "--format", "json"])
    warnings = json.loads(capsys.readouterr().out)["lots"][0]["warnings"]
    (found,) = [one for one in warnings if one["code"] == "ethics.S2"]
    assert found["settled"]["reason"] == REASON


def test_the_report_is_provisional_and_says_why(reopened: Path) -> None:
    text = html(decided(reopened))
    assert "Provisional" in text
    assert "Acme Ltd lists 3 sites" in text


def test_the_report_holds_the_reason(folder: Path) -> None:
    settle(folder)
    unsealed(folder)
    assert html(decided(folder)).count(REASON) >= 2


def test_the_public_report_says_nothing_of_it(folder: Path) -> None:
    settle(folder)
    unsealed(folder)
    public = public_version(decided(folder))
    text = render_html(award_report(public, None, "public"))
    assert "ethics.S2" not in text
    assert REASON not in text


def test_the_public_report_is_provisional_while_it_is_open(reopened: Path) -> None:
    public = public_version(decided(reopened))
    assert is_provisional(public)
    assert "third of that" not in render_html(award_report(public, None, "public"))


def html(evaluation: Evaluation) -> str:
    return render_html(award_report(evaluation))

"""Tests of abnormally low prices that a tender publishes: a flag with its arithmetic, no more."""

from pathlib import Path

import pytest

from procure.cli.main import run
from procure.demo.replay import finish, replay
from procure.errors import InputFault
from procure.language.words import words
from procure.model.blocks import Table
from procure.procedure.evaluating import evaluate_folder
from procure.procedure.issue import check_tender
from procure.record.events import PriceQueried
from procure.record.state import fold
from procure.record.store import read_record
from procure.report.award_low_price import low_price_section
from procure.shipped import sample_tenders
from procure.tender.folder import Folder


@pytest.fixture(name="sample")
def _sample(tmp_path: Path) -> Path:
    source = Path(str(sample_tenders() / "street-kiosks"))
    for path in source.rglob("*"):
        if path.is_file():
            target = tmp_path / "sample" / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return tmp_path / "sample"


def publish(sample: Path, test: str) -> None:
    tender = sample / "tender.yaml"
    text = tender.read_text(encoding="utf-8")
    tender.write_text(f"{text}\nabnormally_low:\n  - {test}\n", encoding="utf-8")


def test_a_flag_is_a_finding_and_changes_no_place(sample: Path, tmp_path: Path) -> None:
    publish(sample, "{test: award_rules.share_of_estimate, share: '0.95'}")
    list(replay(sample, tmp_path / "run"))
    evaluation, _ = finish(tmp_path / "run")
    flagged = {one.where for one in evaluation.findings if one.code == "procure.low-price"}
    places = {bid.bidder: bid.place for bid in evaluation.bids}
    assert flagged == {"lantern", "meridian"}
    assert places == {"meridian": 1, "lantern": 2, "nordhall": 3, "brightpost": None}


def test_an_unknown_test_is_named_with_those_there_are(sample: Path) -> None:
    publish(sample, "{test: award_rules.nothing}")
    with pytest.raises(InputFault, match=r"no test of low prices 'award_rules\.nothing'"):
        check_tender(Folder(sample))


def test_a_missing_parameter_is_named(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(sample, "{test: award_rules.share_of_estimate}")
    assert run(["check", str(sample)]) == 1
    assert "needs 'share'" in capsys.readouterr().err


@pytest.fixture(name="flagged")
def _flagged(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tender in which the prices of Lantern and Meridian are flagged."""
    monkeypatch.setenv("PROCURE_NOW", "2026-05-04T09:00:00Z")
    publish(sample, "{test: award_rules.share_of_estimate, share: '0.95'}")
    list(replay(sample, tmp_path / "run"))
    return tmp_path / "run"


def low_price(folder: Path, *options: str, bidder: str = "meridian") -> int:
    return run(["low-price", str(folder), bidder, "--as", "mira", *options])


def ask(folder: Path) -> None:
    assert low_price(folder, "--ask", "How is the price made up?") == 0


def test_a_flag_is_settled_by_asking_an_answer_and_a_decision(flagged: Path) -> None:
    ask(flagged)
    assert low_price(flagged, "--answer", "Own works.", "--evidence", "letter.pdf") == 0
    assert low_price(flagged, "--accept", "The calculation is complete.") == 0
    found = {one.bidder: one for one in evaluate_folder(Folder(flagged)).low_prices}
    said = [(step.what, step.text) for step in found["meridian"].steps]
    assert said == [
        ("asked", "How is the price made up?"),
        ("answered", "Own works."),
        ("accepted", "The calculation is complete."),
    ]
    assert (found["meridian"].settled, found["lantern"].settled) == (True, False)


def test_a_price_is_not_rejected_before_the_bidder_could_explain_it(
    flagged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(flagged)
    assert low_price(flagged, "--reject", "Too low.", "--provision", "Article 69(3)") == 4
    assert "only after the bidder could explain it" in " ".join(capsys.readouterr().err.split())


def test_nothing_is_recorded_of_a_bidder_that_was_not_asked(flagged: Path) -> None:
    assert low_price(flagged, "--answer", "Own works.") == 4


def test_a_rejected_price_excludes_the_bid_and_keeps_its_price_in_the_query(flagged: Path) -> None:
    ask(flagged)
    assert low_price(flagged, "--no-answer") == 0
    assert low_price(flagged, "--reject", "No answer.", "--provision", "Article 69(3)") == 0
    evaluation = evaluate_folder(Folder(flagged))
    bid = next(one for one in evaluation.bids if one.bidder == "meridian")
    query = next(one for one in evaluation.low_prices if one.bidder == "meridian")
    assert (bid.state, bid.place, query.price) == ("excluded", None, "2925000")
    said = query.recorded[0]
    called = "Price against a share of the estimate (award_rules.share_of_estimate): "
    assert str(said).startswith(called)
    assert words(said, "tr") != str(said)  # what was on record that day, in the report's language


def test_no_answer_is_told_in_one_wording(flagged: Path) -> None:
    ask(flagged)
    assert low_price(flagged, "--no-answer") == 0
    evaluation = evaluate_folder(Folder(flagged))
    assert any("no answer came" in str(step.what) for step in evaluation.timeline)
    tables = [one for one in low_price_section(evaluation) if isinstance(one, Table)]
    assert "no answer came" in {str(row[2]) for table in tables for row in table.rows}


def test_what_an_earlier_version_recorded_as_text_is_still_read(flagged: Path) -> None:
    ask(flagged)
    (query,) = fold(read_record(Folder(flagged).record)).low_prices
    earlier = {**query.model_dump(mode="json"), "grounds": ["share: 0.9 is below 0.95"]}
    assert PriceQueried.model_validate(earlier).grounds == ("share: 0.9 is below 0.95",)


def test_a_rejection_names_the_provision_it_rests_on(flagged: Path) -> None:
    ask(flagged)
    assert low_price(flagged, "--no-answer") == 0
    assert low_price(flagged, "--reject", "No answer.") == 1


def test_only_the_chair_asks_about_a_price(flagged: Path) -> None:
    assert run(["low-price", str(flagged), "meridian", "--as", "ana", "--ask", "Why?"]) == 4


def test_one_step_is_recorded_at_a_time(flagged: Path) -> None:
    assert low_price(flagged, "--ask", "Why?", "--accept", "Fine.") == 2

"""A bidder's own check: the official numbers where arithmetic decides, and every fault at once."""

import json
import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from procedure.town import AFTER, Town, kim, town

from procure.cli.main import run
from procure.cli.self_evaluate import _say_gaps
from procure.evaluation.model import BidResult, ShownFinding
from procure.model.message import Message
from procure.procedure.evaluating import evaluate_folder
from procure.procedure.opening import open_bids
from procure.procedure.self_evaluating import evaluate_own_bid
from procure.self_evaluation.model import SelfEvaluation

REPLACED = (
    'price: {rule: band, low: "20000", high: "32000", ceiling: "32000"}',
    "price: {rule: lowest_over_price}",
)


@pytest.fixture
def benches(tmp_path: Path) -> Town:
    return town(tmp_path)


def own(benches: Town, bidder: str = "oakline") -> SelfEvaluation:
    """Return a bidder's own check, in a folder that holds the lock and its own files only."""
    if not benches.folder.lock_file.exists():
        benches.issue()
    alone = benches.post.parent / f"at-{bidder}"
    shutil.copytree(benches.post / bidder, alone / bidder)
    shutil.copy(benches.folder.lock_file, alone)
    shutil.rmtree(benches.folder.path / "bids", ignore_errors=True)
    (one,) = evaluate_own_bid(alone / bidder / "bid.yaml", alone / "tender.lock.json")
    return one


def official(benches: Town, bidder: str = "oakline") -> BidResult:
    return next(one for one in evaluate_folder(benches.folder).bids if one.bidder == bidder)


@pytest.mark.parametrize("bidder", ["oakline", "riverbend"])
def test_numbers_are_the_official_ones_where_arithmetic_decides(benches: Town, bidder: str) -> None:
    found = official(benches.unsealed(), bidder)
    check = own(benches, bidder)
    decided = {one.id: one.least for one in check.criteria if one.decided_by == "arithmetic"}
    assert decided == {
        one.id: one.points for one in found.criteria if one.id in decided and one.points
    }
    assert (check.price.counted, check.price.points) == (found.price, found.price_points)


def test_the_official_quality_lies_within_the_range(benches: Town) -> None:
    quality = official(benches.unsealed()).quality
    check = own(benches)
    assert quality is not None
    assert Fraction(check.least) <= Fraction(quality) <= Fraction(check.most_reachable)


def test_where_assessors_judge_a_bidder_sees_a_range_and_what_full_points_ask(
    benches: Town,
) -> None:
    check = own(benches)
    judged = [one for one in check.criteria if one.decided_by == "assessors"]
    assert [(one.id, one.least, one.most_reachable) for one in judged] == [
        ("connectivity/footway", "0", "20"),
        ("carbon/repair-and-take-back", "0", "15"),
    ]
    assert all(one.next for one in judged)


def test_faults_are_those_that_opening_finds(benches: Town) -> None:
    benches.change_bid("oakline", ("value: 210", 'value: "about 210"'), ("kg: 33}", "kg: x}"))
    problems = open_bids(benches.received().folder, kim(AFTER)).problems["oakline"]
    faults = own(benches).faults
    assert len(faults) == len(problems) == 2
    for fault, problem in zip(faults, problems, strict=True):
        assert fault.startswith(f"{problem.where}: {problem.what}")


def test_a_bidder_is_told_to_mend_and_an_officer_to_ask(benches: Town) -> None:
    benches.change_bid("oakline", ("value: 210", 'value: "about 210"'))
    (problem,) = open_bids(benches.received().folder, kim(AFTER)).problems["oakline"]
    (fault,) = own(benches).faults
    assert "Do not change the file" in problem.remedy
    assert "Do not change the file" not in fault


def test_an_unreadable_answer_leaves_the_points_open(benches: Town) -> None:
    benches.change_bid("oakline", ("value: 210", 'value: "about 210"'))
    (found,) = [one for one in own(benches).criteria if one.id == "carbon/unit-footprint"]
    assert (found.decided_by, found.least, found.most_reachable) == ("open", "0", "15")
    assert "about 210" in str(found.why)


def test_a_bid_that_fails_a_gate_still_sees_its_points(benches: Town) -> None:
    benches.change_bid("oakline", ("value: 1.9", "value: 1.5"))
    check = own(benches)
    assert [one.state for one in check.gates] == ["fail"]
    assert {one.id: one.least for one in check.criteria}["carbon/unit-footprint"] == "9"


def test_points_are_shown_where_an_unreadable_gate_would_exclude(benches: Town) -> None:
    benches.change_tender(("packs:\n", "not_evaluable: fail\npacks:\n"))
    benches.change_bid("oakline", ("value: 1.9", "value: wide"))
    check = own(benches)
    assert [one.state for one in check.gates] == ["not evaluable"]
    assert {one.id: one.least for one in check.criteria}["carbon/unit-footprint"] == "9"


def test_a_price_rule_that_compares_bids_leaves_the_price_points_open(benches: Town) -> None:
    benches.change_tender(REPLACED)
    price = own(benches).price
    assert (price.counted, price.points, price.most) == ("26000", None, "50")
    assert "depend on the others" in str(price.why)


def test_a_price_above_the_ceiling_is_told(benches: Town) -> None:
    benches.change_bid("oakline", ("26000", "32001"), name="price.yaml")
    assert "Above the ceiling 32000" in str(own(benches).price.why)


def test_without_a_price_form_the_rest_is_shown(benches: Town) -> None:
    (benches.post / "oakline" / "price.yaml").unlink()
    check = own(benches)
    assert (check.price.counted, check.price.points) == (None, None)
    assert check.faults == ()


def test_an_unreadable_answer_does_not_count_as_answered_and_is_listed(benches: Town) -> None:
    benches.change_bid("oakline", ("value: 210", 'value: "about 210"'))
    check = own(benches)
    assert check.answered == (4, 5)
    assert [(one.requirement, one.state) for one in check.unanswered] == [
        ("carbon/unit-footprint", "unreadable")
    ]


def test_a_blank_answer_is_listed(benches: Town) -> None:
    benches.change_bid("oakline", ("{value: 210, evidence: offer.md#4}", "{}"))
    check = own(benches)
    assert [(one.requirement, one.state) for one in check.unanswered] == [
        ("carbon/unit-footprint", "blank")
    ]


def test_a_pointer_to_a_file_that_is_not_there_is_no_evidence(benches: Town) -> None:
    benches.change_bid("oakline", ("evidence: offer.md#4}", "evidence: gone.pdf#4}"))
    assert own(benches).evidenced == (3, 4)


def test_a_price_form_that_cannot_be_read_is_told_apart_from_none(benches: Town) -> None:
    folder = benches.post / "oakline"
    (folder / "price.xlsx").write_bytes(b"no workbook")
    price = own(benches).price
    assert str(price.why) == "The price form beside the bid cannot be read; mend it first."


def test_the_draft_in_place_of_the_lock_is_told(
    benches: Town, capfd: pytest.CaptureFixture[str]
) -> None:
    draft = benches.issue().folder.tender_file
    assert run(["self", str(benches.post / "oakline"), "--tender", str(draft)]) == 1
    said = capfd.readouterr().err
    assert "this is the tender's draft; use tender.lock.json as issued" in said


def test_a_minimum_is_told_as_far_as_it_is_known(benches: Town) -> None:
    benches.change_tender(("packs:\n", 'minimums: {quality: "30"}\npacks:\n'))
    assert [str(one) for one in own(benches).minimums] == [
        "quality: from 9 to 44; the minimum is 30."
    ]


@pytest.mark.parametrize("left", ["{value: 210}", '{value: 210, evidence: "-"}'])
def test_missing_evidence_is_listed_with_its_place(benches: Town, left: str) -> None:
    benches.change_bid("oakline", ("{value: 210, evidence: offer.md#4}", left))
    missing = {one.requirement: one.where for one in own(benches).evidence_missing}
    assert "bid.yaml" in missing["carbon/unit-footprint"]


def test_nobody_else_s_files_are_needed_and_nothing_is_written(benches: Town) -> None:
    own(benches)
    alone = benches.post.parent / "at-oakline"
    assert sorted(path.name for path in alone.rglob("*") if path.is_file()) == [
        "bid.yaml",
        "offer.md",
        "price.yaml",
        "tender.lock.json",
    ]


def test_a_lock_that_was_changed_is_refused(
    benches: Town, capfd: pytest.CaptureFixture[str]
) -> None:
    path = benches.issue().folder.lock_file
    path.write_text(path.read_text(encoding="utf-8").replace("Forty", "Fifty"), encoding="utf-8")
    assert run(["self", str(benches.post / "oakline"), "--tender", str(path)]) == 1
    assert "its content does not match its hash" in capfd.readouterr().err


# on the command line


@pytest.fixture
def said(benches: Town, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    benches.issue()

    def call(*options: str) -> str:
        bid, lock = benches.post / "oakline", benches.folder.lock_file
        assert run(["self", str(bid), "--tender", str(lock), *options]) == 0
        return capsys.readouterr().out

    return call


def test_the_table_says_it_is_indicative_and_stays_here(said: Callable[..., str]) -> None:
    printed = said()
    assert "Indicative: the buyer's panel scores" in printed
    assert "Nothing leaves this machine." in printed
    assert "Quality: 9 to 44 of 50." in printed


def test_unanswered_questions_come_before_warnings(benches: Town, said: Callable[..., str]) -> None:
    benches.change_bid("oakline", ("{value: 210, evidence: offer.md#4}", "{evidence: gone.md}"))
    listed = said().split("most pressing first:")[1]
    assert "- not answered: carbon/unit-footprint, " in listed
    assert listed.index("- not answered: ") < listed.index("- warning: ")


def test_errors_come_before_warnings_before_infos(
    benches: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    check = own(benches)
    found = tuple(
        ShownFinding(code="x.1", severity=one, where="bid.yaml:1", what=Message("Look."))
        for one in ("info", "warning", "error")
    )
    _say_gaps(check.model_copy(update={"findings": found}))
    listed = capsys.readouterr().out
    assert listed.index("- error: ") < listed.index("- warning: ") < listed.index("- info: ")


def test_plain_it_says_sentences(said: Callable[..., str]) -> None:
    printed = said("--plain")
    assert "State: pass." in printed
    assert "----" not in printed


def test_as_json_it_is_the_whole_document(said: Callable[..., str]) -> None:
    document = SelfEvaluation.model_validate_json(said("--format", "json"))
    assert (document.least, document.most_reachable, document.price.points) == ("9", "44", "25")


def test_numbers_in_json_are_text(said: Callable[..., str]) -> None:
    document = json.loads(said("--format", "json"))
    assert isinstance(document["least"], str)
    assert "." not in json.dumps(document["answered"])

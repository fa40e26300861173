"""Conditions that a bid brings into its contract, in the report and in what may be published."""

from io import BytesIO

from openpyxl import load_workbook
from report.kiosks import kiosks

from procure.disclosure.profiles import profiles
from procure.evaluation.model import EVALUATION, Evaluation, ShownClause
from procure.evaluation.public import public_version
from procure.model.blocks import Heading, Table
from procure.model.message import Message
from procure.report.audience import Audience
from procure.report.award import award_report
from procure.report.html import render_html
from procure.report.letter import Announcement, letter
from procure.report.workbook import evaluation_workbook

CLAUSE = ShownClause(
    criterion="accessibility/clauses",
    about="8.3.2.1",
    text=Message("The slot is moved within {n} days.", {"n": 30}),
    where="meridian/bid.xlsx!Accessibility!D14",
)


def with_clause(bidder: str) -> Evaluation:
    sample = kiosks()
    bids = tuple(
        bid.model_copy(update={"clauses": (CLAUSE,)}) if bid.bidder == bidder else bid
        for bid in sample.bids
    )
    return sample.model_copy(update={"bids": bids})


def conditions(evaluation: Evaluation, audience: Audience) -> list[tuple[str, ...]]:
    caption = "Conditions for the contract, from what the bid says"
    return [
        tuple(str(cell) for cell in row)
        for block in award_report(evaluation, audience=audience).blocks
        if isinstance(block, Table) and str(block.caption) == caption
        for row in block.rows
    ]


def test_a_condition_stands_on_the_pages_of_its_bid_with_criterion_and_place() -> None:
    (row,) = conditions(with_clause("lantern"), "internal")
    assert row[:2] == ("8.3.2.1", "The slot is moved within 30 days.")
    assert row[2].endswith("meridian/bid.xlsx!Accessibility!D14")


def test_a_report_without_conditions_has_no_heading_for_them() -> None:
    heads = [one.text for one in award_report(kiosks()).blocks if isinstance(one, Heading)]
    assert "Conditions this bid brings into the contract" not in map(str, heads)


def test_the_public_reads_the_conditions_of_the_winner_alone() -> None:
    assert len(conditions(public_version(with_clause("meridian")), "public")) == 1
    assert conditions(public_version(with_clause("lantern")), "public") == []


def test_a_condition_written_to_json_and_read_again_is_the_same() -> None:
    evaluation = with_clause("meridian")
    assert EVALUATION.validate_json(evaluation.model_dump_json()) == evaluation


def test_the_winners_letter_says_what_its_own_bid_brings_and_no_other_letter_does() -> None:
    evaluation = with_clause("meridian")
    announced = Announcement("2026-05-04", "2026-05-15", "The review body.")
    profile = next(iter(profiles().values()))
    said = {
        bidder: render_html(letter(evaluation, bidder, profile, announced))
        for bidder in ("meridian", "lantern")
    }
    assert "Conditions your bid brings into the contract" in said["meridian"]
    assert "The slot is moved within" in said["meridian"]
    assert "The slot is moved within" not in said["lantern"]


def test_the_workbook_has_a_sheet_to_copy_conditions_from_where_there_are_any() -> None:
    name = "Conditions of the contract"
    book = load_workbook(BytesIO(evaluation_workbook(with_clause("meridian"))))
    rows = [[cell.value for cell in row] for row in book[name].iter_rows()]
    assert rows[1][2:] == [
        "8.3.2.1",
        "The slot is moved within 30 days.",
        "meridian/bid.xlsx!Accessibility!D14",
    ]
    assert name not in load_workbook(BytesIO(evaluation_workbook(kiosks()))).sheetnames

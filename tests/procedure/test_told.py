"""What is told at opening, at a delivery, and of a clarification that has no place."""

from pathlib import Path

import pytest
from procedure.town import AFTER, BEFORE, LATE, Town, kim

from procure.errors import InputFault
from procure.procedure.decide import clarify
from procure.procedure.receive import receive
from procure.procedure.self_evaluating import evaluate_own_bid
from procure.record.events import Clarified


def test_the_minute_names_a_late_bid(benches: Town) -> None:
    benches.received(["riverbend"]).receive("oakline", LATE)
    benches.open()
    minute = (benches.folder.out / "opening-minute.txt").read_text(encoding="utf-8")
    assert "oakline: came late and stays closed." in minute


def test_a_number_that_two_bidders_share_is_in_the_minute(benches: Town) -> None:
    benches.change_bid("riverbend", ("EX-300874", "EX-300121")).received().open()
    minute = (benches.folder.out / "opening-minute.txt").read_text(encoding="utf-8")
    assert "The registration number 'EX-300121' stands in the bids of riverbend too." in minute


def test_another_kind_of_workbook_is_to_be_saved_as_xlsx(benches: Town, tmp_path: Path) -> None:
    sheet = tmp_path / "bid.ods"
    sheet.write_bytes(b"x")
    benches.issue()
    with pytest.raises(InputFault, match=r"bid\.ods: the bidder saves it as \.xlsx"):
        receive(benches.folder, "oakline", [sheet], kim(BEFORE))


def test_an_answer_that_is_no_table_has_no_row(benches: Town) -> None:
    benches.opened()
    event = kim(AFTER).event(
        Clarified, bidder="oakline", requirement="carbon/unit-footprint", row="1", column="x",
        answer="1", reason="R.",
    )  # fmt: skip
    with pytest.raises(InputFault, match=r"is no table.*leave --row and --column out"):
        clarify(benches.folder, event)


@pytest.mark.parametrize("row", ["", "product"])
def test_a_table_without_a_column_names_rows_and_columns(benches: Town, row: str) -> None:
    benches.opened()
    event = kim(AFTER).event(
        Clarified, bidder="oakline", requirement="carbon/stages", row=row, answer="1", reason="R."
    )
    with pytest.raises(InputFault, match=r"of one cell\. Give --row, one of: product.*--column"):
        clarify(benches.folder, event)


def test_a_bidder_s_forms_may_keep_the_names_they_were_issued_with(benches: Town) -> None:
    benches.issue()
    folder = benches.post / "oakline"
    for kind in ("bid", "price"):
        (folder / f"{kind}.yaml").unlink()
        form = benches.folder.issued / f"{kind}-form.xlsx"
        (folder / form.name).write_bytes(form.read_bytes())
    (found,) = evaluate_own_bid(folder, benches.folder.lock_file)
    assert "No price form" not in str(found.price.why)

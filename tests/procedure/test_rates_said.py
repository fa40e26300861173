"""What a bidder says of a unit rate that nobody can read, after prices were unsealed."""

from decimal import Decimal

import pytest
from procedure.town import LATER, Town, kim

from procure.errors import InputFault, Refused
from procure.procedure.decide import clarify
from procure.procedure.evaluating import evaluate_folder
from procure.procedure.unseal import Unsealing, unseal
from procure.record.events import Clarified

LINES = (
    'ceiling: "32000"}',
    'ceiling: "32000", correction: rates, lines: ['
    "{id: bench, title: Bench, unit: piece, quantity: 40},"
    "{id: work, title: Work, unit: day, quantity: 10}]}",
)
WRITTEN = "currency: EUR\nvat: excluded\nlines: {bench: {rate: %s}, work: {rate: 100}}\n"


def unsealed(benches: Town, rate: str = "'5.900,00'") -> Unsealing:
    """Unseal prices by lines; Oakline's rate of a bench is as given."""
    benches.change_tender(LINES)
    for bidder, written in (("oakline", rate), ("riverbend", "500")):
        path = benches.post / bidder / "price.yaml"
        path.write_text(WRITTEN % written, encoding="utf-8")
    benches.opened().score()
    return unseal(benches.folder, kim(LATER))


def say(benches: Town, question: str, row: str, answer: str) -> None:
    """Record what Oakline says."""
    said = kim(LATER).event(
        Clarified, bidder="oakline", requirement=question, row=row, column="rate" if row else "",
        answer=answer, reason="Section 6.",
    )  # fmt: skip
    clarify(benches.folder, said)


@pytest.mark.parametrize("rate", ["'5.900,00'", "''"])
def test_each_rate_to_ask_about_is_named(benches: Town, rate: str) -> None:
    assert unsealed(benches, rate).asked == (("oakline", "price/lines/bench"),)


def test_a_rate_that_was_said_counts_and_is_reported(benches: Town) -> None:
    unsealed(benches)
    say(benches, "price/lines", "bench", "590")
    evaluation = evaluate_folder(benches.folder)
    oakline = next(one for one in evaluation.bids if one.bidder == "oakline")
    assert oakline.price is not None
    assert oakline.offer is not None
    assert (Decimal(oakline.price), oakline.state) == (Decimal(24600), "ranked")
    codes = [one.code for one in oakline.offer.findings]
    assert "procure.price-clarified" in codes


def test_a_total_is_not_said_where_rates_count_and_the_question_is_named(benches: Town) -> None:
    unsealed(benches)
    with pytest.raises(Refused, match="price/lines/bench"):
        say(benches, "price/total", "", "24600")


def test_a_rate_that_was_read_is_not_said_again(benches: Town) -> None:
    unsealed(benches)
    with pytest.raises(Refused, match=r"no rate that counts and could not be read.*lines/bench"):
        say(benches, "price/lines", "work", "1")


def test_a_rate_is_said_in_digits(benches: Town) -> None:
    unsealed(benches)
    with pytest.raises(InputFault, match="Write digits only"):
        say(benches, "price/lines", "bench", "5.900,00")

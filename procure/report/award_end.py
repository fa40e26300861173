"""The end of the award report: what it does not hold, and where it is signed."""

from collections.abc import Iterator
from decimal import Decimal

from procure.evaluation.model import Evaluation
from procure.model.blocks import Block, ColumnHead, Items, Paragraph, Table
from procure.model.message import Message
from procure.report.audience import Audience
from procure.report.award_words import ROLES, heading

_SIGN = ("chair", "approver")
_TO_SIGN = "\n\n"
"""Room for a hand, in an empty cell."""


def not_held(evaluation: Evaluation, audience: Audience) -> Iterator[Block]:
    """Yield what an award file usually holds and this report has nothing on record of."""
    yield heading(3, "What is not in this report")
    yield Paragraph(
        Message(
            "The report holds what the tender, the bids and the record say. The file of the award"
            " needs more, which nobody entered here:"
        )
    )
    yield Items(tuple(_missing(evaluation, audience)))


def _missing(evaluation: Evaluation, audience: Audience) -> Iterator[Message]:
    tender = evaluation.tender
    yield Message("The legal basis, and the decision to award: they are the buyer's own papers.")
    if not tender.procedure:
        yield Message("The kind of procedure: the tender does not say it.")
    if not tender.notice:
        yield Message("The date of the notice: the tender does not say it.")
    if not tender.estimate:
        yield Message("An estimate of the value: the tender does not say one.")
    first = next((bid for bid in evaluation.bids if bid.place == 1), None)
    prices = [Decimal(bid.price) for bid in evaluation.bids if bid.place and bid.price]
    if first and first.price and Decimal(first.price) > min(prices):
        yield Message(
            "Why a price above the lowest is worth it: the points say how it follows from the"
            " published rules, and the buyer says why they were chosen."
        )
    if audience == "internal" and not evaluation.low_prices:  # else they are kept back
        yield Message("Abnormally low prices: no test flagged one, or the tender names none.")
    if not evaluation.papers:
        yield Message("Papers of the tender: it names none.")
    yield Message(
        "How the result depends on weights and prices: that is in the annex, which is made on"
        " request and for the buyer only."
    )
    yield Message("The grounds of exclusion of suppliers: they are checked outside this program.")


def signatures(evaluation: Evaluation) -> Iterator[Block]:
    """Yield the lines where the report is signed."""
    people = [one for one in evaluation.panel if one.role in _SIGN]
    if people:
        yield heading(3, "Signatures")
        yield Table(
            caption=Message("Signed by"),
            columns=(
                ColumnHead(Message("Name"), width=32),
                ColumnHead(Message("Role"), width=16),
                ColumnHead(Message("Date"), width=18),
                ColumnHead(Message("Signature"), width=34),
            ),
            rows=tuple((one.name or one.id, ROLES[one.role], _TO_SIGN, _TO_SIGN) for one in people),
        )

"""What a letter tells of the first bid: as far as the profile goes, and no bid marks otherwise."""

from collections.abc import Iterator

from procure.disclosure.profiles import Profile
from procure.evaluation.model import BidResult, CriterionResult, Evaluation
from procure.evaluation.public import public_version
from procure.model.blocks import Block, ColumnHead, Paragraph, Table, Text
from procure.model.message import Message, MessageValue
from procure.report.award_left_out import clause_table
from procure.report.award_words import facts, heading, title_of
from procure.report.figures import column_in_full, in_full, shown

_ON_PAGE_ONE = {"name", "total"}
"""What ``who_is_first`` says already."""


def who_is_first(
    evaluation: Evaluation, own: BidResult, winners: tuple[BidResult, ...], profile: Profile
) -> Iterator[Block]:
    """Yield in one line whose bid is first, for whoever reads no further."""
    if not winners:
        yield Paragraph(Message("No bid is ranked first."))
    for winner in winners:
        if winner.bidder == own.bidder:
            continue
        values: dict[str, MessageValue] = {"name": winner.name}
        if "total" in profile.winner and winner.total:
            values["total"] = in_full(winner.total)
            words = "The first bid is that of {name}, with {total} points."
            if evaluation.price.direction == "lowest":
                words = "The first bid is that of {name}, with the deciding number {total}."
            yield Paragraph(Message(words, values))
        else:
            yield Paragraph(Message("The first bid is that of {name}.", values))


def successful(
    evaluation: Evaluation, own: BidResult, winners: tuple[BidResult, ...], profile: Profile
) -> Iterator[Block]:
    """Yield the first bid's part; to its own bidder, what it brings into the contract."""
    for winner in winners:
        if winner.bidder != own.bidder:
            if set(profile.winner) - _ON_PAGE_ONE:
                yield heading(2, "The first bid")
                yield from _told(evaluation, winner, profile)
        elif winner.clauses:
            yield heading(2, "Conditions your bid brings into the contract")
            yield clause_table(evaluation, winner)


def _told(evaluation: Evaluation, winner: BidResult, profile: Profile) -> Iterator[Block]:
    told = frozenset(profile.winner)
    price: Text = ""
    if "price" in told and winner.price:
        values: dict[str, MessageValue] = {
            "currency": evaluation.tender.currency,
            "price": shown(winner.price),
        }
        price = Message("{currency}\N{NO-BREAK SPACE}{price}", values)
    total: Text = ""
    if "total" in told and winner.total:
        total = Message("{total}", {"total": in_full(winner.total)})
    yield facts(
        "The first bid",
        (
            (Message("Name"), winner.name),
            (Message("Identifier"), winner.legal_id if "identifier" in told else ""),
            (Message("Total"), total),
            (Message("Price"), price),
        ),
    )
    if "criteria" not in told:
        return
    # What the bid marks confidential is left out by the same rule as in the public report.
    shown_bid = next(one for one in public_version(evaluation).bids if one.bidder == winner.bidder)
    points = column_in_full(one.points for one in winner.criteria)
    most = column_in_full(one.most for one in winner.criteria)
    yield Table(
        caption=Message("Points of the first bid by criterion"),
        columns=(
            ColumnHead(Message("Criterion"), width=60),
            ColumnHead(Message("Points"), "number", width=20),
            ColumnHead(Message("Most points"), "number", width=20),
        ),
        rows=tuple(
            (title_of(evaluation, one.id), points[at], most[at])
            for at, one in enumerate(winner.criteria)
        ),
    )
    for result in shown_bid.criteria:
        yield from _criterion(evaluation, result, told)


def _criterion(
    evaluation: Evaluation, result: CriterionResult, told: frozenset[str]
) -> Iterator[Block]:
    label = title_of(evaluation, result.id)
    if "reasons" in told and result.reason:
        yield Paragraph(result.reason, "quote", label=label)
    elif "reasons" in told and result.arithmetic and not evaluation.criterion(result.id).compared:
        yield Paragraph(result.arithmetic, "arithmetic", label=label)
    elif "levels" in told and result.level is not None and result.level_text:
        words: dict[str, MessageValue] = {
            "level": in_full(result.level),
            "text": result.level_text,
        }
        yield Paragraph(Message("Level {level}: {text}", words), label=label)

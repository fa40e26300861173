"""Whom a bid leaves out where it falls short, and what of the contract can cure it."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from procure.evaluation.model import BidResult, Evaluation, PublishedCriterion
from procure.model.blocks import Block, Cell, ColumnHead, FullCell, Paragraph, Table, Text
from procure.model.message import Message, listed
from procure.report.award_words import heading, lines, title_of, yes_or_no
from procure.report.figures import shown


def left_out(evaluation: Evaluation, bid: BidResult) -> Iterator[Block]:
    """Yield the groups that each shortfall of a bid concerns, and the clauses that bear on it."""
    short = [(one, how) for one, how in _short(evaluation, bid) if one.left_out]
    rows: list[tuple[Cell, ...]] = []
    for pack, found in groupby(short, key=lambda pair: pair[0].pack):
        group = list(found)
        cure = FullCell(_cure(evaluation, bid, pack, [one for one, _ in group]), rows=len(group))
        for at, (criterion, how) in enumerate(group):
            who = listed(criterion.left_out)
            rows.append((_named(criterion, how), who, cure if at == 0 else None))
    if rows:
        yield heading(3, "Who may be left out, and what the contract says")
        yield Table(
            caption=Message("Where this bid falls short, and for whom"),
            columns=(
                ColumnHead(Message("Criterion"), width=32),
                ColumnHead(Message("Who may be left out"), width=38),
                ColumnHead(Message("Conditions of the contract that bear on it"), width=30),
            ),
            rows=tuple(rows),
            note=Message(
                "The words of each condition stand in the published method. Nothing of it changes"
                " a score."
            ),
        )


def clauses_of(evaluation: Evaluation, bid: BidResult) -> Iterator[Block]:
    """Yield the conditions that what a bid says brings into its contract."""
    if not bid.clauses:
        return
    yield heading(3, "Conditions this bid brings into the contract")
    yield Paragraph(
        Message(
            "Each follows from what the bid itself says. They change no score; they are written"
            " into the contract if this bid is chosen."
        ),
        "note",
    )
    yield clause_table(evaluation, bid)


def clause_table(evaluation: Evaluation, bid: BidResult) -> Table:
    """Return the conditions of a bid, with what each is about and where the bid says it."""
    return Table(
        caption=Message("Conditions for the contract, from what the bid says"),
        columns=(
            ColumnHead(Message("On"), width=12),
            ColumnHead(Message("Condition"), width=64),
            ColumnHead(Message("Criterion, and where the bid says it"), width=24),
        ),
        rows=tuple(
            (
                one.about,
                one.text,
                listed([title_of(evaluation, one.criterion), *([one.where] if one.where else [])]),
            )
            for one in bid.clauses
        ),
    )


def _named(criterion: PublishedCriterion, how: Text) -> Message:
    return Message("{title}: {reached}", {"title": criterion.title, "reached": how})


def _short(evaluation: Evaluation, bid: BidResult) -> Iterator[tuple[PublishedCriterion, Text]]:
    """Yield the criteria without full points, and the gates that were not passed."""
    published = {one.id: one for one in evaluation.criteria}
    for gate in bid.gates:
        if gate.state != "pass" and gate.id in published:
            yield published[gate.id], Message("gate not passed")
    for result in bid.criteria:
        if result.points is not None and Decimal(result.points) < Decimal(result.most):
            values = {"points": shown(result.points), "most": shown(result.most)}
            yield published[result.id], Message("{points} of {most} points", values)


def _cure(
    evaluation: Evaluation, bid: BidResult, pack: str, short: list[PublishedCriterion]
) -> Text | None:
    """Return the conditions of a pack with what the bid says to each, a line each.

    Those that a criterion in which the bid falls short brings itself come first.
    """
    answered = {
        one.requirement: yes_or_no(one.answer, one.type) for one in bid.conditions if one.answer
    }
    said: list[Message | str] = [
        Message("{title}: its own clause", {"title": one.title}) for one in short if one.clause
    ]
    for one in evaluation.criteria:
        if one.kind == "condition" and one.pack == pack and one.clause:
            values = {"title": one.title, "answer": answered.get(one.id, "")}
            said.append(Message("{title}: {answer}", values) if one.id in answered else one.title)
    return lines(said) if said else None

"""The published method, word for word."""

from collections.abc import Iterator

from procure.evaluation.model import Evaluation, PublishedCriterion
from procure.evaluation.published import RESCALING
from procure.model.blocks import Block, Cell, ColumnHead, Heading, Items, Paragraph, Table, Text
from procure.model.message import Message
from procure.report.award_price import CORRECTIONS
from procure.report.award_words import facts, heading, labelled, language, title_of
from procure.report.figures import MOST_PLACES, grouped, shown

_AGREED = {
    "consensus": Message("The panel agrees on one level, entered by the chair with its reason."),
    "mean": Message("The mean of the assessors' levels counts."),
    "median": Message("The median of the assessors' levels counts."),
}
_NOT_EVALUABLE = {
    "clarify": Message(
        "The bidder is asked to clarify what cannot be read; the same holds for every bid."
    ),
    "fail": Message("What cannot be read fails; the same holds for every bid."),
}


def method(evaluation: Evaluation) -> Iterator[Block]:
    """Yield the rules as they were published, and what the tender changed in the packs."""
    yield heading(2, "The published method")
    yield from _price(evaluation)
    yield from _rules(evaluation)
    yield from _gates(evaluation)
    yield from _criteria(evaluation)
    yield from _changes(evaluation)
    yield from _sources(evaluation)


def _price(evaluation: Evaluation) -> Iterator[Block]:
    price = evaluation.price
    yield heading(3, "Price rule")
    parameters = "\n".join(
        f"{name}: {grouped(value, language(evaluation))}"
        for name, value in sorted(price.parameters.items())
    )
    wins = {
        "highest": Message("The highest deciding number wins."),
        "lowest": Message("The lowest deciding number wins."),
    }
    yield Paragraph(price.formula, "arithmetic", label=Message("Formula:"))
    yield facts(
        "Price rule as published",
        (
            ("Rule", price.rule),
            ("Parameters", parameters),
            ("Most points", Message("{most}", {"most": shown(price.most)})),
            ("Highest price allowed", _amount(evaluation, price.ceiling)),
            ("Which number wins", wins[price.direction]),
            ("VAT", price.vat),
            ("Correction", CORRECTIONS.get(price.correction, price.correction)),
            ("Source of the formula", price.source),
        ),
    )
    if price.property == "relative":
        yield Paragraph(
            Message(
                "This rule is relative: a bid's number depends on the other bids. If another bid is"
                " withdrawn or excluded, two places can swap."
            ),
            "key",
        )
    else:
        yield Paragraph(
            Message(
                "This rule is absolute: a bid's number does not depend on the other bids, so no"
                " withdrawal can swap two others."
            )
        )


def _rules(evaluation: Evaluation) -> Iterator[Block]:
    tender = evaluation.tender
    modes = {
        "half_up": Message("half away from zero"),
        "half_even": Message("half to the even digit"),
    }
    rounding = Message(
        "to {places} decimal places, {mode}, once: on the {when}",
        {
            "places": tender.rounding_to,
            "mode": str(modes.get(tender.rounding_mode, tender.rounding_mode)),
            "when": tender.rounding_when,
        },
    )
    minimums = "\n".join(
        f"{title_of(evaluation, what)}: {points}" for what, points in tender.minimums.items()
    )
    yield heading(3, "Rules for all criteria")
    yield facts(
        "Rules for all criteria, as published",
        (
            ("Several assessors", _AGREED.get(tender.agreed, tender.agreed)),
            (
                "Answers that cannot be read",
                _NOT_EVALUABLE.get(tender.not_evaluable, tender.not_evaluable),
            ),
            ("Minimums", minimums),
            ("Rescaling", RESCALING.get(tender.rescale, "")),
            ("Rounding", rounding),
            ("Equal totals, in this order", ", ".join(tender.ties)),
        ),
        note=Message(
            "Points are shown with at most {places} decimal places; evaluation.json holds the exact"
            " numbers.",
            {"places": MOST_PLACES},
        ),
    )


def _gates(evaluation: Evaluation) -> Iterator[Block]:
    gates = [one for one in evaluation.criteria if one.kind == "gate"]
    if gates:
        yield heading(3, "Gates and why they are in force")
        yield Table(
            caption=Message("Gates in force"),
            columns=(
                ColumnHead(Message("Gate"), width=28),
                ColumnHead(Message("How it is decided"), width=36),
                ColumnHead(Message("Reason given before issue"), width=36),
            ),
            rows=tuple((f"{one.title}\n{one.id}", one.how, one.reason or None) for one in gates),
        )


def _criteria(evaluation: Evaluation) -> Iterator[Block]:
    scored = [one for one in evaluation.criteria if one.kind in {"award", "gate"}]
    if not scored:
        return
    yield heading(3, "The criteria, word for word")
    for one in scored:
        yield Heading(4, one.title)
        if one.description:
            yield Paragraph(one.description)
        yield labelled("Id:", one.id)
        if one.questions:
            yield Paragraph(Message("Asked of the bidder:"))
            yield Items(one.questions)
        if one.left_out:
            yield labelled("Who is left out if it fails:", ", ".join(one.left_out))
        if one.clause:
            yield labelled("Clause of the contract:", one.clause)
        if one.judged and one.levels:
            yield _level_table(one)


def _level_table(criterion: PublishedCriterion) -> Table:
    top = len(criterion.levels) - 1
    return Table(
        caption=Message("Levels of {id}", {"id": criterion.id}),
        columns=(
            ColumnHead(Message("Level"), width=9),
            ColumnHead(Message("What it takes"), width=91),
        ),
        rows=tuple((str(at), text) for at, text in enumerate(criterion.levels)),
        note=Message(
            "Points: level / {top} x {most}", {"top": max(top, 1), "most": shown(criterion.most)}
        ),
    )


def _changes(evaluation: Evaluation) -> Iterator[Block]:
    changed = [pack for pack in evaluation.packs if pack.changes]
    if not changed:
        return
    yield heading(3, "What the tender changed in the packs")
    for pack in changed:
        yield labelled(f"{pack.title}:", pack.change_reason)
        yield Table(
            caption=Message("Changes to {title}", {"title": pack.title}),
            columns=(ColumnHead(Message("Change")),),
            rows=tuple((change,) for change in pack.changes),
        )


def _sources(evaluation: Evaluation) -> Iterator[Block]:
    rows: list[tuple[Cell, ...]] = [
        (
            one.title,
            source.document,
            source.clause or None,
            source.date or None,
            source.confidence or None,
        )
        for one in evaluation.criteria
        for source in one.sources
    ]
    if rows:
        yield heading(3, "Sources of the criteria")
        yield Table(
            caption=Message("Sources"),
            columns=(
                ColumnHead(Message("Criterion")),
                ColumnHead(Message("Document")),
                ColumnHead(Message("Clause")),
                ColumnHead(Message("Date")),
                ColumnHead(Message("How sure")),
            ),
            rows=tuple(rows),
            note=Message("Sources show where a criterion comes from. This is not legal advice."),
        )


def _amount(evaluation: Evaluation, amount: str | None) -> Text:
    if amount is None:
        return ""
    return Message(
        "{currency}\N{NO-BREAK SPACE}{amount}",
        {"currency": evaluation.tender.currency, "amount": shown(amount)},
    )

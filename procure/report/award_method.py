"""The published method, word for word."""

from collections.abc import Iterator

from procure.evaluation.model import Evaluation, PublishedCriterion
from procure.evaluation.published import RESCALING
from procure.model.blocks import Block, ColumnHead, Heading, Items, Paragraph, Table
from procure.model.message import Message, MessageValue, listed
from procure.report.award_price import CORRECTIONS
from procure.report.award_words import (
    VAT,
    facts,
    heading,
    labelled,
    language,
    money,
    source_said,
    tie_rule,
    title_of,
    titled,
)
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
    yield Paragraph(Message("What follows was published with the tender, word for word."))
    yield from _price(evaluation)
    yield from _rules(evaluation)
    yield from _criteria(evaluation)
    yield from _changes(evaluation)


def _price(evaluation: Evaluation) -> Iterator[Block]:
    price = evaluation.price
    yield heading(3, "Price rule")
    wins = {
        "highest": Message("The highest deciding number wins."),
        "lowest": Message("The lowest deciding number wins."),
    }
    yield Paragraph(price.formula, "arithmetic", label=Message("Formula:"))
    yield facts(
        "Price rule as published",
        (
            (Message("Rule"), titled(price.title, price.rule)),
            (Message("Parameters"), listed(list(_parameters(evaluation)))),
            (Message("Most points"), Message("{most}", {"most": shown(price.most)})),
            (Message("Highest price allowed"), money(evaluation, price.ceiling)),
            (Message("Which number wins"), wins[price.direction]),
            (Message("VAT"), VAT.get(price.vat, price.vat)),
            (Message("Correction"), CORRECTIONS.get(price.correction, price.correction)),
            (Message("Source of the formula"), price.source),
        ),
    )
    if price.property == "relative":
        yield Paragraph(
            Message(
                "This rule is relative: a bid's number depends on the other bids. If another bid is"
                " withdrawn or excluded, two places can swap."
            )
        )
    else:
        yield Paragraph(
            Message(
                "This rule is absolute: a bid's number does not depend on the other bids, so no"
                " withdrawal can swap two others."
            )
        )


def _parameters(evaluation: Evaluation) -> Iterator[Message]:
    """Yield each parameter of the price rule with its value and, where it is said, its meaning."""
    price = evaluation.price
    for name, value in sorted(price.parameters.items()):
        values: dict[str, MessageValue] = {
            "name": titled(price.titles.get(name, ""), name),
            "value": grouped(value, language(evaluation)),
            "means": price.meanings.get(name, ""),
        }
        sentence = "{name} {value}: {means}" if values["means"] else "{name}: {value}"
        yield Message(sentence, values)


def _rules(evaluation: Evaluation) -> Iterator[Block]:
    tender = evaluation.tender
    modes = {
        "half_up": Message("half away from zero"),
        "half_even": Message("half to the even digit"),
    }
    words = "to {places} decimal places, {mode}, once: on the total"
    if tender.rounding_when == "criterion":
        words = "to {places} decimal places, {mode}, once: on the points of each criterion"
    mode = modes.get(tender.rounding_mode, tender.rounding_mode)
    rounding = Message(words, {"places": tender.rounding_to, "mode": mode})
    minimums = listed(
        [
            Message(
                "{what}: at least {points}",
                {"what": title_of(evaluation, what), "points": shown(points)},
            )
            for what, points in tender.minimums.items()
        ]
    )
    ties = listed([tie_rule(evaluation, one) for one in tender.ties])
    yield heading(3, "Rules for all criteria")
    yield facts(
        "Rules for all criteria, as published",
        (
            (Message("Several assessors"), _AGREED.get(tender.agreed, tender.agreed)),
            (
                Message("Answers that cannot be read"),
                _NOT_EVALUABLE.get(tender.not_evaluable, tender.not_evaluable),
            ),
            (Message("Minimums"), minimums),
            (Message("Rescaling"), RESCALING.get(tender.rescale, "")),
            (Message("Rounding"), rounding),
            (Message("Equal totals, in this order"), ties),
        ),
        note=Message(
            "Points are shown with at most {places} decimal places; evaluation.json holds the exact"
            " numbers.",
            {"places": MOST_PLACES},
        ),
    )


def _criteria(evaluation: Evaluation) -> Iterator[Block]:
    for kind, title in (
        ("award", Message("The award criteria")),
        ("gate", Message("The gates")),
        ("condition", Message("The conditions of the contract")),
        ("information", Message("What is asked for information only")),
    ):
        found = [one for one in evaluation.criteria if one.kind == kind]
        if found:
            yield Heading(3, title)
        for one in found:
            yield from _criterion(evaluation, one)


def _criterion(evaluation: Evaluation, one: PublishedCriterion) -> Iterator[Block]:
    yield Heading(4, one.title)
    if one.description:
        yield Paragraph(one.description)
    values: dict[str, MessageValue] = {"id": one.id, "most": shown(one.most), "how": one.how}
    if one.function:
        values["id"] = Message(
            "{id}; function: {function}", {"id": one.id, "function": one.function}
        )
    if one.kind == "award":
        yield labelled("Points:", Message("At most {most}. {how} Id: {id}", values))
    elif one.kind == "gate":
        yield labelled("How it is decided:", Message("{how} Id: {id}", values))
    else:
        yield labelled("Id:", one.id)
    if one.kind == "gate" and one.reason:
        yield labelled("Why it is in force:", one.reason)
    if len(one.questions) == 1:
        yield labelled("Asked of the bidder:", one.questions[0])
    elif one.questions:
        yield Paragraph(Message("Asked of the bidder:"))
        yield Items(one.questions)
    if one.judged and one.levels:
        yield _level_table(one)
    if one.left_out:
        yield labelled("Who is left out if it fails:", listed(one.left_out))
    if one.clause:
        yield labelled("Clause of the contract:", one.clause)
    if one.sources:
        label = Message("Sources:")
        yield Paragraph(
            listed([source_said(evaluation, source) for source in one.sources]),
            "note",
            label=label,
        )


def _level_table(criterion: PublishedCriterion) -> Table:
    return Table(
        caption=Message("Levels of {title}", {"title": criterion.title}),
        columns=(
            ColumnHead(Message("Level"), width=9),
            ColumnHead(Message("What it takes"), width=91),
        ),
        rows=tuple((str(at), text) for at, text in enumerate(criterion.levels)),
    )


def _changes(evaluation: Evaluation) -> Iterator[Block]:
    changed = [pack for pack in evaluation.packs if pack.changes]
    if not changed:
        return
    yield heading(3, "What the tender changed in the packs")
    for pack in changed:
        yield Paragraph(pack.change_reason, label=Message("{title}:", {"title": pack.title}))
        yield Table(
            caption=Message("Changes to {title}", {"title": pack.title}),
            columns=(ColumnHead(Message("Change")),),
            rows=tuple((change,) for change in pack.changes),
        )

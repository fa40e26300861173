"""Findings between bids: what stops a ranking, and why the chair let it stand."""

from collections.abc import Iterator

from procure.evaluation.model import Compared, Evaluation, Settlement
from procure.evaluation.named import finding_with_names, names_of
from procure.model.blocks import Block, Paragraph
from procure.model.message import Message
from procure.report.award_answers import findings
from procure.report.award_words import language, short_name
from procure.report.render_text import moment


def compared_findings(evaluation: Evaluation, compared: Compared) -> Iterator[Block]:
    """Yield the findings of a comparison: errors first, each with how it was settled."""
    names = names_of(evaluation)
    named = [finding_with_names(one, names) for one in compared.findings]
    for one in named:
        if one.severity != "error":
            continue
        yield from findings((one,))
        if one.settled is None:
            open_ = Message("Nobody has settled this yet, so no bid is ranked.")
            yield Paragraph(open_, "key")
        else:
            yield from _settlement(evaluation, one.settled)
    yield from findings(tuple(one for one in named if one.severity != "error"))


def _settlement(evaluation: Evaluation, settled: Settlement) -> Iterator[Block]:
    values = {
        "person": short_name(evaluation, settled.by),
        "moment": moment(settled.at, language(evaluation)),
    }
    label = Message("Settled by {person}, {moment}:", values)
    yield Paragraph(settled.reason, "quote", label=label)
    if settled.prices_open:
        yield Paragraph(Message("This was settled after prices were unsealed."), "key")

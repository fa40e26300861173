"""The award report: every number and reason of an evaluation, as blocks."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Literal, TypeAlias

from procure.evaluation.model import Evaluation
from procure.model.blocks import Block, Contents, Document, Heading
from procure.model.message import Message
from procure.report.award_answers import findings
from procure.report.award_bid import bid_pages
from procure.report.award_end import not_held, signatures
from procure.report.award_low_price import is_provisional, low_price_section
from procure.report.award_method import method
from procure.report.award_opening import opening, ranking
from procure.report.award_overview import gates_and_minimums, points_made_up
from procure.report.award_record import people, timeline, versions
from procure.report.award_sections import Sections, below
from procure.report.award_words import heading, in_order, language

Audience: TypeAlias = Literal["internal", "public"]
"""Who reads a report: the file has everything, the public what ``public_version`` leaves."""


def award_report(
    evaluation: Evaluation, sections: Sections | None = None, audience: Audience = "internal"
) -> Document:
    """Return the report of an evaluation; it holds nothing that the evaluation does not say.

    Args:
        evaluation: ``evaluation.json`` as read; for the public, its public version.
        sections: what plugins add.
        audience: who reads it, which the first page says.
    """
    tender = evaluation.tender
    return Document(
        title=Message("Award report: {title}", {"title": tender.title}),
        subject=Message(
            "Ranking, points and reasons of the tender {id} of {buyer}",
            {"id": tender.id, "buyer": tender.buyer},
        ),
        language=language(evaluation),
        footer=_footer(evaluation),
        blocks=tuple(_blocks(evaluation, sections or Sections(), audience)),
        author=tender.buyer,
    )


def _footer(evaluation: Evaluation) -> Message:
    values = {"buyer": evaluation.tender.buyer, "id": evaluation.tender.id}
    if is_provisional(evaluation):
        return Message("{buyer}, {id}, provisional", values)
    return Message("{buyer}, {id}", values)


def _blocks(evaluation: Evaluation, sections: Sections, audience: Audience) -> Iterator[Block]:
    yield from opening(evaluation, audience)
    yield Heading(2, Message("Contents"), new_page=True)
    yield Contents(2)
    yield from ranking(evaluation)
    yield from gates_and_minimums(evaluation)
    yield from points_made_up(evaluation)
    for bid in in_order(evaluation):
        yield from bid_pages(evaluation, bid, sections.bids.get(bid.bidder, ()))
    after_bids = chain(
        low_price_section(evaluation),
        _whole(evaluation, sections),
        method(evaluation),
        people(evaluation),
        timeline(evaluation),
        versions(evaluation),
        not_held(evaluation),
        signatures(evaluation),
    )
    first = next(after_bids)
    yield replace(first, new_page=True) if isinstance(first, Heading) else first
    yield from after_bids


def _whole(evaluation: Evaluation, sections: Sections) -> Iterator[Block]:
    """Yield what is to be known about several bids: findings, comparisons, plugins' sections."""
    if not (evaluation.findings or evaluation.comparisons or sections.whole):
        return
    yield heading(2, "Findings and comparisons")
    yield from findings(evaluation.findings)
    for compared in evaluation.comparisons:
        yield heading(3, "Comparison by {plugin}", plugin=compared.plugin)
        yield from findings(compared.findings)
        yield from below(compared.blocks, 3)
    yield from below(sections.whole, 2)

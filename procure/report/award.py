"""The award report: every number and reason of an evaluation, as blocks."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from procure.evaluation.model import Evaluation
from procure.model.blocks import Block, Document, Heading
from procure.model.message import Message
from procure.report.award_answers import findings
from procure.report.award_bid import bid_pages
from procure.report.award_method import method
from procure.report.award_opening import opening, ranking
from procure.report.award_overview import gates_and_minimums, points_made_up
from procure.report.award_record import people, timeline, versions
from procure.report.award_sections import Sections, below
from procure.report.award_words import heading, in_order, language


def award_report(evaluation: Evaluation, sections: Sections | None = None) -> Document:
    """Return the report of an evaluation; it holds nothing that the evaluation does not say.

    Args:
        evaluation: ``evaluation.json`` as read.
        sections: what plugins add.
    """
    tender = evaluation.tender
    return Document(
        title=Message("Award report: {title}", {"title": tender.title}),
        subject=Message(
            "Ranking, points and reasons of the tender {id} of {buyer}",
            {"id": tender.id, "buyer": tender.buyer},
        ),
        language=language(evaluation),
        footer=Message("{buyer}, {id}", {"buyer": tender.buyer, "id": tender.id}),
        blocks=tuple(_blocks(evaluation, sections or Sections())),
        author=tender.buyer,
    )


def _blocks(evaluation: Evaluation, sections: Sections) -> Iterator[Block]:
    yield from opening(evaluation)
    yield from ranking(evaluation)
    yield from gates_and_minimums(evaluation)
    yield from points_made_up(evaluation)
    for bid in in_order(evaluation):
        yield from bid_pages(evaluation, bid, sections.bids.get(bid.bidder, ()))
    after_bids = chain(
        _whole(evaluation, sections),
        method(evaluation),
        people(evaluation),
        timeline(evaluation),
        versions(evaluation),
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

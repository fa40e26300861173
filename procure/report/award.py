"""The award report: every number and reason of an evaluation, as blocks."""

from collections.abc import Iterator

from procure.evaluation.model import Evaluation
from procure.evaluation.named import finding_with_names, names_of
from procure.evaluation.ranking import is_provisional
from procure.model.blocks import Block, Contents, Document, Heading
from procure.model.message import Message
from procure.report.audience import Audience
from procure.report.award_answers import findings
from procure.report.award_bid import bid_pages
from procure.report.award_compared import compared_findings
from procure.report.award_method import method
from procure.report.award_named import block_with_names
from procure.report.award_overview import gates_and_minimums, points_made_up
from procure.report.award_procedure import procedure, tender_facts
from procure.report.award_ranking import ranking
from procure.report.award_record import versions
from procure.report.award_sections import Sections, below
from procure.report.award_summary import summary
from procure.report.award_words import heading, in_order, language
from procure.report.foreign import marked


def award_report(
    evaluation: Evaluation, sections: Sections | None = None, audience: Audience = "internal"
) -> Document:
    """Return the report of an evaluation; it holds nothing that the evaluation does not say.

    Args:
        evaluation: ``evaluation.json`` as read; for the public, ``public_part`` of it.
        sections: what plugins add.
        audience: whom the report is for; it decides the words, the evaluation the content.
    """
    tender = evaluation.tender
    blocks = _blocks(evaluation, sections or Sections(), audience)
    return Document(
        title=Message("Award report: {title}", {"title": tender.title}),
        subject=Message(
            "Ranking, points and reasons of the tender {id} of {buyer}",
            {"id": tender.id, "buyer": tender.buyer},
        ),
        language=language(evaluation),
        footer=footer(evaluation, audience),
        blocks=tuple(marked(blocks, evaluation.foreign)),
        author=tender.buyer,
        date=as_of(evaluation),
    )


def as_of(evaluation: Evaluation) -> str:
    """Return the date of the last step on record, told or not; empty if there is none."""
    return evaluation.last_step[:10]


def footer(evaluation: Evaluation, audience: Audience) -> Message:
    """Return the foot of each page: buyer, tender, and what kind of report it is."""
    values = {"buyer": evaluation.tender.buyer, "id": evaluation.tender.id}
    match audience, is_provisional(evaluation):
        case "internal", True:
            return Message("{buyer}, {id}. Internal, provisional", values)
        case "internal", False:
            return Message("{buyer}, {id}. Internal", values)
        case _, True:
            return Message("{buyer}, {id}. Provisional", values)
        case _:
            return Message("{buyer}, {id}", values)


def _blocks(evaluation: Evaluation, sections: Sections, audience: Audience) -> Iterator[Block]:
    yield from summary(evaluation, audience)
    yield Heading(2, Message("Contents"), new_page=True)
    yield Contents()
    yield from tender_facts(evaluation)
    yield from ranking(evaluation)
    yield from points_made_up(evaluation)
    yield from gates_and_minimums(evaluation)
    for bid in in_order(evaluation):
        yield from bid_pages(evaluation, bid, audience, sections.bids.get(bid.bidder, ()))
    yield from _whole(evaluation, sections)
    yield from procedure(evaluation, audience)
    yield from method(evaluation)
    yield from versions(evaluation)


def _whole(evaluation: Evaluation, sections: Sections) -> Iterator[Block]:
    """Yield what is to be known about several bids: findings, comparisons, plugins' sections."""
    if not (evaluation.findings or evaluation.comparisons or sections.whole):
        return
    before, names = "", names_of(evaluation)
    yield heading(2, "Findings and comparisons")
    yield from findings(tuple(finding_with_names(one, names) for one in evaluation.findings))
    for compared in evaluation.comparisons:
        if compared.plugin != before:
            yield heading(3, "Comparison by {plugin}", plugin=compared.plugin)
        before = compared.plugin
        yield from compared_findings(evaluation, compared)
        blocks = tuple(block_with_names(one, names) for one in compared.blocks)
        yield from below(blocks, 3)
    yield from below(sections.whole, 2)

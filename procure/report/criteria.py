"""The published criteria as a document: what is asked and how bids are judged, before any bid."""

from collections.abc import Iterator

from procure.evaluation.model import Evaluation
from procure.model.blocks import Block, Contents, Document, Heading, Paragraph
from procure.model.message import Message
from procure.report.award_method import method
from procure.report.award_overview import criteria_table
from procure.report.award_procedure import tender_facts
from procure.report.award_record import versions
from procure.report.award_summary import judged
from procure.report.award_words import heading, language
from procure.report.foreign import marked


def criteria_report(published: Evaluation, *, draft: bool = False) -> Document:
    """Return the published criteria of a tender, or of one of its lots.

    Args:
        published: the evaluation before any bid.
        draft: the tender is not issued yet, and may change.
    """
    tender = published.tender
    values = {"buyer": tender.buyer, "id": tender.id}
    foot = Message("{buyer}, {id}. Draft", values) if draft else Message("{buyer}, {id}", values)
    return Document(
        title=Message("Criteria: {title}", {"title": tender.title}),
        subject=Message("Criteria and rules of the tender {id} of {buyer}", values),
        language=language(published),
        footer=foot,
        blocks=tuple(marked(_blocks(published, draft=draft), published.foreign)),
        author=tender.buyer,
        date=tender.notice or "",
    )


def _blocks(published: Evaluation, *, draft: bool) -> Iterator[Block]:
    yield Heading(1, Message("Criteria: {title}", {"title": published.tender.title}))
    if draft:
        yield Paragraph(Message("Draft: the tender is not issued yet, and may change."), "key")
    if published.tender.description:
        yield Paragraph(published.tender.description, "lead")
    yield judged(published)
    yield criteria_table(published)
    yield Paragraph(
        Message(
            "Bids are scored by these rules and no others. The tender lock holds the same for"
            " programs, and any bidder can check a bid against it before sending it. This document"
            " is not legal advice."
        ),
        "note",
    )
    yield heading(2, "Contents")
    yield Contents(3)
    yield from tender_facts(published)
    yield from method(published)
    yield from versions(published)

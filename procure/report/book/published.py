"""The criteria as published, with what they are based on."""

from procure.evaluation.model import Evaluation, PublishedCriterion
from procure.model.message import Message, listed
from procure.report.award_words import source_said
from procure.report.book.sheet import Cell, Sheet, figure, sheet

_KINDS = {
    "award": Message("award criterion"),
    "gate": Message("gate"),
    "condition": Message("condition of the contract"),
    "information": Message("for information"),
}


def published(evaluation: Evaluation) -> Sheet:
    """Return the sheet of all criteria."""
    return sheet(
        Message("Criteria as published"),
        evaluation.criteria,
        (Message("Criterion"), lambda one: one.title),
        (Message("Id"), lambda one: one.id),
        (Message("Kind"), lambda one: _KINDS[one.kind]),
        (Message("Most points"), lambda one: figure(one.most) if one.kind == "award" else None),
        (Message("How it is judged"), lambda one: one.how),
        (Message("Source"), lambda one: _sources(evaluation, one)),
    )


def _sources(evaluation: Evaluation, one: PublishedCriterion) -> Cell:
    return listed([source_said(evaluation, source) for source in one.sources]) or None

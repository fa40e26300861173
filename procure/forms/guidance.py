"""What the form prints beside a question."""

from collections.abc import Iterable

from procure.bid.asked import Question
from procure.forms.drop_downs import expected
from procure.forms.earned import how_it_counts
from procure.model.lock import LockedCriterion
from procure.numbers import text

_KINDS = {
    "gate": "must be met",
    "condition": "contract condition",
    "information": "for information, not scored",
}
_EVIDENCE = {
    "asked": "Evidence: name the file that shows it, if you have one.",
    "required": "Evidence is required: name the file that shows it.",
}


def criterion_heading(locked: LockedCriterion) -> str:
    """Return a criterion's title with what it is worth, or what it is."""
    if locked.criterion.kind == "award":
        return f"{locked.criterion.title}: up to {text(locked.most)} points"
    return f"{locked.criterion.title}: {_KINDS[locked.criterion.kind]}"


def guidance(question: Question, table_sheet: str = "") -> str:
    """Return the guidance of a question, a paragraph each: what, how, evidence, levels."""
    requirement, criterion = question.requirement, question.criterion.criterion
    how = f'Fill in the sheet "{table_sheet}".' if table_sheet else expected(question.asked)
    if table_sheet and question.asked.may_not_apply:
        how += " Where it does not apply, write: not applicable."
    parts = [
        requirement.guidance,
        how,
        _EVIDENCE.get(requirement.evidence, ""),
    ]
    if requirement != criterion.requirements[0]:
        return _paragraphs(parts)
    if criterion.kind == "gate":
        parts.append(question.criterion.reason)
    parts.append(how_it_counts(question.criterion))
    if criterion.kind == "condition" and criterion.clause:
        parts.append(f"Clause in the contract: {criterion.clause}")
    if criterion.levels:
        parts.append("How assessors judge it:")
        parts.extend(f"Level {level}: {words}" for level, words in enumerate(criterion.levels))
    return _paragraphs(parts)


def _paragraphs(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)

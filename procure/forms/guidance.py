"""What the form prints beside a question."""

from collections.abc import Iterable
from decimal import Decimal

from procure.bid.asked import Question
from procure.evaluation.wording import Wording
from procure.forms.drop_downs import expected
from procure.forms.earned import how_it_counts
from procure.forms.speech import Say
from procure.model.blocks import Text
from procure.model.lock import LockedCriterion
from procure.model.message import Message, listed
from procure.model.tender import Tender
from procure.numbers import text

_EVIDENCE = {
    "asked": Message("Evidence: name the file that shows it, if you have one."),
    "required": Message("Evidence is required: name the file that shows it."),
}


def criterion_heading(locked: LockedCriterion, tender: Tender) -> Message:
    """Return a criterion's title with what it is worth, or what it is, in which lots."""
    own = [
        (lot.title, part.points.get(locked.id))
        for lot in tender.lots
        if locked.id in (part := tender.for_lot(lot.id)).criteria_named
    ]
    points = {most for _, most in own if most is not None}
    if len(points) > 1:
        each = [
            Message("{lot}: up to {most} points", {"lot": lot, "most": text(most or Decimal(0))})
            for lot, most in own
        ]
        return Message("{title}: {what}", {"title": locked.criterion.title, "what": listed(each)})
    said = _heading(locked.model_copy(update={"most": points.pop()}) if points else locked)
    if len(own) == len(tender.lots):
        return said
    lots = ", ".join(lot for lot, _ in own)
    return Message("{what} (only {lots})", {"what": said, "lots": lots})


def _heading(locked: LockedCriterion) -> Message:
    title = locked.criterion.title
    match locked.criterion.kind:
        case "award":
            values = {"title": title, "most": text(locked.most)}
            return Message("{title}: up to {most} points", values)
        case "gate":
            return Message("{title}: must be met", {"title": title})
        case "condition":
            return Message("{title}: contract condition", {"title": title})
    return Message("{title}: for information, not scored", {"title": title})


def guidance(question: Question, table_sheet: str, say: Say, wording: Wording | None = None) -> str:
    """Return the guidance of a question, a paragraph each: what, how, evidence, levels.

    Args:
        question: asked.
        table_sheet: the sheet to fill in instead of a cell; empty if there is none.
        say: in the language of the form.
        wording: of the settings and criteria its scoring names, in that language.
    """
    requirement, criterion = question.requirement, question.criterion.criterion
    parts: list[Text] = [
        requirement.guidance,
        _how(question, table_sheet),
        _EVIDENCE.get(requirement.evidence, ""),
    ]
    if requirement != criterion.requirements[0]:
        return _paragraphs(parts, say)
    if criterion.kind == "gate":
        parts.append(question.criterion.reason)
    parts.append(how_it_counts(question.criterion, wording))
    if criterion.kind == "condition" and criterion.clause:
        parts.append(Message("Clause in the contract: {clause}", {"clause": criterion.clause}))
    if criterion.levels:
        parts.append(Message("How assessors judge it:"))
        parts.extend(
            Message("Level {level}: {words}", {"level": level, "words": words})
            for level, words in enumerate(criterion.levels)
        )
    return _paragraphs(parts, say)


def _how(question: Question, table_sheet: str) -> Message:
    if not table_sheet:
        return expected(question.asked)
    if question.asked.may_not_apply:
        return Message(
            'Fill in the sheet "{title}". Where it does not apply, write: {words}.',
            {"title": table_sheet, "words": Message("not applicable")},
        )
    return Message('Fill in the sheet "{title}".', {"title": table_sheet})


def _paragraphs(parts: Iterable[Text], say: Say) -> str:
    return "\n".join(said for part in parts if (said := say(part)))

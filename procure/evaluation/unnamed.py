"""Reasons as others may read them: without the names of assessors and of other bidders."""

import re
from collections.abc import Iterable, Iterator

from procure.evaluation.model import CriterionResult, Evaluation

LEFT_OUT = "[…]"
"""Stands where a name was, so that nothing vanishes unseen."""

_SHORTEST = 3


def unnamed_reason(evaluation: Evaluation, bidder: str, result: CriterionResult) -> str:
    """Return why the panel gave its level, with no name of an assessor or of another bidder.

    Where assessors' reasons were put together, each after a name, they follow one another without.
    """
    reason = result.reason
    if any(reason.startswith(f"{one.assessor}:") for one in result.individual):
        reason = " ".join(one.reason for one in result.individual)
    return without(reason, (*_assessors(evaluation), *_others(evaluation, bidder)))


def without(text: str, names: Iterable[str]) -> str:
    """Return a text in which each of the names, as a whole word, is left out visibly."""
    known = sorted({name for name in names if len(name) >= _SHORTEST}, key=len, reverse=True)
    if not known:
        return text
    pattern = "|".join(re.escape(name) for name in known)
    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", LEFT_OUT, text, flags=re.IGNORECASE)


def _assessors(evaluation: Evaluation) -> Iterator[str]:
    for person in evaluation.panel:
        if person.role == "assessor":
            name = person.name.split(",")[0].split("(")[0].strip()
            yield from (person.id, name, *name.split())


def _others(evaluation: Evaluation, bidder: str) -> Iterator[str]:
    for bid in evaluation.bids:
        if bid.bidder != bidder:
            yield from (bid.bidder, bid.name, bid.name.split(" ")[0])

"""A bid as others may read of it: without the names of assessors and of other bidders."""

import re
from collections.abc import Callable, Iterable, Iterator

from procure.evaluation.model import (
    BidResult,
    CriterionResult,
    Evaluation,
    GateResult,
    PriceResult,
    ShownResponse,
    ShownTable,
)
from procure.evaluation.named import with_texts

LEFT_OUT = "[…]"
"""Stands where a name was, so that nothing vanishes unseen."""

_SHORTEST = 3

_FORMS = frozenset(
    ("ltd", "limited", "plc", "llc", "llp", "inc", "corp", "co", "company", "gmbh", "ag", "kg",
     "ug", "se", "eg", "sa", "sas", "sarl", "sl", "slu", "srl", "spa", "bv", "nv", "as", "a/s",
     "aps", "ab", "oy", "oyj", "kft", "sro", "doo", "oü", "aş", "şti", "kk", "pty")
)  # fmt: skip
"""Legal forms at the end of a firm's name, without dots."""

_COMMON = frozenset(
    ("a", "an", "the", "and", "new", "open", "city", "town", "green", "smart", "digital", "urban",
     "public", "street", "park", "all", "first", "general", "global", "international", "national",
     "north", "south", "east", "west", "united", "european", "central", "metro", "best", "good",
     "clear", "safe", "access", "data", "light", "net", "el", "la", "los", "las", "le", "les", "l",
     "die", "der", "das", "het", "de", "il", "lo", "yeni", "yeşil", "nueva", "nuevo", "grupo")
)  # fmt: skip
"""First words of firms' names that are ordinary words: leaving them out would maim a sentence."""

Unname = Callable[[str], str]


def unnamed(evaluation: Evaluation, bid: BidResult) -> BidResult:
    """Return a bid with no name of an assessor or of another bidder in what people wrote of it.

    That is why the panel gave a level, passed a gate or excluded it, and why it could be asked to
    clarify. What the bidder itself wrote stays as it is.
    """
    names = (*_assessors(evaluation), *_others(evaluation, bid.bidder))
    short = tuple(_short(evaluation, bid.bidder))

    def unname(text: str) -> str:
        return without(text, names, short)

    return bid.model_copy(
        update={
            "excluded": tuple(with_texts(one, unname) for one in bid.excluded),
            "gates": tuple(_gate(one, unname) for one in bid.gates),
            "criteria": tuple(_criterion(one, unname) for one in bid.criteria),
            "conditions": _responses(bid.conditions, unname),
            "information": _responses(bid.information, unname),
            "offer": bid.offer and _offer(bid.offer, unname),
        }
    )


def without(text: str, names: Iterable[str], short: Iterable[str] = ()) -> str:
    """Return a text in which each of the names, as a whole word, is left out visibly.

    ``short`` ones are left out only as they are written, with their capitals.
    """
    return _left_out(_left_out(text, names, re.IGNORECASE), short, re.NOFLAG)


def _left_out(text: str, names: Iterable[str], flags: re.RegexFlag) -> str:
    known = sorted({name for name in names if len(name) >= _SHORTEST}, key=len, reverse=True)
    if not known:
        return text
    pattern = "|".join(re.escape(name) for name in known)
    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", LEFT_OUT, text, flags=flags)


def _gate(gate: GateResult, unname: Unname) -> GateResult:
    changed: dict[str, object] = {"responses": _responses(gate.responses, unname)}
    if gate.individual:
        changed["reason"] = with_texts(gate.reason, unname)
    return gate.model_copy(update=changed)


def _criterion(result: CriterionResult, unname: Unname) -> CriterionResult:
    return result.model_copy(
        update={
            "reason": unname(_reason(result)),
            "evidence": unname(result.evidence),
            "responses": _responses(result.responses, unname),
            "tables": tuple(_table(one, unname) for one in result.tables),
        }
    )


def _reason(result: CriterionResult) -> str:
    """Return why the panel gave its level.

    Where assessors' reasons were put together, each after a name, they follow one another without.
    """
    if any(result.reason.startswith(f"{one.assessor}:") for one in result.individual):
        return " ".join(one.reason for one in result.individual)
    return result.reason


def _offer(offer: PriceResult, unname: Unname) -> PriceResult:
    findings = tuple(
        one.model_copy(update={"what": with_texts(one.what, unname)}) for one in offer.findings
    )
    return offer.model_copy(update={"findings": findings})


def _responses(of: tuple[ShownResponse, ...], unname: Unname) -> tuple[ShownResponse, ...]:
    return tuple(
        one.model_copy(update={"clarified_reason": unname(one.clarified_reason)}) for one in of
    )


def _table(table: ShownTable, unname: Unname) -> ShownTable:
    clarified = tuple(
        one.model_copy(update={"reason": unname(one.reason)}) for one in table.clarified
    )
    return table.model_copy(update={"clarified": clarified})


def _assessors(evaluation: Evaluation) -> Iterator[str]:
    for person in evaluation.panel:
        if person.role == "assessor":
            name = person.name.split(",")[0].split("(")[0].strip()
            yield from (person.id, name, *name.split())


def _others(evaluation: Evaluation, bidder: str) -> Iterator[str]:
    for bid in evaluation.bids:
        if bid.bidder != bidder:
            yield from (bid.bidder, bid.name, _without_form(bid.name))


def _short(evaluation: Evaluation, bidder: str) -> Iterator[str]:
    """Yield by what other bidders may be called for short: a first word that is none of many."""
    for bid in evaluation.bids:
        first = bid.name.split(" ")[0]
        if bid.bidder != bidder and first.casefold() not in _COMMON:
            yield first


def _without_form(name: str) -> str:
    """Return a name without its legal form, such as Ltd or GmbH, where it has one."""
    words = name.split()
    while len(words) > 1 and words[-1].casefold().strip(".,()").replace(".", "") in _FORMS:
        words.pop()
    return " ".join(words).rstrip(",")

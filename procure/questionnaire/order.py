"""Who is asked what, and in which order."""

import hashlib
from collections.abc import Sequence

from procure.language.words import words
from procure.model.lock import Lock, LockedCriterion
from procure.model.message import Message
from procure.model.scoring import Judged, Levels
from procure.questionnaire.procedure import Procedure
from procure.questionnaire.session import By
from procure.record.state import BidCriterion, State


def judged_criteria(lock: Lock) -> tuple[LockedCriterion, ...]:
    """Return the criteria people decide, in the tender's order, gates first."""
    judged = [c for c in lock.criteria if isinstance(c.criterion.scoring, Levels | Judged)]
    return tuple(sorted(judged, key=lambda c: not isinstance(c.criterion.scoring, Judged)))


def drawn(bidders: Sequence[str], seed: str, criterion: str = "") -> tuple[str, ...]:
    """Return the bids in the order that the seed draws for one criterion.

    Sorted by the SHA-256 of ``seed|criterion|bidder``, so that anyone can draw it again.
    """

    def key(bidder: str) -> str:
        return hashlib.sha256(f"{seed}|{criterion}|{bidder}".encode()).hexdigest()

    return tuple(sorted(bidders, key=key))


def may_score(person: str, due: Sequence[str], state: State) -> tuple[str, ...]:
    """Return the bids that a person has declared no conflict with."""
    declared = state.declarations.get(person)
    conflicts = declared.conflicts if declared else ()
    return tuple(bidder for bidder in due if bidder not in conflicts)


def items(lock: Lock, bidders: Sequence[str], seed: str, by: By) -> tuple[BidCriterion, ...]:
    """Return what is asked: each question across all bids, or each bid through all questions."""
    criteria = [criterion.id for criterion in judged_criteria(lock)]
    if by == "bid":
        return tuple((bidder, id_) for bidder in drawn(bidders, seed) for id_ in criteria)
    return tuple((bidder, id_) for id_ in criteria for bidder in drawn(bidders, seed, id_))


def shown_names(procedure: Procedure) -> dict[str, str]:
    """Return what each bidder is called on the screen: its name, or ``Bid A``.

    Letters are the same for every assessor and do not follow the alphabet.
    """
    if not procedure.lock.tender.questionnaire.letters:
        return {bidder: bid.tenderer.name for bidder, bid in procedure.bids.items()}
    shuffled = drawn(sorted(procedure.bids), procedure.lock.hash, "letters")
    language = procedure.lock.tender.language
    return {
        bidder: words(Message("Bid {letter}", {"letter": _letters(place)}), language)
        for place, bidder in enumerate(shuffled)
    }


def _letters(place: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    rest, letter = divmod(place, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("A") + letter)

"""What people enter: declarations, clarifications, exclusions, withdrawals, the lock of quality."""

from procure.bid.clarified import check_clarification
from procure.errors import InputFault, Problem, Refused, StillOpen
from procure.evaluation.assessment import assess
from procure.model.scoring import Judged, Levels
from procure.procedure.act import Act
from procure.procedure.roles import require_chair, require_panel
from procure.record.events import (
    Clarified,
    Declared,
    Excluded,
    Locked,
    Withdrawn,
)
from procure.record.state import fold
from procure.record.store import append, read_record
from procure.scoring.agreement import assessors_due
from procure.tender.folder import Folder, read_lock
from procure.tender.opened import UNREADABLE, Opened, load_opened


def declare(folder: Folder, statement: str, conflicts: tuple[str, ...], act: Act) -> None:
    """Record a panel member's declaration of interests.

    Raises:
        Refused: if the person has no role, or has scored a bidder in conflict already.
        InputFault: if a bidder in conflict did not hand in a bid.
    """
    lock = read_lock(folder.lock_file)
    require_panel(lock, act.person)
    state = fold(read_record(folder.record))
    unknown = [name for name in conflicts if name not in state.received]
    if unknown:
        known = ", ".join(sorted(state.received)) or "none"
        problems = [Problem(name, "handed in no bid.", f"Bidders: {known}.") for name in unknown]
        raise InputFault(problems)
    own = state.assessor(act.person)
    scored = {bidder for bidder, _ in (*own.scores, *own.gates)}
    if scored & set(conflicts):
        raise Refused(
            f"{act.person} has scored {', '.join(sorted(scored & set(conflicts)))} already; the"
            " scores stay in the record. The chair decides how to go on."
        )
    append(folder.record, [act.event(Declared, statement=statement, conflicts=conflicts)])


def clarify(folder: Folder, clarification: Clarified) -> None:
    """Record a bidder's clarification of an answer that could not be read, or was left blank.

    Raises:
        Refused: if the person is not the chair, or quality is locked.
        InputFault: if nothing like it was asked, or the answer cannot be read either.
    """
    opened = load_opened(folder)
    require_chair(opened.lock.tender, clarification.by)
    _require_unlocked(opened)
    bid = opened.bids.get(clarification.bidder)
    if bid is None:
        raise InputFault([_no_bid(clarification.bidder, opened)])
    check_clarification(opened.lock, bid, clarification)
    append(folder.record, [clarification])


def exclude(folder: Folder, bidder: str, ground: str, provision: str, act: Act) -> None:
    """Record that the chair excludes a bid, with ground and provision.

    Raises:
        Refused: if the person is not the chair, or prices are unsealed.
    """
    opened = load_opened(folder)
    require_chair(opened.lock.tender, act.person)
    if opened.state.unsealed:
        raise Refused("Prices are unsealed: the set of bids compared is fixed.")
    if bidder not in opened.bids and bidder not in opened.unreadable:
        raise InputFault([_no_bid(bidder, opened)])
    append(folder.record, [act.event(Excluded, bidder=bidder, ground=ground, provision=provision)])


def withdraw(folder: Folder, bidder: str, reason: str, act: Act) -> None:
    """Record that a bidder withdrew.

    Raises:
        Refused: if the person is not the chair, or prices are unsealed.
    """
    lock = read_lock(folder.lock_file)
    require_chair(lock.tender, act.person)
    state = fold(read_record(folder.record))
    if state.unsealed:
        raise Refused("Prices are unsealed: the set of bids compared is fixed.")
    if bidder not in state.received:
        raise InputFault([Problem(bidder, "handed in no bid.")])
    append(folder.record, [act.event(Withdrawn, bidder=bidder, reason=reason)])


def lock_quality(folder: Folder, act: Act) -> None:
    """Record that quality is locked: no score changes any more.

    Raises:
        StillOpen: with everything that is still open.
        Refused: if the person is not the chair.
    """
    opened = load_opened(folder)
    require_chair(opened.lock.tender, act.person)
    if opened.state.locked:
        raise Refused("Quality is locked already.")
    require_quality_closed(opened)
    append(folder.record, [act.event(Locked)])


def require_quality_closed(opened: Opened) -> None:
    """Refuse while a score, a gate or an assessor's list is open.

    Raises:
        StillOpen: with everything that is open, a line each.
    """
    open_ = [
        f"{bidder}: {reason}"
        for bidder, quality in assess(opened).items()
        for reason in quality.open
    ]
    open_ += [f"{bidder}: {UNREADABLE}" for bidder in opened.unreadable]
    state, panel = opened.state, opened.lock.tender.panel
    judged = any(isinstance(one.criterion.scoring, Levels | Judged) for one in opened.lock.criteria)
    scorers = {one for bidder in opened.due for one in assessors_due(opened.lock, state, bidder)}
    unfinished = [
        person
        for person in panel.assessors
        if person in scorers and not state.assessor(person).finished
    ]
    if judged:
        open_ += [f"{person} has not finished scoring." for person in unfinished]
    if open_:
        raise StillOpen("Still open:\n" + "\n".join(f"- {line}" for line in open_))


def _require_unlocked(opened: Opened) -> None:
    if opened.state.locked:
        raise Refused("Quality is locked: nothing more is entered.")


def _no_bid(bidder: str, opened: Opened) -> Problem:
    known = ", ".join(opened.bids) or "none"
    return Problem(bidder, "is not the folder of an opened bid.", f"Bids: {known}.")

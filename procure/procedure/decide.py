"""What people enter: declarations, clarifications, exclusions, withdrawals, the lock of quality."""

from procure.bid.answers import NUMBER
from procure.bid.clarified import check_clarification, check_cover, cover_item
from procure.bid.read import read_price
from procure.errors import InputFault, Problem, Refused, StillOpen
from procure.evaluation.assessment import assess
from procure.evaluation.comparisons import compare
from procure.evaluation.named import names_in
from procure.evaluation.ranking import finding_line, open_findings
from procure.model.bid import Bid
from procure.model.case import Gate, Open
from procure.model.lock import Lock
from procure.model.scoring import Judged, Levels
from procure.procedure.act import Act
from procure.procedure.price_files import check_price_said
from procure.procedure.roles import require_chair, require_panel
from procure.record.events import (
    Clarified,
    Declared,
    Excluded,
    Locked,
    Withdrawn,
    of_lot,
)
from procure.record.state import fold
from procure.record.store import put_on_record, read_record
from procure.scoring.agreement import assessors_due
from procure.tender.bid_lots import LOTS, lots_named
from procure.tender.folder import Folder, read_lock
from procure.tender.opened import (
    UNREADABLE,
    Opened,
    load_opened,
    load_whole,
    load_without,
    require_lot,
)

PRICE = "price/total"
"""What a clarification of a price that could not be read is recorded under."""

LINES = "price/lines"
"""What a clarification of one unit rate is recorded under; its row is the line."""


def declare(folder: Folder, statement: str, conflicts: tuple[str, ...], act: Act) -> None:
    """Record a panel member's declaration of interests.

    Raises:
        Refused: if the person has no role, or has scored a bidder in conflict already.
        InputFault: if a bidder in conflict did not hand in a bid.
    """
    lock = read_lock(folder.lock_file)
    require_panel(lock, act.person)
    if not statement.strip():
        problem = Problem("--statement", "is empty.", "Write what you declare, in your words.")
        raise InputFault([problem])
    state = fold(read_record(folder.record))
    unknown = [name for name in conflicts if name not in state.received]
    if unknown:
        known = ", ".join(sorted(state.received)) or "none"
        problems = [Problem(name, "handed in no bid.", f"Bidders: {known}.") for name in unknown]
        raise InputFault(problems)
    before = state.declarations.get(act.person)
    if state.locked and (set(before.conflicts) if before else set()) != set(conflicts):
        raise Refused("Quality is locked: who scores which bid can no longer change.")
    own = state.assessor(act.person)
    scored = {bidder for bidder, _ in (*own.scores, *own.gates)}
    if scored & set(conflicts):
        raise Refused(
            f"{act.person} has scored {', '.join(sorted(scored & set(conflicts)))} already; the"
            " scores stay in the record. The chair decides how to go on."
        )
    put_on_record(folder.record, [act.event(Declared, statement=statement, conflicts=conflicts)])


def clarify(folder: Folder, clarification: Clarified) -> None:
    """Record a bidder's clarification of an answer that could not be read, or was left blank.

    An answer holds in every lot; only a price belongs to one.

    Raises:
        Refused: if the person is not the chair, quality is locked, or no price file came in.
        InputFault: if nothing like it was asked, the answer cannot be read either, or the price
            file it is about is missing or changed.
    """
    of_price = clarification.requirement in {PRICE, LINES}
    opened = load_opened(folder) if of_price else load_whole(folder)
    require_chair(opened.lock.tender, clarification.by)
    if of_price:
        check = _check_price if clarification.requirement == PRICE else _check_rate
        check(folder, opened, clarification)
        received = opened.state.received[clarification.bidder]
        check_price_said(folder, received, clarification.answer)
        put_on_record(folder.record, [clarification])
        return
    _require_unlocked(opened)
    bid = opened.bids.get(clarification.bidder)
    if bid is None:
        raise InputFault([_no_bid(clarification.bidder, opened)])
    if clarification.requirement == LOTS:
        _check_lots(opened, bid, clarification)
        put_on_record(folder.record, [clarification])
        return
    if item := cover_item(clarification.requirement):
        check_cover(opened.lock, bid, item, clarification)
        put_on_record(folder.record, [clarification])
        return
    contradicted = clarification.requirement in _open_requirements(opened, bid.bidder)
    check_clarification(opened.lock, bid, clarification, contradicted)
    _refuse_what_is_judged_already(opened, clarification)
    put_on_record(folder.record, [clarification])


def _refuse_what_is_judged_already(opened: Opened, clarification: Clarified) -> None:
    """Refuse a new answer to what assessors have given their level for."""
    for criterion in opened.lock.criteria:
        asked = {f"{criterion.pack}/{one.id or criterion.criterion.id}"
                 for one in criterion.criterion.requirements}  # fmt: skip
        key = (clarification.bidder, criterion.id)
        judges = [
            person
            for person, own in opened.state.assessors.items()
            if own.finished and key in {*own.scores, *own.gates}
        ]
        if clarification.requirement in asked and judges:
            raise Refused(
                f"{', '.join(judges)} judged this answer and finished; a new answer would leave the"
                " level without its ground."
            )


def _open_requirements(opened: Opened, bidder: str) -> frozenset[str]:
    """Return what is asked by criteria and gates that arithmetic leaves open for a bid."""
    quality = assess(opened).get(bidder)
    if quality is None:
        return frozenset()
    criteria = [
        one.criterion
        for one in quality.criteria
        if isinstance(one.result, Open) and one.agreement is None
    ]
    criteria += [
        one.criterion
        for one in quality.gates
        if one.result.state is Gate.NOT_EVALUABLE and not one.waiting
    ]
    return frozenset(
        f"{one.pack}/{asked.id or one.criterion.id}"
        for one in criteria
        for asked in one.criterion.requirements
    )


def price_questions(lock: Lock, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a bidder may say of a price nobody can read: the total, or each of the lines."""
    if not lock.tender.price.lines or lock.tender.price.correction == "total":
        return (PRICE,)
    return tuple(f"{LINES}/{line}" for line in lines)


def _check_rate(folder: Folder, opened: Opened, clarification: Clarified) -> None:
    """Refuse a clarified rate unless it counts, was unsealed and could not be read."""
    bidder, line = clarification.bidder, clarification.row
    where = f"{bidder} {LINES}/{line}"
    _require_unread(opened, where, bidder)
    unread = read_price(opened.lock, folder.bids / bidder, "officer").unread_rates
    questions = ", ".join(price_questions(opened.lock, unread)) or "none"
    if line not in unread:
        known = ", ".join(one.id for one in opened.lock.tender.price.lines) or "none"
        raise Refused(
            f"{where}: this is no rate that counts and could not be read. Lines: {known}; what the"
            f" bidder may say: {questions}."
        )
    _check_amount(where, clarification)


def _require_unread(opened: Opened, where: str, bidder: str) -> None:
    if bidder not in opened.state.unread_prices:
        raise Refused(f"{where}: there is no unsealed price of this bid that could not be read.")


def _check_amount(where: str, clarification: Clarified) -> None:
    if not NUMBER.match(clarification.answer):
        what = f"{clarification.answer!r} is not a number."
        remedy = "Write digits only, such as 90000; of a bidder that gave none, exclude the bid."
        raise InputFault([Problem(where, what, remedy)])


def _check_price(folder: Folder, opened: Opened, clarification: Clarified) -> None:
    """Refuse a clarified total unless that bidder's price was unsealed and could not be read."""
    bidder, price = clarification.bidder, opened.lock.tender.price
    where = f"{bidder} {PRICE}"
    _require_unread(opened, where, bidder)
    if price.lines and price.correction != "total":
        unread = read_price(opened.lock, folder.bids / bidder, "officer").unread_rates
        rates = ", ".join(price_questions(opened.lock, unread)) or f"{LINES}/LINE"
        raise Refused(
            f"{where}: here the unit rates count, and a total does not say them. Record each rate"
            f" the bidder says: {rates}. Or exclude the bid."
        )
    _check_amount(where, clarification)


def _check_lots(opened: Opened, bid: Bid, clarification: Clarified) -> None:
    """Refuse an answer on lots where the bid named some, or where it names others than there are.

    Raises:
        Refused: if the bid says which lots it is for: that is never changed.
        InputFault: if the answer does not name lots of the tender.
    """
    where, known = f"{bid.bidder} {LOTS}", opened.lock.tender.lot_ids
    if bid.lots:
        raise Refused(f"{where}: the bid is for {', '.join(bid.lots)}, and a bid is not changed.")
    named = lots_named(clarification.answer)
    if not named or set(named) - set(known) or len(set(named)) < len(named):
        what = f"{clarification.answer!r} does not name lots of this tender."
        listed = ", ".join(known) or "none"
        raise InputFault([Problem(where, what, f"Write some of: {listed}; commas between.")])


def exclude(folder: Folder, bidder: str, ground: str, provision: str, act: Act) -> None:
    """Record that the chair excludes a bid, with ground and provision: from one lot, or from all.

    Raises:
        Refused: if the person is not the chair, or prices are unsealed.
    """
    opened = load_without(folder, bidder)
    require_chair(opened.lock.tender, act.person)
    if opened.state.unsealed and bidder not in opened.state.unread_prices:
        raise Refused("Prices are unsealed: the set of bids compared is fixed.")
    if bidder not in opened.bids and bidder not in opened.unreadable:
        raise InputFault([_no_bid(bidder, opened)])
    put_on_record(
        folder.record, [act.event(Excluded, bidder=bidder, ground=ground, provision=provision)]
    )


def withdraw(folder: Folder, bidder: str, reason: str, act: Act) -> None:
    """Record that a bidder withdrew: from one lot, or from all.

    Raises:
        Refused: if the person is not the chair, or prices are unsealed.
    """
    lock = read_lock(folder.lock_file)
    require_chair(lock.tender, act.person)
    if folder.lot:
        require_lot(lock.tender, folder.lot)
    state = fold(of_lot(read_record(folder.record), folder.lot))
    if state.unsealed:
        raise Refused("Prices are unsealed: the set of bids compared is fixed.")
    if bidder not in state.received:
        raise InputFault([Problem(bidder, "handed in no bid.")])
    put_on_record(folder.record, [act.event(Withdrawn, bidder=bidder, reason=reason)])


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
    put_on_record(folder.record, [act.event(Locked)])


def require_quality_closed(opened: Opened) -> None:
    """Refuse while a score, a gate, an assessor's list or a finding between bids is open.

    Raises:
        StillOpen: with everything that is open, a line each.
    """
    qualities = assess(opened)
    open_ = [
        f"{bidder}: {reason}"
        for bidder, quality in qualities.items()
        if not quality.excluded
        for reason in quality.open
    ]
    open_ += [f"{bidder}: {UNREADABLE}" for bidder in opened.unreadable]
    names, compared = names_in(opened.bids), compare(opened, qualities)
    open_ += [finding_line(one, names) for one in open_findings(compared)]
    open_ += [f"{bidder}: {opened.lot_faults[bidder]}" for bidder in opened.at_fault]
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

"""What was found between the bids: the chair lets the ranking stand, with the reason on record.

It belongs before prices are unsealed, when nobody can know whom it helps; ``lock`` and ``unseal``
list what is open. After that only what is new can be open, as where a bid left for its price.
"""

from procure.errors import InputFault, Problem, Refused
from procure.evaluation.assessment import assess
from procure.evaluation.comparisons import compare
from procure.evaluation.model import Compared, ComparedFinding
from procure.evaluation.ranking import open_findings
from procure.procedure.act import Act
from procure.procedure.roles import require_chair
from procure.record.events import Settled
from procure.record.store import append
from procure.tender.folder import Folder, read_lock
from procure.tender.opened import Opened, load_opened


def between_bids(folder: Folder) -> dict[str, tuple[Compared, ...]]:
    """Return what is found between the opened bids of each lot; ``""`` where there are no lots.

    Raises:
        StillOpen: if bids have not been opened.
    """
    lots = read_lock(folder.lock_file).tender.lot_ids or ("",)
    opened = {lot: load_opened(folder.for_lot(lot)) for lot in lots}
    return {lot: compare(one, assess(one)) for lot, one in opened.items()}


def settle(folder: Folder, code: str, where: str, reason: str, act: Act) -> Settled:
    """Record that the chair lets the ranking stand in spite of a finding, and why; return it.

    Args:
        folder: of the tender, or of one of its lots.
        code: of the finding.
        where: its place; needed only where several of this code are open.
        reason: in the chair's words.
        act: who, and when.

    Raises:
        Refused: if the person is not the chair, or there is no such finding to settle.
        InputFault: if the reason is empty, or several findings of this code are open.
    """
    opened = load_opened(folder)
    require_chair(opened.lock.tender, act.person)
    found = _the_one(opened, code, where)
    if not reason.strip():
        remedy = "Write why the bids can be ranked all the same."
        raise InputFault([Problem("--reason", "is empty.", remedy)])
    event = act.event(
        Settled,
        code=found.code,
        where=found.where,
        found=found.found,
        what=str(found.what),
        reason=reason,
        prices_open=opened.state.unsealed is not None,
    )
    append(folder.record, [event])
    return event


def _the_one(opened: Opened, code: str, where: str) -> ComparedFinding:
    open_ = open_findings(compare(opened, assess(opened)))
    own = [one for one in open_ if one.code == code and where in {"", one.where}]
    if len(own) == 1:
        return own[0]
    if own:
        problems = [
            Problem(f"{code} ({one.where})", "is one of several.", "Name it with --where.")
            for one in own
        ]
        raise InputFault(problems)
    settled = [one for one in opened.state.settled if one.code == code]
    if settled:
        raise Refused(f"{code} was settled at {settled[-1].at}; nothing else of this code is open.")
    known = ", ".join(f"{one.code} ({one.where})" for one in open_) or "nothing"
    raise Refused(f"There is no {code} between these bids to settle. Open: {known}.")

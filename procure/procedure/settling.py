"""What was found between the bids: the chair lets the ranking stand, with the reason on record.

It belongs before prices are unsealed, when nobody can know whom it helps; ``lock`` and ``unseal``
list what is open. After that only what is new can be open, as where a bid left for its price.
"""

from collections.abc import Iterator

from procure.errors import InputFault, Problem, Refused
from procure.evaluation.assessment import assess
from procure.evaluation.comparisons import compare
from procure.evaluation.model import ComparedFinding
from procure.evaluation.named import listed_names, names_in, with_names
from procure.evaluation.ranking import finding_line, open_findings
from procure.procedure.act import Act
from procure.procedure.roles import require_chair
from procure.record.events import Settled
from procure.record.store import put_on_record
from procure.tender.folder import Folder, read_lock
from procure.tender.opened import Opened, load_opened


def open_between_bids(folder: Folder) -> dict[str, tuple[str, ...]]:
    """Return what stops a ranking of the opened bids, a line each, by lot; ``""`` without lots.

    Raises:
        StillOpen: if bids have not been opened.
    """
    lots = read_lock(folder.lock_file).tender.lot_ids or ("",)
    opened = {lot: load_opened(folder.for_lot(lot)) for lot in lots}
    return {lot: tuple(_open_lines(one)) for lot, one in opened.items()}


def _open_lines(opened: Opened) -> Iterator[str]:
    names = names_in(opened.bids)
    yield from (finding_line(one, names) for one in open_findings(compare(opened, assess(opened))))


def settle(folder: Folder, code: str, where: str, reason: str, act: Act) -> Settled:
    """Record that the chair lets the ranking stand in spite of a finding, and why; return it.

    Args:
        folder: of the tender, or of one of its lots.
        code: of the finding.
        where: its place, by the bidders' names or folders; needed only where several of this code
            are open.
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
        what=str(with_names(found.what, names_in(opened.bids))),
        reason=reason,
        prices_open=opened.state.unsealed is not None,
    )
    put_on_record(folder.record, [event])
    return event


def _the_one(opened: Opened, code: str, where: str) -> ComparedFinding:
    open_ = open_findings(compare(opened, assess(opened)))
    names = names_in(opened.bids)
    shown = {one.found: listed_names(one.where, names) for one in open_}
    own = [one for one in open_ if one.code == code and where in {"", one.where, shown[one.found]}]
    if len(own) == 1:
        return own[0]
    if own:
        problems = [
            Problem(f"{code} ({shown[one.found]})", "is one of several.", "Name it with --where.")
            for one in own
        ]
        raise InputFault(problems)
    settled = [one for one in opened.state.settled if one.code == code]
    if settled:
        raise Refused(f"{code} was settled at {settled[-1].at}; nothing else of this code is open.")
    known = ", ".join(f"{one.code} ({shown[one.found]})" for one in open_) or "nothing"
    raise Refused(f"There is no {code} between these bids to settle. Open: {known}.")

"""Rehearse: a tender's rules tried on invented bids; nothing is written."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from procure.model.lock import Lock
from procure.procedure.issue import check_tender
from procure.procedure.offered import offered
from procure.record.state import fold
from procure.record.store import read_record
from procure.rehearsal.model import Rehearsal
from procure.rehearsal.rehearse import rehearse
from procure.tender.folder import Folder, read_issued_lock
from procure.tender.opened import require_lot


def rehearse_folder(
    folder: Folder, named: Iterable[str] = (), around: Decimal | None = None
) -> Rehearsal:
    """Return the rehearsal of a draft, or of an issued tender by its lock.

    Args:
        folder: of the tender.
        named: price rules to compare with; all installed ones when empty.
        around: the price to invent around; the tender's estimate when omitted.

    Raises:
        InputFault: with every fault of the tender.
    """
    whole = _lock(folder)
    require_lot(whole.tender, folder.lot)
    lock = whole.for_lot(folder.lot)
    _, registry, _ = offered(lock.tender.packs)
    price = None if around is None else Fraction(around)
    return rehearse(lock, registry.price_rules, named, price)


def _lock(folder: Folder) -> Lock:
    if folder.lock_file.exists():
        state = fold(read_record(folder.record))
        return read_issued_lock(folder, state.issued.lock if state.issued else None)
    return check_tender(folder).lock

"""Levels go on record only while the record itself still allows it."""

from collections.abc import Iterable

from procure.errors import Refused
from procure.record.events import (
    Agreed,
    AgreedGate,
    Event,
    Finished,
    Judged,
    Scored,
    in_lot,
    of_lot,
)
from procure.record.state import State, fold
from procure.record.store import put_on_record, read_record
from procure.tender.folder import Folder


def enter(folder: Folder, events: Iterable[Event]) -> None:
    """Put a session's events on record.

    The record is read again first: another window may have locked quality since the session began.

    Raises:
        Refused: if quality is locked, or the assessor has finished; nothing is recorded then.
    """
    events = in_lot(events, folder.lot)
    state = fold(of_lot(read_record(folder.record), folder.lot))
    for event in events:
        _refuse(state, event)
        state = fold((event,), state)
    put_on_record(folder.record, events)


def _refuse(state: State, event: Event) -> None:
    decides = isinstance(event, Scored | Judged | Agreed | AgreedGate | Finished)
    if decides and state.locked:
        raise Refused("Quality was locked in the meantime: this was not recorded.")
    if isinstance(event, Scored | Judged):
        own = state.assessor(event.by)
        if own.finished and (event.bidder, event.criterion) in {*own.scores, *own.gates}:
            raise Refused(f"{event.by} has finished in the meantime: this was not recorded.")

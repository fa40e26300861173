"""Who may do what."""

from procure.errors import Refused
from procure.model.lock import Lock
from procure.model.tender import Tender


def require_chair(tender: Tender, person: str) -> None:
    """Refuse unless ``person`` is the tender's chair.

    Raises:
        Refused: naming who may.
    """
    _require(person, tender.panel.chair, "Only the chair may do this")


def require_panel(lock: Lock, person: str) -> None:
    """Refuse unless ``person`` has a role in the procedure.

    Raises:
        Refused: naming who has.
    """
    panel = lock.tender.panel
    everyone = (*panel.chair, *panel.assessors, *panel.approver, *panel.auditor)
    _require(person, everyone, "Only the people the tender names may do this")


def _require(person: str, allowed: tuple[str, ...], words: str) -> None:
    if person not in allowed:
        raise Refused(f"{words}: {', '.join(allowed)}. {person!r} is not among them.")

"""``procure lock``: no score changes any more."""

from procure.cli.acting import Chair, Lot, TenderFolder, acting
from procure.cli.console import say


def command(tender: TenderFolder, person: Chair, lot: Lot = "") -> None:
    """Lock quality, when nothing is open any more; what is open is listed."""
    from procure.procedure.decide import lock_quality
    from procure.tender.folder import Folder

    lock_quality(Folder(tender, lot), acting(person, lot))
    say("Quality is locked. Next: procure unseal.")

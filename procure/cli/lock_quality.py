"""``procure lock``: no score changes any more."""

from procure.cli.acting import Chair, TenderFolder, acting
from procure.cli.console import say


def command(tender: TenderFolder, person: Chair) -> None:
    """Lock quality, when nothing is open any more; what is open is listed."""
    from procure.procedure.decide import lock_quality
    from procure.tender.folder import Folder

    lock_quality(Folder(tender), acting(person))
    say("Quality is locked. Next: procure unseal.")

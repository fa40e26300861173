"""``procure issue``: freeze a tender and write its forms."""

from procure.cli.acting import Chair, TenderFolder, acting
from procure.cli.console import say


def command(tender: TenderFolder, person: Chair) -> None:
    """Freeze the tender: write tender.lock.json, the bid form, the price form and the criteria.

    Refused while the tender has a fault. After that only an addendum changes it.
    """
    from procure.procedure.issue import issue
    from procure.tender.folder import Folder

    folder = Folder(tender)
    checked = issue(folder, acting(person))
    lock = checked.lock
    for finding in checked.findings:
        say(f"{finding.severity.value}: {finding.where}: {finding.what} [{finding.code}]")
    say(f"Frozen: {lock.tender.title}, form version {lock.form_version}.")
    say(f"Lock: {lock.hash}")
    say(f"Publish the files in {folder.issued}.")

"""``procure open``: read the bids after the deadline."""

from procure.cli.acting import Chair, TenderFolder, acting
from procure.cli.console import say


def command(tender: TenderFolder, person: Chair) -> None:
    """Read every bid that came in time, and list every fault with its cell and what to do.

    Refused before the deadline. Prices stay sealed.
    """
    from procure.procedure.opening import open_bids
    from procure.tender.folder import Folder

    folder = Folder(tender)
    opening = open_bids(folder, acting(person))
    for bidder, problems in opening.problems.items():
        bid = opening.bids.get(bidder)
        name = f"{bidder} ({bid.tenderer.name})" if bid else f"{bidder}, not readable as a whole"
        say(f"{name}: {_count(len(problems), 'fault')}.")
        for problem in problems:
            say(f"  {problem}")
        for finding in bid.findings if bid else ():
            say(f"  {finding.severity.value}: {finding.where}: {finding.what} [{finding.code}]")
    for finding in opening.findings:
        say(f"{finding.severity.value}: {finding.where}: {finding.what} [{finding.code}]")
    for bidder in opening.late:
        say(f"{bidder}: came late and stays closed.")
    say(f"What was read, beside each question: {folder.out / 'as-read'}")
    say(f"Opened {_count(len(opening.bids), 'bid')}. Prices stay sealed.")


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"

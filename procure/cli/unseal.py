"""``procure unseal``: open the prices of the admitted bids."""

from shlex import quote

from procure.cli.acting import Chair, Lot, TenderFolder, acting
from procure.cli.console import say


def command(tender: TenderFolder, person: Chair, lot: Lot = "") -> None:
    """Open the prices of the admitted bids, once.

    Refused while a score is open. Prices of excluded bids are never opened.
    """
    from procure.numbers import text
    from procure.procedure.unseal import unseal
    from procure.tender.folder import Folder

    unsealing = unseal(Folder(tender, lot), acting(person, lot))
    for offer in unsealing.offers:
        stated = "no total stated" if offer.stated is None else f"stated total {text(offer.stated)}"
        say(f"{offer.bidder}: {stated} {offer.currency}, VAT {offer.vat}. SHA-256 {offer.sha256}")
    for finding in unsealing.findings:
        say(f"{finding.severity.value}: {finding.where}: {finding.what} [{finding.code}]")
    for problem in unsealing.problems:
        say(f"Not readable: {problem}")
    if unsealing.problems:
        say("Those bids stay open, and until then nobody is ranked.")
        _say_remedies(str(tender), lot, unsealing.asked)
    say(f"Unsealed {len(unsealing.offers)}. Next: procure rank.")


def _say_remedies(tender: str, lot: str, asked: tuple[tuple[str, str], ...]) -> None:
    if not asked:
        say("Exclude the bid, or leave it open.")
        return
    say("Record what the bidder says:")
    of = f" --lot {lot}" if lot else ""
    for bidder, question in asked:
        said = "--as CHAIR --answer NUMBER --reason WHY"
        say(f"  procure clarify {quote(tender)} {bidder} {question}{of} {said}")
    say("or exclude the bid.")

"""The same file handed in by several bidders."""

from collections.abc import Collection, Iterator, Mapping

from procure.model.finding import Finding, Severity
from procure.model.message import Message
from procure.record.events import Received

FORMS = frozenset({"bid.xlsx", "bid.yaml", "price.xlsx", "price.yaml"})
"""Names of what a bidder fills in, and nobody else has."""


def same_files(
    received: Mapping[str, Received], issued: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return a finding for each bidder's file that another bidder handed in too.

    A form is a delivery filed under the wrong name, or from bidders who wrote their bids
    together: an error. Any other file may be the paper of a supplier whom both name, such as the
    declaration of a product: a warning. A person looks and decides.

    Args:
        received: by bidder, the delivery that counts.
        issued: SHA-256 of files that the buyer gave to everybody, such as the empty forms.
    """
    return tuple(_same(received, issued))


def _same(received: Mapping[str, Received], issued: Collection[str]) -> Iterator[Finding]:
    holders: dict[str, list[tuple[str, str]]] = {}
    for bidder, delivery in sorted(received.items()):
        for name, digest in sorted(delivery.files.items()):
            holders.setdefault(digest, []).append((bidder, name))
    for digest, held in sorted(holders.items(), key=lambda item: item[1]):
        if digest in issued:
            continue
        for bidder, name in held:
            others = ", ".join(f"{who}/{what}" for who, what in held if who != bidder)
            if others:
                yield _finding(bidder, name, others)


def _finding(bidder: str, name: str, others: str) -> Finding:
    what = Message("This file and {others} are the same, byte for byte.", {"others": others})
    if name in FORMS:
        return Finding("procure.same-file", Severity.ERROR, f"{bidder}/{name}", what)
    why = Message("It may come from a supplier of both; if not, ask how both came to have it.")
    said = Message("{what} {mend}", {"what": what, "mend": why})
    return Finding("procure.same-file", Severity.WARNING, f"{bidder}/{name}", said)

"""The same file handed in by several bidders."""

from collections.abc import Collection, Iterator, Mapping

from procure.model.finding import Finding, Severity
from procure.model.message import Message
from procure.record.events import Received


def same_files(
    received: Mapping[str, Received], issued: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return an error for each bidder's file that another bidder handed in too.

    It may be a shared supplier's data sheet, a delivery filed under the wrong name, or bidders
    who wrote their bids together; a person looks and decides.

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
                sentence = "This file and {others} are the same, byte for byte."
                what = Message(sentence, {"others": others})
                yield Finding("procure.same-file", Severity.ERROR, f"{bidder}/{name}", what)

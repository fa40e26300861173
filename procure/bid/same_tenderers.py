"""The same tenderer behind several bids: one registration number, or one name."""

from collections.abc import Iterator, Mapping

from procure.model.bid import Bid
from procure.model.finding import Finding, Severity
from procure.model.message import Message
from procure.model.nothing import says_none


def same_tenderers(bids: Mapping[str, Bid]) -> tuple[Finding, ...]:
    """Return a warning for each bid whose tenderer's number, or name, stands in another bid too.

    Capitals, spaces and marks do not matter. A person looks and decides.
    """
    numbers = {bidder: bid.tenderer.id for bidder, bid in bids.items()}
    names = {bidder: bid.tenderer.name for bidder, bid in bids.items()}
    return (
        *_shared(numbers, "The registration number '{said}' stands in the bids of {others} too."),
        *_shared(names, "The name '{said}' stands in the bids of {others} too."),
    )


def _shared(said: Mapping[str, str], words: str) -> Iterator[Finding]:
    holders: dict[str, list[str]] = {}
    for bidder, text in sorted(said.items()):
        if not says_none(text):
            holders.setdefault(_bare(text), []).append(bidder)
    for held in holders.values():
        for bidder in held if len(held) > 1 else ():
            others = ", ".join(one for one in held if one != bidder)
            what = Message(words, {"said": said[bidder], "others": others})
            yield Finding("procure.same-tenderer", Severity.WARNING, bidder, what)


def _bare(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum())

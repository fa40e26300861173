"""Bidders by their names in what is said of several bids, which knows only their folders."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from procure.evaluation.model import Evaluation, ShownFinding
from procure.model.bid import Bid
from procure.model.message import Message, MessageValue

Names = Mapping[str, str]
"""Names of bidders by folder."""

_Found = TypeVar("_Found", bound=ShownFinding)


def names_of(evaluation: Evaluation) -> Names:
    """Return the names by folder; one that several bids share stands with its folder."""
    return _told_apart((bid.bidder, bid.name) for bid in evaluation.bids)


def names_in(bids: Mapping[str, Bid]) -> Names:
    """Return the names by folder of bids as read, as in an evaluation of them."""
    return _told_apart((bidder, bid.tenderer.name) for bidder, bid in bids.items())


def _told_apart(pairs: Iterable[tuple[str, str]]) -> Names:
    named = [(bidder, name or bidder) for bidder, name in pairs]
    times = Counter(name for _, name in named)
    return {bidder: name if times[name] == 1 else f"{name} ({bidder})" for bidder, name in named}


def with_names(what: Message, names: Names) -> Message:
    """Return a message in which bidders go by their names, not by their folders."""
    return with_texts(what, lambda text: listed_names(text, names))


def with_texts(what: Message, change: Callable[[str], str]) -> Message:
    """Return a message with the texts changed that it quotes; its own words stay."""
    values = {key: _value(value, change) for key, value in what.values.items()}
    return Message(what.id, values, what.plural, what.count)


def finding_with_names(found: _Found, names: Names) -> _Found:
    """Return a finding on several bids in which they go by their names, in its place too."""
    what, where = with_names(found.what, names), listed_names(found.where, names)
    return found.model_copy(update={"what": what, "where": where})


def place_beside(found: ShownFinding) -> str:
    """Return where a finding is, for a reader of its words; nothing if they begin with it."""
    return "" if str(found.what).startswith(f"{found.where}: ") else found.where


def listed_names(bidders: str, names: Names) -> str:
    """Return folders that stand between commas as names; any other text as it is."""
    parts = bidders.split(", ")
    return ", ".join(names[one] for one in parts) if all(one in names for one in parts) else bidders


def _value(value: MessageValue, change: Callable[[str], str]) -> MessageValue:
    if isinstance(value, Message):
        return with_texts(value, change)
    return change(value) if isinstance(value, str) else value

"""The steps of the procedure, a sentence each, from the record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from procure.evaluation.named import Names, listed_names
from procure.model.message import Message, MessageValue, listed
from procure.record import events as happened
from procure.record.events import Event


@dataclass(frozen=True, slots=True)
class Called:
    """What the record only names, as people call it; what it does not hold keeps its key.

    Attributes:
        bidders: by folder.
        asked: for each requirement ``pack/name`` the title of the criterion that asks it.
    """

    bidders: Names
    asked: Mapping[str, str]

    def bidder(self, folder: str) -> str:
        """Return the name of a bidder."""
        return self.bidders.get(folder, folder)

    def all(self, folders: Iterable[str]) -> MessageValue:
        """Return the names of several bidders, in their order."""
        return listed([self.bidder(one) for one in folders])

    def question(self, requirement: str) -> MessageValue:
        """Return what a clarification is about."""
        if requirement in {"price/total", "price/lines"}:
            return Message("Price")
        return self.asked.get(requirement, requirement)


def timeline(events: Iterable[Event], called: Called) -> Iterator[tuple[Event, Message]]:
    """Yield each step with its sentence; single scores are told where they count."""
    for event in events:
        said = _said(event, called)
        if said is not None:
            yield event, said


def _said(event: Event, called: Called) -> Message | None:
    match event:
        case happened.Issued(form_version=version):
            return Message("Issued the tender, form version {version}.", {"version": version})
        case happened.Received(bidder=bidder, late=late):
            words = "Received files of {bidder}, late." if late else "Received files of {bidder}."
            return Message(words, {"bidder": called.bidder(bidder)})
        case happened.Opened(bidders=bidders):
            return Message("Opened the bids of {bidders}.", {"bidders": called.all(bidders)})
        case happened.Declared():
            return Message("Declared interests.")
        case happened.Clarified(bidder=bidder, requirement=requirement):
            values = {
                "bidder": called.bidder(bidder),
                "requirement": called.question(requirement),
            }
            return Message("Recorded a clarification by {bidder} on {requirement}.", values)
        case happened.Finished():
            return Message("Locked own scores.")
        case _:
            return _decided(event, called)


def _decided(event: Event, called: Called) -> Message | None:
    match event:
        case happened.Excluded(bidder=bidder, ground=ground):
            values = {"bidder": called.bidder(bidder), "ground": ground}
            return Message("Excluded {bidder}: {ground}.", values)
        case happened.Withdrawn(bidder=bidder):
            return Message("{bidder} withdrew.", {"bidder": called.bidder(bidder)})
        case happened.Locked():
            return Message("Locked quality.")
        case happened.Unsealed(bidders=bidders):
            return Message("Unsealed the prices of {bidders}.", {"bidders": called.all(bidders)})
        case happened.TieDrawn(bidders=bidders, seed=seed, witness=witness):
            return Message(
                "Drew lots between {bidders}; seed {seed}, witness {witness}.",
                {"bidders": called.all(bidders), "seed": seed, "witness": witness or "nobody"},
            )
        case happened.Settled(code=code, where=where, reason=reason):
            values = {"code": code, "where": listed_names(where, called.bidders), "reason": reason}
            return Message("Settled {code} ({where}): {reason}", values)
        case happened.Announced(standstill_ends=ends):
            words = "Announced the result to the bidders; standstill until {day}."
            return Message(words, {"day": ends})
        case _:
            return _about_price(event, called)


def _about_price(event: Event, called: Called) -> Message | None:
    match event:
        case happened.PriceQueried(bidder=bidder):
            return Message("Asked {bidder} about its low price.", {"bidder": called.bidder(bidder)})
        case happened.PriceExplained(bidder=bidder, answer=answer):
            words = "Recorded what {bidder} says of its price."
            if not answer:
                words = "Recorded that no answer came from {bidder} about its price."
            return Message(words, {"bidder": called.bidder(bidder)})
        case happened.PriceDecided(bidder=bidder, accepted=accepted):
            words = (
                "Accepted the price of {bidder}." if accepted else "Rejected the price of {bidder}."
            )
            return Message(words, {"bidder": called.bidder(bidder)})
        case _:
            return None

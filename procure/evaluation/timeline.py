"""The steps of the procedure, a sentence each, from the record."""

from collections.abc import Iterable, Iterator

from procure.model.message import Message
from procure.record import events as happened
from procure.record.events import Event


def timeline(events: Iterable[Event]) -> Iterator[tuple[Event, Message]]:
    """Yield each step with its sentence; single scores are told where they count."""
    for event in events:
        said = _said(event)
        if said is not None:
            yield event, said


def _said(event: Event) -> Message | None:
    match event:
        case happened.Issued(form_version=version):
            return Message("Issued the tender, form version {version}.", {"version": version})
        case happened.Received(bidder=bidder, late=late):
            words = "Received files of {bidder}, late." if late else "Received files of {bidder}."
            return Message(words, {"bidder": bidder})
        case happened.Opened(bidders=bidders):
            return Message("Opened the bids of {bidders}.", {"bidders": ", ".join(bidders)})
        case happened.Declared():
            return Message("Declared interests.")
        case happened.Clarified(bidder=bidder, requirement=requirement):
            values = {"bidder": bidder, "requirement": requirement}
            return Message("Recorded a clarification by {bidder} on {requirement}.", values)
        case happened.Finished():
            return Message("Locked own scores.")
        case _:
            return _decided(event)


def _decided(event: Event) -> Message | None:
    match event:
        case happened.Excluded(bidder=bidder, ground=ground):
            return Message("Excluded {bidder}: {ground}.", {"bidder": bidder, "ground": ground})
        case happened.Withdrawn(bidder=bidder):
            return Message("{bidder} withdrew.", {"bidder": bidder})
        case happened.Locked():
            return Message("Locked quality.")
        case happened.Unsealed(bidders=bidders):
            return Message("Unsealed the prices of {bidders}.", {"bidders": ", ".join(bidders)})
        case happened.TieDrawn(bidders=bidders, seed=seed, witness=witness):
            values = {"bidders": ", ".join(bidders), "seed": seed, "witness": witness or "nobody"}
            words = "Drew lots between {bidders}; seed {seed}, witness {witness}."
            return Message(words, values)
        case happened.Settled(code=code, where=where, reason=reason):
            values = {"code": code, "where": where, "reason": reason}
            return Message("Settled {code} ({where}): {reason}", values)
        case happened.Announced(standstill_ends=ends):
            words = "Announced the result to the bidders; standstill until {day}."
            return Message(words, {"day": ends})
        case _:
            return _about_price(event)


def _about_price(event: Event) -> Message | None:
    match event:
        case happened.PriceQueried(bidder=bidder):
            return Message("Asked {bidder} about its low price.", {"bidder": bidder})
        case happened.PriceExplained(bidder=bidder, answer=answer):
            words = "Recorded what {bidder} says of its price."
            if not answer:
                words = "Recorded that {bidder} said nothing of its price."
            return Message(words, {"bidder": bidder})
        case happened.PriceDecided(bidder=bidder, accepted=accepted):
            words = (
                "Accepted the price of {bidder}." if accepted else "Rejected the price of {bidder}."
            )
            return Message(words, {"bidder": bidder})
        case _:
            return None

"""A price that seems abnormally low: the chair asks, records the answer, and decides.

The law asks for this order: no bid is rejected for its price before the bidder could explain it
(Directive 2014/24/EU, Article 69; Procurement Act 2023, section 19).
"""

from fractions import Fraction

from procure.errors import InputFault, Problem, Refused
from procure.evaluation.assessment import assess_all
from procure.evaluation.low_prices import low_prices
from procure.evaluation.model import LowPrice, LowPriceGround
from procure.model.message import Message, listed
from procure.numbers import text
from procure.procedure.act import Act
from procure.procedure.roles import require_chair
from procure.procedure.unseal import read_unsealed
from procure.record.events import Excluded, PriceDecided, PriceExplained, PriceQueried
from procure.record.state import AboutPrice
from procure.record.store import put_on_record
from procure.tender.folder import Folder
from procure.tender.opened import Opened, load_opened


def ask_about_price(folder: Folder, bidder: str, question: str, act: Act) -> PriceQueried:
    """Record that the chair asked a bidder about its price, with what the tests said; return it.

    Raises:
        Refused: if prices are sealed, the bid is not ranked, or the person is not the chair.
    """
    opened = _opened(folder, bidder, act)
    assessment = assess_all(opened, read_unsealed(folder, opened))
    if bidder not in assessment.ranked.places:
        raise Refused(f"{bidder} is not ranked: there is no price of it that counts.")
    found = {one.bidder: one for one in low_prices(opened, assessment)}
    price = assessment.ranked.prices[bidder].corrected
    event = act.event(
        PriceQueried,
        bidder=bidder,
        question=question,
        price=text(price or Fraction(0)),
        grounds=_said(found.get(bidder)),
    )
    put_on_record(folder.record, [event])
    return event


def record_explanation(
    folder: Folder, bidder: str, answer: str, evidence: str, act: Act
) -> PriceExplained:
    """Record what a bidder says of its price; an empty answer says that none came. Return it.

    Raises:
        Refused: if the bidder was not asked, or the matter is decided.
    """
    opened = _opened(folder, bidder, act)
    _require_open(opened, bidder)
    event = act.event(PriceExplained, bidder=bidder, answer=answer, evidence=evidence)
    put_on_record(folder.record, [event])
    return event


def decide_price(  # noqa: PLR0913, PLR0917
    folder: Folder, bidder: str, accepted: bool, reason: str, provision: str, act: Act
) -> PriceDecided:
    """Record the chair's decision on a price; a rejected one excludes the bid. Return it.

    Raises:
        Refused: if the bidder was not asked, has not answered, or the matter is decided.
        InputFault: if a rejection names no provision.
    """
    opened = _opened(folder, bidder, act)
    steps = _require_open(opened, bidder)
    if not isinstance(steps[-1], PriceExplained):
        raise Refused(
            f"{bidder} was asked and nothing is recorded of its answer: a price is decided on only"
            " after the bidder could explain it. Record the answer, or that none came, first."
        )
    if not accepted and not provision.strip():
        problem = Problem("--provision", "is empty.", "Name the article or clause it rests on.")
        raise InputFault([problem])
    event = act.event(
        PriceDecided, bidder=bidder, accepted=accepted, reason=reason, provision=provision
    )
    out = act.event(Excluded, bidder=bidder, ground=reason, provision=provision or "-")
    put_on_record(folder.record, [event] if accepted else [event, out])
    return event


def _opened(folder: Folder, bidder: str, act: Act) -> Opened:
    opened = load_opened(folder)
    require_chair(opened.lock.tender, act.person)
    if opened.state.unsealed is None:
        raise Refused("Prices are sealed: nobody can know that one is low.")
    if bidder not in opened.bids:
        known = ", ".join(opened.bids) or "none"
        raise InputFault([Problem(bidder, "is not an opened bid.", f"Bids: {known}.")])
    return opened


def _require_open(opened: Opened, bidder: str) -> tuple[AboutPrice, ...]:
    steps = opened.state.price_steps(bidder)
    if not steps:
        raise Refused(f"{bidder} was not asked about its price. First: --ask.")
    if isinstance(steps[-1], PriceDecided):
        raise Refused(f"The price of {bidder} was decided on at {steps[-1].at}.")
    return steps


def _said(found: LowPrice | None) -> tuple[Message, ...]:
    grounds = found.grounds if found else ()
    return tuple(
        Message("{test}: {steps}", {"test": _called(one), "steps": listed(one.steps)})
        for one in grounds
        if one.flagged
    )


def _called(ground: LowPriceGround) -> Message | str:
    """Return what the test is called, with the name by which the tender chose it."""
    if not ground.title:
        return ground.test
    return Message("{title} ({name})", {"title": ground.title, "name": ground.test})

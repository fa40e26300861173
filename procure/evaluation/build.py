"""The evaluation document, from an opened tender and its unsealed prices."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from procure.evaluation.assessment import assess, rank_assessed
from procure.evaluation.bid_result import bid_result, say_exclusion, say_withdrawal
from procure.evaluation.comparisons import compare, stops
from procure.evaluation.low_prices import low_price_findings, low_prices
from procure.evaluation.model import (
    BidResult,
    BidState,
    Evaluation,
    Moment,
    Person,
    Tie,
)
from procure.evaluation.named import names_in
from procure.evaluation.published import (
    publish_criteria,
    publish_packs,
    publish_plugins,
    publish_price,
    publish_tender,
    publish_untranslated,
)
from procure.evaluation.shown import show_findings
from procure.evaluation.timeline import Called, timeline
from procure.model.bid import PriceOffer
from procure.model.finding import Finding, Severity
from procure.model.message import Message, listed
from procure.numbers import text
from procure.plugin.registry import differences
from procure.record.events import Received
from procure.tender.opened import UNREADABLE, Opened

Item = TypeVar("Item")


def evaluate(
    opened: Opened,
    offers: Mapping[str, PriceOffer] | None,
    heads: Mapping[str, str],
    unread: Mapping[str, tuple[Finding, ...]] = MappingProxyType({}),
) -> Evaluation:
    """Return the evaluation.

    Args:
        opened: the tender.
        offers: prices unsealed, by bidder; None while they are sealed.
        heads: for each person the hash of the last line of the record.
        unread: what is wrong with prices that could not be read, by bidder.
    """
    qualities = assess(opened)
    compared = compare(opened, qualities)
    assessment = rank_assessed(opened, qualities, offers, stops(compared))
    lock, ranked = opened.lock, assessment.ranked
    rule = opened.registry.price_rules[lock.tender.price.rule]
    results = [
        bid_result(opened, assessment, bid, (offers or {}).get(bidder), unread.get(bidder, ()))
        for bidder, bid in opened.bids.items()
    ]
    low = low_prices(opened, assessment)
    told = tuple(
        Moment(at=event.at, by=event.by, what=what, clock=event.clock)
        for event, what in timeline(opened.state.events, _called(opened))
    )
    price_most = lock.tender.points.get("price")
    return Evaluation(
        procure_evaluation=1,
        core=lock.core,
        lock=lock.hash,
        lot=lock.lot,
        form_version=lock.form_version,
        tender=publish_tender(lock),
        criteria=publish_criteria(lock),
        price=publish_price(lock, rule),
        packs=publish_packs(lock),
        plugins=publish_plugins(lock),
        panel=tuple(_people(opened)),
        bids=tuple(sorted([*results, *_unopened(opened)], key=_order)),
        ties=tuple(Tie(place=one.place, bids=one.bids, rule=one.rule) for one in ranked.ties),
        findings=show_findings([*ranked.findings, *low_price_findings(low), *_findings(opened)]),
        low_prices=low,
        comparisons=compared,
        timeline=told,
        last_step=max((step.at for step in told), default=""),
        record=dict(heads),
        quality_most=text(100 - (price_most or 0)),
        papers=dict(lock.papers),
        untranslated=publish_untranslated(lock),
    )


def _called(opened: Opened) -> Called:
    """Return what bidders and questions are called, where the record has only their keys."""
    asked = {
        f"{locked.pack}/{one.id or locked.criterion.id}": locked.criterion.title
        for locked in opened.lock.criteria
        for one in locked.criterion.requirements
    }
    return Called(names_in(opened.bids), asked)


def _order(bid: BidResult) -> tuple[int, int, str]:
    kinds = ("ranked", "open", "excluded", "late", "withdrawn")
    return (kinds.index(bid.state), bid.place or 0, bid.bidder)


def _unopened(opened: Opened) -> Iterator[BidResult]:
    """Yield bids of which nothing was read: late, withdrawn before opening, or unreadable."""
    for bidder, received in sorted(opened.state.received.items()):
        if bidder not in opened.bids:
            yield _closed(opened, bidder, received)


def _closed(opened: Opened, bidder: str, received: Received) -> BidResult:
    decision = opened.state.excluded.get(bidder)
    excluded: tuple[Message, ...] = ()
    open_: tuple[Message, ...] = ()
    state: BidState = "open"
    if bidder in opened.state.withdrawn:
        said = say_withdrawal(opened.state.withdrawn[bidder])
        state, excluded = "withdrawn", (said,)
    elif received.late:
        state, excluded = "late", (Message("Received after the deadline; never opened."),)
    elif decision:
        state, excluded = "excluded", (say_exclusion(decision),)
    else:
        open_ = (UNREADABLE,)
    return BidResult(
        bidder=bidder,
        name=bidder,
        legal_id="",
        size="",
        consortium=(),
        subcontractors=(),
        confidential="",
        form_version=0,
        state=state,
        place=None,
        total=None,
        total_exact=None,
        quality=None,
        price=None,
        price_points=None,
        packs=(),
        gates=(),
        criteria=(),
        minimums=(),
        offer=None,
        excluded=excluded,
        open=open_,
        files=dict(received.files),
        received=received.at,
    )


def _people(opened: Opened) -> Iterator[Person]:
    panel = opened.lock.tender.panel
    for role, people in (
        ("chair", panel.chair),
        ("assessor", panel.assessors),
        ("approver", panel.approver),
        ("auditor", panel.auditor),
    ):
        for person in people:
            declared = opened.state.declarations.get(person)
            yield Person(
                id=person,
                name=panel.names.get(person, person),
                role=role,
                declared=declared.statement if declared else "",
                conflicts=declared.conflicts if declared else (),
            )


def _findings(opened: Opened) -> Iterator[Finding]:
    for sentence in differences(opened.lock.plugins, opened.registry):
        message = Message("{sentence}", {"sentence": sentence})
        yield Finding("procure.plugin-version", Severity.WARNING, "plugins", message)
    people, names = opened.lock.tender.panel.names, names_in(opened.bids)
    undeclared = [
        people.get(person, person)
        for person in opened.lock.tender.panel.assessors
        if person not in opened.state.declarations
    ]
    settled = {(one.bidder, one.requirement) for one in opened.state.clarifications}
    for asked in opened.state.proposals:
        if not any(bidder == asked.bidder and _asks(opened, asked.criterion, requirement)
                   for bidder, requirement in settled):  # fmt: skip
            words = "{person} proposes to ask {bidder} about {criterion}: {question}"
            values = {
                "person": people.get(asked.by, asked.by),
                "bidder": names.get(asked.bidder, asked.bidder),
                "criterion": opened.lock.criterion(asked.criterion).criterion.title,
                "question": asked.question,
            }
            yield Finding("procure.proposed", Severity.INFO, asked.bidder, Message(words, values))
    if undeclared:
        words = "No declaration of interests is recorded for {people}."
        message = Message(words, {"people": listed(undeclared)})
        yield Finding("procure.undeclared", Severity.WARNING, "panel", message)


def _asks(opened: Opened, criterion: str, requirement: str) -> bool:
    locked = opened.lock.criterion(criterion)
    return requirement in {
        f"{locked.pack}/{one.id or locked.criterion.id}" for one in locked.criterion.requirements
    }

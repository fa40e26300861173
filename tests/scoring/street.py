"""A tender of a few criteria, bids and prices, each written where the test can see it."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from procure.bid.compose import compose_bid
from procure.bid.yaml_bid import given_in_yaml
from procure.files.yaml import Value, parse_yaml
from procure.model.bid import Bid, Place, PriceLine, PriceOffer
from procure.model.case import Evaluator
from procure.model.case import Scored as Result
from procure.model.lock import Lock
from procure.model.message import Message
from procure.record.events import Agreed, AgreedGate, Declared, Event, Judged, Scored
from procure.record.state import State, fold
from procure.scoring.award import Ranked, award
from procure.scoring.outcomes import BidQuality, CriterionOutcome, GateOutcome
from procure.scoring.price_rules import CORE_RULES
from procure.scoring.rules import Rules, prepare

AT = "2026-04-15T09:00:00Z"
FILES = ("a.pdf", "plan.pdf")
"""Names of the files that came with every bid."""

PACK = """
id: street
version: "1"
title: Street
language: en
publisher: Town
licence: CC0-1.0
plugin: street
sha256: ""
valid: {from: 2026-01-01}
review_by: 2027-01-01
sources: {}
declared_settings: {}
settings: {}
declared_tables: {}
tables: {}
"""

TENDER = """
procure: 1
id: benches
title: Benches
buyer: {name: Town, country: IE}
language: en
currency: EUR
deadline: 2026-04-14T12:00:00+01:00
packs: {street: {}}
points: {price: 40}
price: {rule: band, low: "80", high: "120"}
panel: {chair: [mira], assessors: [ana, bram]}
"""

JUDGED = """
- id: street/comfort
  most: 20
  criterion:
    id: comfort
    title: Comfort
    kind: award
    requirements: [{id: comfort, question: "How?", type: text}]
    scoring: {shape: levels}
    levels: ["0", "1", "2", "3", "4"]
"""


def lock(criteria: str, tender: str = "") -> Lock:
    """Return a lock of these criteria; ``tender`` holds keys that replace the usual ones."""
    return Lock.model_validate(
        {
            "procure_lock": 1,
            "core": "0",
            "form_version": 1,
            "tender": {**_mapping(TENDER), **(_mapping(tender) if tender else {})},
            "packs": [_mapping(PACK)],
            "criteria": parse_yaml(criteria, "criteria").value,
            "plugins": [],
        }
    )


def rules(
    criteria: str, tender: str = "", evaluators: Mapping[str, Evaluator] | None = None
) -> Rules:
    """Return such a lock made ready for scoring."""
    return prepare(lock(criteria, tender), evaluators or {})


def one(shape: str, asked: str, most: str = "10", kind: str = "award") -> str:
    """Return one criterion ``street/x`` with a scoring and its requirements."""
    return f"""
- id: street/x
  most: {most if kind == "award" else "0"}
  criterion: {{id: x, title: X, kind: {kind}, requirements: [{asked}], scoring: {{{shape}}}}}
"""


def bid(of: Rules, answers: str = "", bidder: str = "acme") -> Bid:
    """Return a bid read from the keys ``answers`` and ``tables`` of a bid in YAML."""
    text = f"tenderer: {{name: {bidder}, id: '1'}}\n{answers}"
    document = parse_yaml(text, f"{bidder}/bid.yaml")
    read, _ = compose_bid(of.lock, given_in_yaml(of.lock, document), bidder, FILES, {})
    return read


def outcome(quality: BidQuality, id_: str = "street/x") -> CriterionOutcome:
    """Return an award criterion of an assessed bid."""
    return next(found for found in quality.criteria if found.criterion.id == id_)


def gate(quality: BidQuality, id_: str = "street/x") -> GateOutcome:
    """Return a gate of an assessed bid."""
    return next(found for found in quality.gates if found.criterion.id == id_)


def scored(person: str, level: int, bidder: str = "acme", id_: str = "street/comfort") -> Scored:
    """Return an assessor's level."""
    return Scored(
        at=AT, by=person, bidder=bidder, criterion=id_, level=level, reason=f"As {level}.",
        evidence="plan.pdf",
    )  # fmt: skip


def agreed(level: int, bidder: str = "acme", id_: str = "street/comfort") -> Agreed:
    """Return the chair's entry of the agreed level."""
    return Agreed(
        at=AT, by="mira", bidder=bidder, criterion=id_, level=level, reason="Agreed.",
        evidence="plan.pdf",
    )  # fmt: skip


def judged(person: str, passes: bool, bidder: str = "acme") -> Judged:
    """Return an assessor's verdict on the gate ``street/x``."""
    return Judged(
        at=AT, by=person, bidder=bidder, criterion="street/x", passes=passes, reason="Seen.",
        evidence="plan.pdf",
    )  # fmt: skip


def agreed_gate(passes: bool, bidder: str = "acme") -> AgreedGate:
    """Return the chair's entry of the panel's verdict on the gate ``street/x``."""
    return AgreedGate(
        at=AT, by="mira", bidder=bidder, criterion="street/x", passes=passes, reason="Agreed.",
    )  # fmt: skip


def conflict(person: str, *bidders: str) -> Declared:
    """Return a declaration of a conflict of interest."""
    return Declared(at=AT, by=person, statement="I know them.", conflicts=bidders)


def record(*events: Event) -> State:
    """Return the state after these events."""
    return fold(events)


def offer(bidder: str, total: str | None, **rates: str) -> PriceOffer:
    """Return a price form with a stated total, and unit rates by line (quantity 10)."""
    lines = tuple(
        PriceLine(line, Decimal(10), Decimal(rate), None, Place(f"{bidder}/price.yaml", "", line))
        for line, rate in rates.items()
    )
    stated = None if total is None else Decimal(total)
    place = Place(f"{bidder}/price.yaml", "", "total")
    return PriceOffer(bidder, "EUR", "excluded", stated, lines, place, "")


def quality(bidder: str, points: str, of: Lock | None = None, **by_criterion: str) -> BidQuality:
    """Return a bid that passed all gates with so many quality points."""

    criteria = tuple(
        CriterionOutcome(of.criterion(f"street/{name}"), Result(Fraction(value), Message("")))
        for name, value in by_criterion.items()
        if of is not None
    )
    return BidQuality(bidder, (), criteria, Fraction(points), (), (), ())


def ranked(
    of: Lock,
    bids: Mapping[str, tuple[str, str]],
    draws: Mapping[frozenset[str], str] | None = None,
) -> Ranked:
    """Return the ranking of bids given as quality points and price."""
    qualities = {bidder: quality(bidder, points) for bidder, (points, _) in bids.items()}
    offers = {bidder: offer(bidder, price) for bidder, (_, price) in bids.items()}
    return award(of, CORE_RULES[of.tender.price.rule], qualities, offers, draws or {})


def _mapping(text: str) -> dict[str, Value]:
    value = parse_yaml(text, "lock").value
    assert isinstance(value, dict)
    return value

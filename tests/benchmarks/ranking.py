"""Rank 1,000 bids on 50 criteria, 20 of them judged by three assessors, exactly."""

from decimal import Decimal
from fractions import Fraction

from measured import measure

from procure.files.yaml import parse_yaml
from procure.model.bid import Bid, Place, PriceOffer, Response, State, Tenderer
from procure.model.lock import Lock
from procure.record.events import Scored
from procure.record.state import State as Record
from procure.record.state import fold
from procure.scoring.assess import assess_bid
from procure.scoring.award import award
from procure.scoring.price_rules import CORE_RULES
from procure.scoring.rules import Rules, prepare

BIDS = 1000

LOCK = """
procure_lock: 1
core: "0"
form_version: 1
tender:
  procure: 1
  id: benches
  title: Benches
  buyer: {name: Town, country: IE}
  language: en
  currency: EUR
  deadline: 2026-04-14T12:00:00+01:00
  packs: {street: {}}
  points: {price: 40}
  price: {rule: band, low: "80000", high: "120000"}
  agreed: mean
  panel: {chair: [mira], assessors: [ana, bram, chidi]}
packs:
  - {id: street, version: "1", title: Street, language: en, publisher: Town, licence: CC0-1.0,
     plugin: street, sha256: "", valid: {from: 2026-01-01}, review_by: 2027-01-01, sources: {},
     declared_settings: {}, settings: {}, declared_tables: {}, tables: {}}
plugins: []
criteria:
"""

JUDGED = 'scoring: {shape: levels}, levels: ["0", "1", "2", "3", "4"], requirements: []'
LINEAR = (
    'scoring: {shape: linear, requirement: %s, zero_at: "600", full_at: "300"},'
    ' requirements: [{id: %s, question: "?", type: number}]'
)
STEPS = (
    'scoring: {shape: steps, requirement: %s, steps: [{at_most: "350", share: "1"},'
    ' {at_most: "500", share: "0.5"}]}, requirements: [{id: %s, question: "?", type: number}]'
)


def rules() -> Rules:
    """Return 20 judged criteria, 20 on a line and 10 with steps."""
    lines = []
    for number in range(50):
        name = f"q{number}"
        scoring = JUDGED if number < 20 else (LINEAR if number < 40 else STEPS) % (name, name)
        criterion = f"{{id: {name}, title: T, kind: award, {scoring}}}"
        lines.append(f'  - {{id: street/{name}, most: "1.2", criterion: {criterion}}}')
    lock = Lock.model_validate(parse_yaml(LOCK + "\n".join(lines), "lock").value)
    return prepare(lock, {})


def bids() -> list[Bid]:
    found = []
    for bidder in range(BIDS):
        place = Place(f"b{bidder}/bid.xlsx", "Street", "D4")
        numbers = {f"street/q{number}": Decimal(300 + (bidder * 7 + number * 13) % 301)
                   for number in range(20, 50)}  # fmt: skip
        responses = {
            id_: Response(id_, State.ANSWERED, value, str(value), place)
            for id_, value in numbers.items()
        }
        found.append(Bid(f"b{bidder}", Tenderer(f"Bidder {bidder}"), responses))
    return found


def record() -> Record:
    return fold(
        Scored(
            at="2026-04-15T09:00:00Z",
            by=person,
            bidder=f"b{bidder}",
            criterion=f"street/q{number}",
            level=(bidder + number * 3 + shift) % 5,
            reason="As drawn on page 2.",
            evidence="plan.pdf#2",
        )
        for shift, person in enumerate(("ana", "bram", "chidi"))
        for bidder in range(BIDS)
        for number in range(20)
    )


def offers() -> dict[str, PriceOffer]:
    return {
        f"b{number}": PriceOffer(
            f"b{number}", "EUR", "excluded", Decimal(80_000 + number * 37 % 40_000), (),
            Place(f"b{number}/price.xlsx", "Price", "C3"), "",
        )
        for number in range(BIDS)
    }  # fmt: skip


def main() -> None:
    ready, entered, state, prices = rules(), bids(), record(), offers()
    lock = ready.lock

    def rank() -> None:
        qualities = {bid.bidder: assess_bid(ready, bid, state, {}) for bid in entered}
        ranked = award(lock, CORE_RULES["band"], qualities, prices, {})
        assert len(ranked.places) == BIDS
        assert isinstance(qualities["b0"].points, Fraction)

    measure(rank, 5)


if __name__ == "__main__":
    main()

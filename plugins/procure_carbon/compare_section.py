"""What a price of carbon would change in the ranking, once prices are unsealed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from procure.api import Block, Cell, ColumnHead, Heading, Message, Paragraph, Table
from procure_carbon.compare_prices import CarbonPrice, Offer, break_even, first, places, shown
from procure_carbon.compare_stored import TITLES, entries, stored_offers, stored_prices

MOST_BIDS = 6
"""Bids set beside each other: those with the best places."""


def price_of_carbon(evaluation: Mapping[str, object]) -> tuple[Block, ...]:
    """Return break-even prices, costs at published prices, and places by several methods."""
    total, offers = stored_offers(evaluation)
    if len(offers) < 2:
        return ()
    tender = evaluation["tender"]
    assert isinstance(tender, Mapping)
    currency, prices = str(tender["currency"]), stored_prices(evaluation)
    best = offers[:MOST_BIDS]
    return (
        Heading(2, Message("What a price of carbon would change")),
        Paragraph(
            Message(
                "Prices as corrected, and tonnes of {total}. The published method decides; this"
                " shows how much hangs on it.",
                {"total": TITLES[total]},
            ),
            "note",
        ),
        _break_even(best, currency),
        *_sweep(best, prices, currency),
        _by_method(offers, _as_published(evaluation), prices),
    )


def _break_even(offers: tuple[Offer, ...], currency: str) -> Table:
    """Return p* = (P_i - P_j) / (t_j - t_i) for each two bids."""
    rows: list[tuple[Cell, ...]] = []
    for at, one in enumerate(offers):
        for other in offers[at + 1 :]:
            price = break_even(one, other)
            rows.append(
                (
                    Message("{one} and {other}", {"one": one.name, "other": other.name}),
                    shown(one.price - other.price),
                    shown(one.tonnes - other.tonnes, 3),
                    None if price is None else shown(price),
                    _above(one, other, price),
                )
            )
    return Table(
        Message("Price of a tonne at which two bids cost the same"),
        (
            ColumnHead(Message("Bids"), width=28),
            ColumnHead(Message("Price, first less second"), "number", width=18),
            ColumnHead(Message("Tonnes, first less second"), "number", width=16),
            ColumnHead(
                Message("Break-even ({currency} a tonne)", {"currency": currency}),
                "number",
                width=17,
            ),
            ColumnHead(Message("Cheaper with its carbon above that price"), width=21),
        ),
        tuple(rows),
        note=Message(
            "Difference of prices over difference of tonnes. A dash: one bid is cheaper and no"
            " higher in carbon, so no price of carbon turns them round."
        ),
    )


def _above(one: Offer, other: Offer, price: Fraction | None) -> Cell:
    if price is None:
        return None
    return one.name if one.tonnes < other.tonnes else other.name


def _sweep(
    offers: tuple[Offer, ...], prices: tuple[CarbonPrice, ...], currency: str
) -> Iterator[Block]:
    """Yield what each bid costs with its carbon at every published price."""
    if not prices:
        return
    rows: list[tuple[Cell, ...]] = []
    known: list[tuple[Cell, Fraction]] = [(Message("Price alone"), Fraction(0))]
    for name, price in (*known, *((one.id, one.price) for one in prices)):
        costs = (shown(offer.cost(price)) for offer in offers)
        rows.append((name, shown(price), *costs, ", ".join(first(offers, price))))
    yield Table(
        Message("Price with carbon at published prices of a tonne ({currency})",
                {"currency": currency}),
        (
            ColumnHead(Message("Published price")),
            ColumnHead(Message("A tonne"), "number"),
            *(ColumnHead(offer.name, "number") for offer in offers),
            ColumnHead(Message("Costs least")),
        ),
        tuple(rows),
        note=Message("Price + price of a tonne x tonnes. The names stand in the table of prices."),
    )  # fmt: skip


def _by_method(
    offers: tuple[Offer, ...], published: Mapping[str, int], prices: tuple[CarbonPrice, ...]
) -> Table:
    """Return the place of each bid by the published rules, by price, by carbon, and by cost."""
    chosen = tuple(dict.fromkeys(prices[at] for at in (0, len(prices) // 2, -1))) if prices else ()
    columns: list[tuple[ColumnHead, Mapping[str, int]]] = [
        (ColumnHead(Message("As published"), "number"), published),
        (ColumnHead(Message("Price alone"), "number"), places(offers, lambda one: one.price)),
        (ColumnHead(Message("Carbon alone"), "number"), places(offers, lambda one: one.tonnes)),
    ]
    for price in chosen:
        head = Message("Price with carbon at {price}", {"price": shown(price.price)})
        own = places(offers, lambda one, each=price.price: one.cost(each))  # type: ignore[misc]
        columns.append((ColumnHead(head, "number"), own))
    return Table(
        Message("Places by method"),
        (ColumnHead(Message("Bidder")), *(head for head, _ in columns)),
        tuple(
            (offer.name, *(Decimal(own[offer.bidder]) for _, own in columns)) for offer in offers
        ),
        note=Message("Only the first column counts. Where the others differ, the method decides."),
    )


def _as_published(evaluation: Mapping[str, object]) -> dict[str, int]:
    return {
        str(bid["bidder"]): int(str(bid["place"]))
        for bid in entries(evaluation, "bids")
        if bid["place"] is not None
    }

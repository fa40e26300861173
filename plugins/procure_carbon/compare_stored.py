"""Prices, tonnes and published carbon prices as ``evaluation.json`` holds them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from procure.api import ColumnHead, Compared, Heading, Lock, Message, Table
from procure_carbon.compare_bids import TOTALS, AllMeasures, uses_pack
from procure_carbon.compare_prices import CarbonPrice, Offer
from procure_carbon.tender import PACK

Entry = Mapping[str, object]

PRICES = Message("Published prices of a tonne of carbon, in the tender's currency")
"""Caption of the table that carries the prices from the tender's lock to the report section."""

_KG: Mapping[str, str] = {
    "whole-life-carbon": "whole_life",
    "embodied-carbon": "embodied",
    "upfront-carbon": "upfront",
}
TITLES: Mapping[str, Message] = {
    "offer": Message("the carbon of the whole offer"),
    "whole_life": Message("whole-life carbon"),
    "embodied": Message("embodied carbon"),
    "upfront": Message("upfront carbon"),
}
"""What the tonnes are made of."""


def published_prices(lock: Lock, measures: AllMeasures) -> Compared:
    """Return the prices of carbon in the tender's lock and currency, as a table.

    Those that were replaced, or whose validity ended before the deadline, are left out.
    """
    if not uses_pack(lock) or not any(_has_total(own) for own in measures.values()):
        return Compared()
    rows = [
        row
        for row in lock.pack(PACK).tables.get("carbon-prices", ())
        if row["currency"] == lock.tender.currency
        and not "" < row["valid-to"] < lock.as_of.isoformat()
        and not row.get("replaced-by")
    ]
    rows.sort(key=lambda row: (Decimal(row["price"]), row["id"]))
    if not rows:
        return Compared()
    table = Table(
        PRICES,
        (
            ColumnHead(Message("Name")),
            ColumnHead(Message("Price of a tonne"), "number"),
            ColumnHead(Message("Source")),
            ColumnHead(Message("Valid until")),
            ColumnHead(Message("How sure")),
        ),
        tuple(
            (
                row["id"],
                Decimal(row["price"]),
                f"{row['body']} ({row['source']})",
                row["valid-to"] or None,
                row["confidence"],
            )
            for row in rows
        ),
        note=Message(
            "Prices that were replaced, or whose validity ended before the deadline, are left out."
        ),
    )
    return Compared((), (Heading(1, Message("What a tonne of carbon costs elsewhere")), table))


def _has_total(measures: Mapping[str, object]) -> bool:
    names = {one.measure for one in TOTALS if one.of_bill}
    names |= {f"{PACK}.{one}" for one in _KG.values()}
    return any(name in measures for name in names)


def stored_prices(evaluation: Entry) -> tuple[CarbonPrice, ...]:
    """Return the prices that ``published_prices`` left in the evaluation."""
    return tuple(
        CarbonPrice(str(name), Fraction(str(price["number"])), str(source))
        for compared in entries(evaluation, "comparisons")
        if compared["plugin"] == PACK
        for block in entries(compared, "blocks")
        if block.get("block") == "table" and _said(block.get("caption")) == PRICES.id
        for name, price, source, *_ in _rows(block)
    )


def stored_offers(evaluation: Entry) -> tuple[str, tuple[Offer, ...]]:
    """Return what the tonnes are made of, and ranked bids by place with price and tonnes.

    The first total counts that the tender scores and every ranked bid has.
    """
    bids = [bid for bid in entries(evaluation, "bids") if bid["place"] is not None]
    for name, criterion in _wanted(evaluation):
        found = [(bid, _tonnes(evaluation, bid, name, criterion)) for bid in bids]
        if bids and all(tonnes is not None for _, tonnes in found):
            return name, tuple(
                Offer(str(bid["bidder"]), str(bid["name"]), Fraction(str(bid["price"])), tonnes)
                for bid, tonnes in found
                if tonnes is not None
            )
    return "", ()


def _wanted(evaluation: Entry) -> Iterator[tuple[str, str]]:
    """Yield totals with their criterion: those the tender scores, then those of the bills."""
    asked = {str(one["id"]) for one in entries(evaluation, "criteria")}
    for criterion in ("offer-carbon", *_KG):
        if f"{PACK}/{criterion}" in asked:
            yield _KG.get(criterion, "offer"), criterion
    yield from ((name, criterion) for criterion, name in _KG.items())


def _tonnes(evaluation: Entry, bid: Entry, name: str, criterion: str) -> Fraction | None:
    measures = bid["measures"]
    assert isinstance(measures, Mapping)
    held = {key: Fraction(one["value"]) for key, one in measures.items() if one["unit"] != "text"
            and key.startswith(f"{PACK}.{name}")}  # fmt: skip
    if name == "offer":
        return held.get(f"{PACK}.offer")
    if f"{PACK}.{name}" in held:
        return held[f"{PACK}.{name}"] / 1000
    area, years = _setting(evaluation, "area-m2"), _setting(evaluation, "study-years")
    each, yearly = held.get(f"{PACK}.{name}_per_m2"), held.get(f"{PACK}.{name}_per_m2_year")
    if each is not None and area is not None:
        return each * area / 1000
    if yearly is not None and area is not None and years is not None:
        return yearly * area * years / 1000
    return None


def _setting(evaluation: Entry, name: str) -> Fraction | None:
    for pack in entries(evaluation, "packs"):
        settings = pack.get("settings")
        if pack["id"] == PACK and isinstance(settings, Mapping):
            value = str(settings.get(name) or "")
            return Fraction(value) if value.replace(".", "", 1).isdigit() else None
    return None


def entries(holder: Entry, name: str) -> list[Mapping[str, object]]:
    """Return a list of objects; empty if there is none."""
    held = holder.get(name)
    return list(held) if isinstance(held, list | tuple) else []


def _rows(block: Entry) -> list[list[Mapping[str, object]]]:
    held = block.get("rows")
    return list(held) if isinstance(held, list | tuple) else []


def _said(caption: object) -> str:
    message = caption.get("message") if isinstance(caption, Mapping) else None
    return str(message.get("id")) if isinstance(message, Mapping) else ""

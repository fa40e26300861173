"""What the award report says of a bid's zones, its network, and what the contract must hold."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction

from procure.api import (
    Block,
    Cell,
    ColumnHead,
    Heading,
    Items,
    Message,
    Paragraph,
    Table,
    Text,
    dated,
    decimal,
)

COVERAGE = "connectivity/coverage"
_COLUMNS = ("zone", "title", "premises", "under-served", "share", "live")
"""Columns of the coverage table, in the pack's order."""

Zones = tuple[Mapping[str, str], ...]
Entry = Mapping[str, object]


def zones_side_by_side(evaluation: Mapping[str, object]) -> tuple[Block, ...]:
    """Return the share of each zone that each bid offers to cover, where coverage is asked."""
    bids = {str(bid["name"]): _zones(bid) for bid in _entries(evaluation, "bids")}
    offers = {name: zones for name, zones in bids.items() if zones}
    if not offers:
        return ()
    first = next(iter(offers.values()))
    rows: list[tuple[Cell, ...]] = []
    for zone in first:
        own = {name: _named(zones, zone["zone"]) for name, zones in offers.items()}
        shares = tuple(_number(row.get("share", "")) for row in own.values())
        rows.append((zone["title"], _number(zone["under-served"], 100), *shares))
    heads = tuple(ColumnHead(name, "number") for name in offers)
    table = Table(
        Message("Percent of the premises of each zone that each bid offers to cover"),
        (
            ColumnHead(Message("Zone")),
            ColumnHead(Message("Under-served today, percent"), "number"),
            *heads,
        ),
        tuple(rows),
        note=Message(
            "As offered. What comes after the published day is shown here and earns nothing."
        ),
    )
    return (Heading(2, Message("What each zone gets")), table)


def connection_of_a_bid(evaluation: Mapping[str, object], bidder: str) -> tuple[Block, ...]:
    """Return a bid's zones with the worst one, its paths, and what its contract must hold."""
    bid = next(bid for bid in _entries(evaluation, "bids") if bid["bidder"] == bidder)
    zones, measures = _zones(bid), _measures(bid)
    blocks = (
        *_zone_blocks(zones, measures),
        *_path_blocks(measures),
        *_contract_blocks(measures, bid),
    )
    return (Heading(1, Message("Who is connected")), *blocks) if blocks else ()


def _zone_blocks(zones: Zones, measures: Mapping[str, str]) -> Iterator[Block]:
    worst = measures.get("worst_zone")
    if zones:
        rows = tuple(
            (
                zone["title"],
                _number(zone["premises"]),
                _number(zone["under-served"], 100),
                _number(zone["share"]),
                dated(zone["live"]) or None,
            )
            for zone in zones
        )
        yield Table(
            Message("Zones and the coverage offered"),
            (
                ColumnHead(Message("Zone")),
                ColumnHead(Message("Premises"), "number"),
                ColumnHead(Message("Under-served today, percent"), "number"),
                ColumnHead(Message("Covered, percent"), "number"),
                ColumnHead(Message("Works from")),
            ),
            rows,
            emphasis=tuple(n for n, zone in enumerate(zones) if zone["title"] == worst),
            note=Message("Shares and days are figures for the contract."),
        )
    share, plain = measures.get("worst_zone_coverage"), measures.get("plain_coverage")
    if worst and share and plain:
        yield Paragraph(
            Message(
                "The worst zone is {zone}: {share} percent of its premises count as covered, and"
                " {plain} percent of all premises.",
                {"zone": worst, "share": _percent(share), "plain": _percent(plain)},
            ),
            role="key",
        )


def _path_blocks(measures: Mapping[str, str]) -> Iterator[Block]:
    counted = measures.get("diversity_counted") or measures.get("path_diversity")
    if counted:
        yield Paragraph(
            Message(
                "{percent} percent of the spans can fail without cutting anybody off.",
                {"percent": _percent(counted)},
            )
        )
    names = ("spans_in_use", "placed_spans", "bridge_spans", "components")
    if all(name in measures for name in names):
        spans, placed, bridges, components = (Decimal(measures[name]) for name in names)
        numbers = {
            "spans": spans,
            "bridges": bridges,
            "lost": spans - placed,
            "components": components,
        }
        yield Paragraph(
            Message(
                "Counted from the network enclosed. Spans in use: {spans}; without another way"
                " round: {bridges}; with ends that are not known, which count alike: {lost}. Parts"
                " of the network that nothing connects: {components}.",
                numbers,
            ),
            role="note",
        )
    unknown = sorted(
        name.removeprefix("unknown.")
        for name, value in measures.items()
        if name.startswith("unknown.") and Decimal(value) == 1
    )
    if unknown:
        what = Message(
            "The network enclosed does not say, so nobody knows: {fields}.",
            {"fields": ", ".join(unknown)},
        )
        yield Paragraph(what, role="note")


def _contract_blocks(measures: Mapping[str, str], bid: Entry) -> Iterator[Block]:
    """Yield the figures the contract must hold, and what must be settled before it is signed."""
    held = tuple(_promised_figures(measures))
    if held:
        yield Heading(2, Message("Figures for the contract"))
        yield Items(held)
    open_ = tuple(
        str(one["where"])
        for one in _entries(bid, "findings")
        if str(one["code"]).startswith("connectivity.") and one["severity"] != "info"
    )
    if open_:
        what = Message(
            "{number} finding on this bid's network or coverage is to be settled before the"
            " contract is signed; it stands among the findings of the bid.",
            {"number": len(open_)},
            plural="{number} findings on this bid's network or coverage are to be settled before"
            " the contract is signed; they stand among the findings of the bid.",
            count="number",
        )
        yield Paragraph(what, role="key")


def _promised_figures(measures: Mapping[str, str]) -> Iterator[Text]:
    ratio, place = measures.get("exposure_ratio"), measures.get("exposure_place")
    if ratio and place:
        yield Message(
            "Exposure ratio of at most {ratio} at every place people can reach, as at {place}.",
            {"ratio": Decimal(ratio), "place": place},
        )
    if "asset_fee_year" in measures:
        yield Message(
            "Fees for public assets of {fee} a year, worth {worth} today.",
            {
                "fee": _cents(measures["asset_fee_year"]),
                "worth": _cents(measures["asset_fee_worth"]),
            },
        )


def _zones(bid: Entry) -> Zones:
    """Return the rows of the coverage table of a bid; none where the report may not hold them."""
    for criterion in _entries(bid, "criteria"):
        if criterion["id"] != COVERAGE:
            continue
        for table in _entries(criterion, "tables"):
            rows = table.get("rows")
            if isinstance(rows, Sequence) and all(len(row) == len(_COLUMNS) for row in rows):
                return tuple(
                    dict(zip(_COLUMNS, (str(cell) for cell in row), strict=True)) for row in rows
                )
    return ()


def _named(zones: Zones, zone: str) -> Mapping[str, str]:
    return next((row for row in zones if row["zone"] == zone), {})


def _measures(bid: Entry) -> dict[str, str]:
    held = bid["measures"]
    assert isinstance(held, Mapping)
    return {
        name.removeprefix("connectivity."): str(one["value"])
        for name, one in held.items()
        if name.startswith("connectivity.")
    }


def _entries(holder: Entry, name: str) -> list[Entry]:
    held = holder.get(name)
    return held if isinstance(held, list) else []


def _number(text: str, times: int = 1) -> Decimal | None:
    try:
        return decimal(Fraction(Decimal(text)) * times) if text else None
    except (InvalidOperation, ValueError, OverflowError):
        return None


def _percent(share: str) -> Decimal:
    rounded = (Decimal(share) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def _cents(amount: str) -> Decimal:
    return Decimal(amount).quantize(Decimal("0.01"), ROUND_HALF_UP)

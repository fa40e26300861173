"""What the award report says of one bid's carbon: stages, benchmarks, data, lines, gates."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from procure.api import Block, Cell, ColumnHead, Heading, Message, Paragraph, Table, Text
from procure_carbon.section import module_figure, side_note
from procure_carbon.spread import origin_of
from procure_carbon.told import GROUPS, Told, group_title, rounded_to, told

HOTSPOTS = 10
"""Lines shown: as many as RICS calls the most impactful products."""

_LINE = "line."


def carbon_of_a_bid(evaluation: Mapping[str, object], bidder: str) -> tuple[Block, ...]:
    """Return stages, benchmarks, data, heaviest lines and gates of a bid with a bill."""
    held = evaluation.get("bids")
    bids = held if isinstance(held, list) else []
    bid = next((told(one) for one in bids if one["bidder"] == bidder), None)
    if bid is None or not bid.has_bill:
        return ()
    return (Heading(1, Message("Carbon")), *_blocks(bid))


def _blocks(bid: Told) -> Iterator[Block]:
    if bid.is_whole:
        yield module_figure((bid,), Message("Tonnes of CO2e by life-cycle stage"))
    yield _stages(bid)
    yield side_note()
    yield from _bands(bid)
    yield from _data(bid)
    yield from _hotspots(bid)
    yield _gates(bid)
    yield Paragraph(
        Message("What the figures are made of: {scope}.", {"scope": bid.texts.get("scope", "?")}),
        role="note",
    )


def _stages(bid: Told) -> Table:
    """Return kg, kg/m2 and kg/m2/year by stage, totals, and what is reported apart."""
    rows: list[tuple[Cell, ...]] = [
        (
            group_title(name),
            rounded_to(bid.group(modules), 0),
            rounded_to(bid.group(modules, "_per_m2"), 2),
            rounded_to(bid.group(modules, "_per_m2_year"), 3),
        )
        for name, modules in GROUPS.items()
    ]
    first = len(rows)
    for total, title in (
        ("upfront", Message("Upfront (A1-A5)")),
        ("embodied", Message("Embodied (A-C without B6, B7)")),
        ("whole_life", Message("Whole life (A-C)")),
    ):
        rows.append(_row(bid, total, title))
    last = len(rows)
    for name, title in (
        ("D", Message("Apart: benefits beyond the life cycle (D)")),
        ("D2", Message("Apart: exported energy (D2)")),
        ("sequestration", Message("Apart: carbon stored at handover")),
        ("sequestration_C3", Message("Apart: stored carbon given back at the end")),
    ):
        if name in bid.numbers:
            rows.append(_row(bid, name, title))
    for total, words in (("upfront", Message("upfront")), ("embodied", Message("embodied"))):
        rows += _benchmarks(bid, total, words)
    contingency = bid.numbers.get("contingency")
    note = Message("No contingency is added. A dash is not known, and not zero.")
    if contingency:
        note = Message(
            "Totals hold a contingency of {percent} percent; stages do not. A dash is not known,"
            " and not zero.",
            {"percent": contingency},
        )
    return Table(
        Message("Carbon by life-cycle stage"),
        (
            ColumnHead(Message("Stage"), width=46),
            ColumnHead(Message("kgCO2e"), "number", width=18),
            ColumnHead(Message("for each m2"), "number", width=18),
            ColumnHead(Message("for each m2 and year"), "number", width=18),
        ),
        tuple(rows),
        emphasis=tuple(range(first, last)),
        note=note,
    )


def _row(bid: Told, name: str, title: Text) -> tuple[Cell, ...]:
    return (
        title,
        rounded_to(bid.numbers.get(name), 0),
        rounded_to(bid.numbers.get(f"{name}_per_m2"), 2),
        rounded_to(bid.numbers.get(f"{name}_per_m2_year"), 3),
    )


def _benchmarks(bid: Told, total: str, words: Text) -> Iterator[tuple[Cell, ...]]:
    benchmark = bid.numbers.get(f"benchmark_{total}")
    if benchmark is not None:
        title = Message("Published benchmark, {total}", {"total": words})
        yield title, None, rounded_to(benchmark, 2), None
    aspirational = bid.numbers.get(f"aspirational_{total}")
    if aspirational is not None:
        title = Message("Published aspirational benchmark, {total}", {"total": words})
        yield title, None, rounded_to(aspirational, 2), None


def _bands(bid: Told) -> Iterator[Block]:
    upfront, embodied = bid.texts.get("band_upfront"), bid.texts.get("band_embodied")
    if upfront and embodied:
        yield Paragraph(
            Message(
                "LETI band {upfront} for upfront carbon, {embodied} for embodied carbon (A++ is the"
                " least carbon, G the most). Bands earn no points.",
                {"upfront": upfront, "embodied": embodied},
            )
        )


def _data(bid: Told) -> Iterator[Block]:
    """Yield what A1-A3 rest on, and what unverified data adds."""
    rows: list[tuple[Cell, ...]] = []
    for number, title in enumerate(_classes(), 1):
        share = bid.numbers.get(f"class_{number}_share")
        if share is not None:
            rows.append((title, rounded_to(share, 1)))
    if rows:
        added = bid.numbers.get("uplift", Decimal(0))
        product = bid.numbers.get("A1A3", Decimal(0))
        yield Table(
            Message("What the carbon of materials (A1-A3) rests on"),
            (
                ColumnHead(Message("Class of data"), width=70),
                ColumnHead(Message("Percent of A1-A3"), "number", width=30),
            ),
            tuple(rows),
            note=Message(
                "Data that is of no particular product, or not verified, is counted higher by the"
                " published factors: {before} kgCO2e as declared, {after} as counted.",
                {
                    "before": rounded_to(product - added, 0) or Decimal(0),
                    "after": rounded_to(product, 0) or Decimal(0),
                },
            ),
        )


def _classes() -> tuple[Message, ...]:
    return (
        Message("1: verified declaration of the product, or equivalent"),
        Message("2: verified average of an industry"),
        Message("3: general database"),
        Message("4: not verified, or run out"),
        Message("5: the buyer's default"),
    )


def _hotspots(bid: Told) -> Iterator[Block]:
    """Yield the lines with most upfront carbon, with place and what the factor rests on."""
    lines = [(name, kg) for name, kg in bid.numbers.items() if name.startswith(_LINE)]
    rest = bid.numbers.get("other_lines", Decimal(0))
    whole = sum((kg for _, kg in lines), rest)
    if not lines or not whole:
        return
    heaviest = sorted(lines, key=lambda one: (-abs(one[1]), one[0]))[:HOTSPOTS]
    yield Table(
        Message("Lines with the most upfront carbon"),
        (
            ColumnHead(Message("Line"), width=14),
            ColumnHead(Message("kgCO2e, A1-A5"), "number", width=17),
            ColumnHead(Message("Percent of all lines"), "number", width=15),
            ColumnHead(Message("Its factor rests on"), width=26),
            ColumnHead(Message("Place"), width=28),
        ),
        tuple(
            (
                name.removeprefix(_LINE),
                rounded_to(kg, 0),
                rounded_to(kg / whole * 100, 1),
                _rests_on(bid.sources[name]),
                bid.places[name],
            )
            for name, kg in heaviest
        ),
    )


def _rests_on(source: str) -> Text:
    origin = origin_of(source)
    if origin is None:
        return source
    rests = Message(
        "{source} (class {number})", {"source": origin.shared, "number": origin.data_class}
    )
    if not origin.taken:
        return rests
    return Message("{source}; {taken}", {"source": rests, "taken": origin.taken})


def _gates(bid: Told) -> Table:
    """Return every gate with what was found."""
    return Table(
        Message("Questions to the bill"),
        (
            ColumnHead(Message("Gate"), width=10),
            ColumnHead(Message("What it looks at"), width=60),
            ColumnHead(Message("Found"), width=30),
        ),
        tuple((gate, words, _found(bid, gate)) for gate, words in _looked_at().items()),
        note=Message("Each finding stands, with its place, among the findings of the bid."),
    )


def _found(bid: Told, gate: str) -> Message:
    errors = sum(code == gate and severity == "error" for code, severity in bid.findings)
    asked = sum(code == gate and severity == "warning" for code, severity in bid.findings)
    if errors:
        return Message("fails ({count})", {"count": errors})
    return Message("to ask ({count})", {"count": asked}) if asked else Message("nothing")


def _looked_at() -> dict[str, Message]:
    return {
        "G1": Message("modules are there"),
        "G2": Message("period, area and first year as published"),
        "G3": Message("quantities near the reference"),
        "G4": Message("mass fits quantity, density and building"),
        "G5": Message("factors a construction product can have"),
        "G6": Message("declarations valid, verified and named"),
        "G7": Message("declarations of one version of the standard"),
        "G8": Message("no stored carbon or credit inside a total"),
        "G9": Message("A1-A3 is the sum of A1, A2 and A3"),
        "G10": Message("service lives no longer than the tender's"),
        "G11": Message("share of data of no particular product"),
        "G12": Message("totals are the sum of their lines"),
        "G14": Message("cells are numbers, units known, lines stand once"),
    }

"""What the award report says of the carbon of all bids, side by side."""

from collections.abc import Mapping
from decimal import Decimal

from procure.api import (
    Block,
    Cell,
    ColumnHead,
    Figure,
    Heading,
    Message,
    Paragraph,
    Series,
    Table,
    Text,
)
from procure_carbon.told import GROUPS, Told, group_title, rounded_to, told

_COLUMNS: tuple[tuple[str, int], ...] = (
    ("upfront_per_m2", 2),
    ("embodied_per_m2", 2),
    ("whole_life_per_m2_year", 3),
    ("unspecific_share", 1),
)


def carbon_side_by_side(evaluation: Mapping[str, object]) -> tuple[Block, ...]:
    """Return stacked bars by module group and a table of the bids that give figures of works."""
    held = evaluation.get("bids")
    bids = tuple(told(bid) for bid in held) if isinstance(held, list) else ()
    shown = tuple(bid for bid in bids if _says_something(bid))
    if not shown:
        return ()
    return (Heading(2, Message("Carbon of the bids")), *_bars(shown), _table(shown))


def _says_something(bid: Told) -> bool:
    return bid.has_bill or bool({name for name, _ in _COLUMNS} & set(bid.numbers))


def _bars(bids: tuple[Told, ...]) -> tuple[Block, ...]:
    """Return one stacked bar for each bid whose total is known: a part of one would look small."""
    counted = tuple(bid for bid in bids if bid.is_whole)
    left_out = [bid.name for bid in bids if bid.has_bill and not bid.is_whole]
    blocks: list[Block] = []
    if counted:
        caption = Message("Tonnes of CO2e of each bid, by life-cycle stage")
        blocks.append(module_figure(counted, caption))
    if left_out:
        what = Message(
            "Not drawn, because stages of its bill are not known: {names}.",
            {"names": ", ".join(left_out)},
        )
        blocks.append(Paragraph(what, role="note"))
    return tuple(blocks)


def module_figure(bids: tuple[Told, ...], caption: Message) -> Figure:
    """Return stacked bars of tonnes by group of modules, with their table."""
    groups = [
        (group_title(name), tuple(_tonnes(bid.group(modules)) for bid in bids))
        for name, modules in GROUPS.items()
    ]
    series: list[tuple[Text, tuple[Decimal | None, ...]]] = [
        (title, values) for title, values in groups if any(one is not None for one in values)
    ]
    rows = tuple(
        (bid.name, *(values[at] for _, values in series), _sum(at, series))
        for at, bid in enumerate(bids)
    )
    table = Table(
        Message("Tonnes of CO2e by life-cycle stage"),
        (
            ColumnHead(Message("Bidder")),
            *(ColumnHead(title, "number") for title, _ in series),
            ColumnHead(Message("Sum"), "number"),
        ),
        rows,
        note=Message(
            "Without contingency. Stored carbon and benefits beyond the life cycle (D) are in none"
            " of them. A dash is a stage that is not known, and not zero."
        ),
    )
    return Figure(
        kind="stacked",
        caption=caption,
        alternative=Message("Stacked bars of the numbers in the table below."),
        categories=tuple(bid.name for bid in bids),
        series=tuple(Series(title, values) for title, values in series),
        unit=Message("tCO2e"),
        table=table,
    )


def _tonnes(kg: Decimal | None) -> Decimal | None:
    return None if kg is None else rounded_to(kg / 1000, 1)


def _sum(at: int, series: list[tuple[Text, tuple[Decimal | None, ...]]]) -> Decimal:
    return sum((values[at] or Decimal(0) for _, values in series), Decimal(0))


def _table(bids: tuple[Told, ...]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for bid in bids:
        numbers = tuple(rounded_to(bid.numbers.get(name), places) for name, places in _COLUMNS)
        source = Message("bill") if bid.has_bill else Message("form")
        failed: Text | None = bid.texts.get("failed_gates")
        if failed == "none":
            failed = Message("none")
        rows.append((bid.name, *numbers, failed, source))
    return Table(
        Message("Carbon of the bids for each square metre"),
        (
            ColumnHead(Message("Bidder"), width=19),
            ColumnHead(Message("Upfront, kgCO2e/m2"), "number", width=14),
            ColumnHead(Message("Embodied, kgCO2e/m2"), "number", width=14),
            ColumnHead(Message("Whole life, kgCO2e/m2 and year"), "number", width=16),
            ColumnHead(Message("Data of class 3 to 5, percent"), "number", width=14),
            ColumnHead(Message("Gates failed"), width=9),
            ColumnHead(Message("Taken from"), width=14),
        ),
        tuple(rows),
        note=Message(
            "With contingency, where the tender adds one. Figures of a company are never part of"
            " these."
        ),
    )


def side_note() -> Paragraph:
    """Return the remark that every page on carbon carries."""
    return Paragraph(
        Message(
            "Stored carbon, benefits beyond the life cycle (D) and offsets are shown apart and"
            " lower no figure."
        ),
        role="note",
    )

"""The price of one bid: as stated, as corrected by the published rule, line by line."""

from collections.abc import Iterator

from procure.evaluation.model import Evaluation, PriceResult
from procure.forms.units import shown_unit
from procure.model.blocks import Block, Cell, ColumnHead, Items, Paragraph, Table
from procure.model.message import Message
from procure.report.award_answers import findings
from procure.report.award_words import VAT, heading, sheet_and_cells
from procure.report.figures import aligned

CORRECTIONS = {
    "rates": Message(
        "Where unit rates and totals disagree, the published quantity times the unit rate counts."
    ),
    "total": Message("Where unit rates and totals disagree, the stated total counts."),
    "none": Message("Where unit rates and totals disagree, the price stays open."),
}


def price_of(evaluation: Evaluation, offer: PriceResult) -> Iterator[Block]:
    """Yield the price, its correction, lines, adjustments and the steps to its points."""
    rule = CORRECTIONS.get(evaluation.price.correction)
    yield heading(3, "Price")
    yield _stages(offer)
    if rule is not None and offer.lines:
        yield Paragraph(rule, label=Message("Published rule of correction:"))
    if offer.lines:
        yield _lines(offer)
    if offer.corrections:
        yield _corrections(offer)
    if offer.conversion:
        yield Paragraph(offer.conversion, label=Message("Converted at the published rate:"))
    if offer.adjustments:
        yield Paragraph(Message("Adjustments, as published:"))
        yield Items(offer.adjustments)
    if offer.steps:
        yield Paragraph(Message("From the price to its points:"))
        yield Items(offer.steps, ordered=True)
    yield from findings(offer.findings, Message("Findings on the price"))


def _corrections(offer: PriceResult) -> Table:
    return Table(
        caption=Message("Corrections by the published rules"),
        columns=(
            ColumnHead(Message("What")),
            ColumnHead(Message("As written")),
            ColumnHead(Message("Published rule")),
            ColumnHead(Message("As it counts")),
            ColumnHead(Message("Where it stands")),
        ),
        rows=tuple(
            (one.what, one.written, one.rule, one.counts, one.where) for one in offer.corrections
        ),
    )


def _stages(offer: PriceResult) -> Table:
    stated, amount, corrected, compared = aligned(
        (offer.stated, offer.amount or offer.corrected, offer.corrected, offer.compared)
    )
    converted = Message("As corrected, at the published rate, in the currency of the tender")
    rows: list[tuple[Cell, ...]] = [
        (Message("As stated by the bidder"), stated),
        (Message("As corrected by the published rule"), amount),
        *([(converted, corrected)] if offer.conversion else []),
        (Message("As compared, after adjustments"), compared),
    ]
    return Table(
        caption=Message(
            "Price in {currency}, VAT {vat}",
            {"currency": offer.currency, "vat": VAT.get(offer.vat, offer.vat)},
        ),
        columns=(
            ColumnHead(Message("Price"), width=70),
            ColumnHead(Message("Amount"), "number", width=30),
        ),
        rows=tuple(rows),
        emphasis=(len(rows) - 1,),
        note=Message(
            "Read from {where}; SHA-256 of the file {sha}",
            {"where": offer.where, "sha": offer.sha256},
        )
        if offer.where
        else Message("Unit rates are not published."),
    )


def _lines(offer: PriceResult) -> Table:
    columns = (
        aligned(line.quantity for line in offer.lines),
        aligned(line.rate for line in offer.lines),
        aligned(line.stated for line in offer.lines),
        aligned(line.counted for line in offer.lines),
    )
    changed = tuple(
        at
        for at, (stated, counted) in enumerate(zip(columns[2], columns[3], strict=True))
        if stated is not None and counted is not None and stated != counted
    )
    sheet, cells = sheet_and_cells(tuple(line.where for line in offer.lines))
    note = Message("The lines stand in {sheet}.", {"sheet": sheet}) if sheet else None
    if changed:
        bold = Message("Lines in bold: the stated total was corrected.")
        note = Message("{bold} {stands}", {"bold": bold, "stands": note}) if note else bold
    return Table(
        caption=Message("Lines of the price form"),
        columns=(
            ColumnHead(Message("Line")),
            ColumnHead(Message("Quantity"), "number"),
            ColumnHead(Message("Unit")),
            ColumnHead(Message("Unit rate"), "number"),
            ColumnHead(Message("Total as stated"), "number"),
            ColumnHead(Message("Total that counts"), "number"),
            ColumnHead(Message("Cell") if sheet else Message("Where it stands")),
        ),
        rows=tuple(
            (
                line.title,
                columns[0][at],
                shown_unit(line.unit),
                columns[1][at],
                columns[2][at],
                columns[3][at],
                cells[at],
            )
            for at, line in enumerate(offer.lines)
        ),
        emphasis=changed,
        note=note,
    )

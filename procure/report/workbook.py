"""The evaluation as a workbook: one table a sheet, its head in the first row, nothing merged.

Numbers are numbers; where a number is rounded for showing, or has more digits than a spreadsheet
keeps, the exact one stands beside it as text. Texts never become formulas or links.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TypeAlias

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from procure.evaluation.model import BidResult, Evaluation
from procure.forms.sheet_names import sheet_name
from procure.language.reviewed import counts_in, unreviewed
from procure.model.blocks import Text
from procure.model.message import Message
from procure.report.award_chart import points_chart
from procure.report.award_words import GATES, STATES, VAT, in_order, language, pack_title, title_of
from procure.report.html.language import direction
from procure.report.render_text import moment, words

Cell: TypeAlias = Text | Decimal | None

_WIDEST, _NARROWEST = 60, 10
_LINE = 15.5
"""Points of a row for each line of its highest cell."""
_DIGITS = 15
"""Digits that a spreadsheet keeps of a number."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its title, its column heads and its rows."""

    title: Message
    heads: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]


def evaluation_workbook(evaluation: Evaluation) -> bytes:
    """Return ``evaluation.xlsx``; the same evaluation gives the same bytes."""
    into, tongue = io.BytesIO(), language(evaluation)
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(into, options) as workbook:
        _describe(workbook, evaluation)
        head = workbook.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"})
        body = workbook.add_format({"text_wrap": True, "valign": "top", "indent": 1})
        figures = workbook.add_format({"align": "right", "valign": "top", "indent": 1})
        taken: list[str] = []
        for number, sheet in enumerate(_sheets(evaluation), start=1):
            name = sheet_name(words(sheet.title, tongue), taken)
            taken.append(name)
            made = workbook.add_worksheet(name)
            _write(made, sheet, tongue, (head, body, figures))
            _name(workbook, name, sheet, number)
            if sheet.title == RANKING:
                _chart(workbook, made, evaluation, len(sheet.rows))
    return into.getvalue()


ABOUT = Message("About")
RANKING = Message("Ranking")


def _sheets(evaluation: Evaluation) -> Iterator[Sheet]:
    yield _about(evaluation)
    yield _ranking(evaluation)
    yield _packs(evaluation)
    yield _criteria(evaluation)
    yield _gates(evaluation)
    if any(bid.minimums for bid in evaluation.bids):
        yield _minimums(evaluation)
    if any(bid.offer for bid in evaluation.bids):
        yield _prices(evaluation)
    if any(bid.clauses for bid in evaluation.bids):
        yield _conditions(evaluation)
    yield _published(evaluation)


def _about(evaluation: Evaluation) -> Sheet:
    tender, tongue = evaluation.tender, language(evaluation)
    rows: list[tuple[Cell, ...]] = [
        (Message("Tender"), f"{tender.title} ({tender.id})"),
        (Message("Buyer"), f"{tender.buyer}, {tender.country}"),
        (Message("Deadline"), moment(tender.deadline, tongue)),
        (
            Message("Prices"),
            Message(
                "Price in {currency}, VAT {vat}",
                {
                    "currency": tender.currency,
                    "vat": VAT.get(evaluation.price.vat, evaluation.price.vat),
                },
            ),
        ),
        (Message("Tender lock"), evaluation.lock),
        (Message("Language"), counts_in(tender.language, tongue)),
        (
            Message("For whom"),
            Message(
                "Internal: it holds points and reasons of every bid. It is not for publication."
            ),
        ),
        (
            Message("Exact numbers"),
            Message("Where a column says exact, its text counts, and not the number beside it."),
        ),
    ]
    if said := unreviewed(tongue):
        rows.append((Message("Translation"), said))
    return Sheet(ABOUT, (Message("What"), Message("As recorded")), tuple(rows))


def _ranking(evaluation: Evaluation) -> Sheet:
    currency = {"currency": evaluation.tender.currency}
    heads = (
        Message("Bidder"),
        Message("Place"),
        Message("State"),
        Message("Quality points"),
        Message("Price points"),
        Message("Total"),
        Message("Total, exact"),
        Message("Price ({currency})", currency),
        Message("Why it is not ranked"),
    )
    tongue = language(evaluation)
    return Sheet(
        RANKING,
        heads,
        tuple(
            (
                bid.name,
                None if bid.place is None else Decimal(bid.place),
                STATES[bid.state],
                _number(bid.quality_counted or bid.quality),
                _number(bid.price_points),
                _number(bid.total),
                bid.total_exact,
                _number(bid.price),
                " ".join(words(reason, tongue) for reason in (*bid.excluded, *bid.open)) or None,
            )
            for bid in in_order(evaluation)
        ),
    )


def _packs(evaluation: Evaluation) -> Sheet:
    bids = [bid for bid in in_order(evaluation) if bid.packs]
    names = tuple(dict.fromkeys(part.pack for bid in bids for part in bid.packs))
    titles = tuple(pack_title(evaluation, name) for name in names)
    return Sheet(
        Message("Points by pack"),
        (Message("Bidder"), *titles, Message("Price")),
        tuple(
            (
                bid.name,
                *(_number(_earned(bid, name)) for name in names),
                _number(bid.price_points),
            )
            for bid in bids
        ),
    )


def _earned(bid: BidResult, pack: str) -> str | None:
    return next((part.points for part in bid.packs if part.pack == pack), None)


def _criteria(evaluation: Evaluation) -> Sheet:
    tongue = language(evaluation)
    return Sheet(
        Message("Points by criterion"),
        (
            Message("Bidder"),
            Message("Criterion"),
            Message("Id"),
            Message("Points"),
            Message("Points, exact"),
            Message("Most points"),
            Message("Agreed level"),
            Message("Reason"),
            Message("Evidence"),
            Message("Arithmetic"),
        ),
        tuple(
            (
                bid.name,
                title_of(evaluation, one.id),
                one.id,
                _number(one.points),
                one.exact or one.points,
                _number(one.most),
                _number(one.level),
                one.reason or None,
                one.evidence or None,
                words(one.arithmetic, tongue) if one.arithmetic else None,
            )
            for bid in in_order(evaluation)
            for one in bid.criteria
        ),
    )


def _gates(evaluation: Evaluation) -> Sheet:
    return Sheet(
        Message("Gates"),
        (
            Message("Bidder"),
            Message("Gate"),
            Message("Result"),
            Message("Reason"),
            Message("Where it stands"),
        ),
        tuple(
            (
                bid.name,
                title_of(evaluation, gate.id),
                GATES[gate.state],
                gate.reason,
                gate.where or None,
            )
            for bid in in_order(evaluation)
            for gate in bid.gates
        ),
    )


def _minimums(evaluation: Evaluation) -> Sheet:
    return Sheet(
        Message("Minimums"),
        (
            Message("Bidder"),
            Message("Minimum of"),
            Message("Asked"),
            Message("Reached"),
            Message("Reached, exact"),
            Message("Result"),
        ),
        tuple(
            (
                bid.name,
                title_of(evaluation, one.what),
                _number(one.minimum),
                _number(one.reached),
                one.reached,
                None if one.met is None else Message("met") if one.met else Message("not met"),
            )
            for bid in in_order(evaluation)
            for one in bid.minimums
        ),
    )


def _conditions(evaluation: Evaluation) -> Sheet:
    """Return what each bid brings into its contract, to be copied from."""
    return Sheet(
        Message("Conditions of the contract"),
        (
            Message("Bidder"),
            Message("Criterion"),
            Message("On"),
            Message("Condition"),
            Message("Where it stands"),
        ),
        tuple(
            (bid.name, title_of(evaluation, one.criterion), one.about, one.text, one.where)
            for bid in in_order(evaluation)
            for one in bid.clauses
        ),
    )


def _prices(evaluation: Evaluation) -> Sheet:
    return Sheet(
        Message("Prices"),
        (
            Message("Bidder"),
            Message("Currency"),
            Message("As stated by the bidder"),
            Message("As corrected by the published rule"),
            Message("As compared, after adjustments"),
            Message("Where it stands"),
        ),
        tuple(
            (
                bid.name,
                bid.offer.currency,
                _number(bid.offer.stated),
                _number(bid.offer.corrected),
                _number(bid.offer.compared),
                bid.offer.where,
            )
            for bid in in_order(evaluation)
            if bid.offer
        ),
    )


def _published(evaluation: Evaluation) -> Sheet:
    return Sheet(
        Message("Criteria as published"),
        (
            Message("Criterion"),
            Message("Id"),
            Message("Kind"),
            Message("Most points"),
            Message("How it is judged"),
            Message("Source"),
        ),
        tuple(
            (
                one.title,
                one.id,
                _KINDS[one.kind],
                _number(one.most) if one.kind == "award" else None,
                one.how,
                "; ".join(
                    f"{source.document} {source.clause} ({source.date}, {source.confidence})"
                    for source in one.sources
                )
                or None,
            )
            for one in evaluation.criteria
        ),
    )


_KINDS = {
    "award": Message("award criterion"),
    "gate": Message("gate"),
    "condition": Message("condition of the contract"),
    "information": Message("for information"),
}


def _number(text: str | None) -> Cell:
    """Return a number, or its text where a spreadsheet would lose digits of it."""
    if text is None:
        return None
    value = Decimal(text)
    return value if len(value.as_tuple().digits) <= _DIGITS else text


def _describe(workbook: Workbook, evaluation: Evaluation) -> None:
    tender, tongue = evaluation.tender, language(evaluation)
    title = words(Message("Evaluation: {title}", {"title": tender.title}), tongue)
    made = datetime.fromisoformat(tender.deadline).astimezone(UTC).replace(tzinfo=None)
    workbook.set_properties(
        {"title": title, "author": tender.buyer, "subject": tender.id, "created": made}
    )
    workbook.set_custom_property("Language", tongue)


def _write(
    made: Worksheet, sheet: Sheet, tongue: str, formats: tuple[Format, Format, Format]
) -> None:
    head, body, figures = formats
    widths: list[int] = []
    if direction(tongue) == "rtl":
        made.right_to_left()
    made.freeze_panes(1, 1)
    made.set_landscape()
    made.set_paper(9)
    made.fit_to_pages(1, 0)
    made.repeat_rows(0)
    made.set_footer("&L&A&R&P / &N")
    table = [tuple(_shown(cell, tongue) for cell in row) for row in sheet.rows]
    for column, text in enumerate(sheet.heads):
        heading = words(text, tongue)
        made.write_string(0, column, heading, head)
        told = [str(row[column]) for row in table if row[column] is not None]
        wide = max((len(one) for one in told), default=0)
        wide = max(wide, len(heading))
        widths.append(min(_WIDEST, max(_NARROWEST, wide + 4)))
        made.set_column(column, column, widths[-1])
    made.set_row(0, 1.4 * _LINE)
    for row, cells in enumerate(table, start=1):
        lines = max(-(-len(str(cell or "")) // (widths[at] - 3)) for at, cell in enumerate(cells))
        made.set_row(row, _LINE * lines)
        for column, cell in enumerate(cells):
            if isinstance(cell, Decimal):
                made.write_number(row, column, float(cell), figures)
            elif cell is None:
                made.write_blank(row, column, None, body)
            else:
                made.write_string(row, column, cell, body)


def _shown(cell: Cell, tongue: str) -> str | Decimal | None:
    return words(cell, tongue) if isinstance(cell, Message) else cell


def _name(workbook: Workbook, name: str, sheet: Sheet, number: int) -> None:
    """Name the table, and its heads for screen readers: JAWS looks for names that start so."""
    last = chr(ord("A") + len(sheet.heads) - 1)
    quoted = name.replace("'", "''")
    rows = len(sheet.rows) + 1
    workbook.define_name(f"Table{number}", f"='{quoted}'!$A$1:${last}${rows}")
    region = f"TitleRegion{number}.A1.{last}{rows}.{number}"
    workbook.define_name(region, f"='{quoted}'!$A$1:${last}$1")


def _chart(workbook: Workbook, made: Worksheet, evaluation: Evaluation, rows: int) -> None:
    """Put the chart of points below the ranking, with the words that stand for it."""
    figures = points_chart(evaluation)
    if not figures:
        return
    figure, tongue = figures[0], language(evaluation)
    packs = _packs(evaluation)
    sheet = sheet_name(words(packs.title, tongue), [])
    ranked = sum(bid.place is not None for bid in in_order(evaluation))
    chart = workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for column in range(1, len(packs.heads)):
        chart.add_series(
            {
                "name": [sheet, 0, column],
                "categories": [sheet, 1, 0, ranked, 0],
                "values": [sheet, 1, column, ranked, column],
                "pattern": {
                    "pattern": _PATTERNS[(column - 1) % len(_PATTERNS)],
                    "fg_color": "#1F2A37",
                    "bg_color": _SHADES[(column - 1) % len(_SHADES)],
                },
                "border": {"color": "#1F2A37"},
                "data_labels": {
                    "value": True,
                    "fill": {"color": "#FFFFFF"},
                    "font": {"color": "#1F2A37"},
                },
            }
        )
    chart.set_title({"name": words(getattr(figure, "caption", ""), tongue)})
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 820, "height": 120 + 60 * ranked})
    told = words(getattr(figure, "alternative", ""), tongue)
    made.insert_chart(rows + 2, 0, chart, {"description": told, "object_position": 2})


_PATTERNS = (
    "percent_5",
    "wide_upward_diagonal",
    "percent_20",
    "wide_downward_diagonal",
    "small_grid",
)
_SHADES = ("#FFFFFF", "#E5E7EB", "#FFFFFF", "#D1D5DB", "#F3F4F6")

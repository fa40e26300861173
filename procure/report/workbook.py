"""The evaluation as a workbook: one table a sheet, its head in the first row, nothing merged.

Numbers are numbers; where a number is rounded for showing, or has more digits than a spreadsheet
keeps, the exact one stands beside it as text. Texts never become formulas or links.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.workbook import Workbook

from procure.evaluation.model import Evaluation
from procure.forms.sheet_names import sheet_name
from procure.model.message import Message
from procure.report.award_words import language
from procure.report.book import results
from procure.report.book.about import about
from procure.report.book.chart import add_chart
from procure.report.book.published import published
from procure.report.book.sheet import Sheet
from procure.report.book.write import look, name_table, write_sheet
from procure.report.render_text import words


def evaluation_workbook(evaluation: Evaluation) -> bytes:
    """Return ``evaluation.xlsx``; the same evaluation gives the same bytes."""
    into, tongue = io.BytesIO(), language(evaluation)
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(into, options) as workbook:
        _describe(workbook, evaluation)
        formats, taken = look(workbook, tongue), list[str]()
        for number, sheet in enumerate(_sheets(evaluation), start=1):
            name = sheet_name(words(sheet.title, tongue), taken)
            taken.append(name)
            made = workbook.add_worksheet(name)
            write_sheet(made, sheet, tongue, formats, evaluation.foreign)
            name_table(workbook, name, sheet, number)
            if sheet.title == results.RANKING:
                add_chart(workbook, made, evaluation, len(sheet.rows))
    return into.getvalue()


def _sheets(evaluation: Evaluation) -> Iterator[Sheet]:
    yield about(evaluation)
    yield results.ranking(evaluation)
    yield results.by_pack(evaluation)
    yield results.by_criterion(evaluation)
    yield results.gates(evaluation)
    if any(bid.minimums for bid in evaluation.bids):
        yield results.minimums(evaluation)
    if any(bid.offer for bid in evaluation.bids):
        yield results.prices(evaluation)
    if any(bid.clauses for bid in evaluation.bids):
        yield results.conditions(evaluation)
    yield published(evaluation)


def _describe(workbook: Workbook, evaluation: Evaluation) -> None:
    tender, tongue = evaluation.tender, language(evaluation)
    title = words(Message("Evaluation: {title}", {"title": tender.title}), tongue)
    made = datetime.fromisoformat(tender.deadline).astimezone(UTC).replace(tzinfo=None)
    workbook.set_properties(
        {"title": title, "author": tender.buyer, "subject": tender.id, "created": made}
    )
    workbook.set_custom_property("Language", tongue)

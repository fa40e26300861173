"""Write the conformance sheet: empty for a bidder to fill in, or with the answers of a report."""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from procure_accessibility.catalogue import LEVEL_A, LEVEL_AA, all_clauses
from procure_accessibility.report import Answer, Report
from procure_accessibility.sheet_layout import (
    COLUMNS,
    CRITERIA,
    EXPLAINED,
    FIELDS,
    INSTRUCTIONS,
    PRODUCT,
    TERMS,
)
from procure_accessibility.success_criteria import criteria_of, published_criteria, wcag_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_WIDTHS = (26, 11, 38, 16, 20, 60, 13)
_FIRST_ANSWER = 3
_EDITIONS = {
    "2.0": "2.5-edition-wcag-2.0-508-en",
    "2.1": "2.4-edition-wcag-2.1-en",
    "2.2": "2.5-edition-wcag-2.2-en",
}


def empty_report(target: str, components: Iterable[str]) -> Report:
    """Return a report with a blank answer for each criterion and component, level A first."""
    parts = tuple(components)
    answers = tuple(
        Answer(LEVEL_A if one.level == "A" else LEVEL_AA, one.number, part, "", "", "")
        for one in sorted(criteria_of(target), key=lambda one: one.level)
        for part in parts
    )
    return Report("", catalogue=_EDITIONS[wcag_of(target)], answers=answers)


def sheet_of(report: Report) -> bytes:
    """Return the workbook; the same report gives the same bytes.

    What a stranger wrote is always text: no cell becomes a formula or a link.
    """
    # Needed only here, and a tenth of a second to load.
    from xlsxwriter import Workbook  # noqa: PLC0415

    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(made, options) as book:
        book.set_properties(
            {"title": "Conformance sheet", "created": datetime(2026, 1, 1)}  # noqa: DTZ001
        )
        _instructions(book)
        _product(book, report)
        _criteria(book, report)
    return made.getvalue()


def _looks(book: "Workbook") -> "tuple[Format, Format, Format]":
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "locked": True})
    plain = book.add_format({"text_wrap": True, "valign": "top", "locked": True})
    entry = book.add_format(
        {"text_wrap": True, "valign": "top", "locked": False, "num_format": "@", "border": 1}
    )
    return head, plain, entry


def _instructions(book: "Workbook") -> None:
    sheet = book.add_worksheet(INSTRUCTIONS)
    head, plain, _ = _looks(book)
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, "How to fill in this conformance sheet", head)
    for row, text in enumerate(EXPLAINED, 1):
        sheet.write_string(row, 0, text, plain)


def _product(book: "Workbook", report: Report) -> None:
    sheet = book.add_worksheet(PRODUCT)
    head, plain, entry = _looks(book)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 2, 50)
    for column, text in enumerate(("Field", "Your answer", "What to write")):
        sheet.write_string(0, column, text, head)
    for row, (name, (label, help_)) in enumerate(FIELDS.items(), 1):
        sheet.write_string(row, 0, label, plain)
        sheet.write_string(row, 1, str(getattr(report, name)), entry)
        sheet.write_string(row, 2, help_, plain)
    sheet.protect()


def _criteria(book: "Workbook", report: Report) -> None:
    sheet = book.add_worksheet(CRITERIA)
    head, plain, entry = _looks(book)
    for column, (text, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, text, head)
    titles = {one.number: one.title for one in published_criteria()}
    titles |= {one.number: one.title for one in all_clauses()}
    for row, one in enumerate(report.answers, 1):
        given = (one.chapter, one.number, titles.get(one.number, ""), one.component)
        for column, text in enumerate(given):
            sheet.write_string(row, column, text, plain)
        answers = (TERMS.get(one.level, one.level), one.remark, one.fix_by)
        for column, text in enumerate(answers, _FIRST_ANSWER + 1):
            sheet.write_string(row, column, text, entry)
    last = max(len(report.answers), 1)
    sheet.data_validation(1, 4, last, 4, {"validate": "list", "source": list(TERMS.values())})
    sheet.freeze_panes(1, 3)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.protect()

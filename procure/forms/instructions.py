"""The first sheet of each form: how to fill it in, in plain words."""

from collections.abc import Sequence

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from procure.bid.answers import NOT_APPLICABLE
from procure.forms.heights import fit_heights
from procure.forms.look import protect, set_up_page, title, write_text
from procure.model.lock import Lock

_WORDS = Font(name="Calibri", size=11, color="1F2A37")
_LABEL = Font(name="Calibri", size=11, bold=True, color="1F2A37")

Lines = Sequence[tuple[str, str]]


def write_instructions(sheet: Worksheet, lock: Lock, what: str, lines: Lines) -> None:
    """Write the sheet: a label and a text on each line."""
    sheet.title = "Instructions"
    title(sheet, f"{what}: {lock.tender.title}", f"{lock.tender.buyer.name}, {lock.tender.id}")
    for row, (label, text) in enumerate((*_about(lock), *lines, *_identity(lock)), start=4):
        for column, words, font in ((1, label, _LABEL), (2, text, _WORDS)):
            cell = sheet.cell(row, column)
            write_text(cell, words)
            cell.font = font
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 26
    sheet.column_dimensions["B"].width = 104
    fit_heights(sheet, 4)
    protect(sheet)
    set_up_page(sheet, lock)


def _about(lock: Lock) -> Lines:
    contact = lock.tender.buyer.contact
    return (
        ("Buyer", lock.tender.buyer.name + (f" ({contact})" if contact else "")),
        ("Deadline", _deadline(lock)),
        ("Language", f"The text in language '{lock.tender.language}' is the one that counts."),
        *_unreviewed(lock),
        (
            "What to fill in",
            'Cells with a thick border, under headings that end in "(fill in)". All other cells '
            "are locked, without a password. You may change column widths and row heights.",
        ),
        (
            "Row ids",
            "The first column of each sheet identifies the row. Leave it as it is: answers are "
            "found by it. Sorting rows does no harm.",
        ),
        (
            "Numbers",
            "Digits only, with a point before decimals: 4500 or 2.5. No unit, no comma, no "
            "percent sign: the unit stands beside the cell. A number that cannot be read exactly "
            "is not guessed.",
        ),
        (
            "No formulas",
            "Write results, not formulas. Formulas, macros, links to other workbooks and merged "
            "cells are not needed; a formula whose result was not saved cannot be read.",
        ),
    )


def _unreviewed(lock: Lock) -> Lines:
    language = lock.tender.language
    titles = [
        pack.title
        for pack in lock.packs
        if language in pack.translations
        and language != pack.language
        and not pack.translations[language].reviewed_by
    ]
    if not titles:
        return ()
    words = f"No native speaker has reviewed the translation of: {', '.join(titles)}."
    return (("Translation", words),)


def _deadline(lock: Lock) -> str:
    zone = lock.deadline.isoformat()[-6:] if lock.deadline.utcoffset() else ""
    return f"{lock.deadline:%d %B %Y, %H:%M} (UTC{zone})"


def _identity(lock: Lock) -> Lines:
    versions = f"Version {lock.form_version}."
    if lock.form_version > 1:
        versions += f" It replaces version {lock.form_version - 1}."
    return (
        ("Form version", versions),
        ("Tender lock", f"SHA-256 {lock.hash}"),
    )


BID_LINES: Lines = (
    (
        "Sheets",
        "Bidder and Subcontractors: who you are. Then one sheet for each part of the questions; a "
        "question that asks for a table has a sheet of its own. Files: the files you send.",
    ),
    (
        "Blank, no, 0",
        'They are not the same. A blank cell says nothing; "no" and "0" are answers.',
    ),
    (
        "Not applicable",
        f"Only where the guidance offers it. Then choose or write: {NOT_APPLICABLE}.",
    ),
    (
        "Evidence",
        "Name the file, and the place in it after a #, for example dpa.pdf#4 for page 4; several "
        "are separated by a semicolon. Send the files together with this form, under these names. "
        "An answer with evidence counts for more than one without, where the scoring says so.",
    ),
    (
        "Confidential",
        "Leave blank unless an answer must stay confidential; then write why. A mark without a "
        "reason cannot be followed. A whole bid is marked on the sheet Bidder.",
    ),
    (
        "Prices",
        "Never in this form: they have a form of their own, opened only after the assessment.",
    ),
    (
        "Before you send it",
        "You can check it on your own computer, without sending anything: procure self BID "
        "--tender tender.lock.json",
    ),
)

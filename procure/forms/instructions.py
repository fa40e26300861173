"""The first sheet of each form: how to fill it in, in plain words."""

from collections.abc import Iterator, Sequence

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from procure.forms.heights import fit_heights
from procure.forms.layout import FORM_SHEET, LISTS_SHEET
from procure.forms.look import protect, set_up_page, title, write_text
from procure.forms.pages import fits_a_page
from procure.forms.sheet_names import sheet_name
from procure.forms.speech import speaker
from procure.language.numbers import moment
from procure.language.reviewed import counts_in, unreviewed
from procure.model.blocks import Text
from procure.model.lock import Lock
from procure.model.message import Message, MessageValue

_WORDS = Font(name="Calibri", size=11, color="1F2A37")
_LABEL = Font(name="Calibri", size=11, bold=True, color="1F2A37")

_SMALLEST = 0.75
"""Of its size: printed smaller than that, the instructions take a second page instead."""

Lines = Sequence[tuple[Text, Text]]


def write_instructions(
    sheet: Worksheet, lock: Lock, what: Message, lines: Lines, counts: str
) -> None:
    """Write the sheet: a label and a text on each line; ``counts`` is the language that does."""
    say = speaker(lock)
    sheet.title = sheet_name(say(Message("Instructions")), (FORM_SHEET, LISTS_SHEET))
    about: dict[str, MessageValue] = {"what": what, "title": lock.tender.title}
    below = f"{lock.tender.buyer.name}, {lock.tender.id}"
    title(sheet, say(Message("{what}: {title}", about)), below)
    for row, (label, text) in enumerate((*_about(lock, counts), *lines, *_identity(lock)), start=4):
        for column, words, font in ((1, label, _LABEL), (2, text, _WORDS)):
            cell = sheet.cell(row, column)
            write_text(cell, say(words))
            cell.font = font
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 26
    sheet.column_dimensions["B"].width = 104
    fit_heights(sheet, range(4, sheet.max_row + 1))
    protect(sheet)
    set_up_page(sheet, lock)
    if fits_a_page(sheet, _SMALLEST):
        sheet.page_setup.fitToHeight = 1


def _about(lock: Lock, counts: str) -> Lines:
    contact = lock.tender.buyer.contact
    return (
        (Message("Buyer"), lock.tender.buyer.name + (f" ({contact})" if contact else "")),
        (Message("Deadline"), moment(lock.tender.deadline, lock.tender.language)),
        (Message("Language"), counts_in(counts, lock.tender.language)),
        *_unreviewed(lock),
        (
            Message("What to fill in"),
            Message(
                "Cells with a thick border, under headings that end in {mark}. All other cells "
                "are locked, without a password. You may change column widths and row heights.",
                {"mark": Message('"(fill in)"')},
            ),
        ),
        (
            Message("Row ids"),
            Message(
                "The first column of each sheet identifies the row. Leave it as it is: answers "
                "are found by it. Sorting rows does no harm."
            ),
        ),
        (
            Message("Numbers"),
            Message(
                "Digits only, with a point before decimals: 4500 or 2.5. No unit, no comma, no "
                "percent sign: the unit stands beside the cell. A number that cannot be read "
                "exactly is not guessed."
            ),
        ),
        (
            Message("No formulas"),
            Message(
                "Write results, not formulas. Formulas, macros, links to other workbooks and "
                "merged cells are not needed; a formula whose result was not saved cannot be read."
            ),
        ),
    )


def _unreviewed(lock: Lock) -> Iterator[tuple[Text, Text]]:
    language = lock.tender.language
    if said := unreviewed(language):
        yield Message("Translation"), said
    titles = [
        pack.title
        for pack in lock.packs
        if language in pack.translations
        and language != pack.language
        and not pack.translations[language].reviewed_by
    ]
    if titles:
        text = "No native speaker has reviewed the translation of: {titles}."
        yield Message("Translation"), Message(text, {"titles": ", ".join(titles)})


def _identity(lock: Lock) -> Lines:
    values = {"version": str(lock.form_version), "before": str(lock.form_version - 1)}
    version = Message("Version {version}.", values)
    if lock.form_version > 1:
        version = Message("Version {version}. It replaces version {before}.", values)
    return (
        (Message("Form version"), version),
        (Message("Tender lock"), f"SHA-256 {lock.hash}"),
    )


BID_LINES: Lines = (
    (
        Message("Sheets"),
        Message(
            "Bidder and Subcontractors: who you are. Then one sheet for each part of the "
            "questions; a question that asks for a table has a sheet of its own. Files: the files "
            "you send."
        ),
    ),
    (
        Message("Blank, no, 0"),
        Message('They are not the same. A blank cell says nothing; "no" and "0" are answers.'),
    ),
    (
        Message("Not applicable"),
        Message(
            "Only where the guidance offers it. Then choose or write: {words}.",
            {"words": Message("not applicable")},
        ),
    ),
    (
        Message("Evidence"),
        Message(
            "Name the file, and the place in it after a #, for example dpa.pdf#4 for page 4; "
            "several are separated by a semicolon. Send the files together with this form, under "
            "these names. An answer with evidence counts for more than one without, where the "
            "scoring says so."
        ),
    ),
    (
        Message("Confidential"),
        Message(
            "Leave blank unless an answer must stay confidential; then write why. A mark without "
            "a reason cannot be followed. A whole bid is marked on the sheet Bidder."
        ),
    ),
    (
        Message("Prices"),
        Message(
            "Never in this form: they have a form of their own, opened only after the assessment."
        ),
    ),
    (
        Message("Before you send it"),
        Message(
            "You can check it on your own computer, without sending anything: {command}",
            {"command": "procure self BID --tender tender.lock.json"},
        ),
    ),
)

"""What the buyer printed on a form, against what stands there when it comes back."""

from collections.abc import Iterator

from procure.files.characters import UNSHOWN, legible
from procure.forms.references import column_number
from procure.forms.workbook import FoundRow, OpenedForm
from procure.model.finding import Finding, Severity
from procure.model.message import Message, MessageValue


def reprinted(
    form: OpenedForm, row: FoundRow, column: str, published: str, *also: str
) -> Iterator[Finding]:
    """Yield a finding if a printed cell says other words than were published; blank ones do not.

    A changed question may change what an answer means, and shows rows whose cells were moved.

    Args:
        form: as handed in.
        row: of the form.
        column: of the cell.
        published: words.
        also: what the form prints for them in the tender's languages.
    """
    cell = row.sheet.cell(row.number, column_number(column))
    found = _words(str(cell.value)) if cell and cell.value is not None else ""
    if found and found not in {_words(published), *map(_words, also)}:
        values: dict[str, MessageValue] = {
            "given": found[:200],
            "published": published or Message("nothing"),
        }
        what = Message("The form says '{given}' here; published is '{published}'.", values)
        place = str(form.place(row, column))
        yield Finding("procure.changed", Severity.WARNING, place, what)


def _words(text: str) -> str:
    return " ".join(legible(text).replace(UNSHOWN, "").split())

"""Which tender and version a filled form says that it belongs to."""

from collections.abc import Iterator

from procure.forms.workbook import OpenedForm
from procure.model.finding import Finding, Severity
from procure.model.message import Message


def lost_origin(form: OpenedForm) -> Iterator[Finding]:
    """Yield a finding if the hidden sheet is gone, or no longer names a tender and a version."""
    if not form.said.get("tender") or not said_version(form):
        what = Message("The form no longer says which tender and version it belongs to.")
        yield Finding("procure.form-version", Severity.WARNING, form.file, what)


def said_version(form: OpenedForm) -> int:
    """Return the version the form says; 0 if it says none."""
    said = form.said.get("version", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0

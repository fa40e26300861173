"""A workbook as bytes that are the same for the same content."""

import io
import zipfile
from datetime import UTC, datetime

from openpyxl.workbook.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

from procure.forms.speech import speaker
from procure.model.lock import Lock
from procure.model.message import Message, MessageValue

_EPOCH = (1980, 1, 1, 0, 0, 0)


def describe(workbook: Workbook, lock: Lock, what: Message) -> None:
    """Set the document's title, creator, language and dates from the tender."""
    properties = workbook.properties
    say = speaker(lock)
    values: dict[str, MessageValue] = {"what": what, "title": lock.tender.title}
    properties.title = say(Message("{what}: {title}", values))
    properties.creator = properties.lastModifiedBy = lock.tender.buyer.name
    version: dict[str, MessageValue] = {
        "id": lock.tender.id,
        "version": str(lock.form_version),
    }
    properties.subject = say(Message("{id}, form version {version}", version))
    properties.language = lock.tender.language
    properties.created = properties.modified = _moment(lock)


def _moment(lock: Lock) -> datetime:
    if lock.tender.notice:
        return datetime.fromisoformat(lock.tender.notice).replace(tzinfo=None)
    return lock.deadline.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def saved(workbook: Workbook) -> bytes:
    """Return the workbook's bytes: members in order, no clock in them, compressed once.

    openpyxl marks every height it writes as set by hand, which would stop rows from growing.
    """
    first = io.BytesIO()
    ExcelWriter(workbook, zipfile.ZipFile(first, "w")).save()
    packed = io.BytesIO()
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(packed, "w") as target:
        for name in sorted(source.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            content = source.read(name)
            if name.startswith("xl/worksheets/"):
                content = content.replace(b' customHeight="1"', b"")
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            member.create_system = 3
            target.writestr(member, content)
    return packed.getvalue()

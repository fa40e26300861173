"""Something to know about a bid, an evidence file or a tender, with a code."""

from dataclasses import dataclass
from enum import StrEnum

from procure.model.message import Message


class Severity(StrEnum):
    """How much a finding matters: an error must be settled, a warning looked at."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to know.

    Attributes:
        code: ``<plugin>.<code>`` such as ``accessibility.L01``; the core's start with ``procure.``.
        severity: error, warning or info.
        where: place, as ``acme/bid.xlsx!Privacy!D14`` or ``acr.yaml:12``.
        what: the sentence.
    """

    code: str
    severity: Severity
    where: str
    what: Message

"""Values of a parsed file from a stranger, taken only if they are of the kind that is due."""

from collections.abc import Mapping
from decimal import Decimal

from procure.api import Finding, YamlDocument
from procure_accessibility.said import MOST_LISTED, finding, shortened

Key = tuple[str | int, ...]


class Shape:
    """Takes values out of a document, and keeps a finding for each that is of another kind."""

    def __init__(self, document: YamlDocument) -> None:
        self.document = document
        self.found: list[Finding] = []
        self.passed_over = 0
        self._told: set[Key] = set()

    def mapping(self, value: object, key: Key) -> Mapping[str, object]:
        """Return a mapping; nothing if it is missing or something else."""
        if isinstance(value, dict):
            return value
        if value is not None:
            self.wrong(key, "{key} is {value}, where fields are due; it was not read.", value)
        return {}

    def sequence(self, value: object, key: Key) -> list[object]:
        """Return a list; nothing if it is missing or something else."""
        if isinstance(value, list):
            return value
        if value is not None:
            self.wrong(key, "{key} is {value}, where a list is due; it was not read.", value)
        return []

    def text(self, value: object, key: Key) -> str:
        """Return text, also of a number written without quotes; empty if it is something else."""
        if isinstance(value, str):
            return value.strip()
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return format(Decimal(value), "f")
        if value is not None:
            self.wrong(key, "{key} is {value}, where text is due; it was not read.", value)
        return ""

    def wrong(self, key: Key, words: str, value: object) -> None:
        """Keep a finding on a value that cannot be placed; beyond a number they are counted."""
        if key in self._told:
            return
        self._told.add(key)
        if len(self.found) == MOST_LISTED:
            self.passed_over += 1
            return
        values = {"key": shortened(".".join(str(part) for part in key)), "value": _kind(value)}
        self.found.append(finding("R2", self.where(key), words, values))

    def where(self, key: Key) -> str:
        """Return file and line of a key, or the file with the key where lines are not known."""
        if self.document.lines:
            return f"{self.document.file}:{self.document.line(key)}"
        return f"{self.document.file} {'.'.join(str(part) for part in key)}"

    def findings(self) -> tuple[Finding, ...]:
        """Return what could not be placed."""
        if not self.passed_over:
            return tuple(self.found)
        words = "{count} more values could not be placed."
        more = finding("R2", self.document.file, words, {"count": self.passed_over})
        return (*self.found, more)


def _kind(value: object) -> str:
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    return repr(value if not isinstance(value, str) else shortened(value))

"""Values of a parsed file from a stranger, taken only if they are of the kind that is due."""

from decimal import Decimal

from procure.api import Finding, JsonValue, Message
from procure_privacy.said import shown, warning

MOST_LISTED = 40
"""Findings listed one by one; further ones are counted."""


class Shape:
    """Takes values out of a document, and keeps a finding for each that is of another kind."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Finding] = []
        self._passed_over = 0

    def tell(self, finding: Finding) -> None:
        """Keep a finding; beyond a number they are counted."""
        if len(self._found) < MOST_LISTED:
            self._found.append(finding)
        else:
            self._passed_over += 1

    def where(self, key: str) -> str:
        """Return the place of a key."""
        return f"{self.file} {key}"

    def mapping(self, value: JsonValue, key: str) -> dict[str, JsonValue]:
        """Return a mapping; empty if it is missing or something else."""
        if isinstance(value, dict):
            return value
        if value is not None:
            self._wrong(key, value)
        return {}

    def sequence(self, value: JsonValue, key: str) -> list[JsonValue]:
        """Return a list; empty if it is missing or something else."""
        if isinstance(value, list):
            return value
        if value is not None:
            self._wrong(key, value)
        return []

    def text(self, value: JsonValue, key: str) -> str:
        """Return text; empty if it is missing or something else."""
        if isinstance(value, str):
            return value
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return format(Decimal(value), "f")
        if value is not None:
            self._wrong(key, value)
        return ""

    def findings(self) -> tuple[Finding, ...]:
        """Return what could not be placed."""
        if not self._passed_over:
            return tuple(self._found)
        what = Message(
            "{count} more findings of the same file are not listed.", {"count": self._passed_over}
        )
        return (*self._found, warning("A9", self.file, what))

    def _wrong(self, key: str, value: JsonValue) -> None:
        what = Message("{value} is of a kind that has no place here.", {"value": shown(value)})
        self.tell(warning("A2", self.where(key), what))

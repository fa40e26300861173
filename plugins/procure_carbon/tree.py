"""Steps into JSON from strangers, where any level may be of any type."""

from procure.api import JsonValue


def at(value: JsonValue, *keys: str) -> JsonValue:
    """Return what stands below ``keys``; None if a step is missing or is no mapping."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def listed(value: JsonValue) -> list[JsonValue]:
    """Return a list; empty if the value is none."""
    return value if isinstance(value, list) else []


def mapped(value: JsonValue) -> dict[str, JsonValue]:
    """Return a mapping; empty if the value is none."""
    return value if isinstance(value, dict) else {}


def words(value: JsonValue) -> str:
    """Return a text; empty if the value is none."""
    return value.strip()[:200] if isinstance(value, str) else ""

"""Units as the forms print them: words in the form's language, symbols as they are."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from procure.model.blocks import Text
from procure.model.message import Message

_PLAIN_NUMBERS: Final = ("1", "count")
_WORDS: Final[Mapping[str, Message]] = {
    "percent": Message("percent"),
    "year": Message("year"),
    "years": Message("years"),
    "month": Message("month"),
    "months": Message("months"),
    "day": Message("day"),
    "days": Message("days"),
    "hour": Message("hour"),
    "hours": Message("hours"),
    "piece": Message("piece"),
    "pieces": Message("pieces"),
    "lump sum": Message("lump sum"),
}
"""Units that are words; others are symbols, the same in every language, or the buyer's own."""

_SEVERAL: Final[Mapping[str, str]] = {
    "year": "years",
    "month": "months",
    "day": "days",
    "hour": "hours",
    "piece": "pieces",
}


def with_unit(value: Decimal, unit: str) -> Text:
    """Return a number with its unit, whose word is that of several beside any number but 1."""
    word = shown_unit(unit if value == 1 else _SEVERAL.get(unit, unit))
    if not word:
        return Message("{value}", {"value": value})
    return Message("{value} {unit}", {"value": value, "unit": word})


def shown_unit(unit: str) -> Text:
    """Return a unit as it is printed: nothing for plain numbers, shares and counts.

    Words are translated, also behind a stroke: ``kWh/year``.
    """
    if unit in _PLAIN_NUMBERS:
        return ""
    first, *others = (_WORDS.get(part, part) for part in unit.split("/"))
    shown: Text = first
    for other in others:
        shown = (
            f"{shown}/{other}"
            if isinstance(shown, str) and isinstance(other, str)
            else Message("{unit}/{per}", {"unit": shown, "per": other})
        )
    return shown

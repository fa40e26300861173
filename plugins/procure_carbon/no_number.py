"""What to say of a cell or setting that holds no number, and how it should be written."""

import re

from procure.api import Message
from procure_carbon.written import number, shown

_COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}", re.ASCII)
_MARKED = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+", re.ASCII)
"""Points between thousands and a comma before the decimals."""

_LONGEST = 40

MOST_YEARS = 200
"""The longest study period that a bill of quantities is counted for."""


def no_year(value: object) -> Message:
    """Return that a value is no year, with the remedy."""
    return Message(
        "{value} is no year. Write a whole one of four digits, for example {example}.",
        {"value": shown(value), "example": "2026"},
    )


def no_period(value: object) -> Message:
    """Return that a value is no study period, with the remedy.

    Energy is summed and reported year by year (EN 15978, B6), so a part of a year has no factor.
    """
    return Message(
        "{value} is no study period. Write whole years from 1 to {most}, for example {example}.",
        {"value": shown(value), "most": MOST_YEARS, "example": "60"},
    )


def no_number(value: object) -> Message:
    """Return that a value is no number, with the remedy.

    What a comma may part is told where it can be known, and both ways where it cannot; a value is
    never taken as either.
    """
    text = str(value).strip()
    if len(text) > _LONGEST:
        text = ""
    if _THOUSANDS.fullmatch(text):
        return Message(
            "{value} is not a number; it is left out. Write {point} if the comma stands before"
            " decimals, {whole} if it parts thousands.",
            {
                "value": shown(value),
                "point": text.replace(",", "."),
                "whole": text.replace(",", ""),
            },
        )
    plain = text.replace(".", "") if _MARKED.fullmatch(text) else text
    if _COMMA.fullmatch(plain) and number(plain.replace(",", ".")) is not None:
        return Message(
            "{value} is not a number; it is left out. Write {point}, with a point before decimals.",
            {"value": shown(value), "point": plain.replace(",", ".")},
        )
    return Message(
        "{value} is not a number; it is left out. Write digits only, with a point before decimals"
        " and no mark between thousands, for example {example}.",
        {"value": shown(value), "example": "1200.5"},
    )

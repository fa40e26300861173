"""From what was given to a typed answer: read exactly, or refused with the value quoted.

Nothing is guessed: a decimal comma, a unit in a number cell or a percentage format is a fault
with its remedy, never a number.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from procure.bid.asked import Asked
from procure.bid.given import Fault, Given
from procure.bid.spoken import NO, NOT_APPLICABLE, YES
from procure.errors import Problem
from procure.files.characters import spelled_out
from procure.model.bid import Response, State, Value
from procure.model.message import Message
from procure.numbers import text

NUMBER = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?$", re.ASCII)
MOST_DIGITS = 40
"""Digits before the point, and behind it, that a number can be meant to have."""

_LONGEST_QUOTE = 60
_NO_UNIT = ("", "1")
_EXAMPLES = ("4500", "80", "36", "5", "1.5", "0.5", "0")


def read_answer(
    given: Given, asked: Asked, *, evidence: str = "", confidential: str = ""
) -> tuple[Response, Problem | None]:
    """Return the typed answer, and the problem if it cannot be read.

    A choice given by its key is quoted by its printed text, so that whoever scores reads words.
    """
    outcome = _outcome(given, asked)
    fault = outcome if isinstance(outcome, Fault) else None
    state, value = (State.UNREADABLE, None) if isinstance(outcome, Fault) else outcome
    response = Response(
        requirement=asked.id,
        state=state,
        value=value,
        raw=_raw(given, asked, value),
        place=given.place,
        evidence=evidence,
        confidential=confidential,
        unreadable=fault.said if fault else "",
    )
    if fault is None:
        return response, None
    return response, Problem(str(given.place), str(fault.what), str(fault.mend))


def _outcome(given: Given, asked: Asked) -> tuple[State, Value | None] | Fault:
    if given.fault:
        return given.fault
    if given.blank:
        return State.BLANK, None
    if _means(given, NOT_APPLICABLE, asked) and asked.type not in ("text", "file"):
        return _not_applicable(given, asked)
    if _means(given, NOT_APPLICABLE, asked) and asked.may_not_apply:
        return State.NOT_APPLICABLE, None
    if given.quoted.startswith("=") and asked.type not in ("text", "file"):
        return unsaved_formula(given.quoted)
    value = _READ[asked.type](given, asked)
    return value if isinstance(value, Fault) else (State.ANSWERED, value)


def _not_applicable(given: Given, asked: Asked) -> tuple[State, Value | None] | Fault:
    if asked.may_not_apply:
        return State.NOT_APPLICABLE, None
    words = "{quoted} is not an answer the buyer allows here."
    return Fault(Message(words, {"quoted": quote(given)}), _how(asked))


def unsaved_formula(formula: str) -> Fault:
    """Return the fault of a formula that no program has calculated and saved."""
    short = formula if len(formula) <= _LONGEST_QUOTE else formula[: _LONGEST_QUOTE - 1] + "…"
    return Fault(
        Message("formula without a saved value ({formula}).", {"formula": short}),
        Message("Write the result itself into the cell, not a formula."),
    )


def quote(given: Given) -> str:
    """Return the value in quotation marks, shortened if long."""
    shown = spelled_out(given.quoted[:_LONGEST_QUOTE]) + given.quoted[_LONGEST_QUOTE:]
    return f"'{shown if len(shown) <= _LONGEST_QUOTE else shown[: _LONGEST_QUOTE - 1] + '…'}'"


def _raw(given: Given, asked: Asked, value: Value | None) -> str:
    if isinstance(value, Decimal):
        return text(value)
    return asked.choices.get(str(value), given.quoted) if asked.type == "choice" else given.quoted


def _number(given: Given, asked: Asked) -> Decimal | Fault:
    value = given.value
    if isinstance(value, str) and NUMBER.match(value.strip()):
        value = Decimal(value.strip())
    if isinstance(value, date):
        mend = Message("Set the cell's format to General. {how}", {"how": _how(asked)})
        return Fault(_no_number(given), mend)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return Fault(_no_number(given), _how(asked, "," in given.quoted))
    if not _fits(Decimal(value)):
        values = {"quoted": quote(given), "most": str(MOST_DIGITS)}
        return Fault(Message("{quoted} has more than {most} digits.", values), _how(asked))
    return _bounded(Decimal(value), asked)


def _no_number(given: Given) -> Message:
    return Message("{quoted} is not a number.", {"quoted": quote(given)})


def _fits(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    return (
        isinstance(exponent, int) and exponent >= -MOST_DIGITS and number.adjusted() < MOST_DIGITS
    )


def _within(number: Decimal, asked: Asked) -> bool:
    low = asked.at_least is None or number >= asked.at_least
    return low and (asked.at_most is None or number <= asked.at_most)


def _bounded(number: Decimal, asked: Asked) -> Decimal | Fault:
    unit = f" {asked.unit}" if asked.unit not in _NO_UNIT else ""
    if asked.at_least is not None and number < asked.at_least:
        values = {"number": f"'{text(number)}'", "limit": f"{text(asked.at_least)}{unit}"}
        return Fault(Message("{number} is below {limit}.", values), _how(asked))
    if asked.at_most is not None and number > asked.at_most:
        values = {"number": f"'{text(number)}'", "limit": f"{text(asked.at_most)}{unit}"}
        return Fault(Message("{number} is above {limit}.", values), _how(asked))
    return number


def _level(given: Given, asked: Asked) -> Decimal | Fault:
    number = _number(given, asked)
    if isinstance(number, Decimal) and number != number.to_integral_value():
        what = Message("{quoted} is not a whole number.", {"quoted": quote(given)})
        return Fault(what, _how(asked))
    return number


def _boolean(given: Given, asked: Asked) -> bool | Fault:
    if isinstance(given.value, bool):
        return given.value
    for word, value in ((YES, True), (NO, False)):
        if _means(given, word, asked):
            return value
    what = Message("{quoted} is neither yes nor no.", {"quoted": quote(given)})
    return Fault(what, _how(asked))


def _choice(given: Given, asked: Asked) -> str | Fault:
    said = _spoken(given.quoted)
    for key, printed in asked.choices.items():
        if said in (_spoken(key), _spoken(printed)):
            return key
    others = [key for key in asked.choices if said in map(_spoken, asked.also.get(key, ()))]
    if len(others) == 1:
        return others[0]
    if others:
        named = " and ".join(f"'{asked.choices[key]}'" for key in others)
        values = {"quoted": quote(given), "named": named}
        return Fault(Message("{quoted} can mean {named}.", values), _how(asked))
    what = Message("{quoted} is not one of the choices.", {"quoted": quote(given)})
    return Fault(what, _how(asked))


def _means(given: Given, word: str, asked: Asked) -> bool:
    """Return whether a word was given, in English or in another language of the tender."""
    return _spoken(given.quoted) in (word, *map(_spoken, asked.also.get(word, ())))


def _spoken(words: str) -> str:
    """Return words without what nobody hears: capitals, kinds of space and of apostrophe."""
    said = normalize("NFC", words.casefold()).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return " ".join(said.split())


def _date(given: Given, asked: Asked) -> date | Fault:
    if isinstance(given.value, date):
        return given.value
    words = "{quoted} is not a date written as year-month-day."
    fault = Fault(Message(words, {"quoted": quote(given)}), _how(asked))
    return calendar_day(given.quoted) or fault


def calendar_day(words: str) -> date | None:
    """Return the day of a text such as ``2026-04-14``, or None if it is no day."""
    if not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}$", words, re.ASCII):
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _text(given: Given, asked: Asked) -> str:
    return given.quoted.replace("\r\n", "\n").replace("\r", "\n")


def _table(given: Given, asked: Asked) -> Fault:
    what = Message("{quoted} stands where a table is asked.", {"quoted": quote(given)})
    return Fault(what, _how(asked))


_READ: Mapping[str, Callable[[Given, Asked], Value | Fault]] = {
    "number": _number,
    "level": _level,
    "boolean": _boolean,
    "choice": _choice,
    "date": _date,
    "text": _text,
    "file": _text,
    "table": _table,
}


def _how(asked: Asked, comma: bool = False) -> Message:
    """Say how this answer is written, with unit and an example."""
    if asked.type == "number":
        return _how_number(asked, comma)
    choices = "; ".join(asked.choices.values())
    most = text(asked.at_most or 0)
    ways = {
        "boolean": Message("Write yes or no."),
        "choice": Message("Write one of: {choices}.", {"choices": choices}),
        "date": Message("Write it like 2026-04-14."),
        "level": Message("Write a whole number from 0 to {most}.", {"most": most}),
        "table": Message("Fill in the rows of the table."),
    }
    return ways.get(asked.type, Message("Answer the question."))


def _how_number(asked: Asked, comma: bool) -> Message:
    example: Message | str = _example(asked, "1.5") if comma else _example(asked)
    if asked.unit not in _NO_UNIT:
        example = Message("{example} (unit {unit})", {"example": example, "unit": asked.unit})
    if comma:
        words = "Write a decimal point and no other mark, for example {example}."
        return Message(words, {"example": example})
    return Message("Write digits only, for example {example}.", {"example": example})


def _example(asked: Asked, first: str = "4500") -> str:
    for example in ("80" if asked.unit in ("percent", "%") else first, *_EXAMPLES):
        if _within(Decimal(example), asked):
            return example
    return text(asked.at_least if asked.at_least is not None else asked.at_most or 0)

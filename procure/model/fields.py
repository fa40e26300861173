"""Field types shared by the file formats: what they accept, in words, and as JSON Schema."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema

_NAME_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
_CHOICE_PATTERN = r"[a-z0-9]+([-.][a-z0-9]+)*"
_NUMBER_PATTERN = r"-?[0-9]+(\.[0-9]+)?"
_DAY_PATTERN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

NAME = re.compile(rf"{_NAME_PATTERN}\Z")
CHOICE = re.compile(rf"{_CHOICE_PATTERN}\Z")
ID = re.compile(rf"{_NAME_PATTERN}/{_NAME_PATTERN}\Z")


def _text(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("true and false are not text here; put it in quotes")
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value) if isinstance(value, int) else value


def _number(value: object) -> object:
    if isinstance(value, bool | float):
        raise ValueError("write it as a plain decimal number, such as 4.5")
    if isinstance(value, str) and not re.fullmatch(_NUMBER_PATTERN, value):
        raise ValueError(f"{value!r} is not a plain decimal number, such as 4.5")
    return value


def _words(value: str) -> str:
    if not value.strip():
        raise ValueError("must say something, in words")
    return value


def _name(value: str) -> str:
    if not NAME.match(value):
        raise ValueError(
            f"{value!r} is not a name: use lower-case letters, digits and single hyphens"
        )
    return value


def _choice(value: str) -> str:
    if not CHOICE.match(value):
        raise ValueError(
            f"{value!r} is no key of a choice: use lower-case letters, digits, and single hyphens"
            " or dots"
        )
    return value


def _id(value: str) -> str:
    if not ID.match(value):
        raise ValueError(f"{value!r} is not an id: write pack/name, such as privacy/breach-hours")
    return value


def _yes_no(value: object) -> object:
    if isinstance(value, str | int | Decimal) and not isinstance(value, bool):
        if value not in {"yes", "no"}:
            raise ValueError(f"{str(value)!r} is neither yes nor no")
        return value == "yes"
    return value


def _day(value: str) -> str:
    try:
        if not re.fullmatch(_DAY_PATTERN, value):
            raise ValueError(value)
        date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"{value!r} is not a date: write it as 2026-04-14") from error
    return value


def moment(value: str) -> str:
    """Return ``value`` if it is a date and time with its zone.

    Raises:
        ValueError: that says what is missing.
    """
    try:
        if not re.match(_DAY_PATTERN, value):
            raise ValueError(value)
        read = datetime.fromisoformat(value)
    except ValueError as error:
        raise ValueError(
            f"{value!r} is not a time: write it as 2026-04-14T12:00:00+01:00"
        ) from error
    if read.tzinfo is None:
        raise ValueError(f"{value!r} has no time zone: add it, such as +01:00")
    return value


def _currency(value: str) -> str:
    if not re.fullmatch("[A-Z]{3}", value):
        raise ValueError(f"{value!r} is not a currency: write three capital letters, such as EUR")
    return value


def _language(value: str) -> str:
    if not re.fullmatch("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise ValueError(f"{value!r} is not a language: write its tag, such as es or pt-BR")
    return value


def _described(schema: dict[str, object]) -> WithJsonSchema:
    """Return the schema of what a person may write; what we write has the plain type's."""
    return WithJsonSchema(schema, mode="validation")


Text: TypeAlias = Annotated[str, BeforeValidator(_text), _described({"type": ["string", "number"]})]
"""Text; a bare number in YAML is taken as the text it was written as."""

Words: TypeAlias = Annotated[str, BeforeValidator(_text), AfterValidator(_words)]
"""Text that says something: a reason, a ground, a statement."""

Language: TypeAlias = Annotated[str, AfterValidator(_language)]
"""A language by its tag (BCP 47), fit for the name of a file."""

Number: TypeAlias = Annotated[
    Decimal,
    BeforeValidator(_number),
    _described({"type": ["number", "string"], "pattern": f"^{_NUMBER_PATTERN}$"}),
]
"""An exact decimal number, quoted or not."""

Name: TypeAlias = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(_name),
    WithJsonSchema({"type": "string", "pattern": f"^{_NAME_PATTERN}$"}, mode="serialization"),
    _described({"type": ["string", "number"], "pattern": f"^{_NAME_PATTERN}$"}),
]
"""Lower-case letters, digits and single hyphens."""

ChoiceName: TypeAlias = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(_choice),
    WithJsonSchema({"type": "string", "pattern": f"^{_CHOICE_PATTERN}$"}, mode="serialization"),
    _described({"type": ["string", "number"], "pattern": f"^{_CHOICE_PATTERN}$"}),
]
"""As a name, with single dots: the key of a setting's choice may be a version, ``wcag-2.2``."""

Id: TypeAlias = Annotated[
    str,
    AfterValidator(_id),
    WithJsonSchema({"type": "string", "pattern": f"^{_NAME_PATTERN}/{_NAME_PATTERN}$"}),
]
"""``pack/name``."""

YesNo: TypeAlias = Annotated[
    bool, BeforeValidator(_yes_no), _described({"enum": [True, False, "yes", "no"]})
]
"""true, false, yes or no."""

Day: TypeAlias = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(_day),
    WithJsonSchema({"type": "string", "pattern": f"^{_DAY_PATTERN}$"}),
]
"""ISO date, ``2026-04-14``."""

Moment: TypeAlias = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(moment),
    WithJsonSchema({"type": "string", "pattern": f"^{_DAY_PATTERN}[T ].*(Z|[+-][0-9:]+)$"}),
]
"""ISO date and time with zone, ``2026-04-14T12:00:00+01:00``."""

Currency: TypeAlias = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(_currency),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"}),
]
"""ISO 4217 code."""


class Frozen(BaseModel):
    """Base of every record that comes from a file: frozen, unknown keys refused."""

    # Validators are built when first needed: a fifth of what loading all records costs.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, defer_build=True)

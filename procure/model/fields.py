"""Field types shared by the file formats."""

import re
from decimal import Decimal
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")


def _text(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("true and false are not text here; put it in quotes")
    return str(value) if isinstance(value, int | Decimal) else value


def _number(value: object) -> object:
    if isinstance(value, bool | float):
        raise ValueError("write it as a plain decimal number, such as 4.5")
    if isinstance(value, str) and not re.match(r"-?[0-9]+(\.[0-9]+)?$", value):
        raise ValueError(f"{value!r} is not a plain decimal number, such as 4.5")
    return value


def _name(value: str) -> str:
    if not NAME.match(value):
        raise ValueError(
            f"{value!r} is not a name: use lower-case letters, digits and single hyphens"
        )
    return value


def _id(value: str) -> str:
    if not ID.match(value):
        raise ValueError(f"{value!r} is not an id: write pack/name, such as privacy/breach-hours")
    return value


def _yes_no(value: object) -> object:
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


Text: TypeAlias = Annotated[str, BeforeValidator(_text)]
"""Text; a bare number in YAML is taken as the text it was written as."""

Number: TypeAlias = Annotated[Decimal, BeforeValidator(_number)]
"""An exact decimal number, quoted or not."""

Name: TypeAlias = Annotated[str, BeforeValidator(_text), AfterValidator(_name)]
"""Lower-case letters, digits and single hyphens."""

Id: TypeAlias = Annotated[str, AfterValidator(_id)]
"""``pack/name``."""

YesNo: TypeAlias = Annotated[bool, BeforeValidator(_yes_no)]
"""true, false, yes or no."""


class Frozen(BaseModel):
    """Base of every record that comes from a file: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

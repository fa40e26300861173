"""The profiles, as typed records."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, TypeAdapter

from procure.files.yaml import parse_yaml
from procure.model.fields import Day, Frozen, Text

Told: TypeAlias = Literal["name", "identifier", "total", "price", "criteria", "levels", "reasons"]
"""What a bidder may be told of the first bid."""


class Standstill(Frozen):
    """The least number of days before the contract, from the day after the letter."""

    days: Annotated[int, Field(ge=1)]
    count: Literal["calendar", "working"]
    sure: Text

    def last_day(self, letter: date) -> date:
        """Return the earliest day it may end; public holidays are not known here."""
        day, left = letter, self.days
        while left:
            day += timedelta(days=1)
            left -= self.count == "calendar" or day.weekday() < 5
        return day


class Profile(Frozen):
    """What may be told, of which date, and how sure that is; ``CITED`` says by which rules."""

    name: Text = ""
    date: Day
    sure: Literal["confirmed", "recalled", "judgement"]
    winner: tuple[Told, ...]
    standstill: Standstill | None = None


_PROFILES: TypeAdapter[dict[str, Profile]] = TypeAdapter(dict[str, Profile])


@cache
def profiles() -> Mapping[str, Profile]:
    """Return the profiles by the name a tender writes."""
    name = "profiles.yaml"
    content = (files("procure.disclosure") / name).read_text(encoding="utf-8")
    found = _PROFILES.validate_python(parse_yaml(content, name).value)
    return {key: one.model_copy(update={"name": key}) for key, one in found.items()}

"""What the buyer set: the target, the components, and what the report is held against."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from procure.api import Message, SettingValue
from procure_accessibility.catalogue import WEB_COMPONENTS
from procure_accessibility.success_criteria import targets

WEIGHTS = ("simple", "gc", "gc-official")
MAPPINGS = ("published", "own")
CLOSED = "closed"
"""A component that VPAT has and OpenACR has not: software no assistive technology can join."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The settings a report is counted under.

    Attributes:
        version: of the product offered; empty if the buyer did not say.
        as_of: the day ages are counted to; None if it was not said.
        delta: how much of the support missing evidence takes away, 0 to 1.
        mapping: which mapping of criteria to groups counts.
        areas: settings that say what is bought, such as ``hardware``, where they are on.
    """

    target: str
    components: tuple[str, ...]
    weights: str
    version: str
    as_of: date | None
    delta: Fraction
    mapping: str
    areas: frozenset[str]


class NotWanted(Exception):
    """A setting that cannot be used; the message says which."""

    def __init__(self, said: Message) -> None:
        super().__init__(str(said))
        self.said = said


def wanted(settings: Mapping[str, SettingValue]) -> Wanted:
    """Return the settings, typed.

    Raises:
        NotWanted: if one of them is none of its choices.
    """
    given = {name.replace("_", "-"): value for name, value in settings.items()}
    components = given.get("component", ("web",))
    chosen = components if isinstance(components, tuple) else (str(components),)
    for one in chosen:
        _one_of("component", one, (*WEB_COMPONENTS, CLOSED))
    return Wanted(
        target=_one_of("target", str(given.get("target", "wcag21-aa")), targets()),
        components=tuple(dict.fromkeys(chosen)) or ("web",),
        weights=_one_of("weights", str(given.get("weights", "simple")), WEIGHTS),
        version=str(given.get("tendered-version", "")).strip(),
        as_of=_day(given.get("as-of")),
        delta=_share(given.get("delta", "0.20")),
        mapping=_one_of("groups", str(given.get("groups", "published")), MAPPINGS),
        areas=frozenset(name for name, value in given.items() if value is True or value == "yes"),
    )


def _one_of(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        words = "The setting {name} is {value}; choose of {choices}."
        values = {"name": name, "value": repr(value[:60]), "choices": ", ".join(choices)}
        raise NotWanted(Message(words, values))
    return value


def _day(value: SettingValue | None) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        words = "The setting as_of is {value}; write it as 2026-04-14."
        raise NotWanted(Message(words, {"value": repr(str(value)[:60])})) from error


def _share(value: SettingValue) -> Fraction:
    try:
        share = Decimal(str(value))
    except InvalidOperation:
        share = Decimal(-1)
    if not 0 <= share <= 1:
        words = "The setting delta is {value}; write a number from 0 to 1, such as 0.2."
        raise NotWanted(Message(words, {"value": repr(str(value)[:60])}))
    return Fraction(share)

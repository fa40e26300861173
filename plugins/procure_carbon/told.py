"""Carbon of a bid as evaluation.json tells it, for what the award report says."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from procure.api import Message, Text

PREFIX = "carbon."

GROUPS: Mapping[str, tuple[str, ...]] = {
    "A1-A3": ("A1A3",),
    "A4": ("A4",),
    "A5": ("A5",),
    "B1-B5": ("B1", "B2", "B3", "B4", "B5"),
    "B6-B7": ("B6", "B7"),
    "C1-C4": ("C1", "C2", "C3", "C4"),
}
"""Groups of modules that charts and tables show, in the order of a life."""


@dataclass(frozen=True, slots=True)
class Told:
    """One bid.

    Attributes:
        numbers: its measures that are numbers, without the plugin's name.
        texts: those that are text.
        places: where each stands.
        sources: what each rests on.
        findings: code without the plugin's name, severity, of those of this plugin.
    """

    name: str
    numbers: Mapping[str, Decimal]
    texts: Mapping[str, str]
    places: Mapping[str, str]
    sources: Mapping[str, str]
    findings: tuple[tuple[str, str], ...]

    @property
    def has_bill(self) -> bool:
        """Whether a bill of quantities was read."""
        return "failed_gates" in self.texts

    @property
    def is_whole(self) -> bool:
        """Whether every stage of the bill is known."""
        return self.has_bill and "embodied" in self.numbers

    def group(self, modules: tuple[str, ...], suffix: str = "") -> Decimal | None:
        """Return the sum of the modules that are known; None if none is."""
        known = [self.numbers[one + suffix] for one in modules if one + suffix in self.numbers]
        return sum(known, Decimal(0)) if known else None


def told(bid: Mapping[str, object]) -> Told:
    """Return what a bid of the evaluation tells of carbon."""
    numbers: dict[str, Decimal] = {}
    texts: dict[str, str] = {}
    places: dict[str, str] = {}
    sources: dict[str, str] = {}
    held = bid.get("measures")
    for full, one in (held if isinstance(held, Mapping) else {}).items():
        if not full.startswith(PREFIX):
            continue
        name = full.removeprefix(PREFIX)
        places[name], sources[name] = str(one.get("where", "")), str(one.get("source", ""))
        try:
            number = Decimal(str(one["value"]))
        except InvalidOperation:
            texts[name] = str(one["value"])
        else:
            if one.get("unit") == "text" or not number.is_finite():
                texts[name] = str(one["value"])
            else:
                numbers[name] = number
    return Told(str(bid["name"]), numbers, texts, places, sources, tuple(_findings(bid)))


def _findings(bid: Mapping[str, object]) -> list[tuple[str, str]]:
    held = bid.get("findings")
    return [
        (str(one["code"]).removeprefix(PREFIX), str(one["severity"]))
        for one in (held if isinstance(held, list) else [])
        if str(one["code"]).startswith(PREFIX)
    ]


def rounded_to(number: Decimal | None, places: int) -> Decimal | None:
    """Return a number as a column shows it."""
    return None if number is None else number.quantize(Decimal(1).scaleb(-places))


def group_title(group: str) -> Text:
    """Return what a group of modules is, in words."""
    titles: Mapping[str, Message] = {
        "A1-A3": Message("A1-A3 materials"),
        "A4": Message("A4 transport"),
        "A5": Message("A5 construction and waste"),
        "B1-B5": Message("B1-B5 upkeep and replacement"),
        "B6-B7": Message("B6-B7 energy and water"),
        "C1-C4": Message("C1-C4 end of life"),
    }
    return titles[group]

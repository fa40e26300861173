"""The carbon a criterion speaks of: as stated in the form, or as counted from the bill."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from procure.api import (
    Case,
    Finding,
    Measure,
    Message,
    MessageValue,
    Open,
    Response,
    Scored,
    Severity,
    State,
    decimal,
)
from procure_carbon.answer import stated_number
from procure_carbon.published import factors_of

UNITS: Mapping[str, str] = {
    "m2": "kgCO2e/m2",
    "m2-year": "kgCO2e/m2/year",
    "offer": "tCO2e",
    "money": "currency",
}
"""What a figure is for, and its unit."""

_SUFFIX: Mapping[str, str] = {"m2": "_per_m2", "m2-year": "_per_m2_year", "offer": "", "money": ""}
_SITE = ("A4", "A5")
NO_BILL = Message(
    "No bill of quantities could be read from the evidence of this bid, and the tender calculates"
    " from it. Where several are enclosed, none counts."
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a criterion asks for, from its parameters.

    Attributes:
        total: ``upfront``, ``embodied``, ``whole_life``, or ``site`` (A4 and A5).
        without_site: whether A4 and A5 are left out of it (BR18).
        per: ``m2``, ``m2-year``, ``offer``, or ``money``, which no bill gives.
        answer: the requirement that states it; it may not be asked.
    """

    total: str
    without_site: bool
    per: str
    answer: str

    @property
    def unit(self) -> str:
        """Unit of the figure."""
        return UNITS[self.per]

    @property
    def name(self) -> str:
        """Name of its measure, without the plugin's; apart from the bill's own in tonnes."""
        if self.per == "offer":
            return "offer"
        if self.per == "money":
            return self.total
        less = "_without_site" if self.without_site else ""
        return f"{self.total}{less}{_SUFFIX[self.per]}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and where it stands."""

    value: Fraction
    where: str
    counted: bool
    """Whether it was counted from the bill."""


Nothing = Open | Scored


def wanted(parameters: Mapping[str, str]) -> Wanted:
    """Return what a criterion's parameters ask for."""
    return Wanted(
        total=parameters["total"].replace("-", "_"),
        without_site=parameters.get("counts", "all") == "without-a4-a5",
        per=parameters["per"],
        answer=parameters["answer"],
    )


def figure(case: Case, asked: Wanted) -> Figure | Nothing:
    """Return the figure that counts under the setting ``figures-from``; else why there is none.

    Where both are known, stated and counted, they must agree within 0.5 percent (field notes,
    G12); where the bill counts, the stated one may leave the contingency out. Apart, nobody can
    trust either: open until clarified, and then it earns nothing.
    """
    response = case.bid.responses.get(f"{case.criterion.pack}/{asked.answer}")
    if asked.per == "money":
        return _stated(response)
    counted = counted_figure(case.measures, asked)
    if case.settings.get("figures-from") == "bill" and not isinstance(counted, Figure):
        bill = case.bid.responses.get(f"{case.criterion.pack}/bill")
        if any(one is not None and one.clarification is not None for one in (response, bill)):
            nothing = Message("{what} Asked to clarify, it still is so.", {"what": counted})
            return Scored(Fraction(0), nothing)
        return Open(counted, "" if response is None else str(response.place))
    stated = _number_in(response)
    if isinstance(counted, Figure):
        most = factors_of(case.tables).share("g12-apart")
        ways = (counted.value, *_without_contingency(case, counted.value))
        apart = all(abs((stated or 0) - one) > most * abs(one) for one in ways)
        if stated is not None and response is not None and apart:
            return _distrusted(response, stated, counted, asked, most)
        if case.settings.get("figures-from") == "bill":
            return counted
    return _stated(response)


def _without_contingency(case: Case, value: Fraction) -> Iterator[Fraction]:
    """Yield the bill's figure as a bidder states it who leaves out what the tender adds."""
    share = _number(case.measures, "contingency")
    if share and case.settings.get("figures-from") == "bill":
        yield value / (1 + share / 100)


def _number_in(response: Response | None) -> Fraction | None:
    if response is None or response.state is not State.ANSWERED:
        return None
    number = stated_number(response)
    return number if isinstance(number, Fraction) else None


def _stated(response: Response | None) -> Figure | Nothing:
    if response is None:
        return Open(Message("No figure is asked for, and none is counted."))
    number = stated_number(response)
    if isinstance(number, Fraction):
        return Figure(number, str(response.place), counted=False)
    return number


def _distrusted(
    response: Response, stated: Fraction, counted: Figure, asked: Wanted, most: Fraction
) -> Nothing:
    where = str(response.place)
    said: dict[str, MessageValue] = {
        "stated": decimal(stated),
        "counted": decimal(Fraction(round(counted.value * 10000), 10000)),
        "unit": asked.unit,
        "percent": decimal(most * 100),
    }
    what = Message(
        "The form states {stated} {unit}, and the bill of quantities gives {counted} {unit}: more"
        " than {percent} percent apart.",
        said,
    )
    finding = Finding("carbon.G12", Severity.ERROR, where, what)
    if response.clarification is not None:
        nothing = Message("{what} Asked to clarify, it still is so.", {"what": what})
        return Scored(Fraction(0), nothing, findings=(finding,))
    return Open(what, where, (finding,))


def counted_figure(measures: Mapping[str, Measure], asked: Wanted) -> Figure | Message:
    """Return the figure as the bill gives it; else why it does not."""
    if "carbon.failed_gates" not in measures:
        return NO_BILL
    suffix = _SUFFIX[asked.per]
    parts = tuple(_parts(measures, asked, suffix))
    if any(one is None for one in parts):
        return _why_not(measures, asked)
    value = sum((one for one in parts if one is not None), Fraction(0))
    where = measures["carbon.failed_gates"].where
    return Figure(value / 1000 if asked.per == "offer" else value, where, counted=True)


def _parts(
    measures: Mapping[str, Measure], asked: Wanted, suffix: str
) -> Iterator[Fraction | None]:
    """Yield what the figure is the sum of; A4 and A5 carry the contingency totals hold already."""
    share = _number(measures, "contingency") or Fraction(0)
    times = 1 + share / 100
    if asked.total != "site":
        yield _number(measures, f"{asked.total}{suffix}")
    sign = 1 if asked.total == "site" else -1
    if asked.total == "site" or asked.without_site:
        known = [_number(measures, f"{module}{suffix}") for module in _SITE]
        for one in known:
            if one is not None:
                yield sign * one * times
            elif asked.total == "site":
                yield None


def _why_not(measures: Mapping[str, Measure], asked: Wanted) -> Message:
    total = _TITLES[asked.total]
    if asked.per != "offer" and _number(measures, asked.total) is not None:
        return Message(
            "{total} is known, and not for each {unit}: the tender publishes no area or study"
            " period.",
            {"total": total, "unit": asked.unit},
        )
    return Message(
        "{total} cannot be known from the bill of quantities; its findings name the lines.",
        {"total": total},
    )


_TITLES: Mapping[str, Message] = {
    "upfront": Message("Upfront carbon"),
    "embodied": Message("Embodied carbon"),
    "whole_life": Message("Whole-life carbon"),
    "site": Message("Carbon of transport and construction"),
}


def title(total: str) -> Message:
    """Return a total's name."""
    return _TITLES[total]


def _number(measures: Mapping[str, Measure], name: str) -> Fraction | None:
    found = measures.get(f"carbon.{name}")
    return None if found is None or isinstance(found.value, str) else Fraction(found.value)

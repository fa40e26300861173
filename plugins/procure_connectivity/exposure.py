"""Exposure to electromagnetic fields against the limits of a jurisdiction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from procure.api import (
    Case,
    Decided,
    Finding,
    Gate,
    Measure,
    Message,
    Part,
    Row,
    Severity,
    State,
    TableRow,
    decimal,
    only_marks,
)
from procure_connectivity.answer import named, together, undecided

OWN = "own"
"""Jurisdiction whose limits the buyer fills in."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit for frequencies above ``above`` up to ``up_to`` MHz.

    W/m2 are ``watts``, plus the frequency over ``divisor`` where one is given; of that, ``share``
    is allowed.
    """

    above: Fraction
    up_to: Fraction
    watts: Fraction
    divisor: Fraction
    source: str
    share: Fraction = Fraction(1)

    def at(self, frequency: Fraction) -> Fraction:
        """Return the power density in W/m2 that nobody may be exposed to for long."""
        whole = self.watts + (frequency / self.divisor if self.divisor else 0)
        return whole * self.share


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    ratio: Fraction
    where: str
    sources: tuple[str, ...]


def exposure_within_limits(case: Case) -> Decided:
    """Return whether the exposure ratio is kept at every place people can reach.

    Ratio of a place = sum over its frequencies of S / S limit of the published jurisdiction; the
    gate passes if the highest is at most parameter ``exposure-limit`` (field notes, C7 and B3.3).
    A frequency that the table does not cover, or an answer that is missing, leaves it undecided.
    """
    rows = case.rows("emf-places")
    columns = ("place", "mhz", "watts-m2")
    cells = [row.cells[name] for row in rows for name in columns]
    missing = [
        cell for cell in cells if cell.state is not State.ANSWERED or only_marks(str(cell.value))
    ]
    if missing or not rows:
        table = case.bid.responses.get("connectivity/emf-places")
        return undecided(missing, Message("The table of places is empty."), table)
    limits = tuple(_limits(case))
    inside = tuple(row for row in rows if _limit(limits, _exact(row, "mhz")) is not None)
    outside = tuple(row for row in rows if row not in inside)
    if not outside:
        return _decided(case, _places(rows, limits))
    if inside and (decided := _decided(case, _places(inside, limits))).state is Gate.FAIL:
        return decided
    return _outside(case, outside)


def _outside(case: Case, rows: tuple[Row, ...]) -> Decided:
    """Return that the limits do not cover some frequencies; a fail if asked about in vain.

    What the limits leave out is no fault of a bidder who says that the frequency is right.
    """
    notes = [row.cells["mhz"].clarification for row in rows]
    refused = all(note is not None and not note.text for note in notes)
    reasons = tuple(
        Message(
            "{mhz} MHz is outside the limits of {jurisdiction}.",
            {
                "mhz": decimal(_exact(row, "mhz")),
                "jurisdiction": str(case.parameters["jurisdiction"]),
            },
        )
        for row in rows
    )
    state = Gate.FAIL if refused else Gate.NOT_EVALUABLE
    return Decided(state, together(reasons), str(rows[0].cells["mhz"].place))


def _decided(case: Case, places: tuple[_Place, ...]) -> Decided:
    highest = max(places, key=lambda place: place.ratio)
    most = Fraction(case.parameters["exposure-limit"])
    words = "{place}: exposure ratio {ratio}, at most {most}."
    if highest.ratio > most:
        words = "{place}: exposure ratio {ratio}, above {most}."
    numbers = {"ratio": decimal(highest.ratio), "most": decimal(most)}
    return Decided(
        Gate.PASS if highest.ratio <= most else Gate.FAIL,
        Message(words, {"place": highest.name, **numbers}),
        highest.where,
        parts=tuple(
            Part(
                Message("exposure ratio, {place}", {"place": place.name}),
                place.ratio,
                "1",
                place.where,
                "; ".join(place.sources),
            )
            for place in places
        ),
        measures=(
            Measure("connectivity.exposure_ratio", highest.ratio, "1", highest.where),
            Measure("connectivity.exposure_place", highest.name, "text", highest.where),
        ),
        findings=() if highest.ratio else (_no_exposure(highest.where),),
    )


def _no_exposure(where: str) -> Finding:
    what = Message(
        "No place has any exposure at all. Where something transmits that cannot be: ask how it was"
        " calculated or measured."
    )
    return Finding("connectivity.X1", Severity.WARNING, where, what)


def _places(rows: tuple[Row, ...], limits: tuple[Limit, ...]) -> tuple[_Place, ...]:
    """Return each place once, its frequencies added up, in the order of the table."""
    by_place: dict[str, list[Row]] = {}
    for row in rows:
        by_place.setdefault(named(row.cells["place"]), []).append(row)
    return tuple(
        _place(" ".join(str(own[0].cells["place"].value).split()), own, limits)
        for own in by_place.values()
    )


def _place(name: str, rows: list[Row], limits: tuple[Limit, ...]) -> _Place:
    ratio = Fraction(0)
    sources: dict[str, None] = {}
    for row in rows:
        frequency = _exact(row, "mhz")
        limit = _limit(limits, frequency)
        if limit is None:
            raise LookupError(frequency)
        ratio += _exact(row, "watts-m2") / limit.at(frequency)
        sources[limit.source] = None
    return _Place(name, ratio, str(rows[0].cells["watts-m2"].place), tuple(sources))


def _limits(case: Case) -> Iterable[Limit]:
    jurisdiction = str(case.parameters["jurisdiction"])
    if jurisdiction == OWN:
        return (_read(row, "the buyer's own table") for row in case.tables.get("emf-own", ()))
    rows = case.tables.get("emf-limits", ())
    return (
        _read(row, f"{row['source']} ({row['date']}, {row['confidence']})")
        for row in rows
        if row["jurisdiction"] == jurisdiction
    )


def _read(row: TableRow, source: str) -> Limit:
    above, up_to = _number(row, "above-mhz"), _number(row, "up-to-mhz")
    share = _number(row, "share") if row.get("share") is not None else Fraction(1)
    return Limit(above, up_to, _number(row, "watts"), _number(row, "divisor"), source, share)


def _number(row: Mapping[str, object], name: str) -> Fraction:
    value = row.get(name)
    return Fraction(value) if isinstance(value, Decimal) else Fraction(0)


def _limit(limits: tuple[Limit, ...], frequency: Fraction) -> Limit | None:
    found = (one for one in limits if one.above < frequency <= one.up_to and one.at(frequency) > 0)
    return next(found, None)


def _exact(row: Row, name: str) -> Fraction:
    value = row.cells[name].value
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r} is not a number")
    return Fraction(value)

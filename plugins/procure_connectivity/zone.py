"""Zones as the buyer published them, with what a bid offers in each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from procure.api import Case, Message, Open, Response, TableRow
from procure_connectivity.answer import together, why_missing


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone and the coverage offered in it.

    Attributes:
        premises: count.
        under_served: share of premises below the target today, 0 to 1.
        offered: share of premises covered, 0 to 1.
        live: day from which it works, None if not said.
        late: whether that is after the published day, so that it does not count.
        unanswered: whether the bidder was asked about share or day in vain; nothing counts then.
        where: place of the offered share.
    """

    title: str
    premises: Fraction
    under_served: Fraction
    offered: Fraction
    live: date | None
    late: bool
    unanswered: bool
    where: str

    @property
    def counted(self) -> Fraction:
        """Share of premises that counts, 0 to 1."""
        return Fraction(0) if self.late or self.unanswered else self.offered

    def weight(self, extra: Fraction) -> Fraction:
        """Return premises x (1 + extra x under-served share)."""
        return self.premises * (1 + extra * self.under_served)


def offered_zones(case: Case, table: str) -> tuple[Zone, ...] | Open:
    """Return every published zone with what the bid offers there, or why it cannot be read.

    A blank share is never read as zero. All cells at fault are named at once. Where the setting
    ``milestone`` names a day, each zone must say from when coverage works; one that is not covered
    at all need not.
    """
    rows = {row.key: row.cells for row in case.rows(table)}
    setting = case.settings.get("milestone")
    milestone = setting if isinstance(setting, date) else None
    published = case.tables.get("zones", ())
    faults = [
        fault
        for zone in published
        for fault in _faults(str(zone["zone"]), rows.get(str(zone["zone"])), milestone)
    ]
    if faults:
        return Open(together(tuple(reason for reason, _ in faults)), where=faults[0][1])
    return tuple(_zone(zone, rows[str(zone["zone"])], milestone) for zone in published)


def _faults(
    key: str, cells: Mapping[str, Response] | None, milestone: date | None
) -> Iterator[tuple[Message, str]]:
    if cells is None:
        yield Message("There is no row for the zone {zone}.", {"zone": key}), ""
        return
    for cell in _missing(cells, milestone):
        if cell.clarification is None:
            yield why_missing(cell), str(cell.place)


def _missing(cells: Mapping[str, Response], milestone: date | None) -> tuple[Response, ...]:
    share, live = cells["share"], cells["live"]
    no_share = not isinstance(share.value, Decimal)
    no_day = milestone is not None and not isinstance(live.value, date) and share.value != 0
    return (*((share,) if no_share else ()), *((live,) if no_day else ()))


def _zone(published: TableRow, cells: Mapping[str, Response], milestone: date | None) -> Zone:
    share, live = cells["share"].value, cells["live"].value
    day = live if isinstance(live, date) else None
    return Zone(
        title=str(published["title"]),
        premises=_exact(published["premises"]),
        under_served=_exact(published["under-served"]),
        offered=Fraction(share) / 100 if isinstance(share, Decimal) else Fraction(0),
        live=day,
        late=milestone is not None and day is not None and day > milestone,
        unanswered=bool(_missing(cells, milestone)),
        where=str(cells["share"].place),
    )


def _exact(value: object) -> Fraction:
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r} is not a number")
    return Fraction(value)

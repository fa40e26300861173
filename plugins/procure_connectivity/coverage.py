"""Coverage weighted towards the under-served, and how evenly it falls."""

from collections.abc import Iterator
from fractions import Fraction

from procure.api import Case, Finding, Measure, Message, Open, Part, Scored, Severity, decimal
from procure_connectivity.zone import Zone, offered_zones

UNEVEN = Fraction(1, 2)
"""Below this equity ratio the worst zone is pointed out (judgement of the pack's authors)."""


def weighted_coverage(case: Case) -> Scored | Open:
    """Return points for the weighted share of premises covered, or why it stays open.

    Share = sum(w p c) / sum(w p) over the zones, where p is premises, c the share covered and
    w = 1 + parameter ``under-served-weight`` x the zone's under-served share (field notes, C1).
    Points = share x most. The equity ratio (C2) is a measure, not points.
    """
    zones = offered_zones(case, "coverage")
    if isinstance(zones, Open):
        return zones
    extra = Fraction(case.parameters["under-served-weight"])
    total = sum((zone.weight(extra) for zone in zones), Fraction(0))
    if not total:
        return Open(Message("The published zones hold no premises, so no share can be taken."))
    covered = sum((zone.weight(extra) * zone.counted for zone in zones), Fraction(0))
    most = Fraction(case.criterion.most)
    points = covered / total * most
    numbers = {"covered": covered, "total": total, "most": most, "points": points}
    return Scored(
        points=points,
        arithmetic=Message(
            "{covered} / {total} weighted premises × {most} = {points}",
            {name: decimal(number) for name, number in numbers.items()},
        ),
        parts=tuple(_part(zone, extra) for zone in zones),
        measures=(
            Measure("connectivity.weighted_coverage", covered / total, "1"),
            *_evenness(zones),
        ),
        findings=tuple(_findings(zones)),
    )


def plain_coverage(zones: tuple[Zone, ...]) -> Fraction:
    """Return the share of all premises covered, each counted alike, 0 to 1."""
    premises = sum((zone.premises for zone in zones), Fraction(0))
    return sum((zone.premises * zone.counted for zone in zones), Fraction(0)) / premises


def worst_zone(zones: tuple[Zone, ...]) -> Zone:
    """Return the zone with the smallest counted share; of equals the one published first."""
    return min((zone for zone in zones if zone.premises), key=lambda zone: zone.counted)


def equity_ratio(zones: tuple[Zone, ...]) -> Fraction:
    """Return worst zone's share / plain share, at most 1; 0 if nothing is covered (C2)."""
    plain = plain_coverage(zones)
    return min(Fraction(1), worst_zone(zones).counted / plain) if plain else Fraction(0)


def _part(zone: Zone, extra: Fraction) -> Part:
    label = Message(
        "{zone}: {weight} weighted premises × {share} covered",
        {
            "zone": zone.title,
            "weight": decimal(zone.weight(extra)),
            "share": decimal(zone.counted),
        },
    )
    return Part(label, zone.weight(extra) * zone.counted, "count", zone.where)


def _evenness(zones: tuple[Zone, ...]) -> tuple[Measure, ...]:
    worst = worst_zone(zones)
    return (
        Measure("connectivity.plain_coverage", plain_coverage(zones), "1"),
        Measure("connectivity.equity_ratio", equity_ratio(zones), "1"),
        Measure("connectivity.worst_zone", worst.title, "text", worst.where),
        Measure("connectivity.worst_zone_coverage", worst.counted, "1", worst.where),
    )


def _findings(zones: tuple[Zone, ...]) -> Iterator[Finding]:
    for zone in zones:
        if zone.late and zone.live:
            what = Message(
                "{zone} is covered only from {day}, after the published day: it is not counted.",
                {"zone": zone.title, "day": zone.live},
            )
            yield Finding("connectivity.C1", Severity.WARNING, zone.where, what)
        if zone.unanswered:
            what = Message(
                "Asked to clarify its coverage of {zone}, the bidder gave no answer: not counted.",
                {"zone": zone.title},
            )
            yield Finding("connectivity.C3", Severity.WARNING, zone.where, what)
    if plain_coverage(zones) and equity_ratio(zones) < UNEVEN:
        worst = worst_zone(zones)
        what = Message(
            "{zone} gets {share} percent of its premises covered, less than half of about "
            "{plain} percent of all premises.",
            {
                "zone": worst.title,
                "share": decimal(worst.counted * 100),
                "plain": decimal(round(plain_coverage(zones) * 100, 1)),
            },
        )
        yield Finding("connectivity.C2", Severity.WARNING, worst.where, what)

"""Points for the support a conformance report shows, as it is or as far as it is backed."""

from collections.abc import Mapping
from fractions import Fraction

from procure.api import Case, Measure, Message, Open, Part, Scored, decimal
from procure_accessibility.answered import (
    nothing_shown,
    number,
    own_findings,
    own_measures,
    shown,
)
from procure_accessibility.backing import backing, backing_findings, backing_parts
from procure_accessibility.contract import clauses_from_report
from procure_accessibility.enclosed import SUPPORT
from procure_accessibility.groups import GROUPS

COUNTS = {
    "accessibility.supports": Message("supports"),
    "accessibility.partially_supports": Message("partially supports"),
    "accessibility.does_not_support": Message("does not support"),
    "accessibility.not_evaluated": Message("not evaluated"),
    "accessibility.blank": Message("nothing said"),
    "accessibility.not_applicable": Message("not applicable"),
}


def reported_support(case: Case) -> Scored | Open:
    """Return reported support (percent) / 100 x most points; open without a counted report.

    A bidder that answers "no", or was asked to clarify and did not answer, earns 0.
    """
    measures = shown(case)
    percent = number(measures, SUPPORT)
    if percent is None:
        return nothing_shown(case)
    points = percent / 100 * Fraction(case.criterion.most)
    return Scored(
        points,
        _arithmetic(case, measures, percent, points),
        _counts(measures),
        own_measures(case, measures) or (measures[SUPPORT],),
        findings=own_findings(case, measures),
        clauses=clauses_from_report(case, measures),
    )


def backed_support(case: Case) -> Scored | Open:
    """Return support x (1 - delta x (1 - evidence)) / 100 x most points."""
    measures = shown(case)
    percent = number(measures, SUPPORT)
    if percent is None:
        return nothing_shown(case)
    parts = backing(case, measures)
    if isinstance(parts, Open):
        return parts
    whole = sum((one.share * one.points for one in parts), Fraction(0)) / 100
    delta = Fraction(str(case.settings.get("delta", "0.20")))
    counted = percent * (1 - delta * (1 - whole))
    points = counted / 100 * Fraction(case.criterion.most)
    arithmetic = Message(
        "{percent} % × (1 − {delta} × (1 − {evidence})) × {most} = {points}",
        {
            "percent": decimal(percent),
            "delta": decimal(delta),
            "evidence": decimal(whole),
            "most": case.criterion.most,
            "points": decimal(points),
        },
    )
    place = measures[SUPPORT].where
    found = (
        Measure("accessibility.evidence", whole, "1", place, "factors.csv"),
        Measure("accessibility.adjusted", counted, "percent", place, "setting delta"),
    )
    return Scored(
        points,
        arithmetic,
        (*_counts(measures), *backing_parts(parts)),
        _together(own_measures(case, measures), found),
        findings=(*own_findings(case, measures), *backing_findings(case)),
        clauses=clauses_from_report(case, measures),
    )


def report_evidence(case: Case) -> Scored | Open:
    """Return evidence (0 to 1) x most points."""
    measures = shown(case)
    if number(measures, SUPPORT) is None:
        return nothing_shown(case)
    parts = backing(case, measures)
    if isinstance(parts, Open):
        return parts
    whole = sum((one.share * one.points for one in parts), Fraction(0)) / 100
    points = whole * Fraction(case.criterion.most)
    values = {
        "evidence": decimal(whole),
        "most": case.criterion.most,
        "points": decimal(points),
    }
    arithmetic = Message("{evidence} × {most} = {points}", values)
    place = measures[SUPPORT].where
    found = (Measure("accessibility.evidence", whole, "1", place, "factors.csv"),)
    return Scored(
        points,
        arithmetic,
        backing_parts(parts),
        _together(own_measures(case, measures), found),
        findings=(*own_findings(case, measures), *backing_findings(case)),
        clauses=clauses_from_report(case, measures),
    )


def least_served(case: Case) -> Scored | Open:
    """Return the support of the group with the least of it (percent) / 100 x most points."""
    measures = shown(case)
    found = {group: number(measures, f"accessibility.group.{group}") for group in GROUPS}
    known = {group: percent for group, percent in found.items() if percent is not None}
    if not known:
        return nothing_shown(case)
    least = min(known.values())
    points = least / 100 * Fraction(case.criterion.most)
    parts = tuple(
        Part(GROUPS[group], percent, "percent", measures[f"accessibility.group.{group}"].where)
        for group, percent in known.items()
    )
    values = {"least": decimal(least), "most": case.criterion.most, "points": decimal(points)}
    return Scored(
        points,
        Message("{least} % × {most} = {points}", values),
        parts,
        own_measures(case, measures),
        clauses=clauses_from_report(case, measures),
    )


def _together(some: tuple[Measure, ...], later: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """Return measures, each name once: of two, the later."""
    return tuple({one.name: one for one in (*some, *later)}.values())


def _counts(measures: Mapping[str, Measure]) -> tuple[Part, ...]:
    return tuple(
        Part(label, number(measures, name) or Fraction(0), "count", measures[name].where)
        for name, label in COUNTS.items()
        if name in measures
    )


def _arithmetic(
    case: Case, measures: Mapping[str, Measure], percent: Fraction, points: Fraction
) -> Message:
    values = {
        "percent": decimal(percent),
        "most": case.criterion.most,
        "points": decimal(points),
    }
    weighted = case.settings.get("weights", "simple") != "simple"
    if weighted or not all(name in measures for name in COUNTS):
        return Message("{percent} % × {most} = {points}", values)
    counts = {name.split(".")[1]: decimal(number(measures, name) or Fraction(0)) for name in COUNTS}
    asked = sum(counts.values())
    words = (
        "({supports} + 0.5 × {partially_supports}) / ({asked} − {not_applicable}) × {most} "
        "= {points}"
    )
    return Message(words, {**values, **counts, "asked": asked})

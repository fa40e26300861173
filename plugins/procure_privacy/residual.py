"""Points for the risk that stays, and a gate on whether the risks are told."""

from collections.abc import Iterator
from fractions import Fraction

from procure.api import (
    Case,
    Decided,
    Finding,
    Gate,
    Measure,
    Message,
    MessageValue,
    Open,
    Part,
    Response,
    Scored,
    Severity,
    decimal,
)
from procure_privacy.answer import in_vain, undecided, unscored
from procure_privacy.risk import LEVELS, Risk, against_the_file, risk_findings, risks_of, score


def residual_risk(case: Case) -> Scored | Open:
    """Return (half the worst event's share + half the mean share) x most points.

    An event's share is 1 - (severity x likelihood - 1) / 15 of what stays after measures.
    """
    return _residual(case, "risks")


def design_risk(case: Case) -> Scored | Open:
    """Return the same for harm by design, from the table ``design-risks``."""
    return _residual(case, "design-risks")


def _residual(case: Case, table: str) -> Scored | Open:
    risks, gaps = _split(risks_of(case, table))
    if gaps:
        return unscored(gaps)
    if not risks:
        return Open(Message("The risk table is empty."))
    shares = [risk.share for risk in risks]
    worst, mean = min(shares), sum(shares, Fraction(0)) / len(shares)
    points = score(shares) * Fraction(case.criterion.most)
    values: dict[str, MessageValue] = {
        "worst": decimal(worst),
        "mean": decimal(mean),
        "most": case.criterion.most,
        "points": decimal(points),
    }
    return Scored(
        points,
        Message("(0.5 × {worst} + 0.5 × {mean}) × {most} = {points}", values),
        tuple(_part(risk) for risk in risks),
        (*_register(risks), *(_measures(risks, score(shares)) if table == "risks" else ())),
        (*risk_findings(risks), *against_the_file(case, risks)),
    )


def risks_are_told(case: Case) -> Decided:
    """Decide the gate on the risk table: is it all there? How high a risk is does not matter.

    Each event needs severity, likelihood, a measure and who is responsible. From parameter ``from``
    on, severity x likelihood as it stays is a finding that brings a condition into the contract.
    """
    risks, gaps = _split(risks_of(case))
    if gaps:
        return undecided(gaps)
    if not risks:
        return Decided(Gate.NOT_EVALUABLE, Message("The risk table is empty."))
    if untold := [risk for risk in risks if risk.untold]:
        return _untold(untold)
    limit = Fraction(case.parameters["from"])
    findings = tuple(_condition(risk, limit) for risk in risks if risk.residual >= limit)
    told = Message("All {count} events are told.", {"count": len(risks)})
    return Decided(
        Gate.PASS, told, risks[0].where, tuple(_part(risk) for risk in risks), (), findings
    )


def _untold(risks: list[Risk]) -> Decided:
    """Return the gate as not evaluable, or failed where all was asked about in vain."""
    cells = tuple(cell for risk in risks for cell in risk.untold)
    if in_vain(cells):
        return undecided(cells)
    values: dict[str, MessageValue] = {"events": ", ".join(risk.event for risk in risks)}
    words = "For {events} it is not said what is done, or who is responsible."
    return Decided(Gate.NOT_EVALUABLE, Message(words, values), str(cells[0].place))


def _condition(risk: Risk, limit: Fraction) -> Finding:
    values: dict[str, MessageValue] = {
        "event": risk.event,
        "risk": risk.residual,
        "limit": decimal(limit),
    }
    words = "{event}: {risk} stays, and from {limit} on the contract needs a condition."
    return Finding("privacy.G4", Severity.WARNING, risk.where, Message(words, values))


def _split(
    found: tuple[Risk, ...] | tuple[Response, ...],
) -> tuple[tuple[Risk, ...], tuple[Response, ...]]:
    risks = tuple(one for one in found if isinstance(one, Risk))
    return risks, tuple(one for one in found if isinstance(one, Response))


def _part(risk: Risk) -> Part:
    label = Message("{event}: severity × likelihood that stays", {"event": risk.event})
    return Part(label, Fraction(risk.residual), "1", risk.where)


def _register(risks: tuple[Risk, ...]) -> Iterator[Measure]:
    """Yield the four levels of each risk, for the register of the report."""
    for risk in risks:
        for name, level in zip(LEVELS, risk.levels or (), strict=False):
            full = f"privacy.register.{risk.event}.{name}"
            yield Measure(full, Fraction(level), "1", risk.where)


def _measures(risks: tuple[Risk, ...], share: Fraction) -> tuple[Measure, ...]:
    assessed = Fraction(sum(risk.assessed for risk in risks))
    residual = Fraction(sum(risk.residual for risk in risks))
    where = risks[0].where
    return (
        Measure("privacy.risk_share", share, "1", where),
        Measure("privacy.risk_assessed", assessed, "1", where),
        Measure("privacy.risk_residual", residual, "1", where),
        Measure("privacy.risk_reduction", 100 * (1 - residual / assessed), "percent", where),
    )

"""Points and a gate for the risk that stays."""

from fractions import Fraction

from procure.api import (
    Case,
    Decided,
    Gate,
    Measure,
    Message,
    MessageValue,
    Open,
    Part,
    Response,
    Scored,
    decimal,
)
from procure_privacy.answer import undecided, unscored
from procure_privacy.risk import Risk, risk_findings, risks_of


def residual_risk(case: Case) -> Scored | Open:
    """Return (half the worst event's share + half the mean share) x most points.

    An event's share is 1 - (severity x likelihood - 1) / 15 of what stays after measures.
    """
    risks, gaps = _split(risks_of(case))
    if gaps:
        return unscored(gaps)
    if not risks:
        return Open(Message("The risk table is empty."))
    shares = [risk.share for risk in risks]
    worst, mean = min(shares), sum(shares, Fraction(0)) / len(shares)
    points = (worst + mean) / 2 * Fraction(case.criterion.most)
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
        _measures(risks, (worst + mean) / 2),
        tuple(risk_findings(risks)),
    )


def no_risk_is_critical(case: Case) -> Decided:
    """Decide the gate on critical risk.

    It fails if severity x likelihood, as it stays, reaches parameter ``from`` for any event.
    """
    risks, gaps = _split(risks_of(case))
    if gaps:
        return undecided(gaps)
    if not risks:
        return Decided(Gate.NOT_EVALUABLE, Message("The risk table is empty."))
    limit = Fraction(case.parameters["from"])
    worst = max(risks, key=lambda risk: risk.residual)
    values: dict[str, MessageValue] = {
        "event": worst.event,
        "risk": worst.residual,
        "limit": decimal(limit),
    }
    if worst.residual >= limit:
        words = "{event}: {risk} stays, and from {limit} on a risk is critical."
        return Decided(Gate.FAIL, Message(words, values), worst.where)
    words = "The greatest risk that stays is {risk} ({event}), below {limit}."
    return Decided(Gate.PASS, Message(words, values), worst.where)


def _split(
    found: tuple[Risk, ...] | tuple[Response, ...],
) -> tuple[tuple[Risk, ...], tuple[Response, ...]]:
    risks = tuple(one for one in found if isinstance(one, Risk))
    return risks, tuple(one for one in found if isinstance(one, Response))


def _part(risk: Risk) -> Part:
    label = Message("{event}: severity × likelihood that stays", {"event": risk.event})
    return Part(label, Fraction(risk.residual), "1", risk.where)


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

"""Risks as a bidder judges them: severity x likelihood, as assessed and as it stays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from procure.api import Case, Finding, Message, MessageValue, Response, Row, Severity, State
from procure_privacy.answer import missing

SCALE = 4
"""Highest severity and likelihood: 1 negligible, 2 limited, 3 serious, 4 grave (CNIL's scale)."""


@dataclass(frozen=True, slots=True)
class Risk:
    """One event.

    Attributes:
        event: its key in the published table.
        assessed: severity x likelihood before the measures named, 1 to 16.
        stated: the product the bidder states after measures, 1 to 16.
        measured: whether a measure is named.
    """

    event: str
    assessed: int
    stated: int
    measured: bool
    where: str

    @property
    def residual(self) -> int:
        """The product that counts: a reduction without a measure is not believed."""
        return self.assessed if self.stated < self.assessed and not self.measured else self.stated

    @property
    def share(self) -> Fraction:
        """1 for the smallest product, 0 for the largest."""
        return share_of(self.residual)


def share_of(product: int) -> Fraction:
    """Return 1 - (product - 1) / 15: 1 for the smallest product, 0 for the largest."""
    return 1 - Fraction(product - 1, SCALE * SCALE - 1)


def score(shares: Sequence[Fraction]) -> Fraction:
    """Return half the worst share and half the mean, so that one grave risk is not averaged away.

    Raises:
        ValueError: if there is no share.
    """
    return (min(shares) + sum(shares, Fraction(0)) / len(shares)) / 2


def risks_of(case: Case) -> tuple[Risk, ...] | tuple[Response, ...]:
    """Return the bidder's risks row by row, or the cells without which they cannot be told.

    "After measures" left blank means: nothing changes.
    """
    rows = case.rows("risks")
    gaps = missing(cell for row in rows for cell in _needed(row))
    return gaps or tuple(_risk(row) for row in rows)


def risk_findings(risks: tuple[Risk, ...]) -> Iterator[Finding]:
    """Yield what does not hang together: a risk that grows, a reduction nobody works for."""
    for risk in risks:
        values: dict[str, MessageValue] = {
            "event": risk.event,
            "assessed": risk.assessed,
            "stated": risk.stated,
        }
        if risk.stated > risk.assessed:
            words = "{event}: the risk grows from {assessed} to {stated} by its measures."
            yield Finding("privacy.R1", Severity.ERROR, risk.where, Message(words, values))
        if risk.residual > risk.stated:
            words = (
                "{event}: a reduction from {assessed} to {stated} with no measure named; "
                "{assessed} counts."
            )
            yield Finding("privacy.R2", Severity.WARNING, risk.where, Message(words, values))


def _needed(row: Row) -> Iterator[Response]:
    yield row.cells["severity"]
    yield row.cells["likelihood"]
    for name in ("residual-severity", "residual-likelihood"):
        cell = row.cells.get(name)
        if cell is not None and cell.state not in {State.ANSWERED, State.BLANK}:
            yield cell


def _risk(row: Row) -> Risk:
    severity, likelihood = _level(row, "severity"), _level(row, "likelihood")
    after = (
        _level(row, "residual-severity", severity),
        _level(row, "residual-likelihood", likelihood),
    )
    measures = row.cells.get("measures")
    named = measures is not None and measures.state is State.ANSWERED
    return Risk(row.key, severity * likelihood, after[0] * after[1], named, str(row.place))


def _level(row: Row, name: str, otherwise: int = SCALE) -> int:
    cell = row.cells.get(name)
    if cell is None or cell.state is not State.ANSWERED:
        return otherwise
    return min(max(int(str(cell.value)), 1), SCALE)

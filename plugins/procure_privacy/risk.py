"""Risks as a bidder judges them: severity x likelihood, as assessed and as it stays."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from procure.api import Case, Finding, Message, MessageValue, Response, Row, Severity, State
from procure_privacy.answer import missing
from procure_privacy.words import names_someone, says_or_none, says_something

SCALE = 4
"""Highest severity and likelihood, of the four levels each of the scale of the CNIL."""


Levels: TypeAlias = tuple[int, int, int, int]
LEVELS = ("severity", "likelihood", "residual_severity", "residual_likelihood")
"""Names of the four levels of a risk, in this order, as measures carry them."""


@dataclass(frozen=True, slots=True)
class Risk:
    """One event.

    Attributes:
        event: its key in the published table.
        assessed: severity x likelihood before the measures named, 1 to 16.
        stated: the product the bidder states after measures, 1 to 16.
        measured: whether a measure is named: “none” is no measure.
        untold: the cells in which it should be said what is done, “none” included, and who is
            responsible, and is not.
        levels: severity and likelihood as assessed, then as stated after measures; None if only
            their products are known.
    """

    event: str
    assessed: int
    stated: int
    measured: bool
    where: str
    levels: Levels | None = None
    untold: tuple[Response, ...] = ()

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


FROM_PIA: Mapping[str, str] = {
    "access": "access",
    "change": "modification",
    "loss": "disappearance",
}
"""Events of the pack's table, and as the reader ``privacy.cnil_pia`` calls them."""


def risks_of(case: Case, table: str = "risks") -> tuple[Risk, ...] | tuple[Response, ...]:
    """Return the bidder's risks row by row, or the cells without which they cannot be told.

    "After measures" left blank means: nothing changes. A row that is blank altogether is taken from
    an enclosed export of the CNIL PIA tool, if there is one.
    """
    found: list[Risk] = []
    gaps: list[Response] = []
    for row in case.rows(table):
        filed = _filed(case, row)
        missed = missing(_needed(row))
        if filed is not None and _untouched(row):
            found.append(filed)
        elif missed:
            gaps += missed
        else:
            found.append(_risk(row))
    return tuple(gaps) if gaps else tuple(found)


def against_the_file(case: Case, risks: tuple[Risk, ...]) -> Iterator[Finding]:
    """Yield each risk for which the table and an enclosed assessment say different things."""
    rows = {row.key: row for row in case.rows("risks")}
    for risk in risks:
        filed = _filed(case, rows[risk.event]) if risk.event in rows else None
        if filed is None or (filed.assessed, filed.stated) == (risk.assessed, risk.stated):
            continue
        values: dict[str, MessageValue] = {
            "event": risk.event,
            "table": f"{risk.assessed} → {risk.stated}",
            "file": f"{filed.assessed} → {filed.stated}",
            "where": filed.where,
        }
        what = Message(
            "{event}: the table says {table}, the enclosed assessment {file} ({where}). The table "
            "counts; ask which one holds.",
            values,
        )
        yield Finding("privacy.R3", Severity.WARNING, risk.where, what)


def _filed(case: Case, row: Row) -> Risk | None:
    name = f"privacy.risk.{FROM_PIA.get(row.key, '')}"
    assessed, residual = (
        case.measures.get(f"{name}.assessed"),
        case.measures.get(f"{name}.residual"),
    )
    controls = case.measures.get(f"{name}.controls")
    if assessed is None or residual is None:
        return None
    before, after = assessed.value, residual.value
    if isinstance(before, str) or isinstance(after, str):
        return None
    controlled = controls is not None and controls.value != 0
    measured = controlled or _named(row, "measures")
    untold = () if controlled else _untold(row)
    given = [one for level in LEVELS if (one := case.measures.get(f"{name}.{level}")) is not None]
    levels = [int(one.value) for one in given if not isinstance(one.value, str)]
    four = (levels[0], levels[1], levels[2], levels[3]) if len(levels) == len(LEVELS) else None
    return Risk(row.key, int(before), int(after), measured, residual.where, four, untold)


def _named(row: Row, column: str) -> bool:
    return says_something(row.cells.get(column))


def _untold(row: Row) -> tuple[Response, ...]:
    """Return the cells for measures and owner that say nothing; “none” as measures is candid."""
    measures, owner = row.cells.get("measures"), row.cells.get("owner")
    return (
        *((measures,) if measures is not None and not says_or_none(measures) else ()),
        *((owner,) if owner is not None and not names_someone(owner) else ()),
    )


def _untouched(row: Row) -> bool:
    names = ("severity", "likelihood", "residual-severity", "residual-likelihood")
    return all(row.cells[name].state is State.BLANK for name in names if name in row.cells)


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
    product = after[0] * after[1]
    levels = (severity, likelihood, *after)
    return Risk(
        row.key,
        severity * likelihood,
        product,
        _named(row, "measures"),
        str(row.place),
        levels,
        _untold(row),
    )


def _level(row: Row, name: str, otherwise: int = SCALE) -> int:
    cell = row.cells.get(name)
    if cell is None or cell.state is not State.ANSWERED:
        return otherwise
    return min(max(int(str(cell.value)), 1), SCALE)

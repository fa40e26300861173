"""Points for security measures, by what shows that they are in place."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from procure.api import (
    Case,
    Finding,
    Message,
    Open,
    Response,
    Row,
    Scored,
    Severity,
    State,
)
from procure_privacy.answer import in_vain, mean_of, missing, unscored
from procure_privacy.words import says_something

CREDIT: Mapping[str, Fraction] = {
    "none": Fraction(0),
    "declared": Fraction(1, 2),
    "documented": Fraction(4, 5),
    "attested": Fraction(1),
}
"""Share of a measure by what shows it (field notes, P8; judgement of the pack's authors)."""


def security_measures(case: Case) -> Scored | Open:
    """Return the mean credit of the published measures x most points.

    Without a proof named, or with one whose file did not come with the bid, a measure counts as
    declared; an attestation that has run out by the deadline, or does not say until when it holds,
    counts as documented.
    """
    rows = case.rows("security-measures")
    gaps = missing(cell for row in rows for cell in _needed(row))
    if gaps:
        return unscored(gaps)
    if not rows:
        return Open(Message("The table of measures is empty."))
    findings: list[Finding] = []
    counted = {row.key: CREDIT[_level(row, case.as_of, findings)] for row in rows}
    told = [(row.key, counted[row.key], str(row.place)) for row in rows]
    return mean_of(case, told, tuple(findings))


def _needed(row: Row) -> Iterator[Response]:
    yield row.cells["level"]
    until = row.cells.get("until")
    if row.cells["level"].value != "attested" or until is None or in_vain([until]):
        return
    if until.state is State.UNREADABLE:
        yield until


def _level(row: Row, as_of: date, findings: list[Finding]) -> str:
    level = str(row.cells["level"].value)
    proof, until = row.cells.get("proof"), row.cells.get("until")
    if level in {"documented", "attested"} and (lack := _lack_of_proof(row, proof)):
        findings.append(lack)
        return "declared"
    ends = until.value if until is not None else None
    if level == "attested" and until is not None and not isinstance(ends, date):
        what = Message(
            "{item}: it is not said until when its proof holds, so it counts as documented.",
            {"item": row.key},
        )
        findings.append(Finding("privacy.M3", Severity.WARNING, str(row.place), what))
        return "documented"
    if level == "attested" and isinstance(ends, date) and ends < as_of:
        what = Message(
            "{item}: its proof has run out on {day}, so it counts as documented.",
            {"item": row.key, "day": ends},
        )
        findings.append(Finding("privacy.M2", Severity.WARNING, str(row.place), what))
        return "documented"
    return level


def _lack_of_proof(row: Row, proof: Response | None) -> Finding | None:
    """Return a finding unless a proof is named, and came with the bid."""
    if proof is None or not says_something(proof):
        what = Message("{item}: no proof is named, so it counts as declared.", {"item": row.key})
        return Finding("privacy.M1", Severity.WARNING, str(row.place), what)
    if not proof.is_proof:
        words = (
            "{item}: its proof, “{proof}”, names no file that came with the bid, so it counts as "
            "declared."
        )
        what = Message(words, {"item": row.key, "proof": str(proof.value)})
        return Finding("privacy.M4", Severity.WARNING, str(proof.place), what)
    return None

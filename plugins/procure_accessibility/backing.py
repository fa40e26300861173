"""How well a bid backs its report: the parts read from it, and what only the bidder can say.

The offered version, an audit by others and the days by which gaps are closed are asked in the form;
the names of those questions are parameters of the criterion.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from procure.api import Case, Measure, Message, Open, Part, Standing
from procure_accessibility.answered import number
from procure_accessibility.currency import months_later
from procure_accessibility.evidence import PARTS, EvidencePart, version_match
from procure_accessibility.published import factor, source_of


def backing(case: Case, measures: Mapping[str, Measure]) -> tuple[EvidencePart, ...] | Open:
    """Return the seven parts of the evidence; open if the offered version is not said."""
    version = case.bid.responses.get(f"{case.criterion.pack}/{_asked(case, 'version')}")
    if version is None or version.value is None:
        where = str(version.place) if version else ""
        return Open(Message("The offered version is not said."), where)
    shares = {
        name: (
            number(measures, f"accessibility.evidence.{name}") or Fraction(0),
            _where(measures, f"accessibility.evidence.{name}"),
        )
        for name in PARTS
    }
    reported = measures.get("accessibility.version")
    said = str(reported.value) if reported else str(version.value)
    shares["version"] = version_match(said, str(version.value)), str(version.place)
    audit = case.bid.responses.get(f"{case.criterion.pack}/{_asked(case, 'audit')}")
    if audit and audit.value is True and audit.standing is Standing.EVIDENCED:
        shares["independence"] = Fraction(1), str(audit.place)
    shares["roadmap"] = max(
        shares["roadmap"],
        _roadmap(case, measures, shares["independence"][0] == 1),
    )
    return tuple(
        EvidencePart(name, share, factor(f"{name}.points"), where)
        for name, (share, where) in shares.items()
    )


def backing_parts(parts: tuple[EvidencePart, ...]) -> tuple[Part, ...]:
    """Return the parts as a report prints them."""
    return tuple(
        Part(PARTS[one.name], one.share, "1", one.where, source_of(f"{one.name}.points"))
        for one in parts
    )


def _asked(case: Case, what: str) -> str:
    return case.parameters.get(what, what)


def _where(measures: Mapping[str, Measure], name: str) -> str:
    return measures[name].where if name in measures else ""


def _roadmap(case: Case, measures: Mapping[str, Measure], audited: bool) -> tuple[Fraction, str]:
    """Return the share of gaps that the bid's table closes within the published months."""
    listed = measures.get("accessibility.gaps")
    gaps = {one.split(":")[0] for one in str(listed.value).split()} if listed else set()
    rows = case.rows(_asked(case, "fixes"))
    where = str(rows[0].place) if rows else ""
    if not gaps:
        return Fraction(int(audited)), where
    last = months_later(case.as_of, int(factor("roadmap.months")))
    closed = set()
    for row in rows:
        day, named = row.cells.get("fixed-by"), row.cells.get("criterion")
        if day and named and isinstance(day.value, date) and case.as_of <= day.value <= last:
            closed.add(str(named.value).strip())
    return Fraction(len(gaps & closed), len(gaps)), where

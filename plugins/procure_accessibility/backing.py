"""How well a bid backs its report: the parts read from it, and what only the bidder can say.

The offered version, an audit by others and the days by which gaps are closed are asked in the form;
the names of those questions are parameters of the criterion.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from procure.api import Case, Finding, Measure, Message, Open, Part, Response
from procure_accessibility.answered import number
from procure_accessibility.enclosed import SUPPORT, files_named, reports_named
from procure_accessibility.evidence import PARTS, EvidencePart
from procure_accessibility.lint_report import other_version
from procure_accessibility.months import months_later
from procure_accessibility.published import factor, source_of
from procure_accessibility.said import finding
from procure_accessibility.versions import names_version, version_match

VERSION = "accessibility.version"


def backing(case: Case, measures: Mapping[str, Measure]) -> tuple[EvidencePart, ...] | Open:
    """Return the seven parts of the evidence; open if the offered version is not said."""
    version = _answer(case, "version")
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
    match = min(_match(one, str(version.value)) for one in _reported(case, version))
    shares["version"] = match, str(version.place)
    audited = _audited(case)
    shares["independence"] = audited or _unproved(shares["independence"])
    shares["roadmap"] = _roadmap(case, measures, shares["roadmap"], audited is not None)
    return tuple(
        EvidencePart(name, share, factor(f"{name}.points"), where)
        for name, (share, where) in shares.items()
    )


def _match(reported: str, offered: str) -> Fraction:
    """Return how far a version is the offered one; an offer may name that of each of its parts."""
    return Fraction(1) if names_version(offered, reported) else version_match(reported, offered)


def backing_parts(parts: tuple[EvidencePart, ...]) -> tuple[Part, ...]:
    """Return the parts as a report prints them."""
    return tuple(
        Part(PARTS[one.name], one.share, "1", one.where, source_of(f"{one.name}.points"))
        for one in parts
    )


def backing_findings(case: Case) -> tuple[Finding, ...]:
    """Return what to ask about the offered version and the audit that the bidder names."""
    return (*_other_version(case), *_no_audit(case))


def _other_version(case: Case) -> Iterator[Finding]:
    version = _answer(case, "version")
    if SUPPORT in case.measures and version is not None and version.value is not None:
        where = _where(case.measures, VERSION) or case.measures[SUPPORT].where
        for one in _reported(case, version):
            yield from other_version(one, str(version.value), where)


def _no_audit(case: Case) -> Iterator[Finding]:
    audit = _answer(case, "audit")
    if audit and audit.value is True and not _came(case, audit):
        words = (
            "An audit by others is named, and no file of it came with the bid beside the report:"
            " it counts for nothing."
        )
        yield finding("E4", str(audit.place), words, {})


def _reported(case: Case, offered: Response) -> tuple[str, ...]:
    """Return the versions that reports are about; own answers are about what is offered."""
    if SUPPORT not in case.measures:
        return (str(offered.value),)
    found = case.measures.get(VERSION)
    return tuple(str(found.value).split("; ")) if found else ("",)


def _came(case: Case, audit: Response) -> bool:
    """Say whether a file of the audit came, which the report itself is not."""
    return bool(files_named(case, audit) - reports_named(case))


def _answer(case: Case, what: str) -> Response | None:
    return case.bid.responses.get(f"{case.criterion.pack}/{_asked(case, what)}")


def _asked(case: Case, what: str) -> str:
    return case.parameters.get(what, what)


def _where(measures: Mapping[str, Measure], name: str) -> str:
    return measures[name].where if name in measures else ""


def _audited(case: Case) -> tuple[Fraction, str] | None:
    """Return the full share, and where an audit is named whose file came; None if there is none."""
    audit = _answer(case, "audit")
    if audit and audit.value is True and _came(case, audit):
        return Fraction(1), str(audit.place)
    return None


def _unproved(share: tuple[Fraction, str]) -> tuple[Fraction, str]:
    """Return the share of a report that says it was audited, as of one that others wrote."""
    return min(share[0], factor("independence.other-author")), share[1]


def _roadmap(
    case: Case, measures: Mapping[str, Measure], read: tuple[Fraction, str], audited: bool
) -> tuple[Fraction, str]:
    """Return the share of gaps that report or table close in time; without gaps 1 if audited."""
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
    return max(read, (Fraction(len(gaps & closed), len(gaps)), where))

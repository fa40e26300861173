"""Files that a bid names beside an answer, and whether they came with it."""

import re

from procure.api import Case, Response, Standing
from procure_accessibility.answered import SUPPORT

REPORTS = "accessibility.reports"
"""Measure that names the reports of a bid, with ``; `` between, where there are several."""

_SEPARATOR = re.compile(r"[;\n]")


def files_named(case: Case, answer: Response) -> frozenset[str]:
    """Return the files that an answer names and that came with the bid, without its form."""
    if answer.standing is not Standing.EVIDENCED:
        return frozenset()
    absent = {
        str(finding.what.values.get("pointer"))
        for finding in case.bid.findings
        if finding.code == "procure.evidence-missing"
    }
    pointers = {one.strip() for one in _SEPARATOR.split(answer.evidence) if one.strip()} - absent
    files = {one.split("#", maxsplit=1)[0].strip() for one in pointers}
    form = _short(case, answer.place.file)
    return frozenset(one for one in files if one and not f"{form}:".startswith(f"{one}:"))


def reports_read(case: Case) -> frozenset[str]:
    """Return the files of the conformance reports that were counted."""
    if SUPPORT not in case.measures:
        return frozenset()
    several = case.measures.get(REPORTS)
    files = str(several.value).split("; ") if several else [case.measures[SUPPORT].where]
    return frozenset(_short(case, one) for one in files)


def _short(case: Case, file: str) -> str:
    """Return a file's name as the bid itself writes it."""
    return file.removeprefix(f"{case.bid.bidder}/")

"""Files that a bid names beside an answer, and whether they came with it."""

import re

from procure.api import Case, Response, Standing

SUPPORT = "accessibility.reported_support"

REPORTS = "accessibility.reports"
"""Measure that names the reports of a bid, with ``; `` between, where there are several."""

ENDINGS = (".yaml", ".yml", ".json", ".docx", ".xlsx")
"""How the names of files end that a reader of reports may recognise."""

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


def not_listed(case: Case, answer: Response | None) -> frozenset[str]:
    """Return what may be reports among the files an answer names, and no reader got them."""
    listed = {one.file for one in case.bid.evidence if one.pack == case.criterion.pack}
    named = files_named(case, answer) - listed if answer else frozenset()
    return frozenset(one for one in named if one.lower().endswith(ENDINGS))


def reports_named(case: Case) -> frozenset[str]:
    """Return the file of the report that was read; of several those that the bid names as such."""
    if SUPPORT not in case.measures:
        return frozenset()
    if REPORTS not in case.measures:
        return frozenset({_short(case, case.measures[SUPPORT].where)})
    answer = case.bid.responses.get(case.criterion.id)
    return files_named(case, answer) if answer else frozenset()


def _short(case: Case, file: str) -> str:
    """Return a file's name as the bid itself writes it."""
    return file.removeprefix(f"{case.bid.bidder}/")

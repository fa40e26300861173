"""The list of sites a bidder sends, and the points it earns."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from procure.api import (
    Case,
    EvidenceContent,
    Finding,
    Measure,
    Message,
    Open,
    Part,
    Reader,
    Reading,
    Scored,
    SettingValue,
    Severity,
)

HEAD = ["site", "country", "audited"]


def recognise_sites(file: EvidenceContent) -> bool:
    """Return whether the file is a CSV that starts ``site,country,audited``."""
    first = file.content.lstrip(b"\xef\xbb\xbf").partition(b"\n")[0]
    return first.strip().lower() == b",".join(head.encode() for head in HEAD)


def read_sites(file: EvidenceContent, settings: Mapping[str, SettingValue]) -> Reading:
    """Return how many sites are listed, and how many of them with the date of an audit.

    A site without a date has not been audited. A row that cannot be read is counted nowhere.
    """
    try:
        lines = file.content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        what = Message("The list of sites is not UTF-8; save it as UTF-8.")
        return Reading((), (Finding("ethics.E1", Severity.ERROR, file.name, what),))
    findings: list[Finding] = []
    audited = list(_sites(file.name, lines, findings))
    where = f"{file.name}:2 to {len(lines)}"
    measures = (
        Measure("ethics.sites", Fraction(len(audited)), "count", where),
        Measure("ethics.sites_audited", Fraction(sum(audited)), "count", where),
    )
    return Reading(measures, tuple(findings))


def _sites(name: str, lines: list[str], findings: list[Finding]) -> Iterator[bool]:
    for number, row in enumerate(csv.reader(lines), start=1):
        if number == 1 or not row:
            continue
        if len(row) != len(HEAD) or not row[0].strip() or not _blank_or_date(row[2].strip()):
            what = Message("This row is not a site, a country and a date such as 2026-01-31.")
            findings.append(Finding("ethics.E2", Severity.WARNING, f"{name}:{number}", what))
            continue
        yield bool(row[2].strip())


def _blank_or_date(text: str) -> bool:
    if not text:
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def audited_sites(case: Case) -> Scored | Open:
    """Give points for the share of listed sites that somebody independent has audited."""
    sites = case.measures.get("ethics.sites")
    audited = case.measures.get("ethics.sites_audited")
    if sites is None or audited is None:
        return Open(Message("No list of sites came with the bid."))
    listed, seen = Fraction(sites.value), Fraction(audited.value)
    if listed == 0:
        return Open(Message("The list names no site."), where=sites.where)
    return Scored(
        points=Fraction(case.criterion.most) * seen / listed,
        arithmetic=Message(
            "{audited} audited / {sites} sites x {most}",
            {"audited": int(seen), "sites": int(listed), "most": case.criterion.most},
        ),
        parts=(
            Part(Message("Sites listed"), listed, "count", sites.where),
            Part(Message("of these audited"), seen, "count", audited.where),
        ),
    )


site_list = Reader("sites", recognise_sites, read_sites)

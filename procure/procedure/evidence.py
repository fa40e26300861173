"""Evidence files of a bid, given to the readers of the pack's plugin."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from procure.files.paths import names_a_file
from procure.model.bid import Bid, EvidenceFile
from procure.model.case import SettingValue
from procure.model.finding import Finding, Severity
from procure.model.lock import Lock
from procure.model.measure import Measure
from procure.model.message import Message
from procure.model.reader import EvidenceContent, Reader, Reading
from procure.plugin.call import call_read, call_recognises
from procure.plugin.registry import Registry
from procure.procedure.beside import MAX_BYTES, FilesBeside
from procure.tender.settings import typed_settings, typed_tables


def read_evidence(
    lock: Lock, bid: Bid, folder: Path, registry: Registry
) -> tuple[dict[str, Measure], tuple[Finding, ...]]:
    """Return the measures and findings that readers yield from a bid's evidence files.

    A file no reader recognises is evidence for people and yields nothing. Two files that yield
    the same measures are a finding, and these are left out: nobody guesses which one counts.
    """
    measures: dict[str, Measure] = {}
    findings: list[Finding] = []
    twice: set[str] = set()
    readings = tuple(_readings(lock, bid, folder, registry, findings))
    taken = {(pack, name) for pack, _, one in readings for name in one.taken}
    for pack, file, reading in readings:
        findings += reading.findings
        if (pack, file) in taken:
            continue
        twice |= {one.name for one in reading.measures if one.name in measures}
        measures |= {one.name: one for one in reading.measures}
    for name in twice:
        del measures[name]
    if twice:
        words = "Several files give {measures}; left out until it is clear which file counts."
        message = Message(words, {"measures": ", ".join(sorted(twice))})
        where = f"{bid.bidder}/evidence"
        findings.append(Finding("procure.evidence-twice", Severity.WARNING, where, message))
    return measures, tuple(findings)


def _readings(
    lock: Lock, bid: Bid, folder: Path, registry: Registry, findings: list[Finding]
) -> Iterator[tuple[str, str, Reading]]:
    """Yield pack, file and what was read of it, for each reader that recognises a file."""
    for evidence in bid.evidence:
        pack = lock.pack(evidence.pack)
        content = _content(evidence, folder, bid.bidder, findings)
        if content is None:
            continue
        others = tuple(one.file for one in bid.evidence if one.pack == pack.id and one != evidence)
        beside = FilesBeside(folder, others, f"{bid.bidder}/")
        content = replace(content, tables=typed_tables(pack), beside=beside)
        for name, reader in _recognising(content, registry, pack.plugin):
            settings = _settings(lock, evidence.pack)
            yield evidence.pack, evidence.file, call_read(name, reader, content, settings)


def _settings(lock: Lock, pack: str) -> Mapping[str, SettingValue]:
    return {**typed_settings(lock.pack(pack)), "as_of": lock.as_of}


def _content(
    evidence: EvidenceFile, folder: Path, bidder: str, findings: list[Finding]
) -> EvidenceContent | None:
    path = folder / evidence.file
    where = f"{bidder}/{evidence.file}"
    if not names_a_file(path):
        return None
    if path.stat().st_size > MAX_BYTES:
        message = Message("Larger than 20 MB; no reader looked at it.")
        findings.append(Finding("procure.evidence-large", Severity.WARNING, where, message))
        return None
    return EvidenceContent(where, path.read_bytes())


def _recognising(
    content: EvidenceContent, registry: Registry, plugin: str
) -> list[tuple[str, Reader]]:
    return [
        (name, reader)
        for name, reader in sorted(registry.readers.items())
        if name.split(".")[0] == plugin and call_recognises(name, reader, content)
    ]

from collections.abc import Callable
from pathlib import Path

import pytest

from procure.model.lock import Lock
from procure.procedure.issue import check_tender
from procure.tender.folder import Folder

PACK = """procure_pack: 1
id: street
version: 1.0
title: Street furniture
language: en
licence: CC0-1.0
valid: {from: 2026-01-01}
review_by: 2027-01-01
sources: {guide: {document: Street guide, date: 2025, confidence: judgement}}
settings:
  zero: {title: Loudness that earns nothing, type: number, unit: dB, at_least: 0, at_most: 90}
  full: {title: Loudness that earns all, type: number, unit: dB, default: 40}
  law: {title: Whose law, type: choice, choices: {eu: Europe, other: Other}, default: eu}
  kinds: {title: Kinds, type: choices, choices: {bench: Bench, lamp: Lamp}, default: [bench]}
  since: {title: Since when, type: date, default: 2020-01-01}
  strict: {title: Strict, type: boolean, default: no}
  zones:
    title: Zones
    type: table
    key: zone
    columns: {zone: {title: Zone}, premises: {title: Premises, type: number}}
criteria:
  - id: noise
    title: Noise
    kind: award
    requirements: [{id: db, question: How loud?, type: number, unit: dB}]
    scoring: {shape: linear, requirement: db, zero_at: {setting: zero}, full_at: {setting: full}}
  - id: comfort
    title: Comfort
    kind: award
    requirements:
      - {question: How comfortable?, type: text}
      - {id: elsewhere, question: And under other law?, type: text, applies_when: {law: [other]}}
    scoring: {shape: levels}
    levels: [Nothing is said., Claimed only., Fully met and evidenced.]
  - id: coverage
    title: Coverage
    kind: award
    requirements:
      - id: coverage
        question: Which zones?
        type: table
        rows: {table: zones, show: [zone]}
        columns: {met: {title: Met, type: boolean}}
    scoring: {shape: share, table: coverage, column: met}
  - id: permit
    title: Permit
    kind: gate
    description: The law asks for it.
    requirements: [{id: permit, question: A permit?, type: boolean}]
    scoring: {shape: condition, requirement: permit, one_of: [yes]}
  - id: quiet
    title: Quiet enough
    kind: gate
    scoring: {shape: requires, criterion: noise, at_least_share: 0.5}
  - id: foreign
    title: Foreign law
    kind: gate
    applies_when: {law: [other]}
    requirements: [{id: foreign, question: Which law?, type: boolean}]
    scoring: {shape: condition, requirement: foreign, one_of: [yes]}
  - id: repair
    title: Repair
    kind: condition
    requirements: [{question: Within five days?, type: boolean}]
  - id: wood
    title: Wood
    kind: information
    requirements: [{question: Whence?, type: text}]
"""

TENDER = """procure: 1
id: benches
title: Benches
buyer: {name: Town, country: IE}
language: en
currency: EUR
deadline: 2026-04-14T12:00:00+01:00
packs:
  street:
    settings: {zero: 60}
points: {price: 40, street/noise: 20, street/comfort: 40}
gates: {street/permit: The law asks for it.}
conditions: [street/repair]
information: [street/wood]
minimums: {quality: 30}
price: {rule: band, low: 100, high: 200}
panel: {chair: [mira], assessors: [ana, bram], approver: [ola]}
"""

Edit = tuple[str, str]
Written = Callable[..., Folder]
Locked = Callable[..., Lock]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Return a function that writes the sample tender with some of its text replaced."""

    def write(*edits: Edit, files: dict[str, str] | None = None) -> Folder:
        source = TENDER
        for before, after in edits:
            assert before in source, before
            source = source.replace(before, after, 1)
        folder = Folder(tmp_path / "benches")
        texts = {"tender.yaml": source, "criteria/street/criteria.yaml": PACK, **(files or {})}
        for name, text in texts.items():
            path = folder.path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def locked(written: Written) -> Locked:
    """Return a function that freezes the sample tender with some of its text replaced."""

    def lock(*edits: Edit, files: dict[str, str] | None = None) -> Lock:
        return check_tender(written(*edits, files=files)).lock

    return lock

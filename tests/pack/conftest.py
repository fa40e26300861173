from collections.abc import Callable
from pathlib import Path

import pytest

from procure.pack.read import PublishedPack, read_pack

PACK = """procure_pack: 1
id: street
version: 1.0
title: Street furniture
language: en
licence: CC0-1.0
valid: {from: 2026-01-01}
review_by: 2027-01-01
sources:
  guide: {document: Street guide, date: 2025, confidence: judgement}
settings:
  limit: {title: Loudest, type: number, unit: dB, default: 60, at_least: 0, at_most: 90}
  law: {title: Whose law, type: choice, choices: {eu: Europe, other: Other}, default: eu}
  zones: {title: Zones, type: table, key: zone, columns: {zone: {title: Zone}}}
tables:
  kinds:
    {file: kinds.csv, title: Kinds, key: kind, source: guide, columns: {kind: {title: Kind}}}
criteria:
  - id: noise
    title: Noise
    kind: award
    requirements: [{id: db, question: How loud?, type: number, unit: dB}]
    scoring: {shape: linear, requirement: db, zero_at: {setting: limit}, full_at: 40}
  - id: comfort
    title: Comfort
    kind: award
    requirements: [{question: How comfortable?, type: text}]
    scoring: {shape: levels}
    levels: [Nothing is said., Fully met and evidenced.]
  - id: power
    title: Power
    kind: award
    requirements: [{id: power, question: Whence?, type: choice, choices: {sun: Sun, none: None}}]
    scoring: {shape: choice, requirement: power, shares: {sun: 1, none: 0}}
  - id: features
    title: Features
    kind: award
    requirements:
      - id: features
        question: Which?
        type: table
        rows: {table: kinds, show: [kind]}
        columns: {met: {title: Met, type: boolean}}
    scoring: {shape: share, table: features, column: met}
  - id: height
    title: Height
    kind: award
    requirements: [{id: cm, question: How high?, type: number, unit: cm}]
    scoring: {shape: steps, requirement: cm, steps: [{at_most: 45, share: 1}]}
  - id: permit
    title: Permit
    kind: gate
    requirements: [{id: permit, question: A permit?, type: boolean}]
    scoring: {shape: condition, requirement: permit, one_of: [yes]}
  - id: quiet
    title: Quiet enough
    kind: gate
    scoring: {shape: requires, criterion: noise, at_least_share: 0.5}
  - id: beauty
    title: Beauty
    kind: gate
    description: It fits the street.
    scoring: {shape: judged}
  - id: repair
    title: Repair
    kind: condition
    applies_when: {law: [eu]}
    requirements: [{question: Within five days?, type: boolean}]
translations:
  fr: {texts: {criteria/noise/title: Bruit, requirements/db/question: Quel bruit?}}
"""

Edited = Callable[..., PublishedPack]


@pytest.fixture
def source() -> str:
    """Return the sample pack's text: it has one of everything that a rule speaks of."""
    return PACK


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """Return a function that reads the sample pack with some of its text replaced."""

    def read(*edits: tuple[str, str], kinds: str = "kind\nbench\nlamp\n") -> PublishedPack:
        source = PACK
        for before, after in edits:
            assert before in source, before
            source = source.replace(before, after, 1)
        folder = tmp_path / "street"
        folder.mkdir(exist_ok=True)
        (folder / "criteria.yaml").write_text(source, encoding="utf-8")
        (folder / "kinds.csv").write_text(kinds, encoding="utf-8")
        return read_pack(folder, "local")

    return read

"""Every rule of a pack: an input that breaks it, where it is said, and what to do about it."""

from collections.abc import Callable

import pytest

from procure.errors import InputFault
from procure.files.validate import validate
from procure.files.yaml import parse_yaml
from procure.model.pack import Pack
from procure.pack.consistency import RULES
from procure.pack.read import PublishedPack

Edited = Callable[..., PublishedPack]

BREAKS = [
    (
        "id: comfort",
        "id: noise",
        [
            "19 criteria.0.id: 'noise' is used twice. Rename one.",
            "24 criteria.1.id: 'noise' is used twice. Rename one.",
        ],
    ),
    (
        "{question: How comfortable?",
        "{id: db, question: How comfortable?",
        ["18 criteria: has 2 requirements called 'db'. Rename them."],
    ),
    (
        "    kind: award\n    requirements: [{id: db",
        "    kind: award\n    sources: [gone]\n    requirements: [{id: db",
        [("22 criteria.0.sources: 'gone' is not among the pack's sources. Add it there.")],
    ),
    (
        "type: number, unit: dB}]",
        "type: number, unit: dB, sources: [gone]}]",
        [
            (
                "22 criteria.0.requirements.0.sources: 'gone' is not among the pack's "
                "sources. Add it there."
            )
        ],
    ),
    (
        "title: Loudest,",
        "title: Loudest, source: gone,",
        ["12 settings.limit.source: 'gone' is not a source. Add it."],
    ),
    (
        "key: kind, source: guide",
        "key: kind, source: gone",
        ["17 tables.kinds.source: 'gone' is not a source. Add it."],
    ),
    (
        "    title: Noise\n    kind: award",
        "    title: Noise\n    kind: award\n    about: supplier",
        [
            (
                "21 criteria.0.kind: 'noise' is about the supplier, so it cannot be an "
                "award criterion. Make it a gate, condition or information."
            )
        ],
    ),
    (
        "    scoring: {shape: linear, requirement: db, zero_at: {setting: limit}, full_at: 40}\n",
        "",
        [
            (
                "19 criteria.0.scoring: 'noise' is an award criterion without a way to "
                "points. Say how it is scored."
            )
        ],
    ),
    (
        "    scoring: {shape: condition, requirement: permit, one_of: [yes]}\n",
        "",
        [("50 criteria.5.scoring: 'permit' is a gate without a condition. Say when it passes.")],
    ),
    (
        "type: boolean}]\ntranslations",
        "type: boolean}]\n    scoring: {shape: judged}\ntranslations",
        [
            "69 criteria.8.scoring: 'repair' is not scored. Remove its scoring.",
            ("64 criteria.8: is judged, and does not say by what. Describe what makes it pass."),
        ],
    ),
    (
        "    levels: [Nothing is said., Fully met and evidenced.]\n",
        "",
        [("24 criteria.1.levels: 'comfort' is judged but has no level texts. Write each level.")],
    ),
    (
        "shares: {sun: 1, none: 0}}",
        "shares: {sun: 1, none: 0}}\n    levels: [No, Yes]",
        [("35 criteria.2.levels: 'power' has level texts but is not judged. Remove them.")],
    ),
    (
        "Fully met and evidenced.",
        "Exceeds what is asked.",
        [
            (
                "29 criteria.1.levels: asks at the top level for more than fully met and "
                "evidenced. Reword the top level."
            )
        ],
    ),
    (
        "requirement: db",
        "requirement: loud",
        [("23 criteria.0.scoring: names 'loud', which 'noise' does not ask. It asks: db.")],
    ),
    (
        "column: met",
        "column: mett",
        [("44 criteria.3.scoring: names the column 'mett', which is not in the table. Add it.")],
    ),
    (
        "requirement: db, ",
        "requirement: db, measure: street.db, ",
        [("23 criteria.0.scoring: needs a requirement or a measure, and not both. Keep one.")],
    ),
    (
        "table: features, column",
        "table: features, requirements: [features], column",
        [
            ("44 criteria.3.scoring: needs a table or requirements, and not both. Keep one."),
            (
                "44 criteria.3.scoring: takes 'features', which is of type table. Ask "
                "for: boolean or choice."
            ),
        ],
    ),
    (
        ", column: met",
        "",
        [("44 criteria.3.scoring: needs the column that says whether a row is met. Add column.")],
    ),
    (
        "{setting: limit}",
        "{setting: limits}",
        ["19 criteria.0: 'noise' names the setting 'limits'. Declare it."],
    ),
    (
        "type: text}",
        "type: table}",
        [
            (
                "27 criteria.1.requirements.0: has columns if, and only if, its type is "
                "table. Correct type or columns."
            )
        ],
    ),
    (
        "type: choice, choices: {sun: Sun, none: None}",
        "type: choice",
        ["33 criteria.2.requirements.0: is a choice without choices. List them."],
    ),
    (
        "key: zone, columns",
        "key: name, columns",
        [("14 settings.zones: is a table without columns and a key among them. Add them.")],
    ),
    (
        "key: kind, source",
        "key: name, source",
        ["17 tables.kinds.key: 'name' is not one of its columns. Name one of them."],
    ),
    (
        "rows: {table: kinds,",
        "rows: {table: kind,",
        [("42 criteria.3.requirements.0.rows: takes its rows from 'kind'. Declare that table.")],
    ),
    (
        "show: [kind]",
        "show: [kinds]",
        [
            (
                "42 criteria.3.requirements.0.rows: shows the column 'kinds', which "
                "'kinds' does not have. It has: kind."
            )
        ],
    ),
    (
        "criterion: noise",
        "criterion: silence",
        [
            (
                "58 criteria.6.scoring: requires 'silence', which is no other criterion "
                "here. Correct it."
            )
        ],
    ),
    (
        "    description: It fits the street.\n",
        "",
        [("59 criteria.7: is judged, and does not say by what. Describe what makes it pass.")],
    ),
    (
        "id: db, question: How loud?, type: number, unit: dB",
        "id: db, question: How loud?, type: text",
        [("23 criteria.0.scoring: takes 'db', which is of type text. Ask for: number or level.")],
    ),
    (
        "met: {title: Met, type: boolean}",
        "met: {title: Met}",
        [
            (
                "44 criteria.3.scoring: takes the column 'met', which is of type text. "
                "Ask for: boolean or choice."
            )
        ],
    ),
    (
        "shares: {sun: 1, none: 0}",
        "shares: {sun: 1}",
        [("34 criteria.2.scoring.shares: give no share to the choice 'none'. Add it, 0 if none.")],
    ),
    (
        "shares: {sun: 1, none: 0}",
        "shares: {sun: 1, none: 0, wind: 1}",
        [
            (
                "34 criteria.2.scoring.shares: name 'wind', which cannot be chosen. "
                "Choose of: sun, none."
            )
        ],
    ),
    (
        "one_of: [yes]",
        "one_of: [yes, perhaps]",
        [
            (
                "54 criteria.5.scoring.one_of: name 'perhaps', which cannot be chosen. "
                "Choose of: yes, no."
            )
        ],
    ),
    (
        "shares: {sun: 1, none: 0}",
        "shares: {sun: 1.5, none: 0}",
        [("34 criteria.2.scoring: gives 'sun' the share 1.5. Write a share from 0 to 1.")],
    ),
    (
        "share: 1}]",
        "share: -1}]",
        [("49 criteria.4.scoring: gives step 1 the share -1. Write a share from 0 to 1.")],
    ),
    (
        "at_least_share: 0.5",
        "at_least_share: 50",
        [("58 criteria.6.scoring: gives at_least_share the share 50. Write a share from 0 to 1.")],
    ),
    (
        "zero_at: {setting: limit}",
        "zero_at: 40",
        [("23 criteria.0.scoring: earns nothing and everything at 40. Change one end.")],
    ),
    (
        "steps: [{at_most: 45, share: 1}]",
        "steps: []",
        ["49 criteria.4.scoring: has no steps. Write at least one."],
    ),
    (
        "{at_most: 45, share: 1}",
        "{share: 1}",
        [
            (
                "49 criteria.4.scoring: step 1 needs at_least or at_most, and not both. "
                "Keep one of them."
            )
        ],
    ),
    (
        ", one_of: [yes]",
        "",
        [
            (
                "54 criteria.5.scoring: takes 'permit', which is of type boolean. Ask "
                "for: number or level."
            ),
            ("54 criteria.5.scoring: needs one_of or a limit, and not both. Keep one of them."),
        ],
    ),
    (
        "zero_at: {setting: limit}",
        "zero_at: {setting: law}",
        [
            (
                "23 criteria.0.scoring: takes a number from the setting 'law', which is "
                "of type choice. Make it a number."
            )
        ],
    ),
    (
        "shape: judged",
        "shape: evaluator, evaluator: a.b, parameters: {x: {setting: zones}}",
        [
            (
                "63 criteria.7.scoring: takes the setting 'zones' as a parameter, which "
                "is not one value. Name another; evaluators see settings anyway."
            )
        ],
    ),
    (
        "applies_when: {law: [eu]}",
        "applies_when: {law: [us]}",
        [
            (
                "67 criteria.8.applies_when: applies when 'law' is 'us', which it never "
                "is. Choose of: eu, other."
            )
        ],
    ),
    (
        "default: 60",
        "default: 99",
        [("12 settings.limit.default: 99 is out of range. It must be at least 0 and at most 90.")],
    ),
    (
        "default: eu",
        "default: us",
        [("13 settings.law.default: 'us' is not one of the choices. Choose of: eu, other.")],
    ),
    (
        "choices: {eu: Europe, other: Other}, default: eu",
        "default: eu",
        ["13 settings.law: offers no choices. List them."],
    ),
    (
        "unit: dB}]",
        "unit: dB, at_least: 5, at_most: 4}]",
        [
            (
                "22 criteria.0.requirements.0: asks for at least 5 and at most 4. "
                "Exchange or correct them."
            )
        ],
    ),
    (
        "at_least: 0, at_most: 90",
        "at_least: 91, at_most: 90",
        [
            (
                "12 settings.limit.default: 60 is out of range. It must be at least 91 "
                "and at most 90."
            ),
            ("12 settings.limit: asks for at least 91 and at most 90. Exchange or correct them."),
        ],
    ),
    (
        "met: {title: Met, type: boolean}",
        "met: {title: Met, type: choice}",
        [("43 criteria.3.requirements.0.columns.met: is a choice without choices. List them.")],
    ),
    (
        "valid: {from: 2026-01-01}",
        "valid: {from: 2026-01-01, to: 2025-01-01}",
        [
            (
                "7 valid: ends on 2025-01-01, before it begins on 2026-01-01. Exchange or"
                " correct them."
            )
        ],
    ),
]
"""A part of the sample pack, what stands in its place, and every line that is said."""


def said(edited: Edited, *edits: tuple[str, str]) -> list[str]:
    with pytest.raises(InputFault) as caught:
        edited(*edits)
    return [str(problem) for problem in caught.value.problems]


def test_the_sample_pack_has_no_fault(edited: Edited) -> None:
    assert len(edited().pack.criteria) == 9


@pytest.mark.parametrize(("part", "instead", "lines"), BREAKS)
def test_a_broken_rule_is_said_at_its_place(
    edited: Edited, part: str, instead: str, lines: list[str]
) -> None:
    assert said(edited, (part, instead)) == [f"street/criteria.yaml:{line}" for line in lines]


def test_faults_of_all_rules_come_at_once(edited: Edited) -> None:
    lines = said(
        edited,
        ("title: Loudest,", "title: Loudest, source: gone,"),
        ("Fully met and evidenced.", "Exceeds what is asked."),
        ("share: 1}]", "share: -1}]"),
    )
    assert len(lines) == 3


def test_every_rule_is_broken_by_one_of_the_inputs(source: str) -> None:
    """A rule added without an input here would be a rule nobody has seen refuse anything."""
    silent = set(RULES)
    for part, instead, _ in BREAKS:
        pack = validate(Pack, parse_yaml(source.replace(part, instead, 1), "criteria.yaml"))
        silent -= {rule for rule in RULES if list(rule(pack))}
    assert silent == set()

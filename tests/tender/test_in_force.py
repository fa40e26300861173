"""What a tender puts in force, and the settings it chooses: every fault at its place."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from procure.errors import InputFault
from procure.model.lock import Lock
from procure.model.scoring import Linear
from procure.procedure.issue import check_tender
from procure.tender.folder import Folder
from procure.tender.settings import typed_settings

Written = Callable[..., Folder]
Locked = Callable[..., Lock]

BREAKS = [
    (
        "  street:\n    settings: {zero: 60}",
        "  street: {settings: {zero: 60}}\n  roads: {}",
        [
            (
                "10 packs.roads: there is no pack 'roads'. Install the plugin that brings"
                " it. Packs here: accessibility, carbon, connectivity, privacy, street."
            )
        ],
    ),
    (
        "street/noise: 20",
        "roads/noise: 20",
        [
            (
                "11 points.roads/noise: 'roads/noise' is of a pack the tender does not "
                "use. Add the pack under packs."
            )
        ],
    ),
    (
        "street/noise: 20",
        "street/noises: 20",
        [
            (
                "11 points.street/noises: there is no criterion 'street/noises'. See: "
                "procure check street."
            )
        ],
    ),
    (
        "gates: {street/permit:",
        "gates: {street/comfort: No., street/permit:",
        [
            (
                "12 gates.street/comfort: 'street/comfort' is of kind award, not gate. "
                "Name it under points."
            )
        ],
    ),
    (
        "conditions: [street/repair]",
        "conditions: [street/repair, street/wood]",
        [
            (
                "13 conditions.1: 'street/wood' is of kind information, not condition. "
                "Name it under information."
            )
        ],
    ),
    (
        "information: [street/wood]",
        "information: [street/wood, street/wood]",
        ["14 information.1: 'street/wood' is named twice. Keep one."],
    ),
    (
        "gates: {",
        "gates: {street/foreign: Law., ",
        [
            (
                "12 gates.street/foreign: 'street/foreign' does not apply under the "
                "settings chosen. Leave it out, or change the settings."
            )
        ],
    ),
    (
        "zero: 60",
        "zero: 60, colour: red",
        [
            (
                "10 packs.street.settings.colour: pack 'street' has no setting 'colour'. "
                "It has: zero, full, law, kinds, since, strict, zones."
            )
        ],
    ),
    (
        "settings: {zero: 60}",
        "settings: {}",
        [
            (
                "10 packs.street.settings: 'Loudness that earns nothing' has no value "
                "(zero). Write zero: a plain number such as 4.5, in dB."
            )
        ],
    ),
    (
        "zero: 60",
        "zero: loud",
        [
            (
                "10 packs.street.settings.zero: 'loud' is not a plain number such as 4.5."
                " The unit is dB."
            )
        ],
    ),
    (
        "zero: 60",
        "zero: 91",
        [
            (
                "10 packs.street.settings.zero: 91 is out of range. It must be at least 0"
                " and at most 90."
            )
        ],
    ),
    ("zero: 60", "zero: [1, 2]", ["10 packs.street.settings.zero: is a list. Write one value."]),
    (
        "zero: 60",
        "zero: 60, law: us",
        [("10 packs.street.settings.law: 'us' is not one of the choices. Choose of: eu, other.")],
    ),
    (
        "zero: 60",
        "zero: 60, law: [eu, other]",
        ["10 packs.street.settings.law: takes one choice. Choose of: eu, other."],
    ),
    (
        "zero: 60",
        "zero: 60, kinds: [bench, desk]",
        [
            (
                "10 packs.street.settings.kinds: 'desk' is not one of the choices. Choose"
                " of: bench, lamp."
            )
        ],
    ),
    (
        "zero: 60",
        "zero: 60, since: soon",
        ["10 packs.street.settings.since: 'soon' is not a date such as 2026-04-14."],
    ),
    (
        "zero: 60",
        "zero: 60, strict: perhaps",
        ["10 packs.street.settings.strict: 'perhaps' is not yes or no."],
    ),
    (
        "zero: 60",
        "zero: 40",
        [
            (
                "10 packs.street.settings: zero_at and full_at of 'street/noise' are the "
                "same number. Change one of the two settings."
            )
        ],
    ),
    (
        "street/noise: 20",
        "street/coverage: 20",
        [
            (
                "10 packs.street.settings: 'Zones' has no value (zones). Write zones: "
                "FILE.csv, and put the file into the tender's tables folder."
            )
        ],
    ),
    (
        "zero: 60}\npoints: {price: 40, street/noise: 20",
        "zero: 60, zones: zones.csv}\npoints: {price: 40, street/coverage: 20",
        [
            (
                "10 packs.street.settings.zones: 'zones.csv' is not in tables/. Put it "
                "into the tender's tables folder. Files there: none."
            )
        ],
    ),
    (
        "conditions:",
        "papers: [gone.pdf, ../secret.pdf]\nconditions:",
        [
            "13 papers.0: 'gone.pdf' is not in the folder. Add or remove it.",
            "13 papers.1: '../secret.pdf' is outside the tender's folder. Copy it in.",
        ],
    ),
]
"""A part of the sample tender, what stands in its place, and every line that is said."""


@pytest.mark.parametrize(("part", "instead", "lines"), BREAKS)
def test_a_fault_is_said_at_its_place(
    written: Written, part: str, instead: str, lines: list[str]
) -> None:
    with pytest.raises(InputFault) as caught:
        check_tender(written((part, instead)))
    assert [str(one) for one in caught.value.problems] == [f"tender.yaml:{line}" for line in lines]


def test_a_setting_without_a_word_has_its_default(locked: Locked) -> None:
    settings = typed_settings(locked().pack("street"))
    assert settings["full"] == Decimal(40)
    assert settings["kinds"] == ("bench",)
    assert settings["strict"] is False


def test_a_setting_no_criterion_names_may_stay_without_a_value(locked: Locked) -> None:
    assert "zones" not in locked().pack("street").settings


def test_a_limit_is_resolved_from_its_setting(locked: Locked) -> None:
    scoring = locked().criterion("street/noise").criterion.scoring
    assert isinstance(scoring, Linear)
    assert (scoring.zero_at, scoring.full_at) == (Decimal(60), Decimal(40))


def test_one_choice_in_brackets_is_one_choice(locked: Locked) -> None:
    settings = typed_settings(locked(("zero: 60", "zero: 60, law: [other]")).pack("street"))
    assert settings["law"] == "other"


def test_several_choices_without_brackets_are_one_of_them(locked: Locked) -> None:
    settings = typed_settings(locked(("zero: 60", "zero: 60, kinds: lamp")).pack("street"))
    assert settings["kinds"] == ("lamp",)


@pytest.mark.parametrize(("word", "value"), [("yes", True), ("true", True), ("no", False)])
def test_a_yes_no_setting_takes_yes_and_true(locked: Locked, word: str, value: bool) -> None:
    settings = typed_settings(locked(("zero: 60", f"zero: 60, strict: {word}")).pack("street"))
    assert settings["strict"] is value


def test_what_does_not_apply_under_the_settings_is_not_asked(locked: Locked) -> None:
    def asked(lock: Lock) -> list[str]:
        return [one.question for one in lock.criterion("street/comfort").criterion.requirements]

    assert asked(locked()) == ["How comfortable?"]
    assert len(asked(locked(("zero: 60", "zero: 60, law: other")))) == 2


def test_a_criterion_that_applies_under_the_settings_may_be_in_force(locked: Locked) -> None:
    lock = locked(("zero: 60", "zero: 60, law: other"), ("gates: {", "gates: {street/foreign: x, "))
    assert lock.criterion("street/foreign").reason == "x"


def test_a_buyers_table_is_frozen_with_its_rows(locked: Locked) -> None:
    lock = locked(
        ("settings: {zero: 60}", "settings: {zones: zones.csv}"),
        ("street/noise: 20", "street/coverage: 20"),
        files={"tables/zones.csv": "zone,premises\nHarbour,1000\n"},
    )
    assert lock.pack("street").tables["zones"] == ({"zone": "Harbour", "premises": "1000"},)


def test_faults_of_a_buyers_table_have_its_file_and_line(written: Written) -> None:
    folder = written(
        ("zero: 60", "zero: 60, zones: zones.csv"),
        files={"tables/zones.csv": "zone,premises\nHarbour,many\n,2\n"},
    )
    with pytest.raises(InputFault) as caught:
        check_tender(folder)
    assert [str(one) for one in caught.value.problems] == [
        "tables/zones.csv:2 premises: 'many' is not a plain number such as 4.5.",
        "tables/zones.csv:3 zone: is blank. Fill it in.",
    ]


def test_criteria_come_award_first_then_gates_conditions_information(locked: Locked) -> None:
    assert [one.id for one in locked().criteria] == [
        "street/noise",
        "street/comfort",
        "street/permit",
        "street/repair",
        "street/wood",
    ]


def test_a_gate_without_a_reason_takes_the_packs_and_is_warned_about(written: Written) -> None:
    checked = check_tender(
        written(("gates: {street/permit: The law asks for it.}", "gates: [street/permit]"))
    )
    assert checked.lock.criterion("street/permit").reason == "The law asks for it."
    assert [one.code for one in checked.findings] == ["procure.gate-reason"]


@pytest.mark.parametrize(
    ("part", "instead", "codes"),
    [
        ("review_by: 2027-01-01", "review_by: 2026-04-13", ["procure.pack-review"]),
        ("from: 2026-01-01", "from: 2026-04-15", ["procure.pack-validity"]),
        ("from: 2026-01-01", "from: 2026-01-01, to: 2026-04-13", ["procure.pack-validity"]),
        ("from: 2026-01-01", "from: 2026-04-14, to: 2026-04-14", []),
    ],
)
def test_a_pack_is_measured_by_the_day_of_the_deadline(
    written: Written, part: str, instead: str, codes: list[str]
) -> None:
    folder = written()
    path = folder.criteria / "street" / "criteria.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(part, instead), encoding="utf-8")
    assert [one.code for one in check_tender(folder).findings] == codes


def test_a_relative_price_rule_is_warned_about(written: Written) -> None:
    edit = ("{rule: band, low: 100, high: 200}", "{rule: lowest_over_price}")
    assert [one.code for one in check_tender(written(edit)).findings] == ["procure.relative-price"]

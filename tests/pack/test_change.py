"""A tender's local change of a pack: what it may change, what it must say, what is kept."""

from collections.abc import Callable

import pytest

from procure.errors import InputFault
from procure.files.validate import validate
from procure.files.yaml import parse_yaml
from procure.model.lock import LockedChange
from procure.model.pack import Criterion, LocalChange, Pack
from procure.pack.change import changed
from procure.pack.read import PublishedPack

Edited = Callable[..., PublishedPack]
Made = tuple[Pack, tuple[LockedChange, ...]]

HEAD = "extends: street\nreason: Our pavements are narrow.\n"


@pytest.fixture
def published(edited: Edited) -> Pack:
    return edited().pack


def change(pack: Pack, yaml: str) -> Made:
    document = parse_yaml(HEAD + yaml, "criteria/street.yaml")
    return changed(pack, validate(LocalChange, document), document)


def said(pack: Pack, yaml: str) -> list[str]:
    with pytest.raises(InputFault) as caught:
        change(pack, yaml)
    return [str(problem) for problem in caught.value.problems]


def criterion(pack: Pack, id_: str) -> Criterion:
    return next(one for one in pack.criteria if one.id == id_)


def test_a_changed_field_replaces_the_published_one_and_the_rest_stays(published: Pack) -> None:
    pack, _ = change(published, "change: {noise: {title: Noise at night}}\n")
    assert criterion(pack, "noise").title == "Noise at night"
    assert criterion(pack, "noise").scoring == criterion(published, "noise").scoring


def test_what_was_changed_is_kept_text_by_text(published: Pack) -> None:
    yaml = "change: {noise: {title: Noise at night, requirements: [{id: db, type: number,"
    _, (made,) = change(published, f"{yaml} question: How loud at night?, unit: dB}}]}}}}\n")
    assert made == LockedChange(
        criterion="noise",
        what="changed",
        fields={
            "title": ("Noise", "Noise at night"),
            "requirements/db/question": ("How loud?", "How loud at night?"),
        },
    )


def test_a_changed_level_is_told_from_the_unchanged_ones(published: Pack) -> None:
    _, (made,) = change(published, "change: {comfort: {levels: [Nothing is said., Some., All.]}}\n")
    assert made.fields == {
        "levels/1": ("Fully met and evidenced.", "Some."),
        "levels/2": ("", "All."),
    }


def test_dropped_and_added_criteria_are_kept_as_such(published: Pack) -> None:
    pack, made = change(
        published,
        "drop: [comfort]\nadd: [{id: colour, title: Colour, kind: information,"
        " requirements: [{question: Which?, type: text}]}]\n",
    )
    assert [(one.criterion, one.what) for one in made] == [
        ("comfort", "dropped"),
        ("colour", "added"),
    ]
    assert "comfort" not in [one.id for one in pack.criteria]
    assert pack.criteria[-1].id == "colour"


def test_an_added_criterion_may_bring_its_source(published: Pack) -> None:
    pack, _ = change(
        published,
        "sources: {plan: {document: Our plan, date: 2024, confidence: confirmed}}\n"
        "add: [{id: colour, title: Colour, kind: information, sources: [plan]}]\n",
    )
    assert set(pack.sources) == {"guide", "plan"}


def test_translations_of_a_changed_criterion_are_dropped_and_others_kept(edited: Edited) -> None:
    published = edited(("Quel bruit?", "Quel bruit?, criteria/power/title: Courant")).pack
    pack, _ = change(published, "change: {noise: {title: Noise at night}}\n")
    assert pack.translations["fr"].texts == {"criteria/power/title": "Courant"}


def test_a_change_needs_a_reason(published: Pack) -> None:
    document = parse_yaml("extends: street\ndrop: [comfort]\n", "criteria/street.yaml")
    with pytest.raises(InputFault, match=r"criteria/street\.yaml:1 reason: is missing"):
        validate(LocalChange, document)


@pytest.mark.parametrize(
    ("yaml", "lines"),
    [
        (
            "change: {colour: {title: C}}\ndrop: [comfort, gone]\n",
            [
                "3 change.colour: pack 'street' has no criterion 'colour'. "
                "See: procure check street.",
                "4 drop.1: pack 'street' has no criterion 'gone'. See: procure check street.",
            ],
        ),
        (
            "change: {noise: {titel: C, kind: price}}\n",
            [
                "3 change.noise.kind: 'price' is not known here. "
                "Write one of: gate, award, condition, information.",
                "3 change.noise.titel: is not a key this file knows. "
                "Check its spelling, or remove it.",
            ],
        ),
        (
            "change: {noise: {title: C}}\ndrop: [noise]\n",
            ["3 change.noise: 'noise' is changed and dropped. Keep one of them."],
        ),
        (
            "add: [{id: noise, title: C, kind: information}]\n",
            ["3 add.0.id: pack 'street' has a criterion 'noise' already. Give it another id."],
        ),
        (
            "change: {noise: {about: supplier}}\n",
            [
                "3 change.noise.kind: 'noise' is about the supplier, so it cannot be an award "
                "criterion. Make it a gate, condition or information."
            ],
        ),
        (
            "add: [{id: colour, title: C, kind: award}]\n",
            [
                "3 add.0.scoring: 'colour' is an award criterion without a way to points. "
                "Say how it is scored."
            ],
        ),
        (
            "drop: [noise]\n",
            [
                "1: criterion 'quiet': requires 'noise', which is no other criterion here. "
                "Correct it."
            ],
        ),
        (
            "sources: {guide: {document: D, date: 2024, confidence: recalled}}\n",
            ["3 sources.guide: pack 'street' has a source 'guide' already. Give it another id."],
        ),
    ],
)
def test_a_faulty_change_is_said_where_it_stands(
    published: Pack, yaml: str, lines: list[str]
) -> None:
    assert said(published, yaml) == [f"criteria/street.yaml:{line}" for line in lines]

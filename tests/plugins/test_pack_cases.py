"""Every case of the four packs, run through the real scoring with the real evaluators."""

from pathlib import Path

import pytest

from procure.model.lock import Lock
from procure.model.pack import Translation
from procure.pack.case_file import PackCase
from procure.pack.case_lock import lock_for_case
from procure.pack.paths import in_language, text_paths
from procure.pack.prove import Proved, prove
from procure.pack.read import PublishedPack, read_pack
from procure.plugin.loader import load

PACKS = ("accessibility", "privacy", "carbon", "connectivity")


@pytest.fixture(scope="module", params=PACKS)
def published(request: pytest.FixtureRequest) -> PublishedPack:
    name = str(request.param)
    return read_pack(Path(__file__).parents[2] / "criteria" / name, name)


@pytest.fixture(scope="module")
def proved(published: PublishedPack) -> tuple[Proved, ...]:
    return tuple(prove(published, load()))


def test_every_case_comes_out_as_written(proved: tuple[Proved, ...]) -> None:
    assert [(one.where, one.due, one.got, one.reason) for one in proved if not one.holds] == []


def test_every_case_comes_out_the_same_in_other_words(
    published: PublishedPack, proved: tuple[Proved, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A language is other words: nothing that scores may read what a form says."""
    monkeypatch.setattr("procure.pack.prove.lock_for_case", lock_in_other_words)
    others = prove(published, load())
    assert [result(one) for one in others] == [result(one) for one in proved]


def result(proved: Proved) -> tuple[str, str, int]:
    """Return what a case comes to, and how many conditions; their words are the form's own."""
    came_to, *conditions = proved.got.split(", the condition ")
    return proved.where, came_to, len(conditions)


def lock_in_other_words(published: PublishedPack, case: PackCase) -> Lock:
    """Return the lock of a case in a language in which every text, and every row, is a number."""
    lock = lock_for_case(published, case)
    paths = enumerate(text_paths(published.pack, published.tables))
    texts = {path: f"#{number}" for number, (path, text) in paths if text}
    translations = {"tr": Translation(texts=texts)}
    criteria = [
        one.model_copy(update={"criterion": in_language(one.criterion, texts)})
        for one in lock.criteria
    ]
    update = {
        "packs": (lock.packs[0].model_copy(update={"translations": translations}),),
        "criteria": tuple(criteria),
        "tender": lock.tender.model_copy(update={"language": "tr"}),
    }
    return lock.model_copy(update=update)


def test_every_criterion_has_a_case(published: PublishedPack, proved: tuple[Proved, ...]) -> None:
    shown = {one.case.criterion for one in proved}
    assert {f"{published.pack.id}/{one.id}" for one in published.pack.criteria} - shown == set()


def test_every_condition_has_a_case_answered_and_one_left_blank(
    published: PublishedPack, proved: tuple[Proved, ...]
) -> None:
    """Neither earns a point; what was left blank is told as blank, never as a yes or a no."""
    shown = {
        (one.case.criterion, state) for one in proved for state in one.case.expect.answers.values()
    }
    conditions = _of(published, "condition")
    assert {(id_, state) for id_ in conditions for state in ("answered", "blank")} - shown == set()


def test_every_gate_has_a_case_that_passes_and_one_that_does_not(
    published: PublishedPack, proved: tuple[Proved, ...]
) -> None:
    """Some gates only ask and never fail; for them the other case is not evaluable."""
    gates = _of(published, "gate")
    assert gates - {one.case.criterion for one in proved if one.due == "gate: pass"} == set()
    assert gates - {one.case.criterion for one in proved if one.due != "gate: pass"} == set()


def _of(published: PublishedPack, *kinds: str) -> set[str]:
    return {f"{published.pack.id}/{one.id}" for one in published.pack.criteria if one.kind in kinds}

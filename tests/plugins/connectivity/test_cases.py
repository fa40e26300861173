"""Every case in ``criteria/connectivity/cases``, run through the real scoring."""

import procure_connectivity
import pytest

from procure.pack.prove import Proved, prove
from procure.pack.read import PublishedPack
from procure.plugin.registry import Registry


@pytest.fixture(scope="module")
def proved(published: PublishedPack) -> tuple[Proved, ...]:
    evaluators = {
        f"connectivity.{one.__name__}": one for one in procure_connectivity.procure_evaluators()
    }
    return tuple(prove(published, Registry(evaluators=evaluators)))


def test_every_case_comes_out_as_written(proved: tuple[Proved, ...]) -> None:
    wrong = [(one.where, one.due, one.got) for one in proved if not one.holds]
    assert not wrong


def test_every_gate_and_award_criterion_has_a_case(
    published: PublishedPack, proved: tuple[Proved, ...]
) -> None:
    shown = {one.case.criterion for one in proved}
    scored = {f"connectivity/{one.id}" for one in published.pack.criteria if one.scoring}
    assert scored <= shown

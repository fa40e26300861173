"""The cases in ``criteria/carbon/cases`` whose points an evaluator of this plugin gives.

The others are scored by shapes of the core, or judged.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path

import procure_carbon
import pytest

from procure.api import Case, Open, Scored
from procure.files.yaml import read_yaml
from procure.model.scoring import ByEvaluator
from procure.numbers import text
from procure.pack.read import read_pack

EVALUATORS = {f"carbon.{one.__name__}": one for one in procure_carbon.procure_evaluators()}


def _cases() -> list[Mapping[str, object]]:
    (folder,) = procure_carbon.procure_packs()
    assert isinstance(folder, Path)
    scored = {
        f"carbon/{one.id}"
        for one in read_pack(folder, "carbon").pack.criteria
        if isinstance(one.scoring, ByEvaluator)
    }
    found: list[Mapping[str, object]] = []
    for file in sorted((folder / "cases").glob("*.yaml")):
        value = read_yaml(file).value
        assert isinstance(value, dict)
        cases = value["cases"]
        assert isinstance(cases, list)
        found += [one for one in cases if isinstance(one, dict) and one["criterion"] in scored]
    return found


@pytest.mark.parametrize("written", _cases(), ids=lambda case: str(case["why"]))
def test_a_case_comes_out_as_written(
    written: Mapping[str, object], build: Callable[[Mapping[str, object]], Case]
) -> None:
    case = build(written)
    scoring = case.criterion.criterion.scoring
    assert isinstance(scoring, ByEvaluator)
    result = EVALUATORS[scoring.evaluator](case)
    expected = written["expect"]
    assert isinstance(expected, Mapping)
    if expected.get("open"):
        assert isinstance(result, Open)
    else:
        assert isinstance(result, Scored), result
        assert text(Fraction(result.points)) == expected["points"]

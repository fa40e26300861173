"""Cases of a pack: what a panel or a bidder does in them, and what must come out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from procure.errors import InputFault
from procure.pack.prove import prove
from procure.pack.read import PublishedPack, read_pack
from procure.plugin.loader import load
from procure.plugin.registry import Registry

CRITERIA = Path(__file__).parents[2] / "criteria"

Comes = Callable[[str], str]


@pytest.fixture
def comes(edited: Callable[..., PublishedPack]) -> Comes:
    """Return a function from a case as written to what it comes to."""
    pack = edited()

    def run(case: str) -> str:
        (proved,) = prove(replace(pack, cases={"cases/one.yaml": case}), Registry())
        return proved.got

    return run


@pytest.mark.parametrize(("decided", "state"), [("yes", "pass"), ("no", "fail")])
def test_a_panel_passes_or_fails_a_judged_gate(comes: Comes, decided: str, state: str) -> None:
    case = f"criterion: street/beauty\ndecided: {decided}\nexpect: {{gate: {state}}}\nwhy: Sight."
    assert comes(case) == f"gate: {state}"


def test_a_judged_gate_nobody_decided_is_not_evaluable(comes: Comes) -> None:
    case = "criterion: street/beauty\nexpect: {gate: not evaluable}\nwhy: Nobody looked."
    assert comes(case) == "gate: not evaluable"


def test_the_panels_level_earns_points(comes: Comes) -> None:
    case = "criterion: street/comfort\nlevel: 1\nmost: 7\nexpect: {points: 7}\nwhy: The top."
    assert comes(case) == "7 points"


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_condition_earns_nothing_whatever_is_answered(comes: Comes, answer: str) -> None:
    case = (
        f"criterion: street/repair\nanswers: {{repair: {{value: {answer}}}}}\n"
        "expect: {points: 0}\nwhy: Asked and not scored."
    )
    assert comes(case) == "0 points"


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ("{repair: {value: no}}", "answered"),
        ("{}", "blank"),
        ("{repair: {value: perhaps}}", "unreadable"),
    ],
)
def test_a_case_says_how_an_answer_must_stand(comes: Comes, answers: str, state: str) -> None:
    case = (
        f"criterion: street/repair\nanswers: {answers}\nwhy: Told as it is.\n"
        "expect: {points: 0, answers: {repair: answered}}"
    )
    assert comes(case) == f"0 points, repair {state}"


def test_a_case_cannot_expect_an_answer_that_is_not_asked(comes: Comes) -> None:
    case = "criterion: street/repair\nwhy: A slip.\nexpect: {points: 0, answers: {repare: blank}}"
    with pytest.raises(InputFault, match="'repare', which is not asked"):
        comes(case)


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ("{points: 0}", "0 points"),
        ("{points: 0, conditions: []}", "0 points, no condition"),
        ("{points: 0, conditions: [The lamp is mended.]}", "0 points, no condition"),
    ],
)
def test_conditions_are_looked_at_where_a_case_names_them(
    comes: Comes, expected: str, got: str
) -> None:
    assert comes(f"criterion: street/repair\nexpect: {expected}\nwhy: None is brought.") == got


def test_a_case_in_other_words_than_the_condition_does_not_hold() -> None:
    shipped = read_pack(CRITERIA / "accessibility", "accessibility")
    (name,) = [one for one in shipped.cases if one.endswith("reports.yaml")]
    edited = shipped.cases[name].replace("within 6 months", "within 7 months")
    proved = list(prove(replace(shipped, cases={name: edited}), load()))
    (broken,) = [one for one in proved if not one.holds]
    assert "within 7 months" in broken.due
    assert "within 6 months" in broken.got

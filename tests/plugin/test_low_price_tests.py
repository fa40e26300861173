"""The hook for tests of abnormally low prices, and what is checked of their results."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import cast

import pytest

from procure.api import LowPriceBid, LowPriceCase, LowPriceResult, LowPriceTest, Message
from procure.errors import PluginFault
from procure.model.low_price import ChosenLowPriceTest
from procure.plugin.call import call_low_price_test, call_price_problems
from procure.plugin.loader import load
from procure.scoring.low_price import run_low_price_tests

Install = Callable[..., None]

SAID = Message("said")
BIDS = tuple(LowPriceBid(name, Fraction(9), Fraction(30)) for name in ("acme", "birch"))
CASE = LowPriceCase(BIDS, Fraction(40), Fraction(60))

SOURCE = """
from procure.api import LowPriceResult, LowPriceTest, Message, hook
api = 1

def test(case):
    return tuple(LowPriceResult(bid.bidder, bid.price < 9, (Message("said"),)) for bid in case.bids)

@hook
def procure_low_price_tests():
    return [LowPriceTest("below_nine", Message("below 9"), "judgement", test)]
"""


def result(bidder: str, flagged: object = False, steps: object = (SAID,)) -> LowPriceResult:
    return LowPriceResult(bidder, cast(bool, flagged), cast(tuple[Message, ...], steps))


def saying(results: object) -> LowPriceTest:
    return LowPriceTest(
        "nine", SAID, "judgement", lambda _: cast(tuple[LowPriceResult, ...], results)
    )


def test_a_plugins_test_is_named_after_its_plugin(install: Install) -> None:
    install("fair", SOURCE)
    assert list(load(["fair"]).low_price_tests) == ["fair.below_nine"]


def test_chosen_tests_run_in_order_each_with_its_own_parameters(install: Install) -> None:
    install("fair", SOURCE)
    loaded = load(["fair"]).low_price_tests["fair.below_nine"]
    seen: list[object] = []

    def test(case: LowPriceCase) -> tuple[LowPriceResult, ...]:
        seen.append(case.parameters)
        return tuple(result(bid.bidder, True) for bid in case.bids)

    tests = [
        ChosenLowPriceTest("fair.below_nine", loaded),
        ChosenLowPriceTest("x.nine", replace(saying(()), test=test), {"share": "half"}),
    ]
    first, second = run_low_price_tests(tests, CASE)
    assert [one.flagged for one in first.results] == [False, False]
    assert [one.flagged for one in second.results] == [True, True]
    assert seen == [{"share": "half"}]


def test_results_come_in_the_order_of_the_bids() -> None:
    found = call_low_price_test("x.nine", saying((result("birch"), result("acme", None))), CASE)
    assert [(one.bidder, one.flagged) for one in found] == [("acme", None), ("birch", False)]


@pytest.mark.parametrize(
    ("results", "said"),
    [
        (None, "gives results as a NoneType, where a tuple is due"),
        ((result("acme"),), "decides nothing for birch"),
        ((result("acme"), result("acme"), result("birch")), "decides twice for acme"),
        ((result("acme"), result("birch"), result("cedar")), "decides for cedar, which is not"),
        ((result("acme", 1), result("birch")), "flags acme as 1, where True, False or None is due"),
        ((result("acme", steps=()), result("birch")), "gives no steps for acme"),
        ((result("acme", steps=[SAID]), result("birch")), "gives steps as a list"),
        ((result("acme", steps=("9",)), result("birch")), "gives '9' among the steps"),
        ((None, result("birch")), "gives None among the results"),
    ],
)
def test_a_wrong_result_stops(results: object, said: str) -> None:
    with pytest.raises(PluginFault, match=said):
        call_low_price_test("x.nine", saying(results), CASE)


def test_what_a_test_raises_becomes_a_sentence() -> None:
    def test(_: LowPriceCase) -> tuple[LowPriceResult, ...]:
        raise ZeroDivisionError("by zero")

    with pytest.raises(PluginFault, match=r"fails in the low price test x\.nine: ZeroDivision"):
        call_low_price_test("x.nine", replace(saying(()), test=test), CASE)


def test_problems_with_parameters_name_the_kind_of_thing() -> None:
    wrong = replace(saying(()), problems=lambda _: cast(tuple[str, ...], None))
    with pytest.raises(PluginFault, match=r"in the low price test x\.nine, looking at its param"):
        call_price_problems("x.nine", wrong, {})


@pytest.mark.parametrize(
    ("returned", "said"),
    [
        ("[print]", "where only LowPriceTest values are due"),
        (
            "[LowPriceTest('a', Message(''), '', None)]",
            "the low price test 'a', whose test does not take one argument",
        ),
        (
            "[LowPriceTest('a.b', Message(''), '', lambda case: ())]",
            "a low price test called 'a.b'; use lower-case letters",
        ),
    ],
)
def test_a_faulty_test_is_refused_in_one_sentence(
    install: Install, returned: str, said: str
) -> None:
    install(
        "x",
        "from procure.api import LowPriceTest, Message, hook\napi = 1\n"
        f"@hook\ndef procure_low_price_tests():\n    return {returned}\n",
    )
    with pytest.raises(PluginFault) as refused:
        load(["x"])
    assert said in str(refused.value)

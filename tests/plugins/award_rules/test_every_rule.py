"""What holds for each of the rules, whatever the bids."""

from collections.abc import Callable, Mapping
from fractions import Fraction

import procure_award_rules
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procure.api import PriceDecision, PriceRule
from procure.plugin.results import wrong_message

Decide = Callable[..., dict[str, PriceDecision]]
Bids = Mapping[str, tuple[Fraction, Fraction]]

PARAMETERS: Mapping[str, Mapping[str, str]] = {
    "min_max": {},
    "twice_lowest": {},
    "relative_to_mean": {"at_mean": "0.5", "slope": "1.5"},
    "power": {"base_price": "1000", "exponent": "0.3"},
    "log": {"zero_at": "3"},
    "bilinear": {"base_price": "1000", "share_at_mean": "0.85"},
    "ufab_simple": {"constant": "100000"},
    "ufab_extended": {"constant": "100000", "band_percent": "10"},
    "qcbs": {},
    "world_bank": {},
    "japan_addition": {"planned_price": "1000"},
    "japan_division": {"per": "1000"},
    "coefficient": {},
    "pppfa": {},
    "monetised_quality": {"full_quality_worth": "400"},
}

RULES = {rule.name: rule for rule in procure_award_rules.procure_price_rules()}
ABSOLUTE = sorted(name for name, rule in RULES.items() if rule.property == "absolute")
RELATIVE = sorted(name for name, rule in RULES.items() if rule.property == "relative")

NO_RESET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

qualities = st.decimals(0, 60, places=1).map(Fraction)
prices = st.decimals(-50, 1300, places=2).map(Fraction)
some_bids = st.dictionaries(
    st.sampled_from("ABCDEF"), st.tuples(qualities, prices), min_size=1, max_size=6
)


def order(found: Mapping[str, PriceDecision], rule: PriceRule) -> list[tuple[str, str, bool]]:
    """Return for each pair of bids whether the first does at least as well."""
    sign = 1 if rule.direction == "highest" else -1
    return [
        (one, other, sign * found[one].deciding >= sign * found[other].deciding)
        for one in sorted(found)
        for other in sorted(found)
    ]


def test_every_rule_is_tried_here() -> None:
    assert set(PARAMETERS) == set(RULES)


def test_five_rules_are_absolute() -> None:
    assert ABSOLUTE == [
        "coefficient",
        "japan_addition",
        "japan_division",
        "monetised_quality",
        "ufab_simple",
    ]


@pytest.mark.parametrize("name", sorted(RULES))
@given(bids=some_bids)
@NO_RESET
def test_points_lie_within_their_ends_and_steps_can_be_said(
    decide: Decide, name: str, bids: Bids
) -> None:
    """``decide`` checks points and messages as the core does."""
    for one in decide(name, bids, 40, **PARAMETERS[name]).values():
        assert one.steps
        assert not [fault for step in one.steps for fault in wrong_message(step, "a step")]


@pytest.mark.parametrize("name", sorted(RULES))
@given(bids=some_bids, cheaper=st.decimals(0, 1300, places=2).map(Fraction))
@NO_RESET
def test_of_equal_quality_the_cheaper_bid_never_does_worse(
    decide: Decide, name: str, bids: Bids, cheaper: Fraction
) -> None:
    same = {bid: (Fraction(30), price) for bid, (_, price) in bids.items()}
    found = decide(name, {**same, "Z": (Fraction(30), cheaper)}, 40, **PARAMETERS[name])
    sign = 1 if RULES[name].direction == "highest" else -1
    for bid, (_, price) in same.items():
        if price >= cheaper:
            assert sign * found["Z"].deciding >= sign * found[bid].deciding


@pytest.mark.parametrize("name", sorted(RULES))
@given(bids=some_bids, better=qualities)
@NO_RESET
def test_of_equal_price_the_better_bid_never_does_worse(
    decide: Decide, name: str, bids: Bids, better: Fraction
) -> None:
    same = {bid: (quality, Fraction(500)) for bid, (quality, _) in bids.items()}
    found = decide(name, {**same, "Z": (better, Fraction(500))}, 40, **PARAMETERS[name])
    sign = 1 if RULES[name].direction == "highest" else -1
    for bid, (quality, _) in same.items():
        if quality <= better:
            assert sign * found["Z"].deciding >= sign * found[bid].deciding


@pytest.mark.parametrize("name", ABSOLUTE)
@given(bids=some_bids)
@NO_RESET
def test_under_an_absolute_rule_no_withdrawal_changes_another_bid(
    decide: Decide, name: str, bids: Bids
) -> None:
    everybody = decide(name, bids, 40, **PARAMETERS[name])
    for gone in bids:
        rest = {bid: offer for bid, offer in bids.items() if bid != gone}
        without = decide(name, rest, 40, **PARAMETERS[name])
        assert without == {bid: one for bid, one in everybody.items() if bid != gone}


@pytest.mark.parametrize("name", sorted(RULES))
def test_equal_bids_get_equal_numbers(decide: Decide, name: str) -> None:
    bids = {bid: (Fraction(30), Fraction(500)) for bid in "ABC"}
    found = decide(name, bids, 40, **PARAMETERS[name])
    assert len({(one.deciding, one.points) for one in found.values()}) == 1


@pytest.mark.parametrize("name", sorted(RULES))
def test_no_bids_are_no_decisions(decide: Decide, name: str) -> None:
    assert decide(name, {}, 40, **PARAMETERS[name]) == {}


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_says_formula_and_source(name: str) -> None:
    assert str(RULES[name].formula)
    assert RULES[name].source


@pytest.mark.parametrize("name", sorted(RULES))
def test_where_points_are_given_the_total_is_quality_and_price(decide: Decide, name: str) -> None:
    """The core may round both before it adds them, where a tender rounds by criterion."""
    bids = {"A": (Fraction(30), Fraction(500)), "B": (Fraction(45), Fraction(700))}
    for bid, one in decide(name, bids, 40, **PARAMETERS[name]).items():
        assert one.points is None or one.deciding == bids[bid][0] + one.points

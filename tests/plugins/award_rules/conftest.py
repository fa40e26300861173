"""Rules and tests by name, called as the core calls them."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

import procure_award_rules
import pytest

from procure.api import Admitted, PriceCase, PriceDecision, PriceRule
from procure.plugin.call import call_price_rule

Bids: TypeAlias = Mapping[str, tuple[object, object]]
Decide: TypeAlias = Callable[..., dict[str, PriceDecision]]


@pytest.fixture(scope="session")
def rules() -> dict[str, PriceRule]:
    return {rule.name: rule for rule in procure_award_rules.procure_price_rules()}


@pytest.fixture(scope="session")
def decide(rules: Mapping[str, PriceRule]) -> Decide:
    """Return a function from a rule's name, the bids and parameters to its checked decisions.

    Bids are ``{name: (quality points, price)}``; quality earns at most what the price leaves of
    100, unless ``quality_most`` says otherwise.
    """

    def decided(
        name: str, bids: Bids, most: object = 0, quality_most: object = None, **parameters: str
    ) -> dict[str, PriceDecision]:
        rule = rules[name]
        types = {parameter.name: parameter.type for parameter in rule.parameters}
        case = PriceCase(
            tuple(
                Admitted(bid, exact(quality), exact(price))
                for bid, (quality, price) in bids.items()
            ),
            exact(most),
            100 - exact(most) if quality_most is None else exact(quality_most),
            {
                key: Decimal(value) if types[key] == "number" else value
                for key, value in parameters.items()
            },
        )
        assert rule.problems(case.parameters) == ()
        found = call_price_rule(f"award_rules.{name}", rule, case)
        return {decision.bidder: decision for decision in found}

    return decided


def exact(number: object) -> Fraction:
    return number if isinstance(number, Fraction) else Fraction(Decimal(str(number)))

"""The parameters a price rule is rehearsed with: the tender's own, or likely ones."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from procure.errors import InputFault, Problem
from procure.model.message import Message
from procure.model.price import Parameter, PriceRule
from procure.model.tender import Price
from procure.numbers import text
from procure.plugin.call import call_price_problems
from procure.rehearsal.model import LeftOut, Tried
from procure.tender.parameters import typed_parameters


def choose_rules(
    price: Price, rules: Mapping[str, PriceRule], named: Iterable[str], estimate: Fraction
) -> tuple[tuple[Tried, ...], tuple[LeftOut, ...]]:
    """Return the rules to rehearse, the tender's own first, and those left out with the reason.

    Args:
        price: of the tender.
        rules: every price rule installed, by name.
        named: rules asked for; all of them when empty.
        estimate: the price that bids are invented around.

    Raises:
        InputFault: if a rule asked for does not exist, or its parameters cannot be known.
    """
    wanted = tuple(dict.fromkeys(named))
    unknown = [name for name in wanted if name not in rules]
    if unknown:
        remedy = f"There are: {', '.join(sorted(rules))}."
        raise InputFault(
            [Problem(f"--rule {name}", "is no price rule.", remedy) for name in unknown]
        )
    names = wanted or tuple(sorted(rules, key=lambda name: ("." in name, name)))
    ordered = dict.fromkeys((price.rule, *names))
    found = [_try(name, rules[name], price, estimate) for name in ordered]
    left_out = tuple(one for one in found if isinstance(one, LeftOut))
    if refused := [one for one in left_out if one.name in wanted]:
        remedy = "Write it as the tender's own rule, with its parameters, to rehearse it."
        raise InputFault([Problem(f"--rule {one.name}", str(one.why), remedy) for one in refused])
    return tuple(one for one in found if isinstance(one, Tried)), left_out


def _try(name: str, rule: PriceRule, price: Price, estimate: Fraction) -> Tried | LeftOut:
    own = name == price.rule
    written = (
        {key: str(value) for key, value in price.parameters.items()}
        if own
        else dict(_likely(rule.parameters, estimate))
    )
    missing = [one.name for one in rule.parameters if one.required and one.name not in written]
    if missing:
        words = "needs {parameter}, for which nothing is usual."
        return LeftOut(name, Message(words, {"parameter": missing[0]}))
    parameters: Mapping[str, Decimal | str] = typed_parameters(rule.parameters, written)
    if wrong := call_price_problems(name, rule, parameters):
        return LeftOut(name, Message("cannot take the usual parameters: {why}", {"why": wrong[0]}))
    return Tried(name, rule, own, parameters, written)


def _likely(parameters: Iterable[Parameter], estimate: Fraction) -> Iterator[tuple[str, str]]:
    for one in parameters:
        if one.of_estimate:
            yield one.name, text(Fraction(one.of_estimate) * estimate)
        elif one.usual:
            yield one.name, one.usual

"""Parameters of price rules and of tests of low prices, as a tender writes them."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from procure.files.wording import quoted
from procure.files.yaml import Key
from procure.model.low_price import LowPriceTest
from procure.model.price import Parameter, PriceRule
from procure.plugin.call import call_price_problems

Found = Iterator[tuple[Key, str, str]]


def typed_parameters(
    declared: tuple[Parameter, ...], written: Mapping[str, object]
) -> dict[str, Decimal | str]:
    """Return the parameters written, numbers as Decimal; what cannot be read is left out."""
    types = {parameter.name: parameter.type for parameter in declared}
    found: dict[str, Decimal | str] = {}
    for name, value in written.items():
        number = _number(value) if types.get(name) == "number" else str(value)
        if number is not None:
            found[name] = number
    return found


def parameter_problems(
    rule: PriceRule | LowPriceTest, name: str, written: Mapping[str, object], key: Key
) -> Found:
    """Yield what is wrong with the parameters of a rule or test.

    Args:
        rule: with its declared parameters.
        name: as the tender writes it.
        written: beside the name in the tender.
        key: where that stands in the tender's file.
    """
    declared = {parameter.name: parameter for parameter in rule.parameters}
    for one in written:
        if one not in declared:
            takes = ", ".join(declared) or "none"
            yield (*key, one), f"rule {name!r} has no parameter {one!r}.", f"It takes: {takes}."
    given = typed_parameters(rule.parameters, written)
    missing = False
    for parameter in rule.parameters:
        if parameter.name in written and parameter.name not in given:
            missing = True
            what = f"{quoted(written[parameter.name])} is not a plain number."
            yield (*key, parameter.name), what, "Write digits only, such as 250000."
        elif parameter.name not in written and parameter.required:
            missing = True
            what = f"rule {name!r} needs {parameter.name!r}: {parameter.description}."
            yield key, what, "Add it."
    if not missing:
        for sentence in call_price_problems(name, rule, given):
            yield key, sentence, "Change the parameters of the rule."


def _number(value: object) -> Decimal | None:
    written = format(value, "f") if isinstance(value, Decimal) else str(value)
    return Decimal(written) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", written) else None

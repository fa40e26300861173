"""docs/award-rules.md: every rule stands in it, and its examples are computed again."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import procure_award_rules
import pytest

from procure.api import LowPriceBid, LowPriceCase, PriceDecision
from procure.files.yaml import parse_yaml
from procure.numbers import fixed
from procure.plugin.call import call_low_price_test

Decide = Callable[..., dict[str, PriceDecision]]
Rows = Mapping[str, Mapping[str, str]]

PAGE = (Path(__file__).parents[3] / "docs" / "award-rules.md").read_text(encoding="utf-8")
RULES = {rule.name: rule for rule in procure_award_rules.procure_price_rules()}
TESTS = {test.name: test for test in procure_award_rules.procure_low_price_tests()}


def section(name: str) -> str:
    (found,) = re.findall(rf"^##+ {name}\n(.*?)(?=^## |^### |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


def one_line(text: str) -> str:
    return " ".join(text.split())


def table(text: str) -> Rows:
    """Return the rows of the section's table by bid, each cell by its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    return {row[0]: dict(zip(head, row, strict=True)) for row in rows}


def steps(text: str) -> tuple[str, list[str]]:
    """Return the bid whose calculation is shown, and its lines."""
    ((bid, block),) = re.findall(
        r"(?:How|Of) (\w+)(?: comes to it)?:\n\n```text\n(.*?)\n```", text, re.DOTALL
    )
    return bid, block.split("\n")


def parameters(text: str) -> dict[str, str]:
    """Return the parameters in the section's first line of code."""
    ((_, written),) = re.findall(r"`(price: \{rule: )?award_rules\.\w+([^`}]*)", text)[:1]
    value = parse_yaml(f"{{{written.lstrip(', ')}}}", "award-rules.md").value
    assert isinstance(value, dict)
    return {str(name): str(given) for name, given in value.items()}


def number(cell: str) -> Fraction:
    return Fraction(cell.replace(",", ""))


def published(text: str, what: str) -> Fraction | None:
    found = re.search(rf"`{what}: (\d+)`", text)
    return Fraction(found[1]) if found else None


@pytest.mark.parametrize("name", RULES)
def test_the_example_of_a_rule_comes_out(decide: Decide, name: str) -> None:
    text = section(name)
    rows = table(text)
    (most,) = re.findall(r"`points: \{price: (\d+), …\}`", text)[:1]
    bids = {bid: (number(row["quality"]), number(row["price"])) for bid, row in rows.items()}
    found = decide(name, bids, most, **parameters(text))
    sign = 1 if RULES[name].direction == "highest" else -1
    for bid, row in rows.items():
        one = found[bid]
        better = [other for other in found.values() if sign * (other.deciding - one.deciding) > 0]
        assert row["deciding number"] == fixed(one.deciding, 2)
        assert row["place"] == str(1 + len(better))
        assert row.get("price points", "none") == (
            "none" if one.points is None else fixed(one.points, 2)
        )
    bid, lines = steps(text)
    assert [str(step) for step in found[bid].steps] == lines


@pytest.mark.parametrize("name", TESTS)
def test_the_example_of_a_low_price_test_comes_out(name: str) -> None:
    text, test = section(name), TESTS[name]
    types = {parameter.name: parameter.type for parameter in test.parameters}
    given = {
        key: Decimal(value) if types[key] == "number" else value
        for key, value in parameters(text).items()
    }
    assert test.problems(given) == ()
    bids = tuple(
        LowPriceBid(
            bid,
            number(row["price"]),
            number(row.get("quality", "0")),
            number(row["price points"]) if "price points" in row else None,
            int(row["place"]) if "place" in row else None,
            number(row["initial price"]) if "initial price" in row else None,
        )
        for bid, row in table(text).items()
    )
    case = LowPriceCase(bids, Fraction(40), Fraction(60), given, published(text, "estimate"))
    found = {one.bidder: one for one in call_low_price_test(f"award_rules.{name}", test, case)}
    words = {True: "yes", False: "no", None: "not tested"}
    assert {bid: row["flagged"] for bid, row in table(text).items()} == {
        bid: words[one.flagged] for bid, one in found.items()
    }
    bid, lines = steps(text)
    assert [str(step) for step in found[bid].steps] == lines


@pytest.mark.parametrize("name", [*RULES, *TESTS])
def test_a_section_says_formula_and_source_as_the_report_does(name: str) -> None:
    registered = RULES.get(name) or TESTS[name]
    text = one_line(section(name))
    assert one_line(str(registered.formula)).rstrip(".") + "." in text
    assert one_line(registered.source) in text


@pytest.mark.parametrize("name", RULES)
def test_a_section_says_the_property_of_the_rule(name: str) -> None:
    rule = RULES[name]
    written = "absolute" if rule.property == "absolute" else "**relative**"
    assert f"Property: {written}. The {rule.direction} number wins." in one_line(section(name))
    assert re.search(rf"\[`{name}`\]\(#{name}\) \| {rule.property} \| {rule.direction} \|", PAGE)


def test_the_swap_at_the_top_comes_out(decide: Decide) -> None:
    top = PAGE[: PAGE.index("| rule |")]
    rows = table(top)
    bids = {bid: (number(row["quality"]), number(row["price"])) for bid, row in rows.items()}
    for head, there in (("total with C", "ABC"), ("total without C", "AB")):
        found = decide("min_max", {bid: bids[bid] for bid in there}, 40)
        shown = {bid: number(rows[bid][head].strip("*")) for bid in there}
        assert shown == {bid: one.deciding for bid, one in found.items()}


@pytest.mark.parametrize("name", [*RULES, *TESTS])
def test_people_read_a_title_of_each_rule_test_and_parameter(name: str) -> None:
    item = RULES.get(name) or TESTS[name]
    titles = (item.title, *(one.title for one in item.parameters))
    assert all(str(one) and "_" not in str(one) for one in titles)


@pytest.mark.parametrize("name", [*RULES, *TESTS])
def test_no_formula_is_written_with_a_name_of_the_file(name: str) -> None:
    item = RULES.get(name) or TESTS[name]
    assert not re.search("[a-z]_[a-z0-9]", str(item.formula))

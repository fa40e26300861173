"""The figures in the guides, computed again."""

import itertools
import re
from decimal import Decimal
from fractions import Fraction

import pytest
from docs.guide import DOCS, ROOT

from procure.files.validate import validate
from procure.files.yaml import read_yaml
from procure.model.price import Admitted, PriceCase
from procure.model.tender import Tender
from procure.numbers import fixed
from procure.scoring.places import Entrant, rank
from procure.scoring.price_rules import CORE_RULES

OFFICER = (DOCS / "officer.md").read_text(encoding="utf-8")
RULES = (DOCS / "price-rules.md").read_text(encoding="utf-8")
KIOSKS = validate(Tender, read_yaml(ROOT / "tenders" / "street-kiosks" / "tender.yaml"))
QUALITY = {"lantern": Fraction("44.4"), "meridian": Fraction(44), "nordhall": Fraction("56.5")}
PRICE = {"lantern": 2955000, "meridian": 2925000, "nordhall": 3525000, "brightpost": 2484000}
LEAD = Fraction("0.6")
JUDGED = {
    "accessibility/user-testing": {"lantern": 3, "meridian": 3},
    "accessibility/fixes-and-support": {"lantern": 3, "meridian": 3},
    "privacy/safeguards": {"lantern": 3, "meridian": 3},
    "privacy/groups-harmed": {"lantern": 4, "meridian": 3},
    "carbon/repair-and-take-back": {"lantern": 3, "meridian": 2},
    "connectivity/footway": {"lantern": 3, "meridian": 3},
}


def _rule(name: str, bids: dict[str, tuple[Fraction, int]], most: int, **given: int) -> PriceCase:
    admitted = tuple(
        Admitted(bid, quality, Fraction(price)) for bid, (quality, price) in bids.items()
    )
    parameters = {key: Decimal(value) for key, value in given.items()}
    return PriceCase(admitted, Fraction(most), Fraction(100 - most), parameters)


def _totals(name: str, case: PriceCase) -> dict[str, Fraction]:
    return {one.bidder: one.deciding for one in CORE_RULES[name].decide(case)}


def test_the_levels_used_here_are_those_the_sample_agreed_on() -> None:
    agreed = read_yaml(ROOT / "tenders" / "street-kiosks" / "procedure.yaml").value
    assert isinstance(agreed, dict)
    answers = agreed["agreed"]["answers"]  # type: ignore[index, call-overload]
    for criterion, levels in JUDGED.items():
        for bidder, level in levels.items():
            assert answers[bidder][criterion]["score"] == level  # type: ignore[index, call-overload]


def test_claims_believed_like_evidence_would_have_turned_the_result() -> None:
    lantern, meridian = Fraction("65.9"), Fraction("66.5")
    half_of_a_clause = Fraction(8, 40) / 2
    assert lantern + 16 * half_of_a_clause == Fraction("67.5")
    assert meridian + 2 * half_of_a_clause == Fraction("66.7")
    assert "by 67.5 to 66.7" in OFFICER


def test_one_level_turns_eleven_of_twelve_judged_places() -> None:
    turning = 0
    for criterion, levels in JUDGED.items():
        one_level = Fraction(KIOSKS.points[criterion]) / 4
        turning += levels["lantern"] < 4 and one_level > LEAD
        turning += levels["meridian"] > 0 and one_level > LEAD
    assert (turning, 2 * len(JUDGED)) == (11, 12)
    assert "in 11 of these 12 places" in OFFICER


def test_eighteen_thousand_euros_are_the_lead() -> None:
    parameters = {name: Fraction(str(value)) for name, value in KIOSKS.price.parameters.items()}
    one_point = (parameters["high"] - parameters["low"]) / Fraction(KIOSKS.points["price"])
    assert LEAD * one_point == 18000
    assert "EUR 18,000" in OFFICER


def test_without_the_gate_brightpost_would_have_come_first() -> None:
    low, high = (Decimal(str(KIOSKS.price.parameters[name])) for name in ("low", "high"))
    bids = {"brightpost": (Fraction("39.5"), PRICE["brightpost"])}
    case = _rule("band", bids, 40, low=int(low), high=int(high))
    assert _totals("band", case) == {"brightpost": Fraction("76.7")}
    assert "with 76.7" in OFFICER


@pytest.mark.parametrize("page", [OFFICER, RULES], ids=["officer", "price-rules"])
def test_lowest_over_price_swaps_two_bids_when_a_loser_leaves(page: str) -> None:
    still_in = {bidder: (QUALITY[bidder], PRICE[bidder]) for bidder in QUALITY}
    everybody = {**still_in, "brightpost": (Fraction("39.5"), PRICE["brightpost"])}
    before = _totals("lowest_over_price", _rule("lowest_over_price", everybody, 40))
    after = _totals("lowest_over_price", _rule("lowest_over_price", still_in, 40))
    figures = [
        fixed(totals[bidder], 3)
        for totals, bidder in itertools.product((before, after), ("lantern", "meridian"))
    ]
    figures.append(fixed(before["nordhall"], 3))
    assert before["lantern"] > before["meridian"] and after["lantern"] < after["meridian"]
    assert [figure for figure in figures if figure not in page] == []


PARAMETERS = {
    "band": {"low": 60000, "high": 120000},
    "budget": {"budget": 150000},
    "fixed_price": {"fixed": 90000},
}
BIDS = {
    "Alder": (Fraction(48), 90000),
    "Birch": (Fraction(42), 75000),
    "Cedar": (Fraction(54), 105000),
}


@pytest.mark.parametrize("name", CORE_RULES)
def test_every_rule_has_its_formula_example_and_property(name: str) -> None:
    section = re.search(rf"^## {name}\n(.*?)(?=^## )", RULES, re.MULTILINE | re.DOTALL)
    assert section, f"price-rules.md has no section {name}"
    rule = CORE_RULES[name]
    most = 40 if rule.name in {"band", "budget", "lowest_over_price"} else 0
    decided = rule.decide(_rule(name, BIDS, most, **PARAMETERS.get(name, {})))
    entrants = [Entrant(one.bidder, Decimal(fixed(one.deciding, 2)), {}) for one in decided]
    places, _ = rank(entrants, rule.direction, (), {})
    for one in decided:
        shown = _row(section[1], one.bidder)
        numbers = [fixed(one.deciding, 2)]
        if one.points is not None:
            numbers.insert(0, fixed(one.points, 2))
        assert [Fraction(cell.replace(",", "")) for cell in shown] == [
            *map(Fraction, numbers),
            places[one.bidder],
        ]
    assert re.search(rf"Property: \**{rule.property}", section[1])


def _row(section: str, bid: str) -> list[str]:
    (line,) = [line for line in section.splitlines() if line.startswith(f"| {bid} |")]
    return [cell.strip() for cell in line.strip("|").split("|")][1:]

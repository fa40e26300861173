"""The package of a third party does its work, called as the core calls it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from support.examples import small_lock

from procure.api import (
    Admitted,
    Bid,
    Case,
    EvidenceContent,
    LowPriceBid,
    LowPriceCase,
    Measure,
    Open,
    Paragraph,
    PriceCase,
    Scored,
    Tenderer,
)
from procure.pack.read import read_pack
from procure.plugin.call import (
    call_bid_section,
    call_check,
    call_comparison,
    call_evaluator,
    call_low_price_test,
    call_price_problems,
    call_price_rule,
    call_read,
    call_recognises,
    call_section,
)
from procure.plugin.loader import load
from procure.plugin.registry import Registry

LOCK = small_lock()
SITES = EvidenceContent(
    "sites.csv", b"site,country,audited\nNorth,PT,2026-01-31\nSouth,VN,\nEast,PL,2025-11-02\n"
)


@pytest.fixture
def registry(ethics: str) -> Registry:
    return load([ethics])


def case(*measures: Measure) -> Case:
    award = LOCK.criterion("street/comfort")
    bid = Bid("acme", Tenderer("Acme Ltd"), {})
    return Case(award, bid, {}, {}, {one.name: one for one in measures}, date(2026, 4, 14))


def test_its_pack_is_sound(registry: Registry) -> None:
    folder, plugin = registry.packs["fair-work"]
    pack = read_pack(folder, plugin).pack
    kinds = [criterion.kind for criterion in pack.criteria]
    assert kinds == ["gate", "award", "award", "award", "condition"]
    assert {source.confidence for source in pack.sources.values()} == {"judgement"}


def test_its_reader_counts_sites_with_the_date_of_an_audit(registry: Registry) -> None:
    reader = registry.readers["ethics.sites"]
    assert call_recognises("ethics.sites", reader, SITES)
    reading = call_read("ethics.sites", reader, SITES, {})
    found = {measure.name: measure.value for measure in reading.measures}
    assert found == {"ethics.sites": 3, "ethics.sites_audited": 2}
    assert reading.findings == ()


def test_its_reader_names_the_row_it_cannot_read(registry: Registry) -> None:
    broken = replace(SITES, content=SITES.content + b"West,XX,last year\n")
    reading = call_read("ethics.sites", registry.readers["ethics.sites"], broken, {})
    assert [finding.where for finding in reading.findings] == ["sites.csv:5"]


def test_its_reader_leaves_other_files_alone(registry: Registry) -> None:
    other = EvidenceContent("sites.csv", b"site;country\n")
    assert not call_recognises("ethics.sites", registry.readers["ethics.sites"], other)


def test_its_evaluator_gives_the_share_audited(registry: Registry) -> None:
    name = "ethics.audited_sites"
    measures = call_read("ethics.sites", registry.readers["ethics.sites"], SITES, {}).measures
    scored = call_evaluator(name, registry.evaluators[name], case(*measures))
    assert isinstance(scored, Scored)
    assert scored.points == Fraction(40, 3)
    assert str(scored.arithmetic) == "2 audited / 3 sites x 20"


def test_its_evaluator_leaves_a_bid_without_a_list_open(registry: Registry) -> None:
    name = "ethics.audited_sites"
    assert isinstance(call_evaluator(name, registry.evaluators[name], case()), Open)


def test_its_price_rule_falls_with_the_square(registry: Registry) -> None:
    bids = (
        Admitted("acme", Fraction(30), Fraction(50)),
        Admitted("birch", Fraction(20), Fraction(120)),
    )
    prices = PriceCase(bids, Fraction(40), Fraction(60), {"zero_at": Decimal(100)})
    decided = call_price_rule("ethics.quadratic", registry.price_rules["ethics.quadratic"], prices)
    assert [one.points for one in decided] == [30, 0]
    assert [one.deciding for one in decided] == [60, 20]


def test_its_price_rule_names_a_parameter_that_cannot_stand(registry: Registry) -> None:
    rule = registry.price_rules["ethics.quadratic"]
    problems = call_price_problems("ethics.quadratic", rule, {"zero_at": Decimal(0)})
    assert problems == ("zero_at is not a price above 0.",)


def test_its_low_price_test_flags_what_cannot_pay_the_wages(registry: Registry) -> None:
    name = "ethics.below_wages"
    bids = (
        LowPriceBid("acme", Fraction(90), Fraction(9)),
        LowPriceBid("birch", Fraction(100), Fraction(9)),
    )
    prices = LowPriceCase(bids, Fraction(40), Fraction(60), {"wages": Decimal(100)})
    found = call_low_price_test(name, registry.low_price_tests[name], prices)
    assert [one.flagged for one in found] == [True, False]


def test_its_low_price_test_names_a_parameter_that_cannot_stand(registry: Registry) -> None:
    name = "ethics.below_wages"
    problems = call_price_problems(name, registry.low_price_tests[name], {"wages": Decimal(0)})
    assert problems == ("wages is not an amount above 0.",)


def test_its_check_is_silent_where_its_pack_is_not_used(registry: Registry) -> None:
    ((plugin, check),) = registry.checks
    assert call_check(plugin, check, LOCK) == ()


def test_its_comparison_shows_all_bids_and_the_unaudited_sites(registry: Registry) -> None:
    (plugin, comparison), _ = registry.comparisons
    two = {
        "ethics.sites": Measure("ethics.sites", Fraction(2), "count"),
        "ethics.sites_audited": Measure("ethics.sites_audited", Fraction(1), "count"),
    }
    compared = call_comparison(plugin, comparison, LOCK, {"acme": two, "birch": {}})
    assert [finding.where for finding in compared.findings] == ["acme"]
    assert len(compared.blocks) == 1


def listing(count: int) -> dict[str, Measure]:
    return {"ethics.sites": Measure("ethics.sites", Fraction(count), "count")}


@pytest.mark.parametrize(("counts", "codes"), [((3, 1), ["ethics.S2"]), ((3, 2), []), ((), [])])
def test_its_second_comparison_finds_lists_of_unlike_reach(
    registry: Registry, counts: tuple[int, ...], codes: list[str]
) -> None:
    _, (plugin, comparison) = registry.comparisons
    measures = {f"bid{at}": listing(count) for at, count in enumerate(counts)}
    compared = call_comparison(plugin, comparison, LOCK, measures)
    assert [finding.code for finding in compared.findings] == codes


def test_its_section_stands_only_where_its_pack_is_used(registry: Registry) -> None:
    ((plugin, section),) = registry.sections
    assert call_section(plugin, section, {"packs": []}) == ()
    assert len(call_section(plugin, section, {"packs": [{"id": "fair-work"}]})) == 2


def test_its_section_on_a_bid_counts_the_sites_of_that_bid(registry: Registry) -> None:
    ((plugin, section),) = registry.bid_sections
    measures = {"ethics.sites": {"value": "2"}, "ethics.sites_audited": {"value": "1"}}
    bids = [{"bidder": "acme", "measures": measures}, {"bidder": "birch", "measures": {}}]
    _, told = call_bid_section(plugin, section, {"bids": bids}, "acme")
    assert isinstance(told, Paragraph)
    assert str(told.text) == "2 sites are listed; 1 of them were audited."
    assert call_bid_section(plugin, section, {"bids": bids}, "birch") == ()

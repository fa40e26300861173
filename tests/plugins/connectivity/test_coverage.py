"""Zones of the worked example: field notes, B3.4."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from procure_connectivity.coverage import weighted_coverage

from procure.api import Case, Open, Row, Scored
from procure.model.bid import Clarification
from procure.numbers import fixed

Build = Callable[[Mapping[str, object]], Case]
Table = Sequence[Mapping[str, object]]

WORKED = (
    {"zone": "centre", "title": "Centre", "premises": 4000, "under-served": Decimal("0.1")},
    {"zone": "north", "title": "North", "premises": 3000, "under-served": Decimal("0.5")},
    {"zone": "harbour", "title": "Harbour", "premises": 1000, "under-served": Decimal("0.9")},
)
SAMPLE = (
    {"zone": "centre", "title": "Centre", "premises": 4000, "under-served": Decimal("0.25")},
    {"zone": "north", "title": "North", "premises": 2000, "under-served": Decimal("0.5")},
    {"zone": "harbour", "title": "Harbour", "premises": 1250, "under-served": Decimal("0.6")},
)
ASKED = Clarification("", "left blank", "mira", "2026-04-15T09:00:00Z")
percents = st.lists(st.decimals(0, 100, places=2), min_size=3, max_size=3)


def coverage(
    zones: Table, *shares: object, live: Sequence[str] = (), **settings: str
) -> dict[str, object]:
    rows = [
        {"zone": zone["zone"], **({} if share is None else {"share": share})}
        for zone, share in zip(zones, shares, strict=True)
    ]
    for row, day in zip(rows, live, strict=False):
        row["live"] = day
    return {
        "criterion": "connectivity/coverage",
        "most": 8,
        "settings": {name.replace("_", "-"): value for name, value in settings.items()},
        "tables": {"zones": list(zones)},
        "bid_tables": {"coverage": rows},
    }


def scored(build: Build, written: Mapping[str, object]) -> Scored:
    result = weighted_coverage(build(written))
    assert isinstance(result, Scored), result
    return result


def measures(result: Scored) -> dict[str, Fraction | str]:
    return {one.name.removeprefix("connectivity."): one.value for one in result.measures}


def test_the_worked_example_gives_0_692593(build: Build) -> None:
    found = measures(scored(build, coverage(WORKED, 100, 60, 20)))
    assert fixed(Fraction(found["weighted_coverage"]), 6) == "0.692593"


def test_the_worked_example_gives_an_equity_ratio_of_0_266667(build: Build) -> None:
    found = measures(scored(build, coverage(WORKED, 100, 60, 20)))
    assert found["plain_coverage"] == Fraction(3, 4)
    assert fixed(Fraction(found["equity_ratio"]), 6) == "0.266667"
    assert (found["worst_zone"], found["worst_zone_coverage"]) == ("Harbour", Fraction(1, 5))


def test_the_sample_tenders_first_bid_is_worth_exactly_5_6_of_8(build: Build) -> None:
    result = scored(build, coverage(SAMPLE, 90, 60, 35))
    assert result.points == Fraction("5.6")
    assert str(result.arithmetic) == "7000 / 10000 weighted premises × 8 = 5.6"


def test_without_extra_weight_it_is_the_plain_share(build: Build) -> None:
    result = scored(build, coverage(WORKED, 100, 60, 20, under_served_weight="0"))
    assert result.points == 6


def test_nothing_covered_has_an_equity_ratio_of_0(build: Build) -> None:
    assert measures(scored(build, coverage(SAMPLE, 0, 0, 0)))["equity_ratio"] == 0


def test_a_zone_left_behind_is_pointed_out(build: Build) -> None:
    (finding,) = scored(build, coverage(WORKED, 100, 60, 20)).findings
    assert finding.code == "connectivity.C2"
    assert "Harbour gets 20 percent" in str(finding.what)


def test_a_finding_shows_the_plain_share_to_one_place(build: Build) -> None:
    (finding,) = scored(build, coverage(SAMPLE, 90, 60, 35)).findings
    assert "less than half of about 72.2 percent" in str(finding.what)


def test_blank_shares_are_not_zero_and_are_named_at_once(build: Build) -> None:
    result = weighted_coverage(build(coverage(SAMPLE, None, 60, None)))
    assert isinstance(result, Open)
    assert "bid.yaml!centre!share" in str(result.reason)
    assert "bid.yaml!harbour!share" in str(result.reason)


def test_a_zone_without_a_row_is_open(build: Build) -> None:
    case = build(coverage(SAMPLE, 90, 60, 35))
    rows = {"connectivity/coverage": case.rows("coverage")[:2]}
    result = weighted_coverage(replace(case, bid=replace(case.bid, tables=rows)))
    assert isinstance(result, Open)
    assert "no row for the zone harbour" in str(result.reason)


def test_coverage_after_the_published_day_is_reported_and_not_counted(build: Build) -> None:
    days = ("2027-12-31", "2027-12-31", "2028-01-01")
    written = coverage(SAMPLE, 90, 60, 35, live=days, milestone="2027-12-31")
    result = scored(build, written)
    assert result.points == Fraction(6300, 10000) * 8
    assert "connectivity.C1" in [finding.code for finding in result.findings]


def test_where_a_day_is_published_a_zone_must_name_its_own(build: Build) -> None:
    written = coverage(SAMPLE, 90, 60, 35, live=("2027-12-31",), milestone="2027-12-31")
    result = weighted_coverage(build(written))
    assert isinstance(result, Open)
    assert "bid.yaml!harbour!live" in str(result.reason)


def test_without_a_published_day_the_day_offered_does_not_matter(build: Build) -> None:
    days = ("2099-01-01", "2099-01-01", "2099-01-01")
    assert scored(build, coverage(SAMPLE, 90, 60, 35, live=days)).points == Fraction("5.6")


def asked(row: Row) -> Row:
    cells = {**row.cells, "share": replace(row.cells["share"], clarification=ASKED)}
    return replace(row, cells=cells)


def test_a_zone_asked_about_in_vain_does_not_count(build: Build) -> None:
    case = build(coverage(SAMPLE, 90, 60, None))
    first, second, third = case.rows("coverage")
    rows = {"connectivity/coverage": (first, second, asked(third))}
    result = weighted_coverage(replace(case, bid=replace(case.bid, tables=rows)))
    assert isinstance(result, Scored)
    assert result.points == Fraction(6300, 10000) * 8
    assert "connectivity.C3" in [finding.code for finding in result.findings]


def test_zones_without_premises_cannot_be_scored(build: Build) -> None:
    empty = [{**zone, "premises": 0} for zone in SAMPLE]
    assert isinstance(weighted_coverage(build(coverage(empty, 90, 60, 35))), Open)


def test_a_zone_without_premises_is_never_the_worst(build: Build) -> None:
    zones = (*SAMPLE[:2], {**SAMPLE[2], "premises": 0})
    assert measures(scored(build, coverage(zones, 90, 60, 0)))["worst_zone"] == "North"


@given(shares=percents)
def test_points_stay_within_0_and_the_most(build: Build, shares: list[Decimal]) -> None:
    assert 0 <= scored(build, coverage(SAMPLE, *shares)).points <= 8


@given(shares=percents, better=st.decimals(0, 100, places=2), at=st.integers(0, 2))
def test_covering_more_of_a_zone_never_earns_less(
    build: Build, shares: list[Decimal], better: Decimal, at: int
) -> None:
    improved = [*shares]
    improved[at] = max(better, shares[at])
    before = scored(build, coverage(SAMPLE, *shares)).points
    assert scored(build, coverage(SAMPLE, *improved)).points >= before


@given(shares=percents)
def test_zones_in_another_order_earn_the_same(build: Build, shares: list[Decimal]) -> None:
    there = scored(build, coverage(SAMPLE, *shares))
    back = scored(build, coverage(SAMPLE[::-1], *shares[::-1]))
    assert there.points == back.points


def test_the_day_of_the_deadline_plays_no_part(build: Build) -> None:
    case = build(coverage(SAMPLE, 90, 60, 35))
    assert weighted_coverage(case) == weighted_coverage(replace(case, as_of=date(2030, 1, 1)))

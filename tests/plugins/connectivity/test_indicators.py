"""Quality, open access, exposure, fees and paths: a better answer never earns less."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procure_connectivity.asset_fee import fee_covers_cost
from procure_connectivity.backup import resilience
from procure_connectivity.exposure import exposure_within_limits
from procure_connectivity.open_access import LADDER, open_access
from procure_connectivity.service_quality import service_quality

from procure.api import Case, Decided, Gate, Measure, Scored
from procure.pack.read import PublishedPack

Build = Callable[[Mapping[str, object]], Case]

QUALITY = {"down-mbps": "500", "up-mbps": "100", "latency-ms": "20", "outage-hours": "20"}
number = st.integers(0, 4000).map(str)


def points(result: object) -> Fraction:
    assert isinstance(result, Scored)
    return Fraction(result.points)


def quality(build: Build, answers: Mapping[str, str]) -> Fraction:
    case = build({"criterion": "connectivity/service-quality", "most": "10", "answers": answers})
    return points(service_quality(case))


def access(build: Build, step: str, tenants: str, spare: str) -> Fraction:
    answers = {"open-access": step, "tenants": tenants, "spare-percent": spare}
    case = build({"criterion": "connectivity/open-access", "most": "15", "answers": answers})
    return points(open_access(case))


def exposure(build: Build, rows: list[dict[str, str]], **settings: str) -> Decided:
    written = {
        "criterion": "connectivity/exposure",
        "settings": settings,
        "bid_tables": {"emf-places": rows},
    }
    return exposure_within_limits(build(written))


@pytest.mark.parametrize("name", sorted(QUALITY))
@given(one=number, other=number)
def test_a_better_service_never_earns_less(build: Build, name: str, one: str, other: str) -> None:
    low, high = sorted((one, other), key=int)
    better, worse = (high, low) if name in {"down-mbps", "up-mbps"} else (low, high)
    gained = quality(build, {**QUALITY, name: better})
    assert gained >= quality(build, {**QUALITY, name: worse})
    assert 0 <= gained <= 10


@given(
    step=st.sampled_from(sorted(LADDER)),
    tenants=st.integers(0, 9),
    spare=st.integers(0, 99),
)
def test_more_room_and_a_higher_step_never_earn_less(
    build: Build, step: str, tenants: int, spare: int
) -> None:
    earned = access(build, step, str(tenants), str(spare))
    assert access(build, step, str(tenants + 1), str(spare)) >= earned
    assert access(build, step, str(tenants), str(spare + 1)) >= earned
    assert access(build, "neutral", str(tenants), str(spare)) >= earned


def test_the_worked_example_comes_to_its_figures(build: Build) -> None:
    """Field notes, B3.4: C3 is .833333 and C4 is .291667."""
    offered = {"down-mbps": "1000", "up-mbps": "100", "latency-ms": "8", "outage-hours": "4.38"}
    assert quality(build, offered) / 10 == Fraction(5, 6)
    assert access(build, "resale", "1", "10") / 15 == Fraction(7, 24)


EXAMPLE = [
    {"place": "Balcony", "mhz": "800", "watts-m2": "0.02"},
    {"place": "Balcony", "mhz": "1800", "watts-m2": "0.09"},
    {"place": "Balcony", "mhz": "3500", "watts-m2": "0.5"},
]


def test_exposure_adds_up_at_each_place(build: Build) -> None:
    """Field notes, B3.4: .02@800/4 + .09@1800/9 + .5@3500/10 = .065."""
    found = exposure(build, [*EXAMPLE, {"place": "Bench", "mhz": "800", "watts-m2": "0.1"}])
    assert found.state is Gate.PASS
    measures = {one.name: one.value for one in found.measures}
    assert measures["connectivity.exposure_ratio"] == Fraction("0.065")
    assert measures["connectivity.exposure_place"] == "Balcony"
    assert all(part.source for part in found.parts)


@given(st.permutations(EXAMPLE))
def test_the_order_of_places_changes_nothing(build: Build, rows: list[dict[str, str]]) -> None:
    turned, usual = exposure(build, rows), exposure(build, EXAMPLE)
    assert turned.state is usual.state
    assert turned.measures[0].value == usual.measures[0].value


@given(watts=st.integers(0, 2000), more=st.integers(0, 2000))
def test_more_power_never_passes_where_less_fails(build: Build, watts: int, more: int) -> None:
    def state(value: int) -> Gate:
        row = {"place": "Window", "mhz": "900", "watts-m2": f"{value / 100:.2f}"}
        return exposure(build, [row]).state

    assert not (state(watts) is Gate.FAIL and state(watts + more) is Gate.PASS)


@pytest.mark.parametrize(
    ("jurisdiction", "limit"),
    [
        ("us-fcc", "6.67"),
        ("japan", "6.67"),
        ("icnirp-2020", "5"),
        ("eu-1999", "5"),
        ("china", "0.4"),
    ],
)
def test_limits_at_1000_mhz_are_those_of_the_published_comparison(
    build: Build, jurisdiction: str, limit: str
) -> None:
    """Field notes, B1: 6.7 USA and Japan, 5 ICNIRP and EU, 0.4 China, in W/m2."""
    row = {"place": "Window", "mhz": "1000", "watts-m2": limit}
    ratio = exposure(build, [row], jurisdiction=jurisdiction).measures[0].value
    assert isinstance(ratio, Fraction)
    assert round(ratio, 2) == 1


@pytest.mark.parametrize(
    ("jurisdiction", "mhz", "volts"),
    [
        ("greece-near", "100", "21.69"),
        ("greece-near", "1880", "46.18"),
        ("greece-near", "2100", "47.25"),
    ],
)
def test_greek_limits_are_those_published_in_volts_a_metre(
    build: Build, jurisdiction: str, mhz: str, volts: str
) -> None:
    """University of the Aegean, reference levels near schools; W/m2 = V/m squared over 377 ohm."""
    watts = f"{float(volts) ** 2 / 377:.4f}"
    row = {"place": "Window", "mhz": mhz, "watts-m2": watts}
    ratio = exposure(build, [row], jurisdiction=jurisdiction).measures[0].value
    assert ratio == pytest.approx(1, abs=0.05)


def test_near_schools_greece_allows_six_sevenths_of_what_it_allows_elsewhere(build: Build) -> None:
    row = {"place": "Window", "mhz": "1000", "watts-m2": "3.5"}
    ratios = [
        exposure(build, [row], jurisdiction=one).measures[0].value
        for one in ("greece", "greece-near")
    ]
    assert ratios == [1, Fraction(7, 6)]


def test_bands_of_a_jurisdiction_do_not_overlap(published: PublishedPack) -> None:
    rows = published.tables["emf-limits"]
    for name in {row["jurisdiction"] for row in rows}:
        own = [row for row in rows if row["jurisdiction"] == name]
        ends = [(Fraction(str(row["above-mhz"])), Fraction(str(row["up-to-mhz"]))) for row in own]
        assert all(above < up_to for above, up_to in ends)
        assert all(one[1] == other[0] for one, other in pairwise(ends))


def fees(build: Build, number: str, fee: str) -> Decided:
    asset = {"asset": "column", "title": "Column", "available": "99", "cost-floor": "90"}
    return fee_covers_cost(
        build(
            {
                "criterion": "connectivity/fee-floor",
                "tables": {"assets": [asset]},
                "bid_tables": {"fee-floor": [{"asset": "column", "number": number, "fee": fee}]},
            }
        )
    )


def test_fees_are_told_for_a_year_and_as_what_they_are_worth_today(build: Build) -> None:
    """100 columns at 100 a year, 10 years at 3 percent: annuity factor 8.5302028."""
    measures = {one.name: one.value for one in fees(build, "100", "100").measures}
    assert measures["connectivity.asset_fee_year"] == 10000
    worth = measures["connectivity.asset_fee_worth"]
    assert isinstance(worth, Fraction)
    assert round(worth, 2) == Fraction("85302.03")


def test_more_assets_than_there_are_is_pointed_out(build: Build) -> None:
    assert [one.code for one in fees(build, "100", "100").findings] == ["connectivity.A1"]
    assert not fees(build, "99", "100").findings


@given(fee=st.integers(0, 300), more=st.integers(0, 300))
def test_a_higher_fee_never_fails_where_a_lower_one_passes(
    build: Build, fee: int, more: int
) -> None:
    if fees(build, "3", str(fee)).state is Gate.PASS:
        assert fees(build, "3", str(fee + more)).state is Gate.PASS


def resilient(build: Build, stated: str, spans: int, bridges: int) -> Scored:
    case = build(
        {
            "criterion": "connectivity/resilience",
            "most": "10",
            "answers": {"path-diversity": stated},
            "bid_tables": {"backup": [{"site": "Mast", "sites": "1", "hours": "4"}]},
        }
    )
    counted = {"spans_in_use": spans, "placed_spans": spans, "bridge_spans": bridges}
    measures = {
        f"connectivity.{name}": Measure(
            f"connectivity.{name}", Fraction(value), "count", "net.json"
        )
        for name, value in counted.items()
    }
    result = resilience(replace(case, measures=measures))
    assert isinstance(result, Scored)
    return result


def test_the_network_enclosed_counts_and_not_the_answer(build: Build) -> None:
    result = resilient(build, "1", 4, 1)
    assert result.points == (Fraction(7, 10) + Fraction(3, 10) * Fraction(3, 4)) * 10
    assert [one.code for one in result.findings] == ["connectivity.D1"]
    assert not resilient(build, "0.75", 4, 1).findings


@given(spans=st.integers(1, 200), bridges=st.integers(0, 200))
def test_fewer_bridges_never_earn_less(build: Build, spans: int, bridges: int) -> None:
    bridges = min(bridges, spans)
    fewer = max(0, bridges - 1)
    assert (
        resilient(build, "0", spans, fewer).points >= resilient(build, "0", spans, bridges).points
    )

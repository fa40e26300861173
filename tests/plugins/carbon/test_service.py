from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procure_carbon.product import product_data_share
from procure_carbon.service import Device, service_footprint

from procure.api import Case, Open, Scored

Build = Callable[[Mapping[str, object]], Case]

SERVICE = {
    "criterion": "carbon/service-footprint",
    "most": 10,
    "settings": {
        "study-years": "10",
        "grid-factor": "0.20",
        "service-zero-at": "40000",
        "service-full-at": "20000",
    },
}
GATEWAY = {"device": "Gateway", "quantity": 40, "kg": 30, "watts": 8, "pue": 1, "life": 5}
SERVER = {
    "device": "Server",
    "quantity": 2,
    "kg": 1400,
    "watts": 300,
    "pue": Decimal("1.3"),
    "life": 5,
}


def service(*devices: Mapping[str, object]) -> dict[str, object]:
    return SERVICE | {"bid_tables": {"service-footprint": list(devices)}}


def test_the_worked_example_of_gateways_and_servers_is_27272_kg(build: Build) -> None:
    result = service_footprint(build(service(GATEWAY, SERVER)))
    assert isinstance(result, Scored)
    assert result.measures[0].value == 27272
    making, electricity = result.parts[:2]
    assert making.value == 2400 + 5600
    assert electricity.value == Fraction("5606.4") + Fraction("13665.6")


@pytest.mark.parametrize(
    ("life", "replacements"), [(15, 3), (20, 2), (25, 1), (30, 1), (40, 1), (50, 0), (60, 0)]
)
def test_replacements_over_50_years_are_those_of_en_15978(life: int, replacements: int) -> None:
    device = Device(Fraction(1), Fraction(1), Fraction(0), Fraction(1), Fraction(life))
    assert device.making(Fraction(50)) == 1 + replacements


def test_an_empty_table_is_open(build: Build) -> None:
    assert isinstance(service_footprint(build(service())), Open)


def service_points(build: Build, watts: int) -> Fraction:
    result = service_footprint(build(service(GATEWAY | {"watts": watts}, SERVER)))
    assert isinstance(result, Scored)
    return Fraction(result.points)


@given(one=st.integers(0, 200), other=st.integers(0, 200))
def test_less_power_never_earns_less(build: Build, one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert 10 >= service_points(build, low) >= service_points(build, high) >= 0


def product_points(build: Build, proved: int) -> Fraction:
    rows = [
        {"item": "a", "kg": proved, "basis": "product", "proof": "epd.pdf"},
        {"item": "b", "kg": 1000 - proved, "basis": "generic"},
    ]
    written = {"criterion": "carbon/product-data", "most": 5, "bid_tables": {"product-data": rows}}
    result = product_data_share(build(written))
    assert isinstance(result, Scored)
    return Fraction(result.points)


@given(one=st.integers(0, 1000), other=st.integers(0, 1000))
def test_more_product_data_never_earns_less(build: Build, one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert 0 <= product_points(build, low) <= product_points(build, high) <= 5


def test_product_data_without_proof_is_pointed_out(build: Build) -> None:
    rows = [{"item": "a", "kg": 10, "basis": "product"}]
    written = {"criterion": "carbon/product-data", "most": 5, "bid_tables": {"product-data": rows}}
    result = product_data_share(build(written))
    assert isinstance(result, Scored)
    assert [finding.code for finding in result.findings] == ["carbon.P1"]


@given(order=st.permutations(range(3)))
def test_the_order_of_devices_and_contributions_is_irrelevant(
    build: Build, order: list[int]
) -> None:
    devices = [GATEWAY, SERVER, GATEWAY | {"watts": 3}]
    rows = [
        {"item": "a", "kg": 60, "basis": "product", "proof": "epd.pdf"},
        {"item": "b", "kg": 30, "basis": "generic"},
        {"item": "c", "kg": 10, "basis": "product"},
    ]
    shares = {"criterion": "carbon/product-data", "most": 5}
    results = [
        (
            service_footprint(build(service(*(devices[one] for one in way)))),
            product_data_share(
                build(shares | {"bid_tables": {"product-data": [rows[one] for one in way]}})
            ),
        )
        for way in ([0, 1, 2], order)
    ]
    points = [[one.points for one in pair if isinstance(one, Scored)] for pair in results]
    assert points[0] == points[1]
    assert len(points[0]) == 2

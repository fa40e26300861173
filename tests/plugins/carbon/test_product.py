"""Items of a footprint, held to the footprint that the bid states or its bill gives."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from procure_carbon.product import product_data_share

from procure.api import Case, Measure, Open, Place, Response, Row, Scored, State
from procure.model.bid import Clarification

Build = Callable[[Mapping[str, object]], Case]


def listed(build: Build, kg: str, **more: object) -> Case:
    """Return a case of one proved item, with settings of the tender and measures of a bill."""
    row = {"item": "Housing", "kg": kg, "basis": "product", "proof": "epd.pdf"}
    written = {"criterion": "carbon/product-data", "most": 5, "bid_tables": {"product-data": [row]}}
    return build({**written, **more})


def stating(case: Case, name: str, value: str) -> Case:
    """Return the case of a bid that states a footprint under another criterion."""
    id_ = f"carbon/{name}"
    place = Place("bid.yaml", "", name)
    answer = Response(id_, State.ANSWERED, Decimal(value), value, place)
    return replace(case, bid=replace(case.bid, responses={**case.bid.responses, id_: answer}))


@pytest.mark.parametrize(
    ("name", "value", "settings"),
    [
        ("unit-footprint", "1000", {}),
        ("offer-carbon", "1", {}),
        ("upfront-carbon", "10", {"area-m2": "100"}),
        ("whole-life-carbon", "0.2", {"area-m2": "100", "study-years": "50"}),
    ],
)
def test_items_below_80_percent_of_a_stated_footprint_leave_it_open(
    build: Build, name: str, value: str, settings: dict[str, str]
) -> None:
    too_little, enough = (
        product_data_share(stating(listed(build, kg, settings=settings), name, value))
        for kg in ("799", "800")
    )
    assert isinstance(too_little, Open)
    assert f"bid.yaml!{name}" in str(too_little.reason)
    assert isinstance(enough, Scored)


def test_items_are_held_to_a_bill_without_its_contingency(build: Build) -> None:
    measures = {
        "carbon.upfront": Measure("carbon.upfront", Fraction(1150), "kgCO2e", "bill.xlsx"),
        "carbon.contingency": Measure("carbon.contingency", Fraction(15), "percent", "bill.xlsx"),
    }
    assert isinstance(product_data_share(listed(build, "799", measures=measures)), Open)
    assert isinstance(product_data_share(listed(build, "800", measures=measures)), Scored)


def test_of_several_footprints_the_lowest_is_the_least_to_list(build: Build) -> None:
    case = stating(stating(listed(build, "800"), "offer-carbon", "3"), "unit-footprint", "1000")
    assert isinstance(product_data_share(case), Scored)


def test_items_beyond_the_whole_footprint_leave_it_open(build: Build) -> None:
    """Else a proved item could be made larger than it is."""
    case = stating(listed(build, "1005"), "unit-footprint", "1000")
    assert isinstance(product_data_share(case), Scored)
    case = stating(listed(build, "1006"), "unit-footprint", "1000")
    assert isinstance(product_data_share(case), Open)


def test_items_that_are_still_too_few_after_a_question_earn_nothing(build: Build) -> None:
    case = stating(listed(build, "1"), "unit-footprint", "1000")
    asked = Clarification("1", "items missing", "mira", "2026-04-15T09:00:00Z")
    (row,) = case.rows("product-data")
    cells = {**row.cells, "kg": replace(row.cells["kg"], clarification=asked)}
    rows = (Row(row.key, row.place, cells),)
    case = replace(case, bid=replace(case.bid, tables={"carbon/product-data": rows}))
    result = product_data_share(case)
    assert isinstance(result, Scored)
    assert result.points == 0


def test_items_are_held_to_the_devices_of_a_service(build: Build) -> None:
    case = listed(build, "79")
    device = {"quantity": "2", "kg": "50", "watts": "1", "pue": "1", "life": "5"}
    cells = {
        name: Response(name, State.ANSWERED, Decimal(one), one, Place("bid.yaml", "1", name))
        for name, one in device.items()
    }
    rows = (Row("1", Place("bid.yaml", "1"), cells),)
    tables = {**case.bid.tables, "carbon/service-footprint": rows}
    case = replace(case, bid=replace(case.bid, tables=tables))
    assert isinstance(product_data_share(case), Open)


def test_without_any_footprint_the_share_is_that_of_what_is_listed(build: Build) -> None:
    assert isinstance(product_data_share(listed(build, "1")), Scored)

"""What a bidder might write to gain a point or pass a gate, and what must not cost one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from procure_connectivity.asset_fee import fee_covers_cost
from procure_connectivity.backup import resilience
from procure_connectivity.coverage import weighted_coverage
from procure_connectivity.exposure import exposure_within_limits
from procure_connectivity.open_access import open_access
from procure_connectivity.route import dig_once

from procure.api import Case, Decided, Gate, Measure, Open, Place, Response, Scored, State
from procure.model.bid import Clarification
from procure.pack.read import PublishedPack

Build = Callable[[Mapping[str, object]], Case]
Rows = Sequence[Mapping[str, object]]


def points(result: Scored | Open) -> Fraction:
    assert isinstance(result, Scored), result
    return Fraction(result.points)


def codes(result: Scored | Open | Decided) -> list[str]:
    return [one.code for one in result.findings]


def note(text: str = "") -> Clarification:
    return Clarification(text, "Asked.", "mira", "2026-04-15T09:00:00Z")


def asked(case: Case, table: str, column: str, text: str = "") -> Case:
    """Return a case in which each cell of a column was asked about; the answers stay."""
    name = f"connectivity/{table}"
    rows = tuple(
        replace(
            row,
            cells={**row.cells, column: replace(row.cells[column], clarification=note(text))},
        )
        for row in case.bid.tables[name]
    )
    return replace(case, bid=replace(case.bid, tables={**case.bid.tables, name: rows}))


def asked_as_a_whole(case: Case, table: str) -> Case:
    name = f"connectivity/{table}"
    blank = Response(name, State.BLANK, None, "", Place("bid.yaml"), clarification=note())
    responses = {**case.bid.responses, name: blank}
    return replace(case, bid=replace(case.bid, responses=responses))


# coverage


def covered(build: Build, *rows: Mapping[str, object]) -> Scored | Open:
    zones = [
        {"zone": "c", "title": "Centre", "premises": 300, "under-served": 0},
        {"zone": "n", "title": "North", "premises": 100, "under-served": 1},
    ]
    written = {
        "criterion": "connectivity/coverage",
        "most": 10,
        "settings": {"milestone": "2028-06-30"},
        "tables": {"zones": zones},
        "bid_tables": {"coverage": list(rows)},
    }
    return weighted_coverage(build(written))


CENTRE = {"zone": "c", "share": 100, "live": "2027-01-01"}


def test_a_zone_that_is_not_covered_needs_no_day(build: Build) -> None:
    assert points(covered(build, CENTRE, {"zone": "n", "share": 0})) == 6


def test_a_zone_that_is_covered_needs_one(build: Build) -> None:
    assert isinstance(covered(build, CENTRE, {"zone": "n", "share": "0.01"}), Open)


# fees

ASSETS = [
    {"asset": "column", "title": "Column", "available": 100, "cost-floor": 50},
    {"asset": "duct", "title": "Duct", "available": 10, "cost-floor": 5},
]


def fees(build: Build, *rows: Mapping[str, object]) -> Decided:
    written = {
        "criterion": "connectivity/fee-floor",
        "tables": {"assets": ASSETS},
        "bid_tables": {"fee-floor": list(rows)},
    }
    return fee_covers_cost(build(written))


def test_an_asset_that_is_not_used_needs_no_fee(build: Build) -> None:
    column = {"asset": "column", "number": 10, "fee": 50}
    assert fees(build, column, {"asset": "duct", "number": 0}).state is Gate.PASS


def test_an_asset_that_is_used_needs_one(build: Build) -> None:
    column = {"asset": "column", "number": 10, "fee": 50}
    assert fees(build, column, {"asset": "duct", "number": 1}).state is Gate.NOT_EVALUABLE


# exposure


def places(build: Build, *rows: tuple[str | None, str, str]) -> Case:
    columns = ("place", "mhz", "watts-m2")
    filled = [dict(zip(columns, row, strict=True)) for row in rows]
    return build({"criterion": "connectivity/exposure", "bid_tables": {"emf-places": filled}})


@pytest.mark.parametrize("other", ["roof", " Roof ", "ROOF", "\uff32oof"])
def test_a_place_written_in_another_way_is_the_same_place(build: Build, other: str) -> None:
    case = places(build, ("Roof", "3500", "6"), (other, "3500", "6"))
    assert exposure_within_limits(case).state is Gate.FAIL


def test_a_frequency_outside_the_limits_hides_no_place_that_is_above_them(build: Build) -> None:
    case = places(build, ("Roof", "3500", "99"), ("Yard", "400000", "0"))
    assert exposure_within_limits(case).state is Gate.FAIL


@pytest.mark.parametrize(("answer", "state"), [("", Gate.FAIL), ("400000", Gate.NOT_EVALUABLE)])
def test_what_the_limits_leave_out_fails_only_who_does_not_answer(
    build: Build, answer: str, state: Gate
) -> None:
    case = places(build, ("Yard", "400000", "1"))
    assert exposure_within_limits(case).state is Gate.NOT_EVALUABLE
    assert exposure_within_limits(asked(case, "emf-places", "mhz", answer)).state is state


def test_no_exposure_at_all_passes_and_is_pointed_out(build: Build) -> None:
    decided = exposure_within_limits(places(build, ("Roof", "3500", "0")))
    assert (decided.state, codes(decided)) == (Gate.PASS, ["connectivity.X1"])
    assert not codes(exposure_within_limits(places(build, ("Roof", "3500", "0.01"))))


@pytest.mark.parametrize("place", [None, "-", "?"])
def test_a_place_without_a_name_is_asked_about(build: Build, place: str | None) -> None:
    decided = exposure_within_limits(places(build, (place, "3500", "1")))
    assert (decided.state, "place" in decided.where) == (Gate.NOT_EVALUABLE, True)


def test_an_empty_table_of_places_fails_once_it_was_asked_about_in_vain(build: Build) -> None:
    case = places(build)
    assert exposure_within_limits(case).state is Gate.NOT_EVALUABLE
    assert exposure_within_limits(asked_as_a_whole(case, "emf-places")).state is Gate.FAIL


# open access


def access(build: Build, step: str, tenants: str, spare: str) -> Scored | Open:
    answers = {"open-access": step, "tenants": tenants, "spare-percent": spare}
    case = {"criterion": "connectivity/open-access", "most": "10", "answers": answers}
    return open_access(build(case))


@pytest.mark.parametrize(("tenants", "spare"), [("3", "0"), ("1", "30")])
def test_room_to_which_nobody_gets_access_is_pointed_out(
    build: Build, tenants: str, spare: str
) -> None:
    assert codes(access(build, "none", tenants, spare)) == ["connectivity.O1"]


@pytest.mark.parametrize(("step", "tenants"), [("none", "1"), ("resale", "3")])
def test_room_for_oneself_or_where_others_get_access_is_not(
    build: Build, step: str, tenants: str
) -> None:
    assert not codes(access(build, step, tenants, "0"))


# dig once


def route(build: Build, *rows: Mapping[str, object]) -> Case:
    written = {"criterion": "connectivity/dig-once", "bid_tables": {"dig-once": list(rows)}}
    return build({**written, "most": "10"})


def test_an_empty_route_earns_nothing_once_it_was_asked_about_in_vain(build: Build) -> None:
    assert isinstance(dig_once(route(build)), Open)
    assert points(dig_once(asked_as_a_whole(route(build), "dig-once"))) == 0


def test_a_route_of_0_km_earns_nothing_once_it_was_asked_about(build: Build) -> None:
    case = route(build, {"section": "a", "method": "existing", "km": 0})
    found = dig_once(case)
    assert isinstance(found, Open)
    assert found.where
    assert points(dig_once(asked(case, "dig-once", "km", "0"))) == 0


@pytest.mark.parametrize(("km", "found"), [("110", []), ("111", ["connectivity.D2"])])
def test_a_route_longer_than_the_network_enclosed_is_pointed_out(
    build: Build, km: str, found: list[str]
) -> None:
    enclosed = Measure("connectivity.route_km", Fraction(100), "km", "net.json spans")
    case = route(build, {"section": "a", "method": "existing", "km": km})
    assert codes(dig_once(replace(case, measures={enclosed.name: enclosed}))) == found


# resilience


def backup(build: Build, *rows: Mapping[str, object]) -> Case:
    written = {
        "criterion": "connectivity/resilience",
        "most": "10",
        "answers": {"path-diversity": "1"},
        "bid_tables": {"backup": list(rows)},
    }
    return build(written)


def test_a_kind_of_site_that_is_not_built_needs_no_hours(build: Build) -> None:
    case = backup(build, {"site": "Mast", "sites": 2, "hours": 4}, {"site": "Hut", "sites": 0})
    assert points(resilience(case)) == 10


def test_without_sites_it_earns_nothing_once_it_was_asked_about_in_vain(build: Build) -> None:
    none = backup(build, {"site": "Mast", "sites": 0, "hours": 4})
    assert isinstance(resilience(none), Open)
    assert points(resilience(asked(none, "backup", "sites"))) == 0
    assert isinstance(resilience(backup(build)), Open)
    assert points(resilience(asked_as_a_whole(backup(build), "backup"))) == 0


def test_a_row_written_down_again_earns_nothing_more(build: Build) -> None:
    good = {"site": "Mast", "sites": 2, "hours": 4}
    bad = {"site": "Hut", "sites": 2, "hours": 0}
    doubled = resilience(backup(build, good, bad, {**good, "site": " mast "}))
    assert points(doubled) == points(resilience(backup(build, good, bad)))
    assert codes(doubled) == ["connectivity.A2"]
    existing = {"section": "a", "method": "existing", "km": 1}
    new = {"section": "b", "method": "new", "km": 1}
    assert points(dig_once(route(build, existing, new, existing))) == 5


def test_rows_that_do_not_say_which_they_are_all_count(build: Build) -> None:
    rows = [{"method": "existing", "km": 1}, {"method": "existing", "km": 1}]
    found = dig_once(route(build, *rows, {"method": "new", "km": 1}))
    assert (codes(found), points(found)) == ([], Fraction(20, 3))


def test_rows_that_cannot_be_read_are_all_told(build: Build) -> None:
    rows = [{"section": "a", "method": "existing", "km": km} for km in (1, 2)]
    case = route(build, *rows)
    unread = tuple(
        replace(row, cells={**row.cells, "km": replace(
            row.cells["km"], state=State.UNREADABLE, value=None, unreadable="'1,2'."
        )})
        for row in case.rows("dig-once")
    )  # fmt: skip
    tables = {**case.bid.tables, "connectivity/dig-once": unread}
    found = dig_once(replace(case, bid=replace(case.bid, tables=tables)))
    assert isinstance(found, Open)
    assert all(str(row.cells["km"].place) in str(found.reason) for row in unread)


def test_a_number_written_in_another_way_is_the_same_number(build: Build) -> None:
    rows = [{"section": "a", "method": "existing", "km": km} for km in ("1", "1.0")]
    assert codes(dig_once(route(build, *rows))) == ["connectivity.A2"]


def test_rows_that_differ_in_one_cell_both_count(build: Build) -> None:
    rows = [{"section": "a", "method": "existing", "km": km} for km in (1, 2)]
    assert not codes(dig_once(route(build, *rows)))


# bounds of the form


@pytest.mark.parametrize(
    ("question", "column", "least", "most"),
    [
        ("latency-ms", "", "0.01", None),
        ("dig-once", "km", "0", "1000"),
        ("backup", "sites", "0", "100000"),
        ("backup", "hours", "0", "8784"),
    ],
)
def test_a_number_nothing_can_have_is_not_read(
    published: PublishedPack, question: str, column: str, least: str, most: str | None
) -> None:
    found = next(
        item
        for one in published.pack.criteria
        for item in one.requirements
        if (item.id or one.id) == question
    )
    bounds = found.columns[column] if column else found
    ends = (bounds.at_least, bounds.at_most)
    assert [None if end is None else str(end) for end in ends] == [least, most]

"""The sample's own figures, worked out from its files without the engine."""

import csv
import itertools
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from procure.files.yaml import read_yaml
from procure.model.tender import Tender

SAMPLE = Path(__file__).parents[2] / "tenders" / "street-kiosks"
EXPECTED: Mapping[str, Any] = dict(read_yaml(Path(__file__).with_name("expected.yaml")).value)  # type: ignore[arg-type]
BIDDERS = ("brightpost", "lantern", "meridian", "nordhall")


def _yaml(name: str) -> dict[str, Any]:
    value = read_yaml(SAMPLE / name).value
    assert isinstance(value, dict)
    return value


def _table(name: str) -> list[dict[str, str]]:
    with (SAMPLE / "tables" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _bid(bidder: str) -> dict[str, Any]:
    return _yaml(f"bids/{bidder}/bid.yaml")


def _price(bidder: str) -> dict[str, Any]:
    return _yaml(f"bids/{bidder}/price.yaml")


TENDER = Tender.model_validate(_yaml("tender.yaml"))


def test_points_are_40_for_price_and_60_for_quality() -> None:
    points = TENDER.points
    assert (int(points["price"]), int(sum(points.values()))) == (40, 100)


@pytest.mark.parametrize(
    ("bidder", "evidenced", "claimed"),
    [("brightpost", 22, 6), ("lantern", 20, 16), ("meridian", 31, 2), ("nordhall", 38, 1)],
)
def test_clauses_are_evidenced_and_claimed_as_told(
    bidder: str, evidenced: int, claimed: int
) -> None:
    met = [
        row for row in _bid(bidder)["tables"]["accessibility/clauses"] if row["supported"] == "yes"
    ]
    assert (len([row for row in met if "proof" in row]), len(met)) == (
        evidenced,
        evidenced + claimed,
    )


@pytest.mark.parametrize("bidder", BIDDERS)
@pytest.mark.parametrize(
    ("table", "key", "file"),
    [
        ("accessibility/clauses", "clause", "clauses.csv"),
        ("privacy/data-items", "item", "data-items.csv"),
        ("carbon/stages", "stage", "stages.csv"),
        ("connectivity/coverage", "zone", "zones.csv"),
    ],
)
def test_every_published_row_is_answered_in_order(
    bidder: str, table: str, key: str, file: str
) -> None:
    answered = [row[key] for row in _bid(bidder)["tables"][table]]
    assert answered == [row[key] for row in _table(file)]


@pytest.mark.parametrize(
    ("bidder", "met"), [("brightpost", 8), ("lantern", 10), ("meridian", 9), ("nordhall", 10)]
)
def test_data_items_are_met_as_told(bidder: str, met: int) -> None:
    rows = _bid(bidder)["tables"]["privacy/data-items"]
    assert [row["met"] for row in rows].count("yes") == met


@pytest.mark.parametrize(
    ("bidder", "footprint_kg"),
    [("brightpost", 4800), ("lantern", 4350), ("meridian", 4500), ("nordhall", 3300)],
)
def test_stages_add_up_to_the_footprint(bidder: str, footprint_kg: int) -> None:
    assert sum(row["kg"] for row in _bid(bidder)["tables"]["carbon/stages"]) == footprint_kg


@pytest.mark.parametrize(
    ("bidder", "percent"), [("brightpost", 70), ("lantern", 80), ("meridian", 75), ("nordhall", 95)]
)
def test_coverage_weighted_for_the_under_served_is_exact(bidder: str, percent: int) -> None:
    shares = {
        row["zone"]: Fraction(row["share"])
        for row in _bid(bidder)["tables"]["connectivity/coverage"]
    }
    weights = {
        row["zone"]: Fraction(row["premises"]) * (1 + Fraction(row["under-served"]))
        for row in _table("zones.csv")
    }
    covered = sum(weights[zone] * shares[zone] for zone in weights)
    assert covered / sum(weights.values()) == percent


@pytest.mark.parametrize(
    ("bidder", "price"),
    [("brightpost", 2484000), ("lantern", 2955000), ("meridian", 2925000), ("nordhall", 3525000)],
)
def test_published_quantities_at_the_offered_rates_give_the_price(bidder: str, price: int) -> None:
    lines = _price(bidder)["lines"]
    assert (
        sum(
            Fraction(line.quantity) * Fraction(lines[line.id]["rate"])
            for line in TENDER.price.lines
        )
        == price
    )


@pytest.mark.parametrize("bidder", BIDDERS)
def test_the_stated_total_is_the_sum_of_the_stated_lines(bidder: str) -> None:
    price = _price(bidder)
    assert sum(int(line["total"]) for line in price["lines"].values()) == int(price["total"])


def test_one_line_of_one_bid_is_mistyped() -> None:
    wrong = {
        (bidder, name, int(line["total"]))
        for bidder in BIDDERS
        for name, line in _price(bidder)["lines"].items()
        if int(line["quantity"]) * int(line["rate"]) != int(line["total"])
    }
    assert wrong == {("nordhall", "service", 604080)}


def test_believing_the_mistyped_total_would_cost_nordhall_points() -> None:
    believed = Fraction(40 * (3600000 - int(_price("nordhall")["total"])), 1200000)
    assert believed == Fraction(EXPECTED["what_if"]["nordhall_total_believed"]["price_points"])


@pytest.mark.parametrize("bidder", ["lantern", "meridian", "nordhall"])
def test_expected_points_add_up_to_the_expected_total(bidder: str) -> None:
    ranked = EXPECTED["ranking"][bidder]
    quality = sum(Fraction(points) for points in EXPECTED["points"][bidder].values())
    assert (quality, quality + Fraction(ranked["price_points"])) == (
        Fraction(ranked["quality"]),
        Fraction(ranked["total"]),
    )


@pytest.mark.parametrize(
    ("bidder", "requirement", "written"),
    [
        ("brightpost", "connectivity/footway-clearance", "2,5"),
        ("lantern", "carbon/unit-footprint", "=4200+150"),
        ("meridian", "carbon/unit-footprint", "4.5 t"),
    ],
)
def test_numbers_that_cannot_be_read_stand_as_told(
    bidder: str, requirement: str, written: str
) -> None:
    assert _bid(bidder)["answers"][requirement]["value"] == written


def test_each_unreadable_number_was_asked_about() -> None:
    asked = {
        (one["bidder"], one["requirement"]) for one in _yaml("procedure.yaml")["clarifications"]
    }
    assert asked == {
        ("brightpost", "connectivity/footway-clearance"),
        ("lantern", "carbon/unit-footprint"),
        ("meridian", "carbon/unit-footprint"),
    }


def test_only_lantern_used_the_old_form() -> None:
    versions = {bidder: _bid(bidder)["form"]["version"] for bidder in BIDDERS}
    assert versions == {"brightpost": 2, "lantern": 1, "meridian": 2, "nordhall": 2}


def test_only_nordhall_marks_its_whole_bid_confidential() -> None:
    marked = [bidder for bidder in BIDDERS if "confidential" in _bid(bidder)["tenderer"]]
    assert marked == ["nordhall"]


def _listed(bidder: str) -> set[str]:
    return set(itertools.chain.from_iterable(_bid(bidder)["evidence"].values()))


@pytest.mark.parametrize("bidder", BIDDERS)
def test_the_evidence_listed_is_the_evidence_enclosed(bidder: str) -> None:
    enclosed = {path.name for path in (SAMPLE / "bids" / bidder).iterdir()}
    assert _listed(bidder) == enclosed - {"bid.yaml", "price.yaml"}


def _levels(answers: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, str], int]:
    return {
        (bidder, id_): entry["score"]
        for bidder, found in answers.items()
        for id_, entry in found.items()
    }


def test_individual_levels_equal_the_agreed_ones_but_for_three() -> None:
    procedure = _yaml("procedure.yaml")
    agreed = _levels(procedure["agreed"]["answers"])
    own = [_levels(procedure["scores"][person]["answers"]) for person in TENDER.panel.assessors]
    split = {
        key: tuple(levels[key] for levels in own)
        for key, level in agreed.items()
        if {levels[key] for levels in own} != {level}
    }
    assert split == {
        ("lantern", "accessibility/user-testing"): (3, 4, 3),
        ("meridian", "privacy/groups-harmed"): (2, 3, 4),
        ("nordhall", "connectivity/footway"): (3, 4, 3),
    }


@pytest.mark.parametrize("bidder", ["lantern", "meridian", "nordhall"])
def test_agreed_levels_give_the_expected_points(bidder: str) -> None:
    for id_, entry in _yaml("procedure.yaml")["agreed"]["answers"][bidder].items():
        points = Fraction(entry["score"], 4) * Fraction(TENDER.points[id_])
        assert points == Fraction(EXPECTED["points"][bidder][id_])


def test_every_score_points_to_a_file_that_came_with_the_bid() -> None:
    scores = _yaml("procedure.yaml")["scores"].values()
    pointers = {
        entry["evidence"].split("#")[0]
        for person in scores
        for found in person["answers"].values()
        for entry in found.values()
    }
    assert {name for name in pointers if not (SAMPLE / "bids" / name).is_file()} == set()


def test_no_reason_is_used_twice() -> None:
    reasons = [
        entry["reason"]
        for person in _yaml("procedure.yaml")["scores"].values()
        for found in person["answers"].values()
        for entry in found.values()
    ]
    assert (len(reasons), len(set(reasons))) == (54, 54)


def test_there_are_sixty_sites_in_the_three_zones() -> None:
    with (SAMPLE / "papers" / "sites.csv").open(encoding="utf-8", newline="") as file:
        zones = [row["zone"] for row in csv.DictReader(file)]
    assert (len(zones), set(zones)) == (60, {row["zone"] for row in _table("zones.csv")})


def test_every_paper_is_in_the_folder() -> None:
    assert {f"papers/{path.name}" for path in (SAMPLE / "papers").iterdir()} == set(TENDER.papers)

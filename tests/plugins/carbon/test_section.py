"""What the award report says of carbon: of one bid, and of all side by side."""

from decimal import Decimal
from typing import Any

from procure_carbon.section import carbon_side_by_side
from procure_carbon.section_bid import carbon_of_a_bid
from procure_carbon.told import GROUPS
from support.carbon_bills import CONCRETE, ENERGY, EXAMPLE, PUBLISHED, as_xlsx, read, without

from procure.api import Block, Figure, Message, Paragraph, Reading, Table, decimal


def bid(name: str, reading: Reading | None = None, **measures: str) -> dict[str, Any]:
    """Return a bid as evaluation.json holds it."""
    found = {
        one.name: {
            "value": one.value if isinstance(one.value, str) else str(decimal(one.value)),
            "unit": one.unit,
            "where": one.where,
            "source": one.source,
        }
        for one in (reading.measures if reading else ())
    }
    found |= {f"carbon.{key}": {"value": one, "unit": "1"} for key, one in measures.items()}
    findings = [
        {"code": one.code, "severity": str(one.severity), "where": one.where}
        for one in (reading.findings if reading else ())
    ]
    return {"bidder": name.lower(), "name": name, "measures": found, "findings": findings}


def example(**more: Any) -> Reading:
    return read(as_xlsx(EXAMPLE, Energy=ENERGY), **{**PUBLISHED, "stage": "technical", **more})


def unknown() -> Reading:
    return read(as_xlsx([without(CONCRETE, "transport_class")], Energy=ENERGY), **PUBLISHED)


def tables(blocks: tuple[Block, ...]) -> dict[str, Table]:
    return {str(one.caption): one for one in blocks if isinstance(one, Table)}


def cells(table: Table) -> dict[str, tuple[Any, ...]]:
    return {str(row[0]): row[1:] for row in table.rows}


def test_stages_and_totals_are_those_of_the_hand_worked_example() -> None:
    blocks = carbon_of_a_bid({"bids": [bid("Acme", example())]}, "acme")
    rows = cells(tables(blocks)["Carbon by life-cycle stage"])
    assert rows["A1-A3 materials"][0] == Decimal(215444)
    assert rows["Upfront (A1-A5)"][:2] == (Decimal(294491), Decimal("294.49"))
    assert rows["Whole life (A-C)"][:2] == (Decimal(507582), Decimal("507.58"))
    assert rows["Apart: benefits beyond the life cycle (D)"][0] == Decimal(-8000)
    assert rows["Apart: carbon stored at handover"][0] == Decimal(-38540)


def test_bars_are_stacked_by_stage_without_what_is_reported_apart() -> None:
    (figure,) = [
        one
        for one in carbon_of_a_bid({"bids": [bid("Acme", example())]}, "acme")
        if isinstance(one, Figure)
    ]
    assert figure.kind == "stacked"
    assert len(figure.series) == len(GROUPS)
    assert sum(one.values[0] or 0 for one in figure.series) == Decimal("478.9")


def test_benchmarks_and_bands_of_the_use_stand_beside_the_figures() -> None:
    """The example is in LETI band A for schools (field notes, 6.6)."""
    reading = example(**{"building-use": "schools"}, stage="none")
    blocks = carbon_of_a_bid({"bids": [bid("Acme", reading)]}, "acme")
    rows = cells(tables(blocks)["Carbon by life-cycle stage"])
    assert rows["Published benchmark, upfront"][1] == 750
    assert rows["Published aspirational benchmark, embodied"][1] == 675
    said = [str(one.text) for one in blocks if isinstance(one, Paragraph)]
    assert any(one.startswith("LETI band A for upfront") for one in said)


def test_shares_of_data_classes_add_up_and_uplift_is_told() -> None:
    blocks = carbon_of_a_bid({"bids": [bid("Acme", example())]}, "acme")
    table = tables(blocks)["What the carbon of materials (A1-A3) rests on"]
    assert sum(row[1] for row in table.rows if isinstance(row[1], Decimal)) == Decimal("100.0")
    assert "212475" in str(table.note)


def test_the_heaviest_line_stands_first_with_place_and_source() -> None:
    blocks = carbon_of_a_bid({"bids": [bid("Acme", example())]}, "acme")
    line, kg, share, rests_on, place = tables(blocks)["Lines with the most upfront carbon"].rows[0]
    assert (line, kg) == ("L1", Decimal(156000))
    assert isinstance(share, Decimal)
    assert str(rests_on) == "S-P-1 (class 1)"
    assert str(place).startswith("boq.xlsx!BoQ!A2")


def test_each_gate_says_what_was_found() -> None:
    blocks = carbon_of_a_bid({"bids": [bid("Acme", unknown())]}, "acme")
    rows = cells(tables(blocks)["Questions to the bill"])
    assert str(rows["G1"][1]).startswith("fails")
    assert str(rows["G8"][1]) == "nothing"


def test_a_bill_with_unknown_stages_is_not_drawn_beside_whole_ones() -> None:
    bids = [bid("Acme", example()), bid("Beta", unknown())]
    blocks = carbon_side_by_side({"bids": bids})
    (figure,) = [one for one in blocks if isinstance(one, Figure)]
    assert figure.categories == ("Acme",)
    notes = [str(one.text) for one in blocks if isinstance(one, Paragraph)]
    assert notes == ["Not drawn, because stages of its bill are not known: Beta."]
    assert not any(isinstance(one, Figure) for one in carbon_of_a_bid({"bids": bids}, "beta"))


def test_stated_figures_stand_beside_counted_ones_and_say_so() -> None:
    bids = [bid("Acme", example()), bid("Beta", upfront_per_m2="310")]
    rows = cells(
        tables(carbon_side_by_side({"bids": bids}))["Carbon of the bids for each square metre"]
    )
    assert rows["Acme"][0] == Decimal("294.49")
    assert rows["Beta"][0] == Decimal("310.00")
    assert [str(rows[name][-1]) for name in rows] == ["bill", "form"]


def test_a_tender_without_figures_of_works_gets_no_section() -> None:
    evaluation = {"bids": [bid("Acme", unit_footprint="4800")]}
    assert carbon_side_by_side(evaluation) == carbon_of_a_bid(evaluation, "acme") == ()


def test_every_sentence_is_a_message() -> None:
    blocks = carbon_of_a_bid({"bids": [bid("Acme", example())]}, "acme")
    heads = [column.text for table in tables(blocks).values() for column in table.columns]
    assert all(isinstance(one, Message) for one in heads)

"""What the award report says of conformance reports."""

from decimal import Decimal

from procure_accessibility.section import groups_side_by_side, report_of_a_bid
from support.openacr import inspected, written

from procure.api import Block, Figure, Items, Paragraph, Table
from procure.evaluation.shown import show_findings, show_measures
from procure.plugin.wrong_blocks import wrong_blocks

Levels = dict[str, tuple[str, str]]


def bid(name: str, levels: Levels | None) -> dict[str, object]:
    """Return a bid as ``evaluation.json`` has it; None: without a report."""
    reading = inspected(written(levels, report_date="")) if levels is not None else None
    measures = {one.name: one for one in reading.measures} if reading else {}
    findings = show_findings(reading.findings) if reading else ()
    return {
        "bidder": name.lower(),
        "name": name,
        "measures": {n: one.model_dump(mode="json") for n, one in show_measures(measures).items()},
        "findings": [one.model_dump(mode="json") for one in findings],
    }


def evaluation(**bids: Levels | None) -> dict[str, object]:
    return {"bids": [bid(name, levels) for name, levels in bids.items()]}


def section(levels: Levels) -> tuple[Block, ...]:
    return report_of_a_bid(evaluation(Acme=levels), "acme")


def tables(blocks: tuple[Block, ...]) -> dict[str, Table]:
    return {str(one.caption): one for one in blocks if isinstance(one, Table)}


def sentences(blocks: tuple[Block, ...]) -> list[str]:
    return [str(one.text) for one in blocks if isinstance(one, Paragraph)]


GAPS: Levels = {
    "1.4.3": ("partially-supports", "Grey on grey."),
    "1.4.1": ("does-not-support", ""),
    "1.2.1": ("not-applicable", "No audio."),
    "3.3.1": ("", ""),
}


def test_nothing_is_said_where_no_report_was_counted() -> None:
    assert report_of_a_bid(evaluation(Acme=None), "acme") == ()
    assert groups_side_by_side(evaluation(Acme=None)) == ()


def test_the_counts_are_those_of_the_report() -> None:
    table = tables(section(GAPS))["What the report says, by number of criteria"]
    assert {str(label): count for label, count in table.rows} == {
        "supports": 46,
        "partially supports": 1,
        "does not support": 1,
        "not evaluated": 0,
        "nothing said": 1,
        "not applicable": 1,
    }


def test_support_has_its_bounds_and_is_never_called_conformance() -> None:
    said = " ".join(sentences(section(GAPS)))
    assert "Reported support is 94.90 percent: 93.88 if" in said  # 46.5 and 46 of 49
    assert "95.92 if it counts in full" in said  # 47 of 49
    assert "no proof that anything conforms" in said


def test_groups_are_bars_with_their_table_and_the_worst_in_bold() -> None:
    (figure,) = (one for one in section(GAPS) if isinstance(one, Figure))
    assert len(figure.categories) == 7
    worst = [str(figure.table.rows[at][0]) for at in figure.table.emphasis]
    assert worst == ["people who cannot tell colours apart"]
    assert "the least for people who cannot tell colours apart" in str(figure.alternative)


def test_gaps_stand_with_remark_and_place() -> None:
    rows = tables(section(GAPS))["Gaps the report tells of"].rows
    assert [(row[0], str(row[1]), row[2]) for row in rows] == [
        ("1.4.1", "does not support", None),
        ("1.4.3", "partially supports", "Grey on grey."),
    ]
    assert all(str(row[3]).startswith("acr.json") for row in rows)


def test_what_the_report_is_silent_on_is_listed() -> None:
    assert "Not evaluated or not answered: 3.3.1." in sentences(section(GAPS))


def test_each_finding_asks_its_question_once() -> None:
    (asked,) = (one for one in section(GAPS) if isinstance(one, Items))
    said = [str(one) for one in asked.items]
    assert "On which day was the report finished? (L07)" in said
    assert len(said) == len(set(said))


def test_bids_stand_side_by_side_by_group() -> None:
    blocks = groups_side_by_side(evaluation(Acme={}, Bolt=GAPS, Cord=None))
    (table,) = tables(blocks).values()
    assert [str(head.text) for head in table.columns] == ["Group of users", "Acme", "Bolt"]
    by_group = {str(row[0]): row[1:] for row in table.rows}
    assert by_group["All criteria together"] == (Decimal("100.00"), Decimal("94.90"))
    assert by_group["people who do not speak, or speak unclearly"] == (None, None)


def test_the_blocks_are_of_the_closed_set() -> None:
    blocks = (*section(GAPS), *groups_side_by_side(evaluation(Acme=GAPS)))
    assert list(wrong_blocks(blocks)) == []

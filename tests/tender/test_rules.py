"""Every rule of a tender: an input that breaks it, where it is said, and what to do about it."""

from collections.abc import Callable

import pytest

from procure.errors import InputFault
from procure.procedure.issue import check_tender
from procure.tender.folder import Folder

Written = Callable[..., Folder]

BREAKS = [
    (
        "street/comfort: 40}",
        "street/comfort: 39.5}",
        [
            (
                "11 points: add up to 99.5, not 100 (40 + 20 + 39.5). Change them by 0.5;"
                " they are never scaled."
            )
        ],
    ),
    (
        "street/noise: 20, street/comfort: 40",
        "street/noise: -20, street/comfort: 80",
        [
            (
                "11 points.street/noise: -20 is not a number of points above 0. Leave it "
                "out, or write more."
            )
        ],
    ),
    (
        "street/noise: 20, street/comfort: 40",
        "street/noise: 0, street/comfort: 60",
        [
            (
                "11 points.street/noise: 0 is not a number of points above 0. Leave it "
                "out, or write more."
            )
        ],
    ),
    (
        "price: 40, street/noise: 20",
        "street/noise: 60",
        [("11 points: do not say how many points the price earns. Add price, 0 if none.")],
    ),
    (
        "high: 200",
        "high: 200, top: 3",
        ["16 price.top: rule 'band' has no parameter 'top'. It takes: low, high."],
    ),
    (
        ", high: 200",
        "",
        [
            (
                "16 price: rule 'band' needs 'high': the price at and above which none "
                "are earned. Add it."
            )
        ],
    ),
    (
        "high: 200",
        "high: 2e2",
        [("16 price.high: '2e2' is not a plain number. Write digits only, such as 250000.")],
    ),
    (
        "high: 200",
        "high: [200]",
        [("16 price.high: a list is not a plain number. Write digits only, such as 250000.")],
    ),
    (
        "high: 200",
        "high: 100",
        [("16 price: low 100 must be below high 100. Change the parameters of the rule.")],
    ),
    (
        "minimums: {quality: 30}",
        "minimums: {quality: 61}",
        [
            (
                "15 minimums.quality: 61 cannot be asked of at most 60 points. Ask for "
                "less, or give more points."
            )
        ],
    ),
    (
        "minimums: {quality: 30}",
        "minimums: {street/permit: 1}",
        [
            (
                "15 minimums.street/permit: 'street/permit' earns no points. Name "
                "quality, a pack or a criterion."
            )
        ],
    ),
    (
        "minimums: {quality: 30}",
        "minimums: {street: 0}",
        [
            (
                "15 minimums.street: 0 cannot be asked of at most 60 points. Ask for "
                "less, or give more points."
            )
        ],
    ),
    (
        "minimums: {quality: 30}",
        "minimums: {carbon: 3}",
        [("15 minimums.carbon: 'carbon' earns no points. Name quality, a pack or a criterion.")],
    ),
    (
        "assessors: [ana, bram]",
        "assessors: [ana, mira]",
        [
            (
                "17 panel: 'mira' is chair and assessor as well. The chair runs the "
                "procedure and does nothing else."
            )
        ],
    ),
    (
        "approver: [ola]",
        "approver: [mira]",
        [
            (
                "17 panel: 'mira' is chair and approver as well. The chair runs the "
                "procedure and does nothing else."
            )
        ],
    ),
    (
        "approver: [ola]",
        "approver: [ana]",
        ["17 panel: 'ana' is approver and assessor as well. Keep them apart."],
    ),
    (
        "assessors: [ana, bram]",
        "assessors: [ana, bram, ana]",
        ["17 panel.assessors: 'ana' stands there twice. Name each person once."],
    ),
    ("chair: [mira]", "chair: []", ["17 panel.chair: names nobody. Name one person."]),
    (
        "assessors: [ana, bram]",
        "assessors: []",
        ["17 panel.assessors: names nobody, but criteria are judged. Name them."],
    ),
    (
        "conditions:",
        "ties: [quality, beauty]\nconditions:",
        [("13 ties: 'beauty' is no tie rule. Use quality, price, a pack, a criterion or draw.")],
    ),
    (
        "conditions:",
        "addenda: [{number: 2, date: 2026-03-01, what: x}]\nconditions:",
        ["13 addenda: are numbered [2]. Number them 1, 2, 3 in order."],
    ),
    (
        "conditions:",
        "addenda: [{number: 1, date: 2026-05-01, what: x}]\nconditions:",
        [
            (
                "13 addenda.0.date: 2026-05-01 is after the deadline. Move the deadline, "
                "or correct the date."
            )
        ],
    ),
    (
        "conditions:",
        "notice: 2026-05-01\nconditions:",
        ["13 notice: 2026-05-01 is after the deadline. Correct one of the two."],
    ),
    (
        "high: 200",
        (
            "high: 200, lines: [{id: a, title: A, unit: piece, quantity: 1}, {id: a, "
            "title: B, unit: piece, quantity: 1}]"
        ),
        ["16 price.lines: 'a' stands twice. Rename one."],
    ),
    (
        "high: 200",
        "high: 200, lines: [{id: a, title: A, unit: piece, quantity: 0}]",
        ["16 price.lines.0.quantity: 0 is not above 0. Write how many are bought."],
    ),
    (
        (
            "points: {price: 40, street/noise: 20, street/comfort: 40}\ngates: "
            "{street/permit: The law asks for it.}"
        ),
        "points: {price: 60, street/comfort: 40}\ngates: {street/quiet: Sleep.}",
        [
            (
                "12 gates.street/quiet: requires 'street/noise', which is not in force. "
                "Give it points or name it under gates."
            )
        ],
    ),
]
"""A part of the sample tender, what stands in its place, and every line that is said."""


def said(written: Written, *edits: tuple[str, str]) -> list[str]:
    with pytest.raises(InputFault) as caught:
        check_tender(written(*edits))
    return [str(problem) for problem in caught.value.problems]


def test_the_sample_tender_has_no_fault_and_nothing_to_warn_of(written: Written) -> None:
    assert check_tender(written()).findings == ()


@pytest.mark.parametrize(("part", "instead", "lines"), BREAKS)
def test_a_broken_rule_is_said_at_its_place(
    written: Written, part: str, instead: str, lines: list[str]
) -> None:
    assert said(written, (part, instead)) == [f"tender.yaml:{line}" for line in lines]


def test_an_unknown_price_rule_is_answered_with_those_there_are(written: Written) -> None:
    (line,) = said(written, ("rule: band", "rule: bands"))
    assert line.startswith("tender.yaml:16 price.rule: there is no price rule 'bands'. There are: ")
    assert "lowest_price" in line


def test_price_per_point_needs_a_minimum_of_quality(written: Written) -> None:
    rule = ("{rule: band, low: 100, high: 200}", "{rule: price_per_point}")
    (line,) = said(written, rule, ("minimums: {quality: 30}", "minimums: {street: 30}"))
    assert line == (
        "tender.yaml:15 minimums: have no minimum of quality, so a bid without points could not be"
        " compared. Add quality."
    )


def test_faults_of_all_rules_come_at_once(written: Written) -> None:
    lines = said(
        written,
        ("street/comfort: 40}", "street/comfort: 30}"),
        ("high: 200", "high: 100"),
        ("chair: [mira]", "chair: [ana]"),
        ("zero: 60", "zero: loud"),
        ("street/wood]", "street/stone]"),
    )
    assert len(lines) == 5


def test_points_add_up_exactly_whatever_their_digits(written: Written) -> None:
    more = f"street/comfort: 40.{'0' * 40}1"
    (line,) = said(written, ("street/comfort: 40", more))
    assert line.startswith(f"tender.yaml:11 points: add up to 100.{'0' * 40}1, not 100")


def test_points_with_decimals_that_add_up_are_taken(written: Written) -> None:
    edit = ("street/noise: 20, street/comfort: 40", "street/noise: 19.75, street/comfort: 40.25")
    assert check_tender(written(edit)).lock.tender.points["street/noise"].as_tuple().exponent == -2


@pytest.mark.parametrize("amount", ["low: '120.000', high: 200", "low: 100, high: '150.000'"])
def test_a_mark_of_thousands_is_no_decimal_point(written: Written, amount: str) -> None:
    (fault,) = said(written, ("low: 100, high: 200", amount))
    assert "has three decimals, and EUR has fewer" in fault


def test_both_readings_of_an_amount_are_named(written: Written) -> None:
    (fault,) = said(written, ("high: 200}", "high: 200, ceiling: '150.000'}"))
    assert "Write 150000 if the point marks thousands, or 150 if decimals." in fault


def test_three_decimals_are_money_where_the_currency_has_them(written: Written) -> None:
    edits = (("high: 200", "high: '200.125'"), ("currency: EUR", "currency: TND"))
    assert check_tender(written(*edits)).lock.tender.currency == "TND"


def test_estimate_and_ceiling_of_another_size_are_warned_of(written: Written) -> None:
    edit = ("price: {rule: band, low: 100, high: 200}",
            "estimate: 120\nprice: {rule: band, low: 100, high: 200, ceiling: 150000}")  # fmt: skip
    codes = [one.code for one in check_tender(written(edit)).findings]
    assert "procure.far-apart" in codes

"""The order of signs on a line of mixed direction, read off as they stand from left to right."""

import pytest

from procure.report.pdf.bidi import Isolate, mirrored, visual_order


def shown(text: str, *, right_to_left: bool) -> str:
    order = visual_order(text, right_to_left=right_to_left)
    return "".join(mirrored(text[at]) if back else text[at] for at, back in order)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("אבג", "גבא"),
        ("אב 12 גד", "דג 12 בא"),
        ("אב WCAG 2.2 גד", "דג WCAG 2.2 בא"),
        ("אב (WCAG 2.2) גד", "דג (WCAG 2.2) בא"),
        ("אב (גד) הו", "וה (דג) בא"),
        ("EN 301 549 (WCAG)", "EN 301 549 (WCAG)"),
        ("אב \N{MINUS SIGN}5", "\N{MINUS SIGN}5 בא"),
    ],
)
def test_line_in_a_right_to_left_paragraph(text: str, expected: str) -> None:
    # Unicode Standard Annex 9, rules N0 (pairs of brackets), W2 to W7 (numbers), L2 (order)
    assert shown(text, right_to_left=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("price אב 12", "price 12 בא"), ("see (אב) there", "see (בא) there")],
)
def test_line_in_a_left_to_right_paragraph(text: str, expected: str) -> None:
    assert shown(text, right_to_left=False) == expected


def test_an_isolate_is_ordered_by_itself() -> None:
    # rules X5a to X6a: a Latin label before a formula does not draw the formula's figures to it
    text = "Total: 3 × 4 = 12"
    formula = Isolate(7, 17, right_to_left=False)
    order = visual_order(text, right_to_left=True, isolates=[Isolate(0, 5, False), formula])
    assert "".join(text[at] for at, _ in order) == "3 × 4 = 12 :Total"


def test_an_isolate_stands_where_it_is_read() -> None:
    text = "אב Core tasks. גד"
    order = visual_order(text, right_to_left=True, isolates=[Isolate(3, 14, False)])
    assert "".join(text[at] for at, _ in order) == "דג Core tasks. בא"


def test_two_isolates_follow_one_another_in_the_lines_direction() -> None:
    text = "one. two."
    isolates = [Isolate(0, 4, False), Isolate(5, 9, False)]
    order = visual_order(text, right_to_left=True, isolates=isolates)
    assert "".join(text[at] for at, _ in order) == "two. one."

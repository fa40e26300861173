"""The order of signs on a line of mixed direction, read off as they stand from left to right."""

import pytest

from procure.report.pdf.bidi import mirrored, visual_order


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

"""Round values along the axes of charts."""

from decimal import Decimal

import pytest

from procure.report.chart_numbers import along, brief, ticks, ticks_around


def said(marks: tuple[Decimal, ...]) -> list[str]:
    return [str(mark) for mark in marks]


def test_an_axis_of_bars_begins_at_0() -> None:
    assert said(ticks(66.5)) == ["0", "10", "20", "30", "40", "50", "60", "70"]


def test_dots_that_lie_close_together_are_told_apart() -> None:
    # Prices of the sample: 2,925,000, 2,955,000 and 3,525,000.
    marks = ticks_around([2925000.0, 2955000.0, 3525000.0])
    assert (said(marks)[0], said(marks)[-1]) == ("2900000", "3600000")
    assert along(Decimal(2900000), marks) == 0
    assert along(Decimal(3250000), marks) == 0.5


def test_dots_from_the_lower_half_on_keep_the_0() -> None:
    assert said(ticks_around([20.0, 56.5])) == said(ticks(56.5))
    assert said(ticks_around([44.0])) == said(ticks(44.0))


def test_a_dot_never_stands_on_the_upright_axis() -> None:
    assert ticks_around([3000.0, 4000.0])[0] < 3000


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("15.625", "15.63"),
        ("-15.625", "−15.63"),
        ("0.125", "0.13"),
        ("10000000000000000", "10,000,000,000,000,000"),
    ],
)
def test_a_label_is_rounded_half_away_from_zero(value: str, label: str) -> None:
    assert brief(Decimal(value), "en") == label

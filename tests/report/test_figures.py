"""Numbers in full, as letters show them: no digit that is not there."""

from fractions import Fraction

import pytest

from procure.numbers import text
from procure.report.figures import column_in_full, in_full


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (Fraction(847, 24), "35.291666666…"),
        (Fraction(2, 3), "0.66666666666…"),
        (Fraction(5, 2), "2.5"),
        (Fraction(3599999999, 10**8), "35.99999999"),
        (Fraction(1, 2**14), "0.000061035156…"),
    ],
)
def test_a_number_has_its_own_digits_and_an_ellipsis_where_more_follow(
    number: Fraction, told: str
) -> None:
    assert str(in_full(text(number))) == told


def test_one_that_does_not_end_pads_no_other_of_its_column() -> None:
    column = column_in_full(("4.16666666667", "2.5", "13.125", None))
    assert [str(one) for one in column] == ["4.1666666666…", "2.500", "13.125", "None"]

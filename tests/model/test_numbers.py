"""Exact numbers: rounding and writing, against the decimal module as an independent witness."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.numbers import decimal, fixed, rounded, significant, text

MODES = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN}

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12)
FRACTIONS = st.fractions(max_denominator=10**6)
PLACES = st.integers(0, 6)


@given(DECIMALS, PLACES, st.sampled_from(sorted(MODES)))
def test_rounding_is_what_the_decimal_module_does(number: Decimal, places: int, mode: str) -> None:
    with localcontext(prec=400):
        expected = number.quantize(Decimal(1).scaleb(-places), rounding=MODES[mode])
    assert rounded(Fraction(number), places, mode) == expected


@given(FRACTIONS, PLACES)
def test_rounding_moves_a_number_by_half_a_place_at_most(number: Fraction, places: int) -> None:
    moved = abs(Fraction(rounded(number, places)) - number)
    assert moved <= Fraction(1, 2 * 10**places)


@given(FRACTIONS, PLACES, st.sampled_from(sorted(MODES)))
def test_rounding_is_the_same_on_both_sides_of_zero(
    number: Fraction, places: int, mode: str
) -> None:
    assert rounded(-number, places, mode) == rounded(number, places, mode).copy_negate()


@pytest.mark.parametrize(
    ("number", "up", "even"),
    [("0.5", "1", "0"), ("1.5", "2", "2"), ("2.5", "3", "2"), ("-0.5", "-1", "0"),
     ("-2.5", "-3", "-2"), ("2.5000001", "3", "3"), ("-2.4999999", "-2", "-2")],
)  # fmt: skip
def test_halves_go_up_or_to_the_even_neighbour(number: str, up: str, even: str) -> None:
    exact = Fraction(number)
    assert rounded(exact, 0, "half_up") == Decimal(up)
    assert rounded(exact, 0, "half_even") == Decimal(even)


@given(FRACTIONS, PLACES)
def test_a_column_of_figures_has_the_same_places_throughout(number: Fraction, places: int) -> None:
    written = fixed(number, places)
    assert len(written.partition(".")[2]) == places
    assert Decimal(written) == rounded(number, places)


@given(DECIMALS)
def test_a_number_that_ends_is_written_in_full_and_without_an_exponent(number: Decimal) -> None:
    written = text(number)
    assert Fraction(written) == Fraction(number)
    assert "E" not in written.upper()
    assert not written.endswith(".") and not ("." in written and written.endswith("0"))


@given(FRACTIONS.filter(lambda number: number != 0))
def test_a_number_without_end_is_written_to_12_digits(number: Fraction) -> None:
    witness = Context(prec=12, rounding=ROUND_HALF_UP).divide(
        Decimal(number.numerator), Decimal(number.denominator)
    )
    assert Decimal(significant(number)) == witness
    if text(number) != significant(number):
        assert Fraction(text(number)) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Fraction(1, 3), "0.333333333333"),
        (Fraction(-2, 3), "-0.666666666667"),
        (Fraction(32, 5), "6.4"),
        (Decimal("4.50"), "4.5"),
        (Decimal("-0"), "0"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-9"), "0.000000001"),
        (1000, "1000"),
        (Fraction(1, 3 * 10**9), "0.000000000333333333333"),
    ],
)
def test_numbers_as_people_read_them(number: Fraction | Decimal | int, written: str) -> None:
    assert text(number) == written


def test_twelve_digits_are_rounded_half_up() -> None:
    assert significant(Fraction(1234567890125, 1)) == "1234567890130"
    assert significant(Fraction(0)) == "0"


def test_a_number_of_many_digits_keeps_all_of_them() -> None:
    long = "9" * 1500 + ".25"
    assert text(Fraction(long)) == long
    assert format(rounded(Fraction(long), 2), "f") == long


@given(FRACTIONS)
def test_the_shown_number_is_the_written_one(number: Fraction) -> None:
    assert text(decimal(number)) == text(number)

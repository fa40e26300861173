"""Units as bills of several languages write them, and what converts for certain."""

from fractions import Fraction

import pytest
from procure_carbon.units import ratio, same_unit, symbol_of


@pytest.mark.parametrize(
    ("sign", "written"),
    [
        ("kg", "kg KG Kilogramm kilos كجم"),
        ("t", "t Tonne tonnes ton tonelada Mg Tn tm トン"),
        ("m", "m lfm lin.m lfd.m lfd·m mtül"),
        ("m2", "m2 m² m^2 M2 qm sqm ㎡ metrekare mq 平方メートル"),
        ("m3", "m3 m³ cbm M3 metreküp"),
        ("pcs", "pcs Pcs pc(s) Stk. Stück STÜCK stuks adet ADET ud unité pezzi 個 قطعة item each"),
        ("window", "window Windows Fenster ventana pencere vinduer"),
        ("set", "set sets Satz tak\u0131m TAKIM jeu juego セット"),
        ("lump-sum", "psch l.s. forfait götürü"),
        ("kwh", "kWh KWH Kilowattstunden"),
    ],
)
def test_words_for_a_unit_are_known(sign: str, written: str) -> None:
    assert {symbol_of(one) for one in written.split()} == {sign}


@pytest.mark.parametrize("written", ["", "bananas", "1000 kg", "kg CO2e", "?"])
def test_what_is_no_unit_is_none(written: str) -> None:
    assert symbol_of(written) == ""


@pytest.mark.parametrize(
    ("given", "wanted", "each"),
    [("t", "kg", 1000), ("g", "kg", Fraction(1, 1000)), ("m3", "litres", 1000),
     ("MJ", "kWh", Fraction(10, 36)), ("Stk", "pcs", 1), ("sets", "set", 1)],
)  # fmt: skip
def test_units_of_one_kind_convert_exactly(given: str, wanted: str, each: Fraction) -> None:
    assert ratio(given, wanted) == each


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("m", "m2"),
        ("set", "pcs"),
        ("ml", "m"),
        ("ml", "l"),
        ("x", "x"),
        ("window", "pcs"),
        ("window", "panel"),
        ("dozen", "pcs"),
        ("m2 (net)", "m2"),
    ],
)
def test_units_of_another_kind_or_of_two_meanings_do_not_convert(given: str, wanted: str) -> None:
    assert ratio(given, wanted) is None


@pytest.mark.parametrize(
    ("given", "wanted", "same"),
    [("Stk.", "pcs", True), ("m2 RSI", "M2 rsi", True), ("x", "x", True), ("x", "y", False),
     ("m2 RSI", "m2", False), ("", "", False), ("Mg", "mg", False)],
)  # fmt: skip
def test_units_nobody_knows_are_the_same_where_they_are_written_the_same(
    given: str, wanted: str, same: bool
) -> None:
    assert same_unit(given, wanted) is same

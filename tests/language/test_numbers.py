from decimal import Decimal

import pytest

from procure.language.numbers import country_name, day, moment, money, number, percent

DAY = {
    "en": "14 April 2026",
    "es": "14 de abril de 2026",
    "tr": "14 Nisan 2026",
    "ja": "2026年4月14日",
    "ar": "14 أبريل 2026",
}


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "−1,234.50"),
        ("es", "−1.234,50"),
        ("tr", "−1.234,50"),
        ("ja", "−1,234.50"),
        ("ar", "−1,234.50"),
    ],
)
def test_a_number_keeps_its_places_and_takes_the_marks_of_the_language(
    language: str, written: str
) -> None:
    assert number(Decimal("-1234.50"), language) == written


@pytest.mark.parametrize("language", DAY)
def test_digits_are_0_to_9_in_every_language(language: str) -> None:
    text = number(Decimal("1234567890.5"), language) + day("2026-04-14", language)
    assert all(sign.isascii() for sign in text if sign.isdigit())


@pytest.mark.parametrize(("language", "written"), DAY.items())
def test_a_day_is_written_out(language: str, written: str) -> None:
    assert day("2026-04-14", language) == written


def test_a_moment_names_its_distance_from_utc() -> None:
    assert moment("2026-04-14T12:00:00+01:00", "es") == "14 de abril de 2026, 12:00 UTC+01:00"


def test_money_names_the_currency_by_its_code() -> None:
    assert money(Decimal("2925000"), "EUR", "es") == "EUR\xa02.925.000"


@pytest.mark.parametrize(
    ("language", "written"), [("en", "12.5%"), ("es", "12,5\xa0%"), ("tr", "%12,5")]
)
def test_the_percent_sign_stands_where_the_language_puts_it(language: str, written: str) -> None:
    assert percent(Decimal("12.5"), language) == written


@pytest.mark.parametrize("tag", ["en", "en-DE", "en-ZA", "en-IN", "en-CH", "en_FI"])
def test_english_has_a_point_and_commas_in_every_country(tag: str) -> None:
    assert number(Decimal("1200000.50"), tag) == "1,200,000.50"
    assert percent(Decimal("12.5"), tag) == "12.5%"


def test_an_unknown_language_gets_the_marks_of_english() -> None:
    assert number(1234, "xx") == "1,234"


def test_a_number_of_any_length_keeps_every_digit() -> None:
    long = "1" * 60 + "." + "2" * 50
    written = number(Decimal(long), "es")
    assert written.replace(".", "").replace(",", ".") == long


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "November 2026"), ("es", "noviembre de 2026"), ("ja", "2026年11月")],
)
def test_a_month_is_written_out(language: str, written: str) -> None:
    assert day("2026-11", language) == written


def test_a_country_is_named_and_an_unknown_one_stands_by_its_code() -> None:
    assert (country_name("IE", "es"), country_name("XQ", "es")) == ("Irlanda", "XQ")

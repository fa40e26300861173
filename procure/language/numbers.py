"""Numbers, money and dates as a reader of one language sees them.

Digits are 0 to 9 in every language, Arabic included: a figure in a report is then the very figure
in the form, in the tables and on the screen, can be copied from one to the other, and is read by
every reader of Arabic who fills in a form with them. Marks between digits follow the language.
"""

import re
from datetime import date, datetime
from decimal import Decimal, localcontext
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

_MONTH = re.compile("[0-9]{4}-[0-9]{2}")

MINUS = "\N{MINUS SIGN}"


def number(value: Decimal | int, language: str) -> str:
    """Return a number with every decimal place it has, grouped as the language groups."""
    return _number(f"{value:d}" if isinstance(value, int) else f"{value:f}", language)


def money(amount: Decimal | int, currency: str, language: str) -> str:
    """Return an amount with its currency, ``EUR 2,925,000.00``; the code is never ambiguous."""
    return f"{currency}\N{NO-BREAK SPACE}{number(amount, language)}"


def percent(share: Decimal | int, language: str) -> str:
    """Return a share written in hundredths, ``12.5`` as ``12.5%``, placed as the language does."""
    pattern = _marks(language).percent_formats[None]
    return f"{pattern.prefix[0]}{number(share, language)}{pattern.suffix[0]}"


def day(iso: str, language: str) -> str:
    """Return an ISO date written out, ``14 April 2026``; anything else as it stands.

    A month alone, ``2026-04``, is one too: ``April 2026``.
    """
    try:
        if _MONTH.fullmatch(iso):
            first = date.fromisoformat(f"{iso}-01")
            return str(format_skeleton("yMMMM", first, locale=_locale(language)))
        return str(format_date(date.fromisoformat(iso), "long", locale=_locale(language)))
    except ValueError:
        return iso


def moment(iso: str, language: str) -> str:
    """Return an ISO time with its distance from UTC, ``14 April 2026, 12:00 UTC+01:00``.

    Seconds are kept where there are any, because the order of events may hang on them.
    """
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    clock = at.strftime("%H:%M:%S" if at.second else "%H:%M")
    zone = at.strftime("%z")
    offset = f" UTC{zone[:3]}:{zone[3:5]}" if zone.strip("+-0") else " UTC"
    pattern = str(_locale(language).datetime_formats["medium"])
    told = f"{clock}{offset if zone else ''}"
    return pattern.replace("{1}", day(iso[:10], language)).replace("{0}", told)


def language_name(language: str, reader: str) -> str:
    """Return what a language is called in the reader's; an unknown one by its tag."""
    try:
        named = Locale.parse(language.replace("-", "_")).get_display_name(_locale(reader))
    except (UnknownLocaleError, ValueError):
        return language
    return str(named or language)


def country_name(country: str, reader: str) -> str:
    """Return what a country (ISO 3166-1 alpha-2) is called in the reader's language."""
    return str(_locale(reader).territories.get(country, country))


def language_tag(language: str, country: str) -> str:
    """Return the tag of a language as used in a country, ``en-IE``; else the language alone."""
    try:
        return str(Locale.parse(f"{language}_{country}")).replace("_", "-")
    except (UnknownLocaleError, ValueError):
        return language


@lru_cache(maxsize=8192)
def _number(text: str, language: str) -> str:
    value = Decimal(text)
    locale = _marks(language)
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    whole = str(locale.decimal_formats[None].pattern).split(".", maxsplit=1)[0]
    pattern = f"{whole}.{'0' * places}" if places else whole
    with localcontext(prec=len(text) + places + 1):  # Babel rounds to the digits at hand
        written = format_decimal(value, format=pattern, locale=locale, decimal_quantization=False)
    return str(written).replace("-", MINUS)


def _marks(language: str) -> Locale:
    """The locale of the marks between digits: in English a point and commas in every country.

    Forms ask for a point and packs write one, so a report in the English of a country that writes
    commas elsewhere would contradict the words beside its numbers.
    """
    return _locale("en" if language.replace("-", "_").partition("_")[0] == "en" else language)


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    """The nearest known locale; English without a country counts its days before its months."""
    parts = language.replace("-", "_")
    for tag in ("en_001" if parts == "en" else parts, parts.split("_", maxsplit=1)[0]):
        try:
            return Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en_001")

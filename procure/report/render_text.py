"""Text, numbers and dates as a reader of one language sees them: the very end of every message."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

from procure.model.blocks import Text
from procure.model.message import Message

MINUS = "\N{MINUS SIGN}"


def words(message: Text, language: str) -> str:
    """Return the text as read in ``language``; a plain string is a fact and stands as it is.

    This is the one place where a catalogue of translations comes in: the message's id is its key.
    """
    if isinstance(message, str):
        return message
    sentence = message.id
    return sentence.format_map(_values(message, language)) if message.values else sentence


def number(value: Decimal | int, language: str) -> str:
    """Return a number with every decimal place it has, grouped as the language groups."""
    return _number(format(Decimal(value), "f"), language)


def day(iso: str, language: str) -> str:
    """Return an ISO date written out, ``14 April 2026``; anything else as it stands."""
    try:
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
    return f"{day(iso[:10], language)}, {clock}{offset if zone else ''}"


def language_tag(language: str, country: str) -> str:
    """Return the tag of a language as used in a country, ``en-IE``; else the language alone."""
    try:
        return str(Locale.parse(f"{language}_{country}")).replace("_", "-")
    except (UnknownLocaleError, ValueError):
        return language


def _values(message: Message, language: str) -> Mapping[str, str]:
    return {
        name: words(value, language)
        if isinstance(value, str | Message)
        else number(value, language)
        for name, value in message.values.items()
    }


@lru_cache(maxsize=8192)
def _number(text: str, language: str) -> str:
    value = Decimal(text)
    locale = _locale(language)
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    whole = str(locale.decimal_formats[None].pattern).split(".", maxsplit=1)[0]
    pattern = f"{whole}.{'0' * places}" if places else whole
    written = format_decimal(value, format=pattern, locale=locale, decimal_quantization=False)
    return str(written).replace("-", MINUS)


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

"""Text, numbers and dates of reports; the words of all parts are rendered in one place."""

from procure.language.fragments import fragments
from procure.language.numbers import MINUS, country_name, day, language_tag, moment, number
from procure.language.words import words

LONG = 70
"""Signs from which words that are written the other way begin at their own edge."""

__all__ = [
    "LONG",
    "MINUS",
    "country_name",
    "day",
    "fragments",
    "language_tag",
    "moment",
    "number",
    "words",
]

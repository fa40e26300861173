"""Countries as bidders write them: a code, or a name in one of several languages, is one country.

Names are those of the Unicode CLDR, as Babel brings them; a name that is not known stays itself.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from babel import Locale
from babel.core import get_global

from procure.api import Row
from procure_privacy.words import CODE, PUT_OFF, compared, is_code

_LANGUAGES: Final = ("en", "tr", "es", "ja", "ar", "de", "fr", "ga")

_ALSO: Final[Mapping[str, tuple[str, ...]]] = {
    "CZ": ("Czech Republic", "República Checa", "Çek Cumhuriyeti"),
    "GB": ("Great Britain", "Britain", "Gran Bretaña", "Büyük Britanya", "İngiltere", "英国"),
    "HK": ("Hong Kong", "香港"),
    "IE": ("Republic of Ireland", "República de Irlanda"),
    "KR": ("Korea", "Republic of Korea", "Corea del Sur", "Güney Kore"),
    "NL": ("Holland", "Holanda", "Hollanda"),
    "RU": ("Russian Federation", "Federación de Rusia", "Rusya Federasyonu"),
    "TR": ("Turkey", "Republic of Türkiye", "Türkiye Cumhuriyeti"),
    "US": (
        *("United States of America", "America", "Estados Unidos de América", "EE.UU.", "EE. UU."),
        *("EEUU", "ABD", "Amerika", "米国", "アメリカ", "アメリカ合衆国"),
        "الولايات المتحدة الأمريكية",
    ),
}
"""Names in common use that the CLDR does not give (judgement)."""

_NO_COUNTRY: Final = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of the CLDR for groups of countries, for tests, and for none."""


def country(row: Row) -> str:
    """Return the country that a row names, as it compares; empty for “none”, digits and the like.

    A word of two Latin letters is a code: ``NO`` is Norway, and no refusal.
    """
    cell = row.cells.get("country")
    name = compared(str(cell.value)) if cell and cell.value is not None else ""
    if cell is None or not any(one.isalpha() for one in name) or name in PUT_OFF:
        return ""
    return country_of(name) if cell.names_something or is_code(name) else ""


def country_of(name: str) -> str:
    """Return the code of a country by a name or a code of it; an unknown name as it compares."""
    key = _key(name)
    return _codes().get(key) or _codes().get(key.removeprefix("the ")) or key


def _key(name: str) -> str:
    return compared(name).replace(". ", "").replace(".", "")


@cache
def _codes() -> Mapping[str, str]:
    """Return codes of countries by names and codes as they compare."""
    found = {_key(name): code for code, names in _ALSO.items() for name in names}
    for language in reversed(_LANGUAGES):
        for code, name in Locale(language).territories.items():
            if len(code) == CODE and code not in _NO_COUNTRY:
                found[_key(name)] = code
                found[code.casefold()] = code
    for alias, codes in get_global("territory_aliases").items():
        if alias.isalpha() and len(codes) == 1:
            found.setdefault(alias.casefold(), codes[0])
    return found

"""What an energy carrier is, by the words in use for it."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

ELECTRICITY = "electricity"


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """Return a name in small letters without accents, its words parted by one blank."""
    single = str.maketrans(
        {"\N{LATIN SMALL LETTER DOTLESS I}": "i", "ø": "o", "æ": "ae", "œ": "oe"}
    )
    letters = unicodedata.normalize("NFKD", text.casefold().translate(single))
    bare = (one for one in letters if not unicodedata.category(one).startswith("M"))
    return " ".join("".join(one if one.isalnum() else " " for one in bare).split())


_ELECTRIC = (
    *("elec", "elek", "elettr", "eletr", "strom", "stroom", "okostrom", "oekostrom"),
    *(plain(one) for one in ("電気", "電力", "كهرباء", "الكهرباء")),
)
"""Beginnings of words that mean electricity, whatever else is said of it."""

_NETWORK = frozenset(
    {"grid", "mains", "power", "netz", "red", "sebeke", "courant", "corriente", "corrente"}
)
"""Words that mean electricity where nothing says which network."""

_OTHERS: Mapping[str, str] = {
    "biogas": "biogas, bio gas, biomethane, biomethan, biomethaan, biometano, biogaz, biyogaz",
    "lpg": """
        lpg, propane, propan, propaan, propano, butane, butan, butaan, butano, autogas, flüssiggas,
        fluessiggas, gpl, glp, tüpgaz, flaskegas, プロパン
    """,
    "gas": """
        gas, natural gas, town gas, mains gas, methane, methan, methaan, metano, lng, cng, erdgas,
        stadtgas, gaz, gaz naturel, doğalgaz, doğal gaz, naturgas, bygas, aardgas, ガス, 都市ガス,
        غاز
    """,
    "diesel": "diesel, diésel, gazole, motorin, dizel, biodiesel, hvo, 軽油, ديزل",
    "petrol": "petrol, gasoline, benzin, benzine, benzina, gasolina, essence, ガソリン, بنزين",
    "oil": """
        oil, heating oil, fuel oil, gas oil, kerosene, kerosine, paraffin, heizöl, heizoel, öl, oel,
        fioul, fuel, mazout, gasóleo, gasoil, fueloil, queroseno, mazot, kalorifer yakiti, gazyaği,
        fyringsolie, olie, stookolie, huisbrandolie, gasolio, olio, olio combustibile, cherosene,
        灯油
    """,
    "coal": """
        coal, lignite, coke, peat, kohle, steinkohle, braunkohle, torf, charbon, tourbe,
        carbón mineral, carbón vegetal, lignito, turba, kömür, linyit, kul, koks, tørv, steenkool,
        kolen, bruinkool, turf, carbone, torba, 石炭, فحم
    """,
    "wood": """
        wood, firewood, logs, wood chips, woodchips, pellet, pellets, wood pellets, biomass, holz,
        scheitholz, brennholz, holzpellets, hackschnitzel, hackgut, biomasse, bois, bois énergie,
        bûches, granulés, plaquettes, madera, leña, astillas, pelets, biomasa, odun, pelet,
        biyokütle, talaş, træ, træpiller, brænde, flis, hout, houtpellets, houtsnippers, biomassa,
        legna, legno, legname, cippato, 木材, バイオマス, حطب
    """,
    "district heat": """
        district heat, district heating, heat network, communal heating, fernwärme, fernwaerme,
        nahwärme, nahwaerme, chauffage urbain, réseau de chaleur, calefacción urbana,
        calefacción de distrito, red de calor, bölgesel isitma, merkezi isitma, fjernvarme,
        stadswarmte, stadsverwarming, warmtenet, teleriscaldamento, 地域暖房
    """,
    "district cooling": """
        district cooling, cooling network, chilled water, fernkälte, fernkaelte, froid urbain,
        réseau de froid, red de frío, bölgesel soğutma, fjernkøling, fjernkoeling, stadskoude,
        koudenet, teleraffrescamento, teleraffreddamento, 地域冷房
    """,
    "steam": "steam, dampf, vapeur, vapor, buhar, damp, stoom, vapore, 蒸気, بخار",
    "hydrogen": """
        hydrogen, h2, wasserstoff, hydrogène, hidrógeno, hidrojen, brint, waterstof, idrogeno, 水素
    """,
}
"""Carriers other than electricity, with the words for them.

Words for heat alone are none of them: a heat pump runs on electricity.
"""

_KIND: Mapping[str, str] = {
    plain(word): kind for kind, words in _OTHERS.items() for word in words.split(",")
}
_LONGEST = max(len(one.split()) for one in _KIND)


@lru_cache(maxsize=1024)
def kind_of(text: str) -> str:
    """Return ``electricity``, or another carrier; empty if the name is on no list."""
    words = plain(text).split()
    if not text.strip() or words == ["el"] or any(one.startswith(_ELECTRIC) for one in words):
        return ELECTRICITY
    for length in range(_LONGEST, 0, -1):
        for first in range(len(words) - length + 1):
            kind = _KIND.get(" ".join(words[first : first + length]))
            if kind:
                return kind
    return ELECTRICITY if _NETWORK & {*words} else ""

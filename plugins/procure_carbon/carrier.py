"""What an energy carrier is, by the words in use for it."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

ELECTRICITY = "electricity"

_VOICED = "\u3099\u309a"
"""Marks that make another letter of a kana, and are no accents."""


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """Return a name in small letters without accents, its words parted by one blank."""
    single = str.maketrans(
        {"\N{LATIN SMALL LETTER DOTLESS I}": "i", "ø": "o", "æ": "ae", "œ": "oe"}
    )
    letters = unicodedata.normalize("NFKD", text.casefold().translate(single))
    bare = (one for one in letters if one in _VOICED or unicodedata.category(one)[0] != "M")
    whole = unicodedata.normalize("NFC", "".join(bare))
    return " ".join("".join(one if one.isalnum() else " " for one in whole).split())


_ELECTRIC = (
    *("elec", "elek", "elettr", "eletr", "strom", "stroom", "okostrom", "oekostrom"),
    *("elvarme", "elnet", "elforbrug", "elkedel"),
)
"""Beginnings of words that mean electricity."""

_ELECTRIC_END = ("strom", "stroom", "electric", "electricity", "electricite", "elektrizitat")
_ELECTRIC_PART = tuple(plain(one) for one in ("電気", "電力", "电力", "كهرب"))

_CURRENT = frozenset({"power", "courant", "corriente", "corrente"})
_NETWORK = _CURRENT | {"grid", "mains", "netz", "red", "sebeke"}
"""Words that mean electricity where nothing says which network."""

_PANEL = ("photovolt", "fotovolt", "solarpanel", "zonnepane", "solcell", "windkraft", "wasserkraft")
_PANEL_PART = tuple(plain(one) for one in ("太陽光", "風力", "شمسي"))
_RENEWABLE = frozenset(
    (
        *("solar", "pv", "wind", "hydro", "hydropower", "sun", "sonne", "sol", "vind", "zon"),
        *(
            "zonne",
            "solaire",
            "solare",
            "eolien",
            "eolienne",
            "eolica",
            "eolico",
            "gunes",
            "ruzgar",
        ),
    )
)
_FILLER = frozenset(
    (
        *("energy", "energie", "energia", "energi", "enerji", "enerjisi", "panel", "panels"),
        *("paneli", "panelleri", "anlage", "rooftop", "roof", "turbine", "own", "onsite", "on"),
        *("site", "local", "green"),
    )
)
"""Words that say nothing beside the sun or the wind; what is thermal is no electricity."""

_OTHERS: Mapping[str, str] = {
    "biogas": """
        biogas, bio gas, biomethane, biomethan, biomethaan, biometano, biogaz, biyogaz, klärgas,
        deponiegas, バイオガス
    """,
    "lpg": """
        lpg, propane, propan, propaan, propano, butane, butan, butaan, butano, autogas, flüssiggas,
        fluessiggas, gpl, glp, tüpgaz, flaskegas, プロパン, lpガス, 液化石油ガス
    """,
    "gas": """
        gas, natural gas, town gas, mains gas, methane, methan, methaan, metano, lng, cng, erdgas,
        stadtgas, gaz, gaz naturel, doğalgaz, doğal gaz, naturgas, bygas, aardgas, syngas,
        grubengas, ガス, 都市ガス, 天然ガス, 天然气, غاز
    """,
    "diesel": """
        diesel, diésel, gazole, motorin, dizel, biodiesel, hvo, 軽油, ディーゼル, 柴油, ديزل, سولار
    """,
    "petrol": "petrol, gasoline, benzin, benzine, benzina, gasolina, essence, ガソリン, بنزين",
    "oil": """
        oil, heating oil, fuel oil, gas oil, kerosene, kerosine, paraffin, heizöl, heizoel, öl, oel,
        fioul, fuel, mazout, gasóleo, gasoil, fueloil, queroseno, mazot, kalorifer yakiti, gazyaği,
        fyringsolie, olie, stookolie, huisbrandolie, gasolio, olio, olio combustibile, cherosene,
        hfo, lfo, mazut, masut, petroleum, schweröl, pflanzenöl, rapsöl, altöl, 灯油, 重油, 石油,
        مازوت, كيروسين, نفط, وقود
    """,
    "coal": """
        coal, lignite, coke, peat, kohle, steinkohle, braunkohle, torf, charbon, tourbe,
        carbón mineral, carbón vegetal, lignito, turba, kömür, linyit, kul, koks, tørv, steenkool,
        kolen, bruinkool, turf, carbone, torba, 石炭, コークス, فحم
    """,
    "wood": """
        wood, firewood, logs, wood chips, woodchips, pellet, pellets, wood pellets, biomass, holz,
        scheitholz, brennholz, holzpellets, hackschnitzel, hackgut, biomasse, bois, bois énergie,
        bûches, granulés, plaquettes, madera, leña, astillas, pelets, biomasa, odun, pelet,
        biyokütle, talaş, træ, træpiller, brænde, flis, hout, houtpellets, houtsnippers, biomassa,
        legna, legno, legname, cippato, stückholz,
        restholz, waldholz, altholz, energieholz, pelet yakit, 木材, バイオマス, ペレット, 薪, حطب
    """,
    "district heat": """
        district heat, district heating, heat network, communal heating, fernwärme, fernwaerme,
        nahwärme, nahwaerme, chauffage urbain, réseau de chaleur, calefacción urbana,
        calefacción de distrito, red de calor, bölgesel isitma, merkezi isitma, fjernvarme,
        stadswarmte, stadsverwarming, warmtenet, teleriscaldamento, 地域暖房, 地域熱供給,
        تدفئة المناطق
    """,
    "district cooling": """
        district cooling, cooling network, chilled water, fernkälte, fernkaelte, froid urbain,
        réseau de froid, red de frío, bölgesel soğutma, fjernkøling, fjernkoeling, stadskoude,
        koudenet, teleraffrescamento, teleraffreddamento, 地域冷房,
        冷水, تبريد المناطق
    """,
    "steam": "steam, dampf, vapeur, vapor, buhar, damp, stoom, vapore, 蒸気, بخار",
    "hydrogen": """
        hydrogen, h2, wasserstoff, hydrogène, hidrógeno, hidrojen, brint, waterstof, idrogeno, 水素,
        هيدروجين
    """,
}
"""Carriers other than electricity, with the words for them.

Words for heat alone are none of them: a heat pump runs on electricity.
"""

_KIND: Mapping[str, str] = {
    plain(word): kind for kind, words in _OTHERS.items() for word in words.split(",")
}
_LONGEST = max(len(one.split()) for one in _KIND)

_SAID_OF = tuple(
    plain(one)
    for one in (
        *("greenhouse gas", "treibhausgas", "bas carbone", "sans carbone", "zéro carbone"),
        *("neutre en carbone", "gas free", "oil free", "coal free"),
    )
)
"""What is said of electricity in words of other carriers."""

_WHOLE = frozenset({"carbone", "essence"})
"""Words that are no part of longer ones: « décarboné », « quintessence »."""

_LONG = 6
"""Letters from which a word is known inside a longer one."""

_INSIDE = tuple(
    one for one in sorted(_KIND, key=len, reverse=True) if len(one) >= _LONG and one not in _WHOLE
)
_KANA = "\u3040"
_PLAIN_PARTS = tuple(
    one for one in sorted(_KIND, key=len, reverse=True) if one >= _KANA and len(one) > 1
)
_ARABIC = tuple(one for one in _KIND if "\u0600" <= one < "\u0700")
_ARTICLE = ("", "ال", "بال", "وال", "لل", "ب", "و")

_STEMS: Mapping[str, tuple[str, ...]] = {
    "gas": ("gas",),
    "oil": ("ol", "oel", "olie"),
    "wood": ("holz", "hout", "trae", "flis"),
    "coal": ("kohle", "kohlen", "kolen", "kul", "koks"),
    "steam": ("dampf", "stoom", "damp"),
    "hydrogen": ("brint",),
}
_TAILS = (
    *("heizung", "zentralheizung", "etagenheizung", "heiz", "kessel", "therme", "brenn", "ofen"),
    *("feuerung", "herd", "motor", "anlage", "netz", "verbrauch", "bezug", "bhkw", "vergaser"),
    *("fyr", "kedel", "varme", "ovn", "forbrug", "ketel", "kachel", "verwarming", "verbruik"),
    *("boiler", "heat", "haard"),
)
"""What follows a short word of German, Danish or Dutch in a longer one."""

_TURKISH: Mapping[str, str] = {
    **{"gaz": "gas", "mazot": "oil", "komur": "coal", "linyit": "coal", "odun": "wood"},
    **{"pelet": "wood", "buhar": "steam", "dizel": "diesel", "lpg": "lpg"},
}
_SUFFIXES = frozenset(
    (
        *("li", "lu", "la", "le", "yla", "yle", "ile", "in", "un", "nin", "nun"),
        *("da", "de", "dan", "den", "tan", "ten", "lar", "ler"),
    )
)


@lru_cache(maxsize=1024)
def kind_of(text: str) -> str:
    """Return ``electricity``, or another carrier; empty if the name is on no list.

    A name with words of both is the other carrier.
    """
    name = plain(text)
    words = name.split()
    if not text.strip() or words == ["el"]:
        return ELECTRICITY
    other = _other(name)
    if other:
        return other
    sure = _electric(name) or _NETWORK & {*words} or _renewable(name)
    return ELECTRICITY if sure else ""


@lru_cache(maxsize=1024)
def mixed(text: str) -> bool:
    """Say whether a name holds words of electricity and of another carrier."""
    name = plain(text)
    return bool(_other(name)) and _electric(name)


def _electric(name: str) -> bool:
    words = name.split()
    return (
        any(one.startswith(_ELECTRIC) or one.endswith(_ELECTRIC_END) for one in words)
        or any(one in name for one in _ELECTRIC_PART)
        or bool(_CURRENT & {*words})
    )


def _renewable(name: str) -> bool:
    words = {*name.split()}
    return (
        any(one == "pv" or one.startswith(_PANEL) for one in words)
        or any(one in name for one in _PANEL_PART)
        or (bool(words & _RENEWABLE) and words <= _RENEWABLE | _FILLER)
    )


def _other(name: str) -> str:
    """Return the carrier other than electricity that a name holds: whole words before parts."""
    for phrase in _SAID_OF:
        name = name.replace(phrase, " ")
    words = name.split()
    for length in range(_LONGEST, 0, -1):
        for first in range(len(words) - length + 1):
            kind = _KIND.get(" ".join(words[first : first + length]))
            if kind:
                return kind
    return _part(" ".join(words)) or next((kind for one in words if (kind := _compound(one))), "")


def _part(name: str) -> str:
    """Return the carrier whose long word begins or ends one of a name, or stands in its signs."""
    padded, closed = f" {name} ", name.replace(" ", "")
    for one in _INSIDE:
        if f" {one}" in padded or f"{one} " in padded:
            return _KIND[one]
    return next((_KIND[one] for one in _PLAIN_PARTS if one in closed), "")


def _compound(word: str) -> str:
    """Return the carrier of a German, Danish or Dutch compound, or of a word with an ending."""
    for kind, stems in _STEMS.items():
        if any(word.startswith(tuple(stem + tail for tail in _TAILS)) for stem in stems):
            return kind
    for stem, kind in _TURKISH.items():
        if word.startswith(stem) and word[len(stem) :] in _SUFFIXES:
            return kind
    forms = ((_KIND[one], article + one) for one in _ARABIC for article in _ARTICLE)
    return next((kind for kind, form in forms if word.startswith(form)), "")

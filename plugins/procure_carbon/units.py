"""Units of a bill of quantities, by the words and signs that bills write for them.

English, German, Danish, Dutch, French, Spanish, Turkish and Italian, with the usual ones of
Japanese and Arabic. Words that mean two units, such as ``ml`` (millilitre, metre run), are known
and convert to nothing, and so are things that are counted, such as ``window``.
"""

import re
import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from functools import cache

_SIZES: Mapping[str, Mapping[str, str]] = {
    "mass": {"kg": "1", "g": "0.001", "mg": "0.000001", "t": "1000", "kt": "1000000"},
    "length": {"m": "1", "mm": "0.001", "cm": "0.01", "dm": "0.1", "hm": "100", "km": "1000"},
    "area": {
        "m2": "1", "mm2": "0.000001", "cm2": "0.0001", "dm2": "0.01", "ha": "10000",
        "km2": "1000000",
    },
    "volume": {
        "m3": "1", "mm3": "0.000000001", "cm3": "0.000001", "dm3": "0.001", "l": "0.001",
        "cl": "0.00001", "dl": "0.0001", "hl": "0.1",
    },
    "energy": {
        "kwh": "1", "wh": "0.001", "mwh": "1000", "gwh": "1000000", "j": "1/3600000",
        "kj": "1/3600", "mj": "1/3.6", "gj": "1000/3.6",
    },
    "pieces": {"pcs": "1"},
}  # fmt: skip
"""Units by what they measure, each as a multiple of the first."""

_ALONE = (
    "ml a ar mt rm set pair pack roll pallet bag box bucket drum bottle lump-sum h min"
    " day week month year w kw kwp kva kv v lm person dwelling place point tkm m2k/w m3/h l/s w/mk"
)
"""Units that convert to no other."""

_WORDS: Mapping[str, str] = {
    "kg": (
        "kgs kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes kilogramo"
        " kilogramos kilogrammo kilogrammi chilo chili chilogrammo chilogrammi kilogrami キログラム"
        " كجم كغ كغم كيلوغرام كيلوجرام"
    ),
    "g": "gr gram grams gramm gramme grammes gramo gramos grammo grammi グラム",
    "t": (
        "to tn tm ton tons tonne tonnes tonnen tonnage tonelada toneladas tonnellata tonnellate"
        " metric_ton metric_tons metric_tonne metric_tonnes トン طن"
    ),
    "m": (
        "lfm lfdm lfd_m lfdmeter laufmeter laufende_meter laufender_meter lin_m linm l_m m_l"
        " m1 strm str_m meter meters metre metres metro metros metri metr metretul mtul mtl"
        " mts metretül metre_run metres_run running_metre running_metres running_meter"
        " running_meters linear_metre linear_metres linear_meter linear_meters lineal_metre"
        " metro_lineal metros_lineales m_lineal m_lineales m_lineaire m_lineare"
        " metro_lineare metri_lineari metre_lineaire"
        " metres_lineaires lobende_meter lobendemeter lbm lb_m strekkende_meter"
        " strekkende_meters meter_run メートル متر م متر_طولي م_ط"
    ),
    "m2": (
        "qm sqm sq_m m_2 m^2 quadratmeter kvadratmeter kvm vierkante_meter vierkante_meters"
        " square_metre square_metres square_meter square_meters metre_carre metres_carres"
        " metro_cuadrado metros_cuadrados metrekare mq metro_quadro metri_quadri"
        " metro_quadrato metri_quadrati 平方メートル 平米 متر_مربع م2"
    ),
    "m3": (
        "cbm cu_m m_3 m^3 kubikmeter kubikmeters kbm rummeter kubieke_meter kubieke_meters"
        " cubic_metre cubic_metres cubic_meter cubic_meters metre_cube metres_cubes"
        " metro_cubico metros_cubicos metrekup mc metro_cubo metri_cubi 立方メートル"
        " 立米 متر_مكعب م3 cum"
    ),
    "cm": "centimetre centimetres centimeter centimeters zentimeter centimetro centimetros",
    "mm": "millimetre millimetres millimeter millimeters milimetro milimetros milimetre",
    "km": "kilometre kilometres kilometer kilometers kilometro kilometros",
    "l": "lt ltr litre litres liter liters litro litros litri リットル لتر",
    "ha": "hectare hectares hektar hektare hectarea hectareas ettaro ettari",
    "kwh": "kilowatt_hour kilowatt_hours kilowattstunde kilowattstunden kilowatt-hour kw_h",
    "mwh": "mw_h megawatt_hour megawatt_hours",
    "mj": "megajoule megajoules",
    "gj": "gigajoule gigajoules",
    "pcs": (
        "pc pce pces pz pza pzs pzas piece pieces stk stck st stuck stuk stuks styk styks"
        " stykker item items unit units each ea no nos nr number u ud uds un und uni unid"
        " unidad unidades unite unites adet ad tane pezzo pezzi cad cadauno n ks article"
        " articles aantal anzahl count cantidad pieza piezas parca 個 本 枚 台 点 つ 基 箇所 قطعة"
        " عدد وحدة حبة"
    ),
    "set": (
        "sets satz satze saet sat jeu jeux juego juegos takim takimi kit kits serie series"
        " assembly assemblies group groups system systems 組 セット 式 طقم مجموعة"
    ),
    "pair": "pairs paar paare par pares paire paires cift paio paia pr 組み زوج",
    "pack": (
        "packs package packages packet packets packung paket pakete pakke pakker pak pakken"
        " paquet paquets paquete paquetes pacco pacchi koli bundle bundles"
    ),
    "roll": "rolls rolle rollen rulle ruller rol rouleau rouleaux rollo rollos rulo rotolo rotoli",
    "pallet": "pallets palette paletten palle paller palet pale palettes",
    "bag": "bags sack sacke saek saekke zak zakken sac sacs saco sacos cuval torba sacco sacchi",
    "box": (
        "boxes carton cartons karton kartons kasse kasser doos boite boites caja cajas"
        " kutu scatola scatole"
    ),
    "bucket": "buckets eimer spand emmer seau seaux cubo cubos kova secchio",
    "drum": "drums barrel barrels fass fasser can cans canister",
    "bottle": "bottles flasche flaschen flaske flasker",
    "lump-sum": (
        "lump_sum lumpsum ls lsum psch pauschal pauschale sum gesamt forfait ff fft ens"
        " ensemble global pa partida_alzada pauschalbetrag gotu_bedel goturu goturu_bedel"
        " a_corpo corpo post posten job provisional_sum prov_sum"
    ),
    "h": (
        "hr hrs hour hours std stunde stunden time timer uur uren heure heures hora horas"
        " saat ora ore 時間 ساعة"
    ),
    "min": "minute minutes minuten minutter minuto minutos dakika",
    "day": "d days tag tage dag dage dagen jour jours dia dias gun giorno giorni 日 يوم",
    "week": "weeks woche wochen uge uger semaine semaines semana semanas hafta",
    "month": "months monat monate maned maneder maand maanden mois mes meses ay mese mesi 月 شهر",
    "year": "years yr yrs jahr jahre jaar jaren an ans annee annees ano anos yil anno anni 年 سنة",
    "w": "watt watts",
    "kw": "kilowatt kilowatts",
    "kwp": "kw_p wp mwp kilowatt_peak",
    "mg": "milligram milligrams",
    "person": "persons people pers personen personne personnes persona personas kisi",
    "dwelling": (
        "dwellings home homes flat flats wohnung wohnungen bolig boliger woning woningen"
        " logement logements vivienda viviendas daire konut"
    ),
    "place": "places space spaces platz platze stellplatz plads pladser",
    "point": "points punkt punkte punkter punt point_lumineux punto puntos nokta",
}
"""Words for each unit beside its own sign, parted by blanks; ``_`` stands for a blank."""

_THINGS = (
    "element elements elemente elementer elementen eleman elemento elementos elementi",
    "component components komponente komponenten komponent composant composants componente"
    " componentes componenti onderdeel onderdelen bilesen",
    "module modules modul modulen moduler modulo modulos moduli",
    "device devices gerat gerate apparat apparater apparaat apparaten appareil appareils"
    " dispositivo dispositivos dispositivi cihaz",
    "window windows fenster vindue vinduer raam ramen fenetre fenetres ventana ventanas pencere"
    " finestra finestre 窓 نافذة",
    "door doors tur turen dor dore deur deuren porte portes puerta puertas kapi porta ドア باب",
    "lamp lamps lampe lampen lamper lampes lampara lamparas lamba lampada lampade ランプ مصباح",
    "luminaire luminaires leuchte leuchten armatur armaturer armatuur armaturen luminaria"
    " luminarias",
    "tree trees baum baume trae traeer boom bomen arbre arbres arbol arboles agac albero alberi"
    " شجرة",
    "bench benches bank banke banken baenk baenke banc bancs banco bancos panchina panchine",
    "kiosk kiosks kioske kiosker kiosken kiosque kiosques kiosco kioscos",
    "pile piles pfahl pfahle pael paele paal palen pieu pieux pilote pilotes kazik palo pali",
    "panel panels paneel paneele panelen paneler panneau panneaux paneles pannello pannelli",
    "dozen dozens dutzend dusin dozijn douzaine douzaines docena docenas duzine dozzina dozzine"
    " ダース دزينة",
    "plate plates platte platten plade plader plaat platen plaque plaques placa placas plaka"
    " lastra lastre",
    "brick bricks ziegel mursten baksteen bakstenen brique briques ladrillo ladrillos tugla"
    " mattone mattoni",
    "column columns stutze stutzen sojle sojler kolom kolommen poteau poteaux columna columnas"
    " kolon colonna colonne",
    "beam beams trager bjaelke bjaelker balk balken poutre poutres viga vigas kiris trave travi",
)
"""Words for each thing that bills count: a window is no panel, and how many pieces it is made of,
a line says."""


def symbol_of(text: str) -> str:
    """Return the sign of a unit, such as ``m2`` for ``qm`` or ``m²``; empty if nobody knows it."""
    if text.strip() == "Mg":
        return "t"
    return _words().get(_plain(text), "")


def ratio(given: str, wanted: str) -> Fraction | None:
    """Return how many ``wanted`` one ``given`` is; None where they do not convert for certain."""
    first, second = symbol_of(given), symbol_of(wanted)
    if first and first == second:
        return Fraction(1)
    sizes = next((one for one in _sizes() if first in one and second in one), None)
    return sizes[first] / sizes[second] if sizes else None


def same_unit(given: str, wanted: str) -> bool:
    """Say whether two units are one: the same sign, or the same words where nobody knows them."""
    first, second = symbol_of(given), symbol_of(wanted)
    return first == second if first or second else bool(_plain(given)) and same_words(given, wanted)


def same_words(given: str, wanted: str) -> bool:
    """Say whether two units are written the same but for capitals, dots and brackets."""
    return _plain(given) == _plain(wanted)


def counts_pieces(text: str) -> bool:
    """Say whether a unit is a word for pieces, or for things that are counted."""
    return symbol_of(text) in {"pcs", *(words.split()[0] for words in _THINGS)}


def qualified(text: str) -> bool:
    """Say whether a unit of area or length stands before words, such as ``m2 (net)``."""
    first, _, rest = _plain(text).partition(" ")
    sign = _words().get(first, "")
    return bool(rest) and (sign in _SIZES["area"] or sign in _SIZES["length"])


def kilograms(text: str) -> Fraction | None:
    """Return kg of one unit of mass; None if it is none."""
    return ratio(text, "kg")


@cache
def _sizes() -> tuple[Mapping[str, Fraction], ...]:
    return tuple(
        {sign: _fraction(size) for sign, size in sizes.items()} for sizes in _SIZES.values()
    )


def _fraction(written: str) -> Fraction:
    over, _, under = written.partition("/")
    return Fraction(over) / Fraction(under or 1)


@cache
def _words() -> Mapping[str, str]:
    signs = [sign for sizes in _SIZES.values() for sign in sizes] + _ALONE.split()
    found = {_plain(sign): sign for sign in signs}
    for sign, words in _WORDS.items():
        for word in words.split():
            found.setdefault(_plain(word.replace("_", " ")), sign)
    for things in _THINGS:
        thing, *_ = things.split()
        for word in things.split():
            found.setdefault(_plain(word), thing)
    return found


def _plain(text: str) -> str:
    """Return text in small letters without accents, dots, brackets and double blanks."""
    folded = unicodedata.normalize("NFKD", text.strip().casefold().replace("ø", "o"))
    bare = "".join(one for one in folded if not unicodedata.combining(one))
    bare = bare.replace("\u0131", "i").replace("æ", "ae")
    return " ".join(re.sub(r"[.·()\[\]^*]", "", bare).split())

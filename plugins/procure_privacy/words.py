"""Words that fill a cell and put its answer off, or name nobody; and how words compare."""

from typing import Final
from unicodedata import combining, normalize

from procure.api import Response, State, only_marks, says_none

CODE: Final = 2
"""Letters of a country's code."""

_PUT_OFF: Final = (
    *("tbd", "tba", "tbc", "unknown", "x", "xx", "xxx", "later", "pending", "to follow"),
    *("to be defined", "to be determined", "to be decided", "to be announced", "to be confirmed"),
    *("to be named", "to be appointed", "to be agreed", "to be provided", "to be added"),
    *("not yet known", "not yet defined", "not yet decided", "not known"),
    *("por definir", "por determinar", "por decidir", "por confirmar", "por designar", "a definir"),
    *("más adelante", "más tarde", "pendiente", "desconocido", "se desconoce", "no se sabe"),
    *("belirlenecek", "sonra", "daha sonra", "sonra belirlenecek", "bilinmiyor", "belli değil"),
    *("henüz belirlenmedi", "henüz belli değil", "atanacak", "eklenecek"),
    *("未定", "後日", "検討中", "調整中", "不明", "追って連絡", "後で"),
    *("لاحقا", "فيما بعد", "يحدد لاحقا", "سيحدد لاحقا", "غير محدد", "غير معروف", "قيد الدراسة"),
)

_NOBODY: Final = (
    *("nobody", "no one", "no-one", "noone", "no contact", "no person"),
    *("nadie", "ninguna persona", "kimse", "hiç kimse", "kimse yok"),
    *("誰もいない", "誰も", "いません", "いない", "担当者なし", "لا أحد", "لا احد", "لا يوجد أحد"),
)

_VOICED: Final = "\N{COMBINING KATAKANA-HIRAGANA VOICED SOUND MARK}" + (
    "\N{COMBINING KATAKANA-HIRAGANA SEMI-VOICED SOUND MARK}"
)
"""Marks that make another letter, and not the same with an accent."""
_MARKS: Final = " .,;:!?-–—/()[]<>\"'“”…・。、،؛؟"


def compared(text: str) -> str:
    """Return a text as it compares: width, case, accents, marks at its ends make no other one."""
    parts = normalize("NFKD", normalize("NFKC", text).casefold())
    kept = (one for one in parts if one in _VOICED or not combining(one))
    plain = "".join(kept).replace("\N{LATIN SMALL LETTER DOTLESS I}", "i")
    return " ".join(normalize("NFC", plain).split()).strip(_MARKS)


PUT_OFF: Final = frozenset(map(compared, _PUT_OFF))
"""In the languages that this suite speaks (judgement); a sentence that holds one says something."""

NOBODY: Final = frozenset(map(compared, _NOBODY))
"""The same, where a person or an office is to be named."""


def says_more_than_none(text: str) -> bool:
    """Return whether a text says more than a dash, “none” or “later”."""
    return not says_none(text) and compared(text) not in PUT_OFF


def says_something(cell: Response | None) -> bool:
    """Return whether a cell says more than a dash, “none” or “later”."""
    return cell is not None and cell.names_something and says_or_none(cell)


def says_or_none(cell: Response | None) -> bool:
    """Return whether a cell says something where “none” can be true: no dash, no “later”."""
    if cell is None or cell.state is not State.ANSWERED:
        return False
    text = str(cell.value)
    return not only_marks(text) and compared(text) not in PUT_OFF


def says_none_there(cell: Response | None) -> bool:
    """Return whether a cell says in words that there is none; a dash or “later” does not.

    Two Latin letters do not either: as a country's code ``NO`` is Norway.
    """
    if cell is None or cell.state is not State.ANSWERED:
        return False
    text = compared(str(cell.value))
    return not only_marks(text) and says_none(text) and text not in PUT_OFF and not is_code(text)


def is_code(text: str) -> bool:
    """Return whether a text is two Latin letters, as the code of a country is."""
    return len(text) == CODE and text.isascii() and text.isalpha()


def names_someone(cell: Response | None) -> bool:
    """Return whether a cell names a person or an office, and not “nobody”."""
    return cell is not None and says_something(cell) and compared(str(cell.value)) not in NOBODY

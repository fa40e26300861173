"""What a reason and a pointer must be, and what is pointed out about them."""

import re
from collections.abc import Iterable, Sequence
from unicodedata import normalize

from procure.model.message import Message

FEWEST_WORDS = 3
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_BETWEEN = re.compile(r"[\s#!,;，；、\"'`“”„«»‹›「」『』()\[\]{}（）]+")  # noqa: RUF001
_FILE = re.compile(
    r".+\.(?:pdf|docx?|xls[xmb]?|od[tsp]|pptx?|csv|md|txt|rtf|html?|ya?ml|json|xml"
    r"|png|jpe?g|gif|tiff?|svg|dwg|dxf|ifc|zip)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
"""What reads as the name of a file, in a folder or not; ``3.2a``, ``Co.Ltd``, ``2.5m`` do not."""
_LEVEL_NUMBER = re.compile(r"\blevel [0-9]+\b")
_EMPTY = frozenset(
    ("a", "an", "and", "answer", "are", "as", "at", "be", "been", "bid", "by", "fits", "for", "has",
     "have", "in", "is", "it", "its", "level", "matches", "meets", "of", "on", "or", "text", "that",
     "the", "this", "to", "was", "were", "with")
)  # fmt: skip
"""Words that add nothing of their own to a level's text."""


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case; each Chinese, Japanese or Korean sign is one."""
    return tuple(_WORD.findall(text.casefold()))


def reason_fault(reason: str, levels: Sequence[str]) -> Message | None:
    """Return why a reason cannot stand: too short, or only the text of a level over again."""
    said = words(reason)
    if len(said) < FEWEST_WORDS:
        return Message(
            "A reason needs at least {count} words. Say what in this bid shows it.",
            {"count": FEWEST_WORDS},
        )
    own = set(words(_LEVEL_NUMBER.sub(" ", reason.casefold()))) - _EMPTY
    for number, level in enumerate(levels):
        if own <= set(words(level)):
            return Message(
                "This reason only repeats the text of level {level}. Say what in this bid shows "
                "it: what is there, what is missing.",
                {"level": number},
            )
    return None


def comparison_warning(reason: str, others: Iterable[str]) -> Message | None:
    """Return a warning if a reason names another bidder; it may stand all the same."""
    said = f" {' '.join(words(reason))} "
    for name in others:
        if words(name) and f" {' '.join(words(name))} " in said:
            return Message(
                "Your reason names {name}. A bid is judged against the level texts, not against "
                "another bid. It may stand; you can still change it.",
                {"name": name},
            )
    return None


def pointer_fault(pointer: str) -> Message | None:
    """Return why a pointer cannot stand: it names no place."""
    if len(pointer) < 2 or not any(sign.isalnum() for sign in pointer):
        return Message(
            "{pointer} is not a place. Write where it stands, for example dpa.pdf page 4.",
            {"pointer": repr(pointer)},
        )
    return None


def files_named(text: str) -> list[str]:
    """Return what in a text reads as the name of a file, without its folder."""
    found = (_FILE.match(part) for part in _BETWEEN.split(_plain(text)))
    return [one[0].rsplit("/", 1)[-1] for one in found if one]


def file_warning(pointer: str, files: Iterable[str]) -> Message | None:
    """Return a warning if a pointer names a file that the bid does not list; it may stand.

    ``files`` are names without folders; they may have spaces, commas and brackets in them.
    """
    rest = _plain(pointer)
    said = rest.casefold()
    known = [name for name in map(_plain, files) if name and name.casefold() in said]
    for name in sorted(known, key=len, reverse=True):
        listed = rf"(?<![A-Za-z0-9_.-]){re.escape(name)}(?![A-Za-z0-9])"
        rest = re.sub(listed, " ", rest, flags=re.IGNORECASE)
    missing = files_named(rest)
    if not missing:
        return None
    return Message(
        "No file called {file} is listed with this bid. The place may stand; you can still "
        "change it.",
        {"file": missing[0]},
    )


def folder_warning(pointer: str, others: Iterable[str]) -> Message | None:
    """Return a warning if a pointer leads into the folder of another bidder; it may stand."""
    said = _plain(pointer)
    for other in others:
        if re.search(rf"(?<![\w.-]){re.escape(other)}/", said, re.IGNORECASE):
            return Message(
                "{folder} is the folder of another bidder. The place may stand; you can still "
                "change it.",
                {"folder": other},
            )
    return None


def _plain(text: str) -> str:
    """Return a text with letters and folders written one way."""
    return normalize("NFC", text).replace("\\", "/")

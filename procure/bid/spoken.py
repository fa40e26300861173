"""Words of the drop-downs in the languages a tender is issued in, frozen in its lock.

They are frozen because a translation may be mended later, and a form that was filled in before
must be read by the words that stood in it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from procure.language.words import words
from procure.model.lock import Lock
from procure.model.message import Message

NOT_APPLICABLE: Final = "not applicable"
YES: Final = "yes"
NO: Final = "no"
INSTRUCTIONS: Final = "instructions"

SIZES: Final[Mapping[str, Message]] = {
    "micro": Message("micro (under 10 people)"),
    "small": Message("small (under 50 people)"),
    "medium": Message("medium (under 250 people)"),
    "large": Message("large (250 people or more)"),
}
VAT: Final[Mapping[str, Message]] = {
    "excluded": Message("not included"),
    "included": Message("included"),
}
"""What a price form prints beside VAT, by the key that tender and price.yaml write."""

_SPOKEN: Final[Mapping[str, Message]] = {
    YES: Message("yes"),
    NO: Message("no"),
    NOT_APPLICABLE: Message("not applicable"),
    INSTRUCTIONS: Message("Instructions"),
    **SIZES,
    **{f"vat {key}": message for key, message in VAT.items()},
}

Also = Mapping[str, tuple[str, ...]]
"""Words that mean the same, in the other languages of the tender, by key."""


def issued_in(lock: Lock) -> tuple[str, ...]:
    """Return the languages a tender is issued in, the authoritative one first."""
    return (lock.tender.language, *lock.tender.languages)


def frozen_words(languages: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the words of the drop-downs by language, as they are to be frozen."""
    return {
        language: {key: words(message, language) for key, message in _SPOKEN.items()}
        for language in languages
        if any(words(message, language) != str(message) for message in _SPOKEN.values())
    }


def printed_sizes(lock: Lock) -> dict[str, str]:
    """Return the sizes of firms as the lock's language prints them."""
    frozen = lock.words.get(lock.tender.language, {})
    return {key: frozen.get(key, str(message)) for key, message in SIZES.items()}


def printed_vat(lock: Lock) -> str:
    """Return whether prices hold VAT, as the lock's language prints it."""
    key = lock.tender.price.vat
    frozen = lock.words.get(lock.tender.language, {})
    return frozen.get(f"vat {key}", str(VAT[key]))


def vat_key(lock: Lock, said: str) -> str:
    """Return the key of what a price form says of VAT, in any of its languages; else as said."""
    also = also_spoken(lock)
    for key, message in VAT.items():
        spoken = (str(message), *also.get(f"vat {key}", ()))
        if said.casefold() in {one.casefold() for one in spoken}:
            return key
    return said


def also_spoken(lock: Lock) -> Also:
    """Return the frozen words of all languages, by their key."""
    keys = dict.fromkeys(key for frozen in lock.words.values() for key in frozen)
    return {
        key: tuple(dict.fromkeys(frozen[key] for frozen in lock.words.values() if key in frozen))
        for key in keys
    }


def other_choices(lock: Lock, pack: str, path: str, choices: Iterable[str]) -> Also:
    """Return how a pack's choices read in the other languages of the tender."""
    translations = lock.pack(pack).translations
    texts = [translations[one].texts for one in issued_in(lock) if one in translations]

    def of(key: str) -> Iterator[str]:
        yield from (each[f"{path}/{key}"] for each in texts if f"{path}/{key}" in each)

    found = {key: tuple(dict.fromkeys(of(key))) for key in choices}
    return {key: words for key, words in found.items() if words}

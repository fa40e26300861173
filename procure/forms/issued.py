"""A tender's lock as a form in one of its languages shows it."""

from procure.model.lock import Lock, LockedCriterion, LockedPack
from procure.pack.paths import in_language, translated_texts


def lock_in(lock: Lock, language: str) -> Lock:
    """Return the lock in a language it is issued in: for showing, never for reading or scoring.

    Criteria are shown by the pack's translation; what has none stays in the language that counts,
    as do the buyer's own words. Hash and ids are those of the lock.
    """
    if language == lock.tender.language:
        return lock
    return lock.model_copy(
        update={
            "tender": lock.tender.model_copy(update={"language": language}),
            "packs": tuple(_pack(pack, language, lock.tender.language) for pack in lock.packs),
            "criteria": tuple(
                _criterion(one, lock.pack(one.pack), language) for one in lock.criteria
            ),
        }
    )


def lock_as_issued(lock: Lock, said: str) -> Lock:
    """Return the lock as a received form shows it: in the language the form says, if it may."""
    return lock_in(lock, said if said in lock.tender.languages else lock.tender.language)


def _pack(pack: LockedPack, language: str, counts: str) -> LockedPack:
    """Return a pack with its title, and the texts of its tables, in a language.

    Criteria are locked in the language that counts; tables are locked as published, and so take
    what the language lacks from the one that counts here.
    """
    own = pack.translations.get(language)
    shown = own or (pack.translations.get(counts) if counts != pack.language else None)
    if shown is None:
        return pack
    texts = {**translated_texts(pack, counts), **shown.texts}
    translation = shown.model_copy(update={"texts": texts})
    title = own.texts.get("title", pack.title) if own else pack.title
    translations = {**pack.translations, language: translation}
    return pack.model_copy(update={"title": title, "translations": translations})


def _criterion(locked: LockedCriterion, pack: LockedPack, language: str) -> LockedCriterion:
    translation = pack.translations.get(language)
    if translation is None:
        return locked
    criterion = in_language(locked.criterion, translation.texts)
    return locked.model_copy(update={"criterion": criterion})

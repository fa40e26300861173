"""Texts of packs that have no translation in the tender's language, and the language they are in.

They stand in a report, a letter or a form in another language, and have to be told in their own.
"""

from collections.abc import Iterator, Mapping

from procure.language.installed import base
from procure.model.lock import Lock, LockedCriterion, LockedPack
from procure.pack.paths import criterion_paths, translated_texts
from procure.pack.table_texts import printed_columns, row_paths


def foreign_texts(lock: Lock, language: str = "") -> dict[str, str]:
    """Return the texts that stay as published, each with its language.

    What the tender itself changed or added is in the tender's language, since its officer wrote
    it. A text that is a translation as well, of another one, counts as translated.

    Args:
        lock: of the tender.
        language: that the texts are shown in; the tender's own if left out.
    """
    reader = language or lock.tender.language
    found = {text: own for text, own in _published(lock, reader) if text}
    for pack in lock.packs:
        translation = pack.translations.get(reader)
        for text in translation.texts.values() if translation else ():
            found.pop(text, None)
    return found


def _published(lock: Lock, reader: str) -> Iterator[tuple[str, str]]:
    """Yield the texts that are not in the reader's language, with their own."""
    for pack in lock.packs:
        translated = _translated(pack, reader)
        if "title" not in translated:
            yield from _in_its_own(pack.title, _language(lock, pack, "title"), reader)
        for table in pack.declared_tables.values():
            for column in table.columns.values():
                yield from _in_its_own(column.title, pack.language, reader)
        for path, text in _settings(pack, lock.tender.language):
            if path not in translated:
                yield from _in_its_own(text, _language(lock, pack, path), reader)
        yield from _rows(lock, pack, reader)
    for criterion in lock.criteria:
        pack = lock.pack(criterion.pack)
        translated, own = _translated(pack, reader), _own_words(criterion, pack)
        for path, text in criterion_paths(criterion.criterion):
            if path in translated:
                continue
            tongue = lock.tender.language if text in own else _language(lock, pack, path)
            yield from _in_its_own(text, tongue, reader)


def setting_titles(pack: LockedPack, language: str) -> Mapping[str, str]:
    """Return the titles of a pack's settings in a language, or as published."""
    texts = translated_texts(pack, language)
    return {
        name: texts.get(f"settings/{name}/title", setting.title)
        for name, setting in pack.declared_settings.items()
    }


def _settings(pack: LockedPack, language: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of the titles of all settings, and of the choices that were made."""
    titles, texts = setting_titles(pack, language), translated_texts(pack, language)
    for name, setting in pack.declared_settings.items():
        yield f"settings/{name}/title", titles[name]
        value = pack.settings.get(name, ())
        for key in value if isinstance(value, tuple) else (value,):
            if key in setting.choices:
                path = f"settings/{name}/choices/{key}"
                yield path, texts.get(path, setting.choices[key])


def _rows(lock: Lock, pack: LockedPack, reader: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of printed rows that are not in the reader's language."""
    own = (one.criterion for one in lock.criteria if one.pack == pack.id)
    asked = (one for criterion in own for one in criterion.requirements)
    printed = printed_columns(asked, pack.declared_tables)
    translated = _translated(pack, reader)
    for path, text in row_paths(printed, pack.declared_tables, pack.tables):
        if path not in translated:
            shown = translated_texts(pack, lock.tender.language).get(path, text)
            yield from _in_its_own(shown, _language(lock, pack, path), reader)


def _translated(pack: LockedPack, reader: str) -> frozenset[str]:
    translation = pack.translations.get(reader)
    return frozenset(translation.texts if translation else ())


def _language(lock: Lock, pack: LockedPack, path: str) -> str:
    """Return the language that the lock holds a text in: the tender's, if it is translated."""
    return (
        lock.tender.language if path in _translated(pack, lock.tender.language) else pack.language
    )


def _own_words(criterion: LockedCriterion, pack: LockedPack) -> frozenset[str]:
    """Return the texts of a criterion that the tender wrote."""
    made = [one for one in pack.changes if one.criterion == criterion.criterion.id]
    if any(one.what == "added" for one in made):
        return frozenset(text for _, text in criterion_paths(criterion.criterion))
    return frozenset(after for one in made for _, after in one.fields.values())


def _in_its_own(text: str, own: str, reader: str) -> Iterator[tuple[str, str]]:
    if base(own) != base(reader):
        yield text, own

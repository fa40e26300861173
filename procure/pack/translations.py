"""The translations of a pack: in ``criteria.yaml`` and in files, each text at its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from procure.errors import InputFault, Problem
from procure.files.table import Row
from procure.files.validate import validate
from procure.files.yaml import Document, Key, parse_yaml
from procure.model.pack import Pack, Translation
from procure.pack.paths import text_paths
from procure.pack.table_texts import printed_columns, translated_columns

FOLDER = "translations/"


@dataclass(frozen=True, slots=True)
class Part:
    """A language's texts in one file, or in one part of ``criteria.yaml``.

    Attributes:
        document: the file, for messages.
        key: of the translation in the file.
    """

    language: str
    translation: Translation
    document: Document
    key: Key = ()

    def where(self, path: str) -> str:
        """Return file, line and key of a text."""
        return self.document.where((*self.key, "texts", path))


def read_parts(
    pack: Pack, document: Document, files: Mapping[str, str], folder: str
) -> tuple[tuple[Part, ...], list[Problem]]:
    """Return every part of a pack's translations, and what is wrong with their files.

    Args:
        pack: as ``criteria.yaml`` has it.
        document: of ``criteria.yaml``.
        files: text of the pack's files, by name.
        folder: the pack's, for messages.
    """
    parts = [
        Part(language, translation, document, ("translations", language))
        for language, translation in pack.translations.items()
    ]
    problems: list[Problem] = []
    for name, content in files.items():
        if not name.startswith(FOLDER):
            continue
        language = name.removeprefix(FOLDER).removesuffix(".yaml").split("/")[0]
        try:
            read = parse_yaml(content, f"{folder}/{name}")
            parts.append(Part(language, validate(Translation, read), read))
        except InputFault as fault:
            problems += fault.problems
    return tuple(parts), problems


def merged(parts: tuple[Part, ...]) -> dict[str, Translation]:
    """Return the translations by language; one is reviewed if all its parts are."""
    return {
        language: _one([part.translation for part in parts if part.language == language])
        for language in dict.fromkeys(part.language for part in parts)
    }


def _one(several: list[Translation]) -> Translation:
    reviewers = [one.reviewed_by for one in several]
    reviewed = "; ".join(dict.fromkeys(reviewers)) if all(reviewers) else ""
    texts = {path: text for one in several for path, text in one.texts.items()}
    return Translation(reviewed_by=reviewed, texts=texts)


def translation_problems(
    pack: Pack, rows: Mapping[str, tuple[Row, ...]], parts: tuple[Part, ...]
) -> Iterator[Problem]:
    """Yield each text that translates nothing, and each that stands twice.

    Args:
        pack: as read.
        rows: of those of its own tables that could be read.
        parts: all translations.
    """
    known = {path for path, _ in text_paths(pack, rows)}
    first: dict[tuple[str, str], Part] = {}
    for part in parts:
        for path in part.translation.texts:
            found = _unknown(pack, rows, path) if path not in known else None
            if found:
                what = f"translation {part.language!r} has a text for {path!r}, {found[0]}."
                yield Problem(part.where(path), what, found[1])
            before = first.setdefault((part.language, path), part)
            if before is not part:
                what = f"translation {part.language!r} has {path!r} twice."
                yield Problem(part.where(path), what, f"It stands in {before.where(path)}.")


def _unknown(pack: Pack, rows: Mapping[str, tuple[Row, ...]], path: str) -> tuple[str, str] | None:
    """Return why a path is no text of the pack, and what to do; None if that cannot be known."""
    table, _, rest = path.removeprefix("tables/").partition("/rows/")
    if not path.startswith("tables/") or not rest:
        return "which does not exist", "Correct the path."
    if table not in pack.tables:
        return f"and there is no table {table!r}", f"Tables: {', '.join(pack.tables) or 'none'}."
    row, _, column = rest.rpartition("/")
    declared = pack.tables[table]
    asked = (one for criterion in pack.criteria for one in criterion.requirements)
    shown = translated_columns(declared, printed_columns(asked, pack.tables).get(table, ()))
    remedy = f"Columns of {table!r} that are translated: {', '.join(shown) or 'none'}."
    if column not in declared.columns:
        return f"and {table!r} has no column {column!r}", remedy
    if column == declared.key:
        return f"and {column!r} names the rows, in every language alike", remedy
    if column not in shown:
        return f"and {column!r} is not a column of words that forms show", remedy
    if table not in rows:
        return None
    if any(one[declared.key] == row for one in rows[table]):
        return "and that cell is blank", "Remove the text."
    return f"and {table!r} has no row {row!r}", f"Write a key of {declared.file}."

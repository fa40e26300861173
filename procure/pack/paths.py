"""The texts of a pack by path, and the pack in another language."""

from collections.abc import Callable, Iterator, Mapping

from procure.files.table import Row
from procure.model.lock import LockedPack
from procure.model.pack import Criterion, Pack, Requirement
from procure.pack.table_texts import heading_paths, printed_columns, row_paths

Words = Callable[[str, str], str]
"""From path and published text to the text to show."""


def text_paths(
    pack: Pack, rows: Mapping[str, tuple[Row, ...]] | None = None
) -> Iterator[tuple[str, str]]:
    """Yield path and text of everything in a pack that can be translated.

    Args:
        pack: as published.
        rows: of its own tables, by id; without them the tables' cells are left out.
    """
    yield "title", pack.title
    for id_, setting in pack.settings.items():
        yield f"settings/{id_}/title", setting.title
        yield f"settings/{id_}/guidance", setting.guidance
        for choice, text in setting.choices.items():
            yield f"settings/{id_}/choices/{choice}", text
    for criterion in pack.criteria:
        yield from criterion_paths(criterion)
    asked = [one for criterion in pack.criteria for one in criterion.requirements]
    yield from heading_paths(asked, pack.tables, pack.settings)
    yield from row_paths(printed_columns(asked, pack.tables), pack.tables, rows or {})


def criterion_paths(criterion: Criterion) -> Iterator[tuple[str, str]]:
    """Yield path and text of everything in a criterion that can be translated."""
    path = f"criteria/{criterion.id}"
    for field in ("title", "description", "clause", "proportionality"):
        yield f"{path}/{field}", str(getattr(criterion, field))
    for index, text in enumerate(criterion.levels):
        yield f"{path}/levels/{index}", text
    for index, text in enumerate(criterion.left_out):
        yield f"{path}/left_out/{index}", text
    for requirement in criterion.requirements:
        yield from _requirement_paths(requirement, requirement.id or criterion.id)


def _requirement_paths(requirement: Requirement, name: str) -> Iterator[tuple[str, str]]:
    path = f"requirements/{name}"
    yield f"{path}/question", requirement.question
    yield f"{path}/guidance", requirement.guidance
    for choice, text in requirement.choices.items():
        yield f"{path}/choices/{choice}", text
    for id_, column in requirement.columns.items():
        yield f"{path}/columns/{id_}/title", column.title
        yield f"{path}/columns/{id_}/guidance", column.guidance
        for choice, text in column.choices.items():
            yield f"{path}/columns/{id_}/choices/{choice}", text


def translated_texts(pack: Pack | LockedPack, language: str) -> Mapping[str, str]:
    """Return the texts of a pack in a language by path; none if it is the pack's own or missing."""
    translation = pack.translations.get(language)
    return translation.texts if translation and language != pack.language else {}


def in_language(criterion: Criterion, texts: Mapping[str, str]) -> Criterion:
    """Return a criterion in another language; what has no translation stays as published."""
    path = f"criteria/{criterion.id}"

    def words(key: str, published: str) -> str:
        return texts.get(key, published)

    return criterion.model_copy(
        update={
            **{
                field: words(f"{path}/{field}", str(getattr(criterion, field)))
                for field in ("title", "description", "clause", "proportionality")
            },
            "levels": _listed(criterion.levels, f"{path}/levels", words),
            "left_out": _listed(criterion.left_out, f"{path}/left_out", words),
            "requirements": tuple(
                _requirement_in_language(one, f"requirements/{one.id or criterion.id}", words)
                for one in criterion.requirements
            ),
        }
    )


def _requirement_in_language(requirement: Requirement, path: str, words: Words) -> Requirement:
    columns = {
        id_: column.model_copy(
            update={
                "title": words(f"{path}/columns/{id_}/title", column.title),
                "guidance": words(f"{path}/columns/{id_}/guidance", column.guidance),
                "choices": _mapped(column.choices, f"{path}/columns/{id_}/choices", words),
            }
        )
        for id_, column in requirement.columns.items()
    }
    return requirement.model_copy(
        update={
            "question": words(f"{path}/question", requirement.question),
            "guidance": words(f"{path}/guidance", requirement.guidance),
            "choices": _mapped(requirement.choices, f"{path}/choices", words),
            "columns": columns,
        }
    )


def _listed(texts: tuple[str, ...], path: str, words: Words) -> tuple[str, ...]:
    return tuple(words(f"{path}/{index}", text) for index, text in enumerate(texts))


def _mapped(texts: Mapping[str, str], path: str, words: Words) -> dict[str, str]:
    return {key: words(f"{path}/{key}", text) for key, text in texts.items()}

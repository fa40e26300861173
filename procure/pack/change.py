"""A tender's local change of a published pack: what it changed is kept, for the report."""

from pydantic import ValidationError

from procure.errors import InputFault, Problem
from procure.files.yaml import Document, Key
from procure.model.lock import LockedChange
from procure.model.pack import Criterion, LocalChange, Pack, Translation
from procure.pack.consistency import pack_problems


def changed(
    pack: Pack, change: LocalChange, document: Document
) -> tuple[Pack, tuple[LockedChange, ...]]:
    """Return the pack with a tender's change, and each change made.

    Args:
        pack: as published.
        change: from the tender's ``criteria/`` folder.
        document: the change's file, for messages.

    Raises:
        InputFault: if it changes or drops what is not there, or the result is not a good pack.
    """
    problems = list(_missing(pack, change, document))
    made: list[LockedChange] = []
    criteria: list[Criterion] = []
    for criterion in pack.criteria:
        if criterion.id in change.drop:
            made.append(LockedChange(criterion=criterion.id, what="dropped"))
        elif criterion.id in change.change:
            try:
                after = _with_fields(criterion, change.change[criterion.id])
            except ValidationError as error:
                problems += _field_problems(criterion.id, error, document)
                continue
            criteria.append(after)
            made.append(_difference(criterion, after))
        else:
            criteria.append(criterion)
    criteria += change.add
    made += [LockedChange(criterion=added.id, what="added") for added in change.add]
    result = pack.model_copy(
        update={"criteria": tuple(criteria), "sources": {**pack.sources, **change.sources}}
    )
    result = result.model_copy(update={"translations": _still_true(result, pack, made)})
    problems += [
        Problem(document.where(()), fault.what, fault.remedy)
        for fault in pack_problems(result, document)
    ]
    if problems:
        raise InputFault(problems)
    return result, tuple(made)


def _missing(pack: Pack, change: LocalChange, document: Document) -> list[Problem]:
    known = {criterion.id for criterion in pack.criteria}
    named: list[tuple[Key, str]] = [(("change", id_), id_) for id_ in change.change]
    named += [(("drop",), id_) for id_ in change.drop]
    return [
        Problem(document.where(key), f"pack {pack.id!r} has no criterion {id_!r}.")
        for key, id_ in named
        if id_ not in known
    ]


def _with_fields(criterion: Criterion, fields: dict[str, object]) -> Criterion:
    content = criterion.model_dump(by_alias=True, exclude_unset=True)
    return Criterion.model_validate({**content, **fields, "id": criterion.id})


def _field_problems(id_: str, error: ValidationError, document: Document) -> list[Problem]:
    return [
        Problem(document.where(("change", id_, *details["loc"])), details["msg"] + ".")
        for details in error.errors()
    ]


def _difference(before: Criterion, after: Criterion) -> LockedChange:
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    fields = {
        name: (str(old[name]), str(new[name]))
        for name in Criterion.model_fields
        if old[name] != new[name]
    }
    return LockedChange(criterion=before.id, what="changed", fields=fields)


def _still_true(result: Pack, published: Pack, made: list[LockedChange]) -> dict[str, Translation]:
    """Drop translations of what was changed: they say what is no longer published."""
    touched = {change.criterion for change in made}
    names = {
        requirement.id or criterion.id
        for criterion in published.criteria
        if criterion.id in touched
        for requirement in criterion.requirements
    }
    prefixes = tuple(
        [f"criteria/{id_}/" for id_ in touched] + [f"requirements/{name}/" for name in names]
    )
    return {
        language: translation.model_copy(
            update={
                "texts": {
                    path: text
                    for path, text in translation.texts.items()
                    if not path.startswith(prefixes)
                }
            }
        )
        for language, translation in result.translations.items()
    }

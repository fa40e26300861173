"""A tender's local change of a published pack: what it changed is kept, for the report."""

from collections.abc import Iterator

from pydantic import ValidationError

from procure.errors import InputFault, Problem
from procure.files.validate import faults
from procure.files.yaml import Document, Key
from procure.model.lock import LockedChange
from procure.model.pack import Criterion, LocalChange, Pack, Translation
from procure.pack.consistency import pack_faults


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
    problems = list(_misnamed(pack, change, document))
    made: list[LockedChange] = []
    criteria: list[Criterion] = []
    for criterion in pack.criteria:
        if criterion.id in change.drop:
            made.append(LockedChange(criterion=criterion.id, what="dropped"))
        elif criterion.id in change.change:
            try:
                after = _with_fields(criterion, change.change[criterion.id])
            except ValidationError as error:
                problems += faults(error, document, ("change", criterion.id))
                after = criterion
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
    if not problems:
        problems += _problems(result, change, document)
    if problems:
        raise InputFault(problems)
    return result, tuple(made)


def _misnamed(pack: Pack, change: LocalChange, document: Document) -> Iterator[Problem]:
    known = {criterion.id for criterion in pack.criteria}
    named: list[tuple[Key, str]] = [(("change", id_), id_) for id_ in change.change]
    named += [(("drop", index), id_) for index, id_ in enumerate(change.drop)]
    for key, id_ in named:
        if id_ not in known:
            what = f"pack {pack.id!r} has no criterion {id_!r}."
            yield Problem(document.where(key), what, f"See: procure check {pack.id}.")
    for id_ in change.change:
        if id_ in change.drop:
            what = f"{id_!r} is changed and dropped."
            yield Problem(document.where(("change", id_)), what, "Keep one of them.")
    for index, criterion in enumerate(change.add):
        if criterion.id in known - set(change.drop):
            what = f"pack {pack.id!r} has a criterion {criterion.id!r} already."
            yield Problem(document.where(("add", index, "id")), what, "Give it another id.")
    for id_ in set(change.sources) & set(pack.sources):
        what = f"pack {pack.id!r} has a source {id_!r} already."
        yield Problem(document.where(("sources", id_)), what, "Give it another id.")


def _problems(result: Pack, change: LocalChange, document: Document) -> Iterator[Problem]:
    """Yield what is wrong with the changed pack, each where the change's file says it."""
    added = {criterion.id: index for index, criterion in enumerate(change.add)}
    for key, what, remedy in pack_faults(result):
        place, name = document.where(()), ""
        if key[:1] == ("criteria",) and len(key) > 1:
            criterion = result.criteria[int(key[1])].id
            if criterion in added:
                place = document.where(("add", added[criterion], *key[2:]))
            elif criterion in change.change:
                place = document.where(("change", criterion, *key[2:]))
            else:
                name = f"criterion {criterion!r}: "
        yield Problem(place, f"{name}{what}", remedy)


def _with_fields(criterion: Criterion, fields: dict[str, object]) -> Criterion:
    content = criterion.model_dump(by_alias=True, exclude_unset=True)
    return Criterion.model_validate({**content, **fields, "id": criterion.id})


def _difference(before: Criterion, after: Criterion) -> LockedChange:
    """Return what became of each text and number, by its path as in translations."""
    old = dict(_leaves(before.model_dump(mode="json"), ""))
    new = dict(_leaves(after.model_dump(mode="json"), ""))
    fields = {
        path: (old.get(path, ""), new.get(path, ""))
        for path in {**old, **new}
        if old.get(path, "") != new.get(path, "")
    }
    return LockedChange(criterion=before.id, what="changed", fields=fields)


def _leaves(value: object, path: str) -> Iterator[tuple[str, str]]:
    items: list[tuple[object, object]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = [
            (item.get("id") or index if isinstance(item, dict) else index, item)
            for index, item in enumerate(value)
        ]
    elif value is not None:
        yield path, {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    for name, item in items:
        yield from _leaves(item, f"{path}/{name}" if path else str(name))


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

"""What a pack must keep beyond the types of its fields. Each rule is a function in a list.

Here are the rules of names: what is named exists, once. Whether scoring and settings fit what is
asked stands in two modules of its own.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from procure.errors import Problem
from procure.files.yaml import Document, Key
from procure.model.pack import Criterion, Pack
from procure.model.scoring import (
    Choice,
    Condition,
    FromSetting,
    Judged,
    Levels,
    Linear,
    Relative,
    Requires,
    Share,
    Steps,
)
from procure.pack.found import Found, asked_by, requirement_id
from procure.pack.scoring_fits import FITS
from procure.pack.settings_fit import SETTINGS_FIT
from procure.pack.tables_fit import TABLES_FIT

TOP_WORDS = ("exceed", "third-party certified", "third party certified")
"""A top level must not ask for more than fully met and evidenced."""


def pack_problems(pack: Pack, document: Document) -> Iterator[Problem]:
    """Yield every fault of a pack whose fields are well typed."""
    for key, what, remedy in pack_faults(pack):
        yield Problem(document.where(key), what, remedy)


def pack_faults(pack: Pack) -> Found:
    """Yield every fault of a pack by its key in ``criteria.yaml``."""
    for rule in RULES:
        yield from rule(pack)


def _ids_are_unique(pack: Pack) -> Found:
    counted = Counter(criterion.id for criterion in pack.criteria)
    for index, criterion in enumerate(pack.criteria):
        if counted[criterion.id] > 1:
            yield ("criteria", index, "id"), f"{criterion.id!r} is used twice.", "Rename one."
    names = Counter(
        requirement_id(criterion, requirement)
        for criterion in pack.criteria
        for requirement in criterion.requirements
    )
    for name, count in names.items():
        if count > 1:
            yield ("criteria",), f"has {count} requirements called {name!r}.", "Rename them."


def _sources_exist(pack: Pack) -> Found:
    for index, criterion in enumerate(pack.criteria):
        key: Key = ("criteria", index, "sources")
        for name in criterion.sources:
            if name not in pack.sources:
                yield key, f"{name!r} is not among the pack's sources.", "Add it there."
        for number, requirement in enumerate(criterion.requirements):
            for name in requirement.sources:
                if name not in pack.sources:
                    where = ("criteria", index, "requirements", number, "sources")
                    yield where, f"{name!r} is not among the pack's sources.", "Add it there."
    for id_, setting in pack.settings.items():
        if setting.source and setting.source not in pack.sources:
            yield ("settings", id_, "source"), f"{setting.source!r} is not a source.", "Add it."
    for id_, table in pack.tables.items():
        if table.source not in pack.sources:
            yield ("tables", id_, "source"), f"{table.source!r} is not a source.", "Add it."


def _supplier_matters_are_not_award_criteria(pack: Pack) -> Found:
    for index, criterion in enumerate(pack.criteria):
        if criterion.kind == "award" and criterion.about == "supplier":
            what = f"{criterion.id!r} is about the supplier, so it cannot be an award criterion."
            yield ("criteria", index, "kind"), what, "Make it a gate, condition or information."


def _kinds_are_scored(pack: Pack) -> Found:
    for index, criterion in enumerate(pack.criteria):
        key: Key = ("criteria", index, "scoring")
        shape = criterion.scoring.shape if criterion.scoring else None
        if criterion.kind == "award" and shape in {None, "condition", "judged", "requires"}:
            yield (
                key,
                f"{criterion.id!r} is an award criterion without a way to points.",
                "Say how it is scored.",
            )
        if criterion.kind == "gate" and shape not in {
            "condition",
            "judged",
            "requires",
            "evaluator",
        }:
            yield key, f"{criterion.id!r} is a gate without a condition.", "Say when it passes."
        if criterion.kind in {"condition", "information"} and shape:
            yield key, f"{criterion.id!r} is not scored.", "Remove its scoring."


def _levels_are_labelled(pack: Pack) -> Found:
    for index, criterion in enumerate(pack.criteria):
        key: Key = ("criteria", index, "levels")
        if isinstance(criterion.scoring, Levels) and len(criterion.levels) < 2:
            yield key, f"{criterion.id!r} is judged but has no level texts.", "Write each level."
        if criterion.levels and not isinstance(criterion.scoring, Levels):
            yield key, f"{criterion.id!r} has level texts but is not judged.", "Remove them."
        if criterion.levels and any(word in criterion.levels[-1].lower() for word in TOP_WORDS):
            what = "asks at the top level for more than fully met and evidenced."
            yield key, what, "Reword the top level."


def _scoring_names_what_is_asked(pack: Pack) -> Found:
    for index, criterion in enumerate(pack.criteria):
        asked = asked_by(criterion)
        key: Key = ("criteria", index, "scoring")
        for name in _named_requirements(criterion):
            if name not in asked:
                what = f"names {name!r}, which {criterion.id!r} does not ask."
                yield key, what, f"It asks: {', '.join(asked) or 'nothing'}."
        scoring = criterion.scoring
        if isinstance(scoring, Share) and scoring.table in asked:
            columns = asked[scoring.table].columns
            for column in (scoring.column, scoring.evidence_column):
                if column and column not in columns:
                    yield key, f"names the column {column!r}, which is not in the table.", "Add it."


def _named_requirements(criterion: Criterion) -> tuple[str, ...]:
    match criterion.scoring:
        case Choice(requirement=name) | Condition(requirement=name):
            return (name,)
        case Share(table=table, requirements=names):
            return (*names, *((table,) if table else ()))
        case Linear(requirement=name) | Steps(requirement=name) | Relative(requirement=name):
            return (name,) if name else ()
        case _:
            return ()


def _scoring_takes_one_number(pack: Pack) -> Found:
    for index, criterion in enumerate(pack.criteria):
        scoring = criterion.scoring
        key: Key = ("criteria", index, "scoring")
        if isinstance(scoring, Linear | Steps | Relative) and (
            bool(scoring.requirement) == bool(scoring.measure)
        ):
            yield key, "needs a requirement or a measure, and not both.", "Keep one."
        if isinstance(scoring, Share) and bool(scoring.table) == bool(scoring.requirements):
            yield key, "needs a table or requirements, and not both.", "Keep one."
        if isinstance(scoring, Share) and scoring.table and not scoring.column:
            yield key, "needs the column that says whether a row is met.", "Add column."


def _settings_exist(pack: Pack) -> Found:
    for index, criterion in enumerate(pack.criteria):
        key: Key = ("criteria", index)
        for name in _named_settings(criterion):
            if name not in pack.settings:
                yield key, f"{criterion.id!r} names the setting {name!r}.", "Declare it."


def _named_settings(criterion: Criterion) -> Iterator[str]:
    yield from criterion.applies_when
    for requirement in criterion.requirements:
        yield from requirement.applies_when
        for limit in (requirement.at_least, requirement.at_most):
            if isinstance(limit, FromSetting):
                yield limit.setting
    if criterion.scoring:
        yield from _settings_in(criterion.scoring.model_dump())


def _settings_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if set(value) == {"setting"}:
            yield str(value["setting"])
        else:
            for item in value.values():
                yield from _settings_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _settings_in(item)


def _gates_require_what_exists(pack: Pack) -> Found:
    ids = {criterion.id for criterion in pack.criteria}
    for index, criterion in enumerate(pack.criteria):
        scoring = criterion.scoring
        if isinstance(scoring, Requires) and scoring.criterion not in ids - {criterion.id}:
            yield (
                ("criteria", index, "scoring"),
                f"requires {scoring.criterion!r}, which is no other criterion here.",
                "Correct it.",
            )
        if isinstance(scoring, Judged) and not criterion.description:
            what = "is judged, and does not say by what."
            yield ("criteria", index), what, "Describe what makes it pass."


RULES: tuple[Callable[[Pack], Found], ...] = (
    _ids_are_unique,
    _sources_exist,
    _supplier_matters_are_not_award_criteria,
    _kinds_are_scored,
    _levels_are_labelled,
    _scoring_names_what_is_asked,
    _scoring_takes_one_number,
    _settings_exist,
    _gates_require_what_exists,
    *FITS,
    *SETTINGS_FIT,
    *TABLES_FIT,
)

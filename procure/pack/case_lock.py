"""The smallest lock that has one criterion of a pack in force, for proving its cases."""

from collections.abc import Mapping
from decimal import Decimal

from procure.errors import InputFault
from procure.files.yaml import Document
from procure.model.lock import Lock, LockedCriterion
from procure.model.pack import Criterion
from procure.model.tender import Tender
from procure.pack.case_file import PackCase
from procure.pack.locked import locked_pack
from procure.pack.read import PublishedPack
from procure.tender.limits import with_limits
from procure.tender.settings import Chosen, applies, choose, settings_named

TENDER = {
    "procure": 1,
    "id": "case",
    "title": "Case",
    "buyer": {"name": "Case", "country": "XX"},
    "language": "en",
    "currency": "EUR",
    "deadline": "2026-01-01T12:00:00+00:00",
    "packs": {},
    "points": {"price": 100},
    "price": {"rule": "lowest_price"},
    "panel": {"chair": ["chair"], "assessors": ["assessor"]},
}
"""A tender that asks nothing; the criterion comes in beside it."""


def lock_for_case(pack: PublishedPack, case: PackCase) -> Lock:
    """Return a lock with the case's criterion in force; those asked with it only ask.

    Raises:
        KeyError: if the pack has no such criterion.
        InputFault: if a setting of the case is not one of the pack's, or one it needs is missing.
    """
    content = pack.pack
    by_id = {f"{content.id}/{one.id}": one for one in content.criteria}
    found = by_id[case.criterion]
    only_asked = [
        by_id[name].model_copy(update={"kind": "information", "scoring": None})
        for name in case.asked_with
    ]
    tables = case.tables
    scalars = {name: value for name, value in case.settings.items() if name not in tables}
    needed = {
        name
        for name in settings_named([found, *only_asked])
        if name in content.settings and content.settings[name].type != "table"
    }
    chosen, problems = choose(content, scalars, needed, {}, Document("case", None, {}))
    if problems:
        raise InputFault(problems)
    found, *only_asked = (_as_chosen(one, chosen) for one in (found, *only_asked))
    locked = locked_pack(
        pack,
        chosen.values,
        {**pack.tables, **{name: _as_text(rows) for name, rows in tables.items()}},
    )
    return Lock(
        procure_lock=1,
        core="",
        tender=Tender.model_validate(TENDER),
        packs=(locked,),
        criteria=(
            LockedCriterion(
                id=case.criterion,
                criterion=found,
                most=case.most if found.kind == "award" else Decimal(0),
            ),
            *(
                LockedCriterion(id=f"{content.id}/{one.id}", criterion=one, most=Decimal(0))
                for one in only_asked
            ),
        ),
        plugins=(),
        form_version=1,
    )


def _as_chosen(criterion: Criterion, chosen: Chosen) -> Criterion:
    asked = tuple(one for one in criterion.requirements if applies(one.applies_when, chosen))
    return with_limits(criterion.model_copy(update={"requirements": asked}), chosen.values)


def _as_text(rows: tuple[Mapping[str, object], ...]) -> tuple[dict[str, str], ...]:
    return tuple(
        {
            name: {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
            for name, value in row.items()
        }
        for row in rows
    )

"""The smallest lock that has one criterion of a pack in force, for proving its cases."""

from collections.abc import Mapping
from decimal import Decimal

from procure.errors import InputFault
from procure.files.yaml import Document
from procure.model.lock import Lock, LockedCriterion, LockedPack
from procure.model.tender import Tender
from procure.pack.read import PublishedPack
from procure.tender.limits import with_limits
from procure.tender.settings import applies, choose, settings_named

Tables = Mapping[str, tuple[Mapping[str, object], ...]]

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


def lock_for_case(
    pack: PublishedPack,
    criterion: str,
    most: Decimal,
    settings: Mapping[str, object],
    tables: Tables,
) -> Lock:
    """Return a lock with one criterion of ``pack`` in force.

    Raises:
        KeyError: if the pack has no such criterion.
        InputFault: if a setting of the case is not one of the pack's, or one it needs is missing.
    """
    content = pack.pack
    found = {f"{content.id}/{one.id}": one for one in content.criteria}[criterion]
    scalars = {name: value for name, value in settings.items() if name not in tables}
    needed = {
        name
        for name in settings_named([found])
        if name in content.settings and content.settings[name].type != "table"
    }
    chosen, problems = choose(content, scalars, needed, {}, Document("case", None, {}))
    if problems:
        raise InputFault(problems)
    asked = tuple(one for one in found.requirements if applies(one.applies_when, chosen))
    found = with_limits(found.model_copy(update={"requirements": asked}), chosen.values)
    locked = LockedPack(
        id=content.id,
        version=content.version,
        title=content.title,
        language=content.language,
        publisher=content.publisher,
        licence=content.licence,
        plugin=pack.plugin,
        sha256=pack.sha256,
        valid=content.valid,
        review_by=content.review_by,
        sources=content.sources,
        declared_settings=content.settings,
        settings=dict(chosen.values),
        declared_tables=content.tables,
        tables={**pack.tables, **{name: _as_text(rows) for name, rows in tables.items()}},
    )
    return Lock(
        procure_lock=1,
        core="",
        tender=Tender.model_validate(TENDER),
        packs=(locked,),
        criteria=(
            LockedCriterion(
                id=criterion, criterion=found, most=most if found.kind == "award" else Decimal(0)
            ),
        ),
        plugins=(),
        form_version=1,
    )


def _as_text(rows: tuple[Mapping[str, object], ...]) -> tuple[dict[str, str], ...]:
    return tuple(
        {
            name: {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
            for name, value in row.items()
        }
        for row in rows
    )

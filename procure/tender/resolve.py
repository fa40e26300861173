"""From a tender as drafted to the lock: packs changed, numbers resolved, everything checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import reduce

from procure.bid.spoken import frozen_words
from procure.errors import InputFault, Problem
from procure.model.lock import Lock, LockedChange, LockedCriterion, LockedPack, LockedPlugin
from procure.model.low_price import LowPriceTest
from procure.model.message import Message
from procure.model.pack import Criterion, Pack, Translation
from procure.model.price import PriceRule
from procure.model.scoring import ByEvaluator, FromSetting, evaluators_named
from procure.model.tender import PackUse, Tender
from procure.pack.change import changed
from procure.pack.locked import locked_pack
from procure.pack.paths import in_language, text_paths, translated_texts
from procure.pack.read import PublishedPack
from procure.tender.folder import lock_hash
from procure.tender.in_force import criteria_in_force, named_at
from procure.tender.limits import ends_meet, with_limits
from procure.tender.lots import each_lot, joined, lot_problems
from procure.tender.read import LOCAL, Drafted
from procure.tender.rules import tender_problems
from procure.tender.settings import Chosen, applies, choose, settings_named


@dataclass(frozen=True, slots=True)
class Offered:
    """What the installed plugins and the core offer to a tender.

    Attributes:
        packs: published packs by id, those the tender uses.
        installed: ids of all packs that plugins bring.
        evaluators: names.
        titles: what people read instead of those names, where a plugin says.
        price_rules: by name as a tender writes it; the core's have no plugin in front.
        plugins: by name; the core is not among them.
    """

    core: str
    packs: Mapping[str, PublishedPack]
    evaluators: frozenset[str]
    price_rules: Mapping[str, PriceRule]
    plugins: Mapping[str, LockedPlugin]
    installed: tuple[str, ...] = ()
    low_price_tests: Mapping[str, LowPriceTest] = field(default_factory=dict)
    titles: Mapping[str, Message] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Merged:
    """A pack in use: as changed by the tender, with its settings."""

    published: PublishedPack
    pack: Pack
    changes: tuple[LockedChange, ...]
    reason: str
    chosen: Chosen = field(default_factory=lambda: Chosen({}, {}))


def resolve(
    drafted: Drafted, offered: Offered, supersedes: tuple[str, ...] = ()
) -> tuple[Lock | None, tuple[Problem, ...]]:
    """Return the lock of a tender as drafted, and every problem of it.

    The lock is None if there is a problem.

    Args:
        drafted: the tender's folder as read.
        offered: what packs, evaluators and rules there are.
        supersedes: hashes of earlier locks of this tender, oldest first.
    """
    parts = [_resolve(one, offered, supersedes) for one in each_lot(drafted)]
    found = [*lot_problems(drafted), *(problem for _, problems in parts for problem in problems)]
    locks = [lock for lock, _ in parts if lock is not None]
    if found or len(locks) < len(parts):
        return None, tuple(dict.fromkeys(found))
    lock = reduce(_with_lot, locks).model_copy(update={"tender": drafted.tender})
    return lock.model_copy(update={"hash": lock_hash(lock)}), ()


def _with_lot(lock: Lock, other: Lock) -> Lock:
    """Return a lock that holds what either lot asks; points of a criterion are each lot's own."""
    known = {one.id for one in lock.criteria}
    plugins = {one.name: one for one in (*lock.plugins, *other.plugins)}
    update = {
        "packs": joined(lock.packs, other.packs),
        "criteria": (*lock.criteria, *(one for one in other.criteria if one.id not in known)),
        "plugins": tuple(plugins[name] for name in sorted(plugins)),
    }
    return lock.model_copy(update=update)


def _resolve(
    drafted: Drafted, offered: Offered, supersedes: tuple[str, ...]
) -> tuple[Lock | None, tuple[Problem, ...]]:
    problems: list[Problem] = list(drafted.problems)
    merged = _merge(drafted, offered, problems)
    in_force = criteria_in_force(drafted, {id_: one.pack for id_, one in merged.items()}, problems)
    merged = {id_: _with_settings(one, drafted, in_force, problems) for id_, one in merged.items()}
    criteria = [
        _with_function(
            _locked(id_, criterion, drafted, merged[id_.split("/")[0]], problems),
            criterion,
            offered.titles,
        )
        for id_, criterion in in_force.items()
        if id_.split("/")[0] in merged
    ]
    problems += tender_problems(drafted, in_force, offered.price_rules, offered.low_price_tests)
    problems += _evaluator_problems(drafted, in_force, offered)
    if problems:
        return None, tuple(dict.fromkeys(problems))
    tender = drafted.tender
    lock = Lock(
        procure_lock=1,
        core=offered.core,
        tender=tender,
        packs=tuple(_locked_pack(one, tender) for one in merged.values()),
        criteria=tuple(criteria),
        plugins=_plugins(merged.values(), in_force.values(), _rules_named(tender), offered),
        form_version=tender.form_version,
        supersedes=supersedes,
        papers=dict(drafted.papers),
        words=frozen_words((tender.language, *tender.languages)),
    )
    return lock, ()


def _merge(drafted: Drafted, offered: Offered, problems: list[Problem]) -> dict[str, _Merged]:
    merged: dict[str, _Merged] = {}
    packs = {**offered.packs, **drafted.packs}
    for id_ in drafted.tender.packs:
        where = drafted.document.where(("packs", id_))
        if id_ in drafted.unread:
            continue
        if id_ not in packs:
            known = ", ".join(sorted({*packs, *offered.installed})) or "none"
            remedy = f"Install the plugin that brings it. Packs here: {known}."
            problems.append(Problem(where, f"there is no pack {id_!r}.", remedy))
        elif id_ in drafted.packs and id_ in offered.packs:
            what = f"pack {id_!r} lies in criteria/ and is brought by a plugin as well."
            problems.append(Problem(where, what, "Give the local one another id."))
        else:
            merged[id_] = _changed(packs[id_], drafted, problems)
    for id_, change in drafted.changes.items():
        if id_ not in drafted.tender.packs:
            what = f"changes pack {id_!r}, which the tender does not use."
            problems.append(Problem(change.document.file, what, "Remove it, or use the pack."))
    return merged


def _changed(published: PublishedPack, drafted: Drafted, problems: list[Problem]) -> _Merged:
    change = drafted.changes.get(published.pack.id)
    if change is None:
        return _Merged(published, published.pack, (), "")
    try:
        pack, made = changed(published.pack, change.change, change.document)
    except InputFault as fault:
        problems += fault.problems
        return _Merged(published, published.pack, (), change.change.reason)
    return _Merged(published, pack, made, change.change.reason)


def _with_settings(
    one: _Merged, drafted: Drafted, in_force: Mapping[str, Criterion], problems: list[Problem]
) -> _Merged:
    use = drafted.tender.packs.get(one.pack.id, PackUse())
    mine = [item for id_, item in in_force.items() if id_.split("/")[0] == one.pack.id]
    chosen, found = choose(
        one.pack, use.settings, settings_named(mine), drafted.tables, drafted.document
    )
    problems += found
    return _Merged(one.published, one.pack, one.changes, one.reason, chosen)


def _locked(
    id_: str, criterion: Criterion, drafted: Drafted, one: _Merged, problems: list[Problem]
) -> LockedCriterion:
    tender = drafted.tender
    if not applies(criterion.applies_when, one.chosen):
        where = drafted.document.where(named_at(id_, tender))
        what = f"{id_!r} does not apply under the settings chosen."
        problems.append(Problem(where, what, "Leave it out, or change the settings."))
    asked = tuple(
        requirement
        for requirement in criterion.requirements
        if applies(requirement.applies_when, one.chosen)
    )
    criterion = with_limits(criterion.model_copy(update={"requirements": asked}), one.chosen.values)
    if ends_meet(criterion):
        where = drafted.document.where(("packs", one.pack.id, "settings"))
        what = f"zero_at and full_at of {id_!r} are the same number."
        problems.append(Problem(where, what, "Change one of the two settings."))
    criterion = in_language(criterion, translated_texts(one.pack, tender.language))
    most = tender.points.get(id_, Decimal(0))
    reason = (tender.gates[id_] or criterion.description) if id_ in tender.gates else ""
    return LockedCriterion(id=id_, criterion=criterion, most=most, reason=reason)


def _with_function(
    locked: LockedCriterion, published: Criterion, titles: Mapping[str, Message]
) -> LockedCriterion:
    """Return a criterion with what people read of the function that scores it, if one does."""
    scoring = published.scoring
    if not isinstance(scoring, ByEvaluator):
        return locked
    set_by = {
        name: value.setting
        for name, value in scoring.parameters.items()
        if isinstance(value, FromSetting)
    }
    return locked.model_copy(update={"function": titles.get(scoring.evaluator), "set_by": set_by})


def _evaluator_problems(
    drafted: Drafted, in_force: Mapping[str, Criterion], offered: Offered
) -> Iterable[Problem]:
    for id_, criterion in in_force.items():
        for name in evaluators_named(criterion.scoring).values():
            if name not in offered.evaluators:
                where = drafted.document.where(named_at(id_, drafted.tender))
                what = f"{id_!r} is scored by {name!r}, which no plugin offers."
                yield Problem(where, what, "Install its plugin; see: procure plugins.")


def _locked_pack(one: _Merged, tender: Tender) -> LockedPack:
    pack, language = one.pack, tender.language
    published = replace(one.published, pack=pack)
    whole = locked_pack(published, one.chosen.values, {**published.tables, **one.chosen.tables})
    return whole.model_copy(
        update={
            "title": translated_texts(pack, language).get("title", pack.title),
            "changes": one.changes,
            "change_reason": one.reason,
            "translations": {**_own_texts(pack, tender), **_issued_texts(pack, tender)},
        }
    )


def _issued_texts(pack: Pack, tender: Tender) -> dict[str, Translation]:
    """Return the translations into the languages a tender is issued in."""
    issued = {tender.language, *tender.languages}
    return {name: one for name, one in pack.translations.items() if name in issued}


def _own_texts(pack: Pack, tender: Tender) -> dict[str, Translation]:
    """Return the pack's own texts, where a form is issued in its language beside the tender's."""
    if pack.language == tender.language or pack.language not in tender.languages:
        return {}
    texts = {path: text for path, text in text_paths(pack) if text}
    return {pack.language: Translation(reviewed_by=pack.publisher or pack.title, texts=texts)}


def _rules_named(tender: Tender) -> tuple[str, ...]:
    return (tender.price.rule, *(use.test for use in tender.abnormally_low))


def _plugins(
    merged: Iterable[_Merged], criteria: Iterable[Criterion], rules: Iterable[str], offered: Offered
) -> tuple[LockedPlugin, ...]:
    names = {one.published.plugin for one in merged if one.published.plugin != LOCAL}
    names |= {
        name.split(".")[0]
        for criterion in criteria
        for name in evaluators_named(criterion.scoring).values()
    }
    names |= {name.split(".", maxsplit=1)[0] for name in rules if "." in name}
    return tuple(offered.plugins[name] for name in sorted(names) if name in offered.plugins)

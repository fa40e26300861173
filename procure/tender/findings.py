"""What an officer should know of a tender before it is issued; nothing here stops it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from procure.language.numbers import language_name
from procure.language.reviewed import unreviewed, unspoken
from procure.model.finding import Finding, Severity
from procure.model.lock import Lock, LockedPack
from procure.model.message import Message, MessageValue
from procure.model.pack import Criterion
from procure.model.scoring import Relative
from procure.pack.paths import criterion_paths
from procure.pack.table_texts import printed_columns, row_paths
from procure.plugin.call import call_check
from procure.plugin.registry import Registry
from procure.tender.money import far_apart


def tender_findings(lock: Lock, registry: Registry) -> tuple[Finding, ...]:
    """Return what the core and the plugins' checks find in a resolved tender."""
    used = {plugin.name for plugin in lock.plugins}
    parts = [lock.for_lot(lot) for lot in lock.tender.lot_ids or ("",)]
    found = [finding for part in parts for finding in _rules(part, registry)]
    found += _own_words(lock)
    found += [finding for pack in lock.packs for finding in _pack(lock, pack)]
    found += [
        finding
        for plugin, check in registry.checks
        if plugin in used
        for part in parts
        for finding in call_check(plugin, check, part)
    ]
    return tuple({(one.code, one.where, str(one.what)): one for one in found}.values())


def _rules(lock: Lock, registry: Registry) -> Iterator[Finding]:
    yield from far_apart(lock)
    rule = registry.price_rules[lock.tender.price.rule]
    if rule.property == "relative":
        yield _warning("procure.relative-price", "price", _RELATIVE, rule.name)
    if lock.tender.rescale != "none":
        words = (
            "Quality points are scaled against the best bid, so they depend on the others: when a"
            " losing bid is withdrawn or excluded, two others can swap places."
        )
        yield Finding("procure.relative-quality", Severity.WARNING, "rescale", Message(words))
    for criterion in lock.criteria:
        if isinstance(criterion.criterion.scoring, Relative):
            yield _warning("procure.relative", criterion.id, _RELATIVE, criterion.id)
        if criterion.criterion.kind == "gate" and not lock.tender.gates[criterion.id]:
            words = "Gate {name} gives no reason of the buyer's own; the pack's stands for it."
            yield _warning("procure.gate-reason", criterion.id, words, criterion.id)


def _pack(lock: Lock, pack: LockedPack) -> Iterator[Finding]:
    if date.fromisoformat(pack.review_by) < lock.as_of:
        words = "Pack {name} should have been reviewed before the deadline."
        yield _warning("procure.pack-review", pack.id, words, pack.id)
    if date.fromisoformat(pack.valid.start) > lock.as_of:
        words = "Pack {name} is not valid yet on the day of the deadline."
        yield _warning("procure.pack-validity", pack.id, words, pack.id)
    if pack.valid.end and date.fromisoformat(pack.valid.end) < lock.as_of:
        words = "Pack {name} is no longer valid on the day of the deadline."
        yield _warning("procure.pack-validity", pack.id, words, pack.id)
    for language in (lock.tender.language, *lock.tender.languages):
        yield from _language(lock, pack, language)
    if not any(criterion.pack == pack.id for criterion in lock.criteria):
        words = "Pack {name} is named, and none of its criteria is in force."
        yield _warning("procure.pack-unused", pack.id, words, pack.id)


def _own_words(lock: Lock) -> Iterator[Finding]:
    """Yield what our own words in a language lack: a catalogue, or a native speaker's review."""
    for language in (lock.tender.language, *lock.tender.languages):
        if said := unspoken(language):
            yield Finding("procure.untranslated", Severity.WARNING, language, said)
        elif unreviewed(language):
            words = "No native speaker has reviewed our own words in {language}; forms say so."
            said = Message(words, {"language": language_name(language, "en")})
            yield Finding("procure.unreviewed", Severity.WARNING, language, said)


def _language(lock: Lock, pack: LockedPack, language: str) -> Iterator[Finding]:
    """Yield what a bidder will read in another language than the form's."""
    if language == pack.language:
        return
    translation = pack.translations.get(language)
    if translation is None:
        said = Message(
            "Pack {name} has no texts in {language}; others stand in the forms.",
            {"name": pack.id, "language": language_name(language, "en")},
        )
        yield Finding("procure.untranslated", Severity.WARNING, pack.id, said)
        return
    if not translation.reviewed_by:
        said = Message(
            "No native speaker has reviewed the texts of pack {name} in {language}.",
            {"name": pack.id, "language": language_name(language, "en")},
        )
        yield Finding("procure.unreviewed", Severity.WARNING, pack.id, said)
    own = [one.criterion for one in lock.criteria if one.pack == pack.id]
    asked = [path for one in own for path, text in criterion_paths(one) if text]
    missing = sum(1 for path in asked if path not in translation.texts)
    if missing:
        words = (
            "{missing} of {asked} texts of pack {name} are not translated into {language} and stay "
            "as published."
        )
        values: dict[str, MessageValue] = {
            "name": pack.id,
            "missing": missing,
            "asked": len(asked),
            "language": language_name(language, "en"),
        }
        yield Finding("procure.untranslated", Severity.WARNING, pack.id, Message(words, values))
    yield from _rows(own, pack, language, translation.texts)


def _rows(
    own: Iterable[Criterion], pack: LockedPack, language: str, texts: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield in one finding how many texts of printed rows have no translation, table by table."""
    asked = [one for criterion in own for one in criterion.requirements]
    printed = printed_columns(asked, pack.declared_tables)
    missing: dict[str, int] = {}
    for table, columns in printed.items():
        paths = row_paths({table: columns}, pack.declared_tables, pack.tables)
        missing[table] = sum(1 for path, _ in paths if path not in texts)
    if any(missing.values()):
        words = (
            "Rows of tables of pack {name} are not translated into {language} and stay as"
            " published: {tables}."
        )
        tables = ", ".join(f"{table} ({count})" for table, count in missing.items() if count)
        values = {"name": pack.id, "language": language_name(language, "en"), "tables": tables}
        yield Finding("procure.untranslated", Severity.WARNING, pack.id, Message(words, values))


_RELATIVE = (
    "{name} depends on the other bids: when a losing bid is withdrawn or excluded, two others can"
    " swap places. Rules between published ends do not have this."
)


def _warning(code: str, where: str, words: str, name: str) -> Finding:
    return Finding(code, Severity.WARNING, where, Message(words, {"name": name}))

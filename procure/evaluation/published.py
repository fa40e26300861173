"""What was published: tender, criteria, price rule, packs, as the report shows them."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from procure.evaluation.chosen import chosen_settings
from procure.evaluation.model import (
    Bought,
    PublishedCriterion,
    PublishedPack,
    PublishedPlugin,
    PublishedPrice,
    SaidOrFact,
    ShownAddendum,
    ShownSetting,
    ShownSource,
)
from procure.evaluation.printed import printed_choices
from procure.evaluation.wording import Wording, wording
from procure.forms.units import with_unit
from procure.model.lock import Lock, LockedChange, LockedCriterion, LockedPack
from procure.model.message import Message, MessageValue, listed
from procure.model.pack import Criterion
from procure.model.price import PriceRule
from procure.model.scoring import (
    ByEvaluator,
    Choice,
    Condition,
    FromSetting,
    Judged,
    Levels,
    Limit,
    Linear,
    Relative,
    Requires,
    Share,
    Step,
    Steps,
)
from procure.numbers import text
from procure.tender.currencies import say_rates
from procure.tender.foreign import foreign_texts

RESCALING: Mapping[str, Message] = {
    "criteria": Message(
        "After the minimums, the points of each criterion are scaled so that the best admitted bid"
        " has all of them: points / best × most points."
    ),
    "quality": Message(
        "After the minimums, the sum of the quality points is scaled so that the best admitted bid"
        " has all of them: points / best × most points."
    ),
    "both": Message(
        "After the minimums, the points of each criterion are scaled so that the best admitted bid"
        " has all of them; then the sum of the quality points likewise."
    ),
}
"""What a tender says that rescales quality points; one that does not says nothing."""

_AGAINST: Mapping[str, Message] = {
    "lowest": Message("Against the lowest of all admitted bids; another bid can change it."),
    "highest": Message("Against the highest of all admitted bids; another bid can change it."),
}


def publish_tender(lock: Lock) -> Bought:
    """Return what is bought, and the rules that hold for all criteria."""
    tender = lock.tender
    return Bought(
        id=tender.id,
        title=tender.title,
        description=tender.description,
        buyer=tender.buyer.name,
        country=tender.buyer.country,
        procedure=tender.procedure,
        language=tender.language,
        currency=tender.currency,
        estimate=None if tender.estimate is None else text(tender.estimate),
        notice=tender.notice,
        deadline=tender.deadline,
        lots_reason=tender.lots_reason,
        agreed=tender.agreed,
        not_evaluable=tender.not_evaluable,
        rescale=tender.rescale,
        rounding_to=tender.rounding.to,
        rounding_mode=tender.rounding.mode,
        rounding_when=tender.rounding.when,
        ties=tender.ties,
        disclosure=tender.disclosure,
        minimums={name: text(value) for name, value in tender.minimums.items()},
        addenda=tuple(
            ShownAddendum(number=one.number, date=one.date, what=one.what) for one in tender.addenda
        ),
    )


def publish_untranslated(lock: Lock) -> dict[str, tuple[str, ...]]:
    """Return the texts of packs that are not in the tender's language, by the one they are in."""
    found: dict[str, list[str]] = {}
    for text_, language in foreign_texts(lock).items():
        found.setdefault(language, []).append(text_)
    return {language: tuple(texts) for language, texts in found.items()}


def publish_criteria(lock: Lock) -> tuple[PublishedCriterion, ...]:
    """Return every criterion in force, in the order of the tender."""
    words = {pack.id: wording(lock, pack.id) for pack in lock.packs}
    return tuple(_criterion(one, lock.pack(one.pack), words[one.pack]) for one in lock.criteria)


def publish_price(lock: Lock, rule: PriceRule) -> PublishedPrice:
    """Return the price rule with its parameters."""
    price = lock.tender.price
    return PublishedPrice(
        rule=price.rule,
        title=rule.title,
        property=rule.property,
        direction=rule.direction,
        formula=rule.formula,
        source=rule.source,
        parameters={name: str(value) for name, value in price.parameters.items()},
        meanings={
            one.name: one.description for one in rule.parameters if one.name in price.parameters
        },
        titles={
            one.name: one.title
            for one in rule.parameters
            if one.name in price.parameters and one.title
        },
        most=text(lock.tender.points.get("price", Decimal(0))),
        ceiling=None if price.ceiling is None else text(price.ceiling),
        vat=price.vat,
        correction=price.correction,
        missing_rate=price.missing_rate,
        currencies=say_rates(lock.tender),
    )


def publish_packs(lock: Lock) -> tuple[PublishedPack, ...]:
    """Return the packs as used, with what the tender changed in them."""
    titles = {one.id: one.criterion.title for one in lock.criteria}
    return tuple(
        PublishedPack(
            id=pack.id,
            title=pack.title,
            version=pack.version,
            publisher=pack.publisher,
            licence=pack.licence,
            sha256=pack.sha256,
            plugin=pack.plugin,
            review_by=pack.review_by,
            settings={
                name: ", ".join(value) if isinstance(value, tuple) else value
                for name, value in pack.settings.items()
            },
            chosen=chosen_settings(pack, lock.tender),
            calculates=any(
                one.pack == pack.id and isinstance(one.criterion.scoring, ByEvaluator)
                for one in lock.criteria
            ),
            changes=tuple(_changes(pack, titles)),
            change_reason=pack.change_reason,
        )
        for pack in lock.packs
    )


def publish_plugins(lock: Lock) -> tuple[PublishedPlugin, ...]:
    """Return the plugins the lock names."""
    return tuple(
        PublishedPlugin(
            name=one.name, distribution=one.distribution, version=one.version, sha256=one.sha256
        )
        for one in lock.plugins
    )


def _changes(pack: LockedPack, titles: Mapping[str, str]) -> Iterator[Message]:
    for change in pack.changes:
        made = _say_change(change, titles.get(f"{pack.id}/{change.criterion}", change.criterion))
        words = "{name}: '{before}' became '{after}'"
        fields = listed(
            [
                Message(words, {"name": name, "before": before, "after": after})
                for name, (before, after) in change.fields.items()
            ]
        )
        yield Message("{change} ({fields})", {"change": made, "fields": fields}) if fields else made


def _say_change(change: LockedChange, title: str) -> Message:
    values = {"criterion": title}
    match change.what:
        case "changed":
            return Message("{criterion} changed", values)
        case "dropped":
            return Message("{criterion} dropped", values)
        case "added":
            return Message("{criterion} added", values)


def _criterion(locked: LockedCriterion, pack: LockedPack, words: Wording) -> PublishedCriterion:
    criterion = locked.criterion
    return PublishedCriterion(
        id=locked.id,
        pack=locked.pack,
        title=criterion.title,
        kind=criterion.kind,
        description=criterion.description,
        most=text(locked.most),
        how=say_how(locked, words),
        function=_technical(locked),
        judged=isinstance(criterion.scoring, Levels | Judged),
        levels=criterion.levels,
        questions=tuple(requirement.question for requirement in criterion.requirements),
        left_out=criterion.left_out,
        tags=criterion.tags,
        clause=criterion.clause,
        reason=locked.reason,
        sources=tuple(
            ShownSource(
                document=source.document,
                clause=source.clause,
                date=source.date,
                confidence=source.confidence,
            )
            for source in (pack.sources[name] for name in criterion.sources)
        ),
        changed=any(change.criterion == criterion.id for change in pack.changes),
        compared=isinstance(criterion.scoring, Relative),
    )


def say_how(locked: LockedCriterion, wording: Wording | None = None) -> Message:
    """Return one sentence that says how a criterion is scored or decided.

    Args:
        locked: the criterion.
        wording: what the settings and criteria it names are called; else they go by their names.
    """
    called = wording or Wording()
    match locked.criterion.scoring:
        case Levels():
            top = len(locked.criterion.levels) - 1
            words = "Judged by the assessors, level 0 to {top}: level / {top} × most points."
            return Message(words, {"top": top})
        case Judged():
            return Message("Decided by the assessors: pass or fail.")
        case Share() as share:
            return _say_share(share)
        case Linear() as linear:
            unit = _unit(locked.criterion, linear.requirement)
            values = {
                "zero": with_unit(_limit(linear.zero_at), unit),
                "full": with_unit(_limit(linear.full_at), unit),
            }
            words = "Straight line: {zero} earns nothing, {full} the most points."
            return Message(words, values)
        case Steps() as steps:
            return _say_steps(steps, _unit(locked.criterion, steps.requirement))
        case Choice() as choice:
            return _say_choice(choice, locked.criterion)
        case Relative(best=best):
            return _AGAINST[best]
        case ByEvaluator() as calculated:
            return _say_calculated(calculated, locked, called.settings)
        case Condition() as condition:
            return _say_condition(condition, locked.criterion)
        case Requires(criterion=name):
            id_ = f"{locked.pack}/{name}"
            return Message("Needs {name}.", {"name": called.criteria.get(id_, id_)})
        case _:
            return Message("Not scored.")


def _say_share(share: Share) -> Message:
    if share.bare_claim is None:
        return Message("Share of answers that are met × most points.")
    words = "Share of answers that are met × most points; without evidence one counts {bare}."
    return Message(words, {"bare": share.bare_claim})


def _say_steps(steps: Steps, unit: str) -> Message:
    said = listed([_say_step(step, unit) for step in steps.steps])
    values: dict[str, MessageValue] = {"steps": said, "otherwise": steps.otherwise}
    return Message("Published steps, as shares of the points: {steps}; else {otherwise}.", values)


def _say_step(step: Step, unit: str) -> Message:
    most = step.at_most is not None
    limit = step.at_most if step.at_most is not None else step.at_least
    words = "at most {limit}: {share}" if most else "at least {limit}: {share}"
    limited = with_unit(_limit(limit or Decimal(0)), unit)
    return Message(words, {"limit": limited, "share": step.share})


def _unit(criterion: Criterion, requirement: str | None) -> str:
    """Return the unit a question is answered in; nothing for the tender's currency."""
    units = {one.id or criterion.id: one.unit for one in criterion.requirements}
    unit = units.get(requirement or "", "")
    return "" if "currency" in unit else unit


def _say_choice(choice: Choice, criterion: Criterion) -> Message:
    words = printed_choices(criterion, choice.requirement)
    shares = listed(
        [
            Message("{name}: {value}", {"name": words.get(key, key), "value": share})
            for key, share in choice.shares.items()
        ]
    )
    return Message("A published share for each choice: {shares}.", {"shares": shares})


def _say_calculated(
    calculated: ByEvaluator, locked: LockedCriterion, settings: Mapping[str, ShownSetting]
) -> Message:
    """Return what calculates, with what; which question it reads is no such thing.

    A function that has a title goes by it. What the pack then writes for the function alone, and
    is neither a number nor a setting, stands beside its name in the method: ``_technical``.
    """
    own, title = _own_questions(locked), locked.function
    given = [
        _given(locked.set_by.get(key, ""), key, value, settings)
        for key, value in calculated.parameters.items()
        if value not in own and (title is None or key in locked.set_by or _is_number(value))
    ]
    values: dict[str, MessageValue] = {
        "name": title or calculated.evaluator,
        "parameters": listed(given),
    }
    if title is None:
        words = "Calculated by {name} with {parameters}." if given else "Calculated by {name}."
    else:
        words = "Calculated: {name}, with {parameters}." if given else "Calculated: {name}."
    return Message(words, values)


def _given(set_by: str, key: str, value: object, settings: Mapping[str, ShownSetting]) -> Message:
    """Return a parameter in the words of the setting it comes from, if it comes from one."""
    setting = settings.get(set_by or key)
    if setting is None:
        return Message("{name}: {value}", {"name": key, "value": _as_said(value)})
    in_words = set_by and setting.type in {"boolean", "choice", "choices"}
    said = _as_said(setting.value if in_words else value)
    return Message("{name}: {value}", {"name": setting.title, "value": said})


def _technical(locked: LockedCriterion) -> str:
    """Return the name of the function that scores a criterion, with what the pack sets for it."""
    scoring = locked.criterion.scoring
    if not isinstance(scoring, ByEvaluator):
        return ""
    own = _own_questions(locked)
    fixed = ", ".join(
        f"{key}: {value}"
        for key, value in scoring.parameters.items()
        if value not in own and key not in locked.set_by
    )
    return f"{scoring.evaluator} ({fixed})" if fixed else scoring.evaluator


def _own_questions(locked: LockedCriterion) -> frozenset[object]:
    return frozenset(one.id or locked.criterion.id for one in locked.criterion.requirements)


def _is_number(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value) is not None


def _as_said(value: SaidOrFact | object) -> MessageValue:
    """Return a number as one, for the reader's language to write; anything else as text."""
    if isinstance(value, Message | Decimal):
        return value
    return Decimal(str(value)) if _is_number(value) else str(value)


def _say_condition(condition: Condition, criterion: Criterion) -> Message:
    if condition.one_of:
        words = printed_choices(criterion, condition.requirement)
        answers = listed([words.get(key, key) for key in condition.one_of])
        return Message("The answer must be: {answers}.", {"answers": answers})
    low, high = condition.at_least, condition.at_most
    if low is not None:
        return Message("The answer must be at least {limit}.", {"limit": _limit(low)})
    return Message("The answer must be at most {limit}.", {"limit": _limit(high or Decimal(0))})


def _limit(limit: Limit) -> Decimal:
    assert not isinstance(limit, FromSetting), "limits are resolved at issue"
    return limit

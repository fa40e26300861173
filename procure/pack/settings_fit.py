"""Whether a pack's settings, columns and dates can be used as they are declared."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from procure.files.yaml import Document, Key
from procure.model.pack import Column, Pack, Setting
from procure.model.scoring import ByEvaluator, FromSetting
from procure.pack.found import Found, requirements
from procure.pack.tables_fit import columns
from procure.tender.settings import choose


def settings_fit_their_use(pack: Pack) -> Found:
    """Yield settings named where their type cannot be used."""
    for index, criterion in enumerate(pack.criteria):
        key: Key = ("criteria", index)
        scoring = criterion.scoring
        parameters = scoring.parameters if isinstance(scoring, ByEvaluator) else {}
        for name in _named(parameters):
            if name in pack.settings and pack.settings[name].type in {"choices", "table"}:
                what = f"takes the setting {name!r} as a parameter, which is not one value."
                yield (*key, "scoring"), what, "Name another; evaluators see settings anyway."
        if scoring and not parameters:
            for name in _named(scoring.model_dump()):
                yield from _number(name, pack, (*key, "scoring"))
        yield from _known_values(criterion.applies_when, pack, key)
    for key, requirement in requirements(pack):
        for limit in (requirement.at_least, requirement.at_most):
            if isinstance(limit, FromSetting):
                yield from _number(limit.setting, pack, key)
        yield from _known_values(requirement.applies_when, pack, key)


def _named(value: object) -> Iterator[str]:
    if isinstance(value, FromSetting):
        yield value.setting
    elif isinstance(value, dict) and set(value) == {"setting"}:
        yield str(value["setting"])
    elif isinstance(value, dict | tuple | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _named(item)


def _number(name: str, pack: Pack, key: Key) -> Found:
    if name in pack.settings and pack.settings[name].type != "number":
        what = f"takes a number from the setting {name!r}, which is of type"
        yield key, f"{what} {pack.settings[name].type}.", "Make it a number."


def _known_values(applies_when: Mapping[str, tuple[str, ...]], pack: Pack, key: Key) -> Found:
    for name, values in applies_when.items():
        setting = pack.settings.get(name)
        if setting is None:
            continue
        known = ("yes", "no") if setting.type == "boolean" else tuple(setting.choices)
        for value in values:
            if known and value not in known:
                what = f"applies when {name!r} is {value!r}, which it never is."
                yield (*key, "applies_when"), what, f"Choose of: {', '.join(known)}."


def defaults_can_stand(pack: Pack) -> Found:
    """Yield settings whose own default would be refused, or that offer nothing to choose."""
    plain = {name: one for name, one in pack.settings.items() if one.type != "table"}
    copy = pack.model_copy(update={"settings": plain})
    for name, setting in plain.items():
        if setting.type in {"choice", "choices"} and not setting.choices:
            yield ("settings", name), "offers no choices.", "List them."
            continue
        own = copy.model_copy(update={"settings": {name: setting}})
        _, problems = choose(own, {}, (), {}, Document("", None, {}))
        for problem in problems:
            yield ("settings", name, "default"), problem.what, problem.remedy


def bounds_are_in_order(pack: Pack) -> Found:
    """Yield bounds that no number keeps."""
    for key, column in _bounded(pack):
        low, high = column.at_least, column.at_most
        if low is not None and high is not None and low > high:
            what = f"asks for at least {low} and at most {high}."
            yield key, what, "Exchange or correct them."
    for key, requirement in requirements(pack):
        least, most = requirement.at_least, requirement.at_most
        if isinstance(least, Decimal) and isinstance(most, Decimal) and least > most:
            what = f"asks for at least {least} and at most {most}."
            yield key, what, "Exchange or correct them."


def _bounded(pack: Pack) -> Iterator[tuple[Key, Column | Setting]]:
    for name, setting in pack.settings.items():
        yield ("settings", name), setting
    yield from columns(pack)


def validity_is_in_order(pack: Pack) -> Found:
    """Yield a validity that ends before it begins."""
    if pack.valid.end and pack.valid.end < pack.valid.start:
        what = f"ends on {pack.valid.end}, before it begins on {pack.valid.start}."
        yield ("valid",), what, "Exchange or correct them."


SETTINGS_FIT = (
    settings_fit_their_use,
    defaults_can_stand,
    bounds_are_in_order,
    validity_is_in_order,
)

"""How a criterion earns points or is passed, in the words the form prints elsewhere."""

from collections.abc import Mapping

from procure.evaluation.published import say_how
from procure.model.blocks import Text
from procure.model.lock import LockedCriterion
from procure.model.message import Message, MessageValue
from procure.model.scoring import ByEvaluator, Choice, Condition, Levels


def how_it_counts(locked: LockedCriterion) -> Text:
    """Return a sentence; empty where levels say it, or nothing is scored."""
    scoring, kind = locked.criterion.scoring, locked.criterion.kind
    if kind not in ("award", "gate") or isinstance(scoring, Levels):
        return ""
    said = say_how(_in_printed_words(locked))
    if isinstance(scoring, ByEvaluator) and locked.criterion.description:
        # A plugin's function has only a name here; what it does stands in the description.
        values: dict[str, MessageValue] = {"what": locked.criterion.description, "how": said}
        said = Message("{what} {how}", values)
    if kind == "award":
        return Message("How it earns points: {how}", {"how": said})
    if isinstance(scoring, Condition):
        return Message("It passes if: {how}", {"how": said})
    return Message("How it is decided: {how}", {"how": said})


def _in_printed_words(locked: LockedCriterion) -> LockedCriterion:
    """Return the criterion with the choices as the drop-down prints them, not by their keys."""
    scoring = locked.criterion.scoring
    update: Mapping[str, object]
    match scoring:
        case Choice(requirement=name, shares=shares):
            words = _choices(locked, name)
            update = {"shares": {words.get(key, key): share for key, share in shares.items()}}
        case Condition(requirement=name, one_of=keys):
            words = _choices(locked, name)
            update = {"one_of": tuple(words.get(key, key) for key in keys)}
        case _:
            return locked
    changed = locked.criterion.model_copy(update={"scoring": scoring.model_copy(update=update)})
    return locked.model_copy(update={"criterion": changed})


def _choices(locked: LockedCriterion, name: str) -> Mapping[str, str]:
    for requirement in locked.criterion.requirements:
        if (requirement.id or locked.criterion.id) == name:
            return requirement.choices
    return {}

"""How a criterion earns points or is passed, in the words the form prints elsewhere."""

from procure.evaluation.published import say_how
from procure.evaluation.wording import Wording
from procure.model.blocks import Text
from procure.model.lock import LockedCriterion
from procure.model.message import Message, MessageValue
from procure.model.scoring import ByEvaluator, Condition, Levels


def how_it_counts(locked: LockedCriterion, wording: Wording | None = None) -> Text:
    """Return a sentence; empty where levels say it, or nothing is scored.

    Args:
        locked: the criterion.
        wording: of the settings and criteria it names, in the language of the form.
    """
    scoring, kind = locked.criterion.scoring, locked.criterion.kind
    if kind not in ("award", "gate") or isinstance(scoring, Levels):
        return ""
    said = say_how(locked, wording)
    if isinstance(scoring, ByEvaluator) and locked.criterion.description:
        # A plugin's function has only a name here; what it does stands in the description.
        values: dict[str, MessageValue] = {"what": locked.criterion.description, "how": said}
        said = Message("{what} {how}", values)
    if kind == "award":
        return Message("How it earns points: {how}", {"how": said})
    if isinstance(scoring, Condition):
        return Message("It passes if: {how}", {"how": said})
    return Message("How it is decided: {how}", {"how": said})

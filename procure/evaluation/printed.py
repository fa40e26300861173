"""Choices in the words the form prints, so that no reader meets a key."""

from collections.abc import Mapping

from procure.model.message import Message
from procure.model.pack import Criterion

YES_AND_NO: Mapping[str, Message] = {"yes": Message("yes"), "no": Message("no")}


def printed_choices(criterion: Criterion, requirement: str) -> Mapping[str, Message | str]:
    """Return what the form prints for each choice of a requirement, by key; empty if none."""
    for asked in criterion.requirements:
        if (asked.id or criterion.id) == requirement:
            return YES_AND_NO if asked.type == "boolean" else asked.choices
    return {}

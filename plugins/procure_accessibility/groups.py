"""Support for each group of users: the same sum, over the criteria that matter to the group.

``published`` is the table of the US Access Board, which maps the 38 criteria of WCAG 2.0 only;
``own`` adds this pack's mapping of the newer ones, with a reason in each row.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache

from procure.api import Message
from procure_accessibility.levels import Standing, support
from procure_accessibility.published import rows

GROUPS: Mapping[str, Message] = {
    "without_vision": Message("people who cannot see"),
    "limited_vision": Message("people who see little"),
    "without_perception_of_colour": Message("people who cannot tell colours apart"),
    "without_hearing": Message("people who cannot hear"),
    "limited_hearing": Message("people who hear little"),
    "without_speech": Message("people who do not speak, or speak unclearly"),
    "limited_manipulation": Message("people who cannot move their hands freely"),
    "limited_reach_and_strength": Message("people with short reach or little strength"),
    "limited_language_cognitive_learning": Message(
        "people who find it hard to read, remember, learn or concentrate"
    ),
}
"""Groups by their name in measures, after the nine functional performance criteria."""

CLAIMS: Mapping[str, tuple[str, ...]] = {
    name: (f"302.{number}", f"4.2.{number}") for number, name in enumerate(GROUPS, 1)
} | {
    "limited_manipulation": ("302.7", "4.2.7"),
    "limited_reach_and_strength": ("302.8", "4.2.8"),
    "limited_language_cognitive_learning": ("302.9", "4.2.10"),
}
"""Where a report claims something for a group as a whole: Section 508, EN 301 549."""


@cache
def affected(mapping: str) -> Mapping[str, frozenset[str]]:
    """Return the criteria that matter to each group, by ``published`` or ``own`` mapping."""
    return {
        group: frozenset(
            row["criterion"]
            for row in rows("groups_affected.csv")
            if row["group"] == group and (mapping == "own" or row["mapping"] == "published")
        )
        for group in GROUPS
    }


def groups_of(number: str) -> tuple[str, ...]:
    """Return the groups a criterion matters to, by both mappings."""
    return tuple(group for group in GROUPS if number in affected("own")[group])


def group_support(some: Iterable[Standing], mapping: str) -> Mapping[str, Fraction]:
    """Return support in percent by group, without groups that no applicable criterion is about."""
    given = tuple(some)
    found: dict[str, Fraction] = {}
    for group, numbers in affected(mapping).items():
        own = support(one for one in given if one.criterion.number in numbers)
        if own is not None:
            found[group] = own
    return found

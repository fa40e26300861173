"""Numbers that a criterion takes from the tender's settings, put in their place."""

from collections.abc import Mapping

from procure.model.pack import Criterion
from procure.model.scoring import Linear


def with_limits(criterion: Criterion, settings: Mapping[str, str | tuple[str, ...]]) -> Criterion:
    """Return the criterion with each ``{setting: name}`` replaced by the setting's value.

    A setting without a value stays as it is; the tender's settings say so elsewhere.
    """
    content = criterion.model_dump(by_alias=True, exclude_unset=True)
    return Criterion.model_validate(_replaced(content, settings))


def ends_meet(criterion: Criterion) -> bool:
    """Say whether a straight line earns nothing and everything at one and the same number."""
    scoring = criterion.scoring
    return isinstance(scoring, Linear) and scoring.zero_at == scoring.full_at


def _replaced(value: object, settings: Mapping[str, str | tuple[str, ...]]) -> object:
    if isinstance(value, dict):
        if set(value) == {"setting"} and value["setting"] in settings:
            return settings[value["setting"]]
        return {key: _replaced(item, settings) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_replaced(item, settings) for item in value)
    return value

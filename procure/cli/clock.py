"""The one place that reads the clock."""

import os
from datetime import UTC, datetime

from procure.errors import WrongUsage

VARIABLE = "PROCURE_NOW"
"""Environment variable that stands for the clock, for rehearsals and tests."""


def now() -> str:
    """Return the time as UTC, ``2026-04-15T09:00:00Z``; ``PROCURE_NOW`` stands for the clock.

    Raises:
        WrongUsage: if ``PROCURE_NOW`` is not a time with zone.
    """
    given = os.environ.get(VARIABLE, "")
    if not given:
        return written(datetime.now(UTC))
    try:
        moment = datetime.fromisoformat(given)
    except (ValueError, OverflowError) as error:
        raise WrongUsage(
            f"{VARIABLE}: {given!r} is not a time such as 2026-04-15T09:00:00Z."
        ) from (error)
    if moment.tzinfo is None:
        raise WrongUsage(f"{VARIABLE}: {given!r} has no time zone; write 2026-04-15T09:00:00Z.")
    return written(moment)


def kind() -> str:
    """Return ``given`` if the time is handed in, ``machine`` if it is read from the clock."""
    return "given" if os.environ.get(VARIABLE) else "machine"


def written(moment: datetime) -> str:
    """Return a moment as records write it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

"""The day a rule of age counts from, as settings give it."""

from datetime import date

from procure.api import SettingValue
from procure_carbon.written import last_day


def day_of(setting: SettingValue | None) -> date | None:
    """Return the day of setting ``as_of``; None where no day was given, as in ``inspect``."""
    return last_day(setting) if isinstance(setting, date | str) else None

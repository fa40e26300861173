"""The settings of a pack as a reader sees them, in the words of the pack."""

from collections.abc import Mapping

from procure.bid.asked import unit_in
from procure.evaluation.model import SaidOrFact, ShownSetting
from procure.evaluation.printed import YES_AND_NO
from procure.model.lock import LockedPack
from procure.model.message import listed
from procure.model.pack import Setting
from procure.model.tender import Tender
from procure.pack.paths import translated_texts


def declared_settings(pack: LockedPack, tender: Tender) -> Mapping[str, ShownSetting]:
    """Return all settings by name, in the order of the pack; one without a value has an empty one.

    Args:
        pack: as locked.
        tender: for its language, and for units in which the pack says ``currency``.
    """
    texts = translated_texts(pack, tender.language)
    used = tender.packs.get(pack.id)
    written = used.settings if used else {}
    return {
        name: ShownSetting(
            title=texts.get(f"settings/{name}/title", setting.title),
            type=setting.type,
            value=_value(name, setting, pack.settings.get(name, ""), texts),
            unit=unit_in(setting.unit, tender.currency),
            own=name in written,
        )
        for name, setting in pack.declared_settings.items()
    }


def chosen_settings(pack: LockedPack, tender: Tender) -> tuple[ShownSetting, ...]:
    """Return the settings that have a value."""
    declared = declared_settings(pack, tender)
    return tuple(setting for name, setting in declared.items() if name in pack.settings)


def _value(
    name: str, setting: Setting, value: str | tuple[str, ...], texts: Mapping[str, str]
) -> SaidOrFact:
    if setting.type == "boolean" and isinstance(value, str):
        return YES_AND_NO.get(value, value)
    if setting.type in {"choice", "choices"}:
        many = value if isinstance(value, tuple) else (value,)
        return listed(
            [
                texts.get(f"settings/{name}/choices/{one}", setting.choices.get(one, one))
                for one in many
            ]
        )
    return listed(value) if isinstance(value, tuple) else value

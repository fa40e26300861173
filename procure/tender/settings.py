"""The settings of a pack as a tender chooses them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from procure.errors import Problem
from procure.files.table import Row, read_table, typed, typed_rows
from procure.files.yaml import Document, Key
from procure.model.case import SettingValue, TableRow
from procure.model.lock import LockedPack
from procure.model.pack import Column, Criterion, Pack, Setting
from procure.model.scoring import FromSetting

UNREAD = "\0"
"""Stands for the text of a table that could not be read; its fault is among the problems."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A pack's settings, each with a value as text, and the rows of the buyer's tables.

    Attributes:
        faulty: settings whose value cannot stand; ``values`` leaves them out.
    """

    values: Mapping[str, str | tuple[str, ...]]
    tables: Mapping[str, tuple[Row, ...]]
    faulty: frozenset[str] = frozenset()


def choose(
    pack: Pack,
    written: Mapping[str, object],
    needed: Iterable[str],
    files: Mapping[str, str],
    document: Document,
) -> tuple[Chosen, tuple[Problem, ...]]:
    """Return the settings of a pack, and what is wrong with them.

    Args:
        pack: with its declared settings.
        written: what the tender wrote under ``packs: <pack>: settings``.
        needed: settings that criteria in force name; the others may stay without a value.
        files: text of the tender's tables by file name.
        document: the tender's file, for messages.
    """
    key: Key = ("packs", pack.id, "settings")
    problems = [
        Problem(
            document.where((*key, name)),
            f"pack {pack.id!r} has no setting {name!r}.",
            f"It has: {', '.join(pack.settings) or 'none'}.",
        )
        for name in written
        if name not in pack.settings
    ]
    values: dict[str, str | tuple[str, ...]] = {}
    tables: dict[str, tuple[Row, ...]] = {}
    faulty: set[str] = set()
    for name, setting in pack.settings.items():
        value = written.get(name, setting.default)
        if value is None:
            if name in set(needed):
                what = f"{setting.title!r} has no value ({name})."
                problems.append(Problem(document.where(key), what, _example(name, setting)))
            continue
        found = _as_text(value, setting)
        wrong = tuple(_value_problems(found, setting, document.where((*key, name))))
        problems += wrong
        if wrong:
            faulty.add(name)
            continue
        values[name] = found
        if setting.type == "table" and isinstance(found, str) and setting.key:
            rows, faults = _rows(found, setting, files, document.where((*key, name)))
            tables[name] = rows
            problems += faults
    return Chosen(values, tables, frozenset(faulty)), tuple(problems)


def settings_named(criteria: Iterable[Criterion]) -> Iterator[str]:
    """Yield the settings that criteria name, in limits, conditions, parameters and rows."""
    for criterion in criteria:
        yield from criterion.applies_when
        yield from _references(criterion.scoring.model_dump() if criterion.scoring else None)
        for requirement in criterion.requirements:
            yield from requirement.applies_when
            for limit in (requirement.at_least, requirement.at_most):
                if isinstance(limit, FromSetting):
                    yield limit.setting
            if requirement.rows:
                yield requirement.rows.table


def typed_settings(pack: LockedPack) -> dict[str, SettingValue]:
    """Return a locked pack's settings as their types; tables are left out."""
    found: dict[str, SettingValue] = {}
    for name, value in pack.settings.items():
        setting = pack.declared_settings[name]
        if setting.type == "table":
            continue
        if setting.type == "choices" or isinstance(value, tuple):
            found[name] = value if isinstance(value, tuple) else (value,)
        else:
            found[name] = typed(value, _column(setting))
    return found


def typed_tables(pack: LockedPack) -> dict[str, tuple[TableRow, ...]]:
    """Return a locked pack's tables, its own and the buyer's, cells typed by column."""
    columns = {name: table.columns for name, table in pack.declared_tables.items()}
    columns |= {
        name: setting.columns
        for name, setting in pack.declared_settings.items()
        if setting.type == "table"
    }
    return {name: typed_rows(rows, columns[name]) for name, rows in pack.tables.items()}


def applies(applies_when: Mapping[str, tuple[str, ...]], chosen: Chosen) -> bool:
    """Say whether every setting named has one of the values named; a faulty one is let pass."""
    for name, allowed in applies_when.items():
        if name in chosen.faulty:
            continue
        value = chosen.values.get(name, ())
        if not set(value if isinstance(value, tuple) else (value,)) & set(allowed):
            return False
    return True


def _references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if set(value) == {"setting"}:
            yield str(value["setting"])
            return
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from _references(item)


def _as_text(value: object, setting: Setting) -> str | tuple[str, ...]:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        many = tuple(str(item) for item in value)
        return many[0] if setting.type == "choice" and len(many) == 1 else many
    return (str(value),) if setting.type == "choices" else str(value)


def _value_problems(
    value: str | tuple[str, ...], setting: Setting, where: str
) -> Iterator[Problem]:
    if isinstance(value, tuple) and setting.type not in {"choices", "choice"}:
        yield Problem(where, "is a list.", "Write one value.")
        return
    if setting.type in {"choice", "choices"}:
        many = value if isinstance(value, tuple) else (value,)
        if setting.type == "choice" and len(many) != 1:
            yield Problem(where, "takes one choice.", f"Choose of: {', '.join(setting.choices)}.")
        for one in many:
            if one not in setting.choices:
                known = ", ".join(setting.choices)
                yield Problem(where, f"{one!r} is not one of the choices.", f"Choose of: {known}.")
        return
    if setting.type != "table" and isinstance(value, str):
        yield from _typed_problems(value, setting, where)


def _typed_problems(value: str, setting: Setting, where: str) -> Iterator[Problem]:
    try:
        number = typed(value, _column(setting))
    except ValueError:
        remedy = f"The unit is {setting.unit}." if setting.unit not in {"", "1"} else ""
        yield Problem(where, f"{value!r} is not {_WRITTEN[setting.type]}.", remedy)
        return
    low, high = setting.at_least, setting.at_most
    if isinstance(number, Decimal) and (
        (low is not None and number < low) or (high is not None and number > high)
    ):
        bounds = [f"at least {low}" if low is not None else "", f"at most {high}"]
        said = " and ".join(part for part in bounds[: 2 if high is not None else 1] if part)
        yield Problem(where, f"{value} is out of range.", f"It must be {said}.")


_WRITTEN = {
    "number": "a plain number such as 4.5",
    "boolean": "yes or no",
    "date": "a date such as 2026-04-14",
    "text": "text",
}


def _rows(
    file: str, setting: Setting, files: Mapping[str, str], where: str
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    if file not in files:
        known = ", ".join(files) or "none"
        remedy = f"Put it into the tender's tables folder. Files there: {known}."
        return (), (Problem(where, f"{file!r} is not in tables/.", remedy),)
    if files[file] == UNREAD:
        return (), ()
    return read_table(files[file], f"tables/{file}", setting.key or "", setting.columns)


def _column(setting: Setting) -> Column:
    kind = setting.type if setting.type in {"number", "boolean", "date"} else "text"
    return Column.model_validate({"title": setting.title, "type": kind})


def _example(name: str, setting: Setting) -> str:
    if setting.type == "table":
        return f"Write {name}: FILE.csv, and put the file into the tender's tables folder."
    if setting.choices:
        return f"Write {name}: one of {', '.join(setting.choices)}."
    unit = f", in {setting.unit}" if setting.unit not in {"", "1"} else ""
    return f"Write {name}: {_WRITTEN[setting.type]}{unit}."

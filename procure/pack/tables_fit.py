"""Whether a pack's tables are whole: columns, keys, choices, and the rows that forms print."""

from collections.abc import Iterator, Mapping

from procure.files.yaml import Key
from procure.model.pack import Column, Pack
from procure.pack.found import Found, requirements


def tables_are_whole(pack: Pack) -> Found:
    """Yield tables without columns or key, and columns without a table."""
    for key, requirement in requirements(pack):
        if (requirement.type == "table") != bool(requirement.columns):
            yield key, "has columns if, and only if, its type is table.", "Correct type or columns."
        if requirement.type == "choice" and not requirement.choices:
            yield key, "is a choice without choices.", "List them."
    for id_, setting in pack.settings.items():
        if setting.type == "table" and (not setting.columns or setting.key not in setting.columns):
            yield ("settings", id_), "is a table without columns and a key among them.", "Add them."
    for id_, table in pack.tables.items():
        if table.key not in table.columns:
            yield (
                ("tables", id_, "key"),
                f"{table.key!r} is not one of its columns.",
                "Name one of them.",
            )


def rows_are_published(pack: Pack) -> Found:
    """Yield printed rows that no table of the pack holds."""
    tables = _published(pack)
    for key, requirement in requirements(pack):
        rows = requirement.rows
        if rows is None:
            continue
        if rows.table not in tables:
            yield (*key, "rows"), f"takes its rows from {rows.table!r}.", "Declare that table."
            continue
        for name in rows.show:
            if name not in tables[rows.table]:
                what = f"shows the column {name!r}, which {rows.table!r} does not have."
                yield (*key, "rows"), what, f"It has: {', '.join(tables[rows.table])}."


def _published(pack: Pack) -> Mapping[str, Mapping[str, Column]]:
    settings = {id_: one.columns for id_, one in pack.settings.items() if one.type == "table"}
    return {**settings, **{id_: table.columns for id_, table in pack.tables.items()}}


def columns(pack: Pack) -> Iterator[tuple[Key, Column]]:
    """Yield every typed column of a pack with its key."""
    for name, setting in pack.settings.items():
        for id_, column in setting.columns.items():
            yield ("settings", name, "columns", id_), column
    for name, table in pack.tables.items():
        for id_, column in table.columns.items():
            yield ("tables", name, "columns", id_), column
    for key, requirement in requirements(pack):
        for id_, column in requirement.columns.items():
            yield (*key, "columns", id_), column


def columns_offer_choices(pack: Pack) -> Found:
    """Yield columns of type choice with nothing to choose."""
    for key, column in columns(pack):
        if column.type == "choice" and not column.choices:
            yield key, "is a choice without choices.", "List them."


TABLES_FIT = (tables_are_whole, rows_are_published, columns_offer_choices)

"""The texts of tables that forms print, by path: the cells of the pack's own, and headings.

Of a pack's table only what a reader sees can be translated: text in columns that a form prints.
The column that names the rows never is, and neither is a column that says ``translate: no``.
"""

from collections.abc import Iterable, Iterator, Mapping

from procure.files.table import Row
from procure.model.pack import Column, DataTable, Requirement, Setting

Tables = Mapping[str, DataTable]
Printed = Mapping[str, tuple[str, ...]]
"""Columns that forms print, by table."""


def row_path(table: str, row: str, column: str) -> str:
    """Return the path of a cell's text."""
    return f"tables/{table}/rows/{row}/{column}"


def printed_columns(requirements: Iterable[Requirement], tables: Tables) -> Printed:
    """Return the columns of the pack's own tables that forms print, in the tables' order."""
    found: dict[str, set[str]] = {}
    for one in requirements:
        if one.rows and one.rows.table in tables:
            read = {name for name, column in one.columns.items() if not column.fill}
            found.setdefault(one.rows.table, set()).update(read, one.rows.show)
    return {
        table: tuple(name for name in tables[table].columns if name in names)
        for table, names in found.items()
    }


def translated_columns(table: DataTable, printed: Iterable[str]) -> tuple[str, ...]:
    """Return those of the printed columns whose cells can be translated."""
    return tuple(
        name
        for name in printed
        if name != table.key and (column := table.columns[name]).type == "text" and column.translate
    )


def row_paths(
    printed: Printed, tables: Tables, rows: Mapping[str, tuple[Row, ...]]
) -> Iterator[tuple[str, str]]:
    """Yield path and text of every cell that can be translated; blank ones are left out."""
    for id_, names in printed.items():
        table = tables[id_]
        for row in rows.get(id_, ()):
            for name in translated_columns(table, names):
                if row.get(name):
                    yield row_path(id_, row[table.key], name), row[name]


def heading_paths(
    requirements: Iterable[Requirement], tables: Tables, settings: Mapping[str, Setting]
) -> Iterator[tuple[str, str]]:
    """Yield path and text of headings that forms take from a table of the pack or the buyer."""
    found: dict[str, str] = {}
    for one in requirements:
        if one.rows is None:
            continue
        path, columns, key = _printed_from(one.rows.table, tables, settings)
        for name in (key, *one.rows.show):
            if name in columns and name not in one.columns:
                found[f"{path}/columns/{name}/title"] = columns[name].title
                found[f"{path}/columns/{name}/guidance"] = columns[name].guidance
    yield from found.items()


def _printed_from(
    name: str, tables: Tables, settings: Mapping[str, Setting]
) -> tuple[str, Mapping[str, Column], str]:
    if name in tables:
        return f"tables/{name}", tables[name].columns, tables[name].key
    setting = settings.get(name)
    return f"settings/{name}", setting.columns if setting else {}, (setting and setting.key) or ""


def row_in_language(table: str, key: str, row: Row, texts: Mapping[str, str]) -> Row:
    """Return a row of the pack's table in another language; what has no translation stays.

    Args:
        table: its id.
        key: the column that names its rows.
        row: as published.
        texts: of the language, by path.
    """
    return {name: texts.get(row_path(table, row[key], name), text) for name, text in row.items()}


def columns_in_language(
    path: str, columns: Mapping[str, Column], texts: Mapping[str, str]
) -> dict[str, Column]:
    """Return columns with their headings in another language; ``path`` is that of their table."""
    return {
        name: column.model_copy(
            update={
                "title": texts.get(f"{path}/columns/{name}/title", column.title),
                "guidance": texts.get(f"{path}/columns/{name}/guidance", column.guidance),
            }
        )
        for name, column in columns.items()
    }

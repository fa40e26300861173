"""Bidders by their names in the tables and figures of a plugin that compares bids."""

from dataclasses import replace

from procure.evaluation.named import Names, with_names
from procure.model.blocks import (
    Block,
    Cell,
    ColumnHead,
    Figure,
    Items,
    Paragraph,
    Series,
    Table,
    Text,
)
from procure.model.message import Message


def block_with_names(block: Block, names: Names) -> Block:
    """Return a block of a comparison in which bidders go by their names.

    A word of a plugin may be a folder's by chance. So cells of a table are taken for bidders only
    where every cell of their column is one.
    """
    if isinstance(block, Table):
        return _table(block, names)
    if isinstance(block, Figure):
        return replace(
            block,
            alternative=_text(block.alternative, names),
            categories=tuple(_text(one, names) for one in block.categories),
            series=tuple(Series(_text(one.name, names), one.values) for one in block.series),
            table=_table(block.table, names),
        )
    if isinstance(block, Paragraph):
        return replace(block, text=_text(block.text, names))
    if isinstance(block, Items):
        items = (with_names(one, names) if isinstance(one, Message) else one for one in block.items)
        return replace(block, items=tuple(items))
    return block


def _table(table: Table, names: Names) -> Table:
    columns = [
        at
        for at in range(len(table.columns))
        if table.rows and all(isinstance(row[at], str) and row[at] in names for row in table.rows)
    ]
    return replace(
        table,
        caption=_text(table.caption, names),
        note=None if table.note is None else _text(table.note, names),
        columns=tuple(_head(one, names) for one in table.columns),
        rows=tuple(
            tuple(_cell(cell, names, at in columns) for at, cell in enumerate(row))
            for row in table.rows
        ),
    )


def _head(head: ColumnHead, names: Names) -> ColumnHead:
    return replace(head, text=_text(head.text, names), group=_text(head.group, names))


def _cell(cell: Cell, names: Names, of_bidders: bool) -> Cell:
    if isinstance(cell, Message):
        return with_names(cell, names)
    return names[cell] if of_bidders and isinstance(cell, str) else cell


def _text(text: Text, names: Names) -> Text:
    return with_names(text, names) if isinstance(text, Message) else names.get(text, text)

"""Blocks of a report as plain text: one line for each cell, so that nothing depends on columns."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from textwrap import wrap

from procure.model.blocks import Block, Cell, Figure, Heading, Items, Paragraph, Table, Text

WIDTH = 100
_UNDER = {1: "=", 2: "-"}

Render = Callable[[Text], str]


def plain_text(blocks: Iterable[Block], render: Render = str) -> str:
    """Return blocks as text that a screen reader reads in order, ending with a newline.

    Args:
        blocks: of a report.
        render: turns a message into words; English if omitted.
    """
    return "\n".join(line for block in blocks for line in _lines(block, render)) + "\n"


def _lines(block: Block, render: Render) -> Iterator[str]:
    if isinstance(block, Heading):
        title = render(block.text)
        yield from ("", title, _UNDER.get(block.level, ".") * min(len(title), WIDTH))
    elif isinstance(block, Paragraph):
        label = f"{render(block.label)} " if block.label else ""
        yield from _wrapped(f"{label}{render(block.text)}", "")
    elif isinstance(block, Items):
        for number, item in enumerate(block.items, start=1):
            yield from _wrapped(render(item), f"{number}. " if block.ordered else "- ")
    else:
        yield from _table(block.table if isinstance(block, Figure) else block, render)


def _table(table: Table, render: Render) -> Iterator[str]:
    yield ""
    yield f"{render(table.caption)}:"
    heads = [render(column.text) for column in table.columns]
    for row in table.rows:
        yield ""
        for head, cell in zip(heads, row, strict=True):
            yield from _wrapped(_cell(cell, render), f"  {head}: ")
    if table.note:
        yield from _wrapped(render(table.note), "  ")


def _cell(cell: Cell, render: Render) -> str:
    if cell is None:
        return "-"
    return str(cell) if isinstance(cell, Decimal) else render(cell)


def _wrapped(text: str, first: str) -> Iterator[str]:
    """Yield the lines of a text, its own line breaks kept, what follows the first indented."""
    start = first
    for line in text.split("\n"):
        yield from wrap(
            line,
            WIDTH,
            initial_indent=start,
            subsequent_indent="    ",
            break_on_hyphens=False,
            break_long_words=False,
        ) or [start.rstrip()]
        start = "    "

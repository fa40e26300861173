"""Blocks of a report as plain text: one line for each cell, so that nothing depends on columns."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from textwrap import wrap

from procure.model.blocks import (
    Block,
    Cell,
    Contents,
    Figure,
    Heading,
    Items,
    Paragraph,
    Table,
    Text,
    content,
    covered,
    item_of,
)

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
        for note in block.footnotes:
            yield from _wrapped(render(note), "  * ")
    elif isinstance(block, Items):
        yield from _items(block, render, "")
    elif not isinstance(block, Contents):
        yield from _table(block.table if isinstance(block, Figure) else block, render)


def _items(block: Items, render: Render, indent: str) -> Iterator[str]:
    for number, item in enumerate(map(item_of, block.items), start=1):
        marker = f"{number}. " if block.ordered else "- "
        yield from _wrapped(render(item.text), indent + marker)
        if item.within:
            yield from _items(item.within, render, indent + "  ")


def _table(table: Table, render: Render) -> Iterator[str]:
    yield ""
    yield f"{render(table.caption)}:"
    heads = [
        f"{render(column.group)}, {render(column.text)}" if column.group else render(column.text)
        for column in table.columns
    ]
    unsaid = covered(table.rows)
    for at, row in enumerate(table.rows):
        yield ""
        for column, (head, cell) in enumerate(zip(heads, row, strict=True)):
            if (at, column) not in unsaid:
                yield from _wrapped(_cell(cell, render), f"  {head}: ")
    if table.note:
        yield from _wrapped(render(table.note), "  ")


def _cell(cell: Cell, render: Render) -> str:
    said = content(cell)
    if said is None:
        return "-"
    return str(said) if isinstance(said, Decimal) else render(said)


def _wrapped(text: str, first: str) -> Iterator[str]:
    """Yield the lines of a text, its own line breaks kept, what follows the first indented."""
    start = first
    for line in text.split("\n"):
        if _fits(start, line):
            yield start + line
        else:
            yield from _broken(line, start)
        start = "    "


def _broken(line: str, start: str) -> list[str]:
    return wrap(
        line,
        WIDTH,
        initial_indent=start,
        subsequent_indent="    ",
        break_on_hyphens=False,
        break_long_words=False,
    ) or [start.rstrip()]


def _fits(start: str, line: str) -> bool:
    """Return whether a line stands as it is: most answers are short."""
    plain = line.isprintable() and line.strip() == line != ""
    return plain and len(start) + len(line) <= WIDTH

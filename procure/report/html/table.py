"""Tables, with a scope for every head."""

from decimal import Decimal
from itertools import groupby
from xml.etree.ElementTree import Element

from procure.model.blocks import Cell, ColumnHead, FullCell, Table, Text, content, covered
from procure.model.message import Message
from procure.report.html.elements import add, element, hidden
from procure.report.html.language import direction, runs_along, say, told
from procure.report.html.links import linked_whole
from procure.report.render_text import LONG, number, words

_DASH = "\N{EN DASH}"
_NONE = Message("none")
_LOOKED_AT = 12
"""Rows by which it is told whether a column holds sentences."""
_SENTENCE = 50
"""Characters."""


def table(block: Table, language: str, anchor: str) -> Element:
    """Return the table under its caption; a wide one is moved inside its own frame.

    Args:
        block: the table.
        language: the reader's.
        anchor: an id of its own, for the caption that names the frame.
    """
    caption = say(element("caption", id=anchor), block.caption, language)
    under = covered(block.rows)
    along = _columns_along(block, language)
    rows = (_row(block, at, under, along, language) for at in range(len(block.rows)))
    drawn = element(
        "table",
        caption,
        element("thead", *_heads(block, language)),
        element("tbody", *rows),
    )
    note = say(element("p", class_="note"), block.note, language) if block.note else None
    frame = element("div", drawn, class_="frame", role="group", tabindex="0")
    frame.set("aria-labelledby", anchor)
    return element("div", frame, note, class_="table")


def _heads(block: Table, language: str) -> tuple[Element, ...]:
    """Return the row of heads; where columns are grouped, a row of common heads above it.

    A column of sentences says so: on a narrow screen it stays wide enough to be read.
    """
    columns = block.columns
    own = element("tr", *(_column_head(one, language) for one in columns))
    for place, head in enumerate(own):
        if columns[place].kind != "number" and _holds_sentences(block, place, language):
            head.set("class", "sentences")
    if not any(one.group for one in columns):
        return (own,)
    above = element("tr")
    below = element("tr")
    for group, members in groupby(columns, key=lambda one: one.group):
        heads = tuple(members)
        if not group:
            for one in heads:
                above.append(_column_head(one, language, rows=2))
            continue
        common = say(element("th", scope="colgroup"), group, language)
        common.set("colspan", str(len(heads)))
        above.append(common)
        below.extend(_column_head(one, language) for one in heads)
    return (above, below)


def _holds_sentences(block: Table, place: int, language: str) -> bool:
    some = (_text(row[place]) for row in block.rows[:_LOOKED_AT])
    return any(len(words(text, language)) > _SENTENCE for text in some if text)


def _column_head(column: ColumnHead, language: str, rows: int = 1) -> Element:
    head = element("th", scope="col", class_="number" if column.kind == "number" else "")
    say(head, column.text, language)
    if rows > 1:
        head.set("rowspan", str(rows))
    return head


def _columns_along(block: Table, language: str) -> frozenset[int]:
    """Return the columns with a long passage from left to right, in a table that runs back.

    Such a passage is read from its left edge, and what runs the same way stands under it there;
    short names and words keep to the edge of the table, as in the PDF.
    """
    if direction(language) == "ltr":
        return frozenset()
    return frozenset(
        place
        for row in block.rows
        for place, cell in enumerate(row)
        if block.columns[place].kind != "number"
        and len(words(_text(cell), language)) > LONG
        and _is_along(cell, language)
    )


def _text(cell: Cell) -> Text:
    held = content(cell)
    return held if isinstance(held, str | Message) else ""


def _is_along(cell: Cell, language: str) -> bool:
    if isinstance(cell, FullCell) and cell.language:
        return direction(cell.language) == "ltr"
    return bool(_text(cell)) and runs_along(_text(cell), language)


def _row(
    block: Table,
    at: int,
    under: frozenset[tuple[int, int]],
    along: frozenset[int],
    language: str,
) -> Element:
    row = element("tr", class_="emphasis" if at in block.emphasis else "")
    for place, cell in enumerate(block.rows[at]):
        if (at, place) in under:
            continue
        made = _head_or_cell(block, place, cell)
        _fill(made, cell, language)
        if place in along and _is_along(cell, language):
            made.set("dir", "ltr")
            made.set("class", "along")
        row.append(made)
    return row


def _head_or_cell(block: Table, place: int, cell: Cell) -> Element:
    kind = "number" if block.columns[place].kind == "number" else ""
    if place != block.row_header:
        made = element("td", class_=kind)
    else:
        several = isinstance(cell, FullCell) and cell.rows > 1
        made = element("th", class_=kind, scope="rowgroup" if several else "row")
    if isinstance(cell, FullCell):
        for name, count in (("colspan", cell.columns), ("rowspan", cell.rows)):
            if count > 1:
                made.set(name, str(count))
    return made


def _fill(made: Element, cell: Cell, language: str) -> None:
    full = cell if isinstance(cell, FullCell) else FullCell(cell)
    own, said = full.language or language, full.content
    if said is None:
        dash = element("span", _DASH, aria_hidden="true")
        add(made, element("span", dash, hidden(_NONE, language)))
    elif isinstance(said, Decimal):
        text = number(said, own)
        add(made, linked_whole(text, full.to) if full.to else text)
    elif full.to:
        add(made, linked_whole(words(said, own), full.to))
    else:
        say(made, said, own)
    told(made, full.language, language)

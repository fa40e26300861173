"""The closed set of blocks that every report is made of. A report is data; layout comes behind it.

Text is a ``Message`` where it is ours, and a plain string where it is a fact (a name, a reason,
an answer). Numbers are Decimals with the places they are to be shown with.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from procure.model.message import Message

Text: TypeAlias = Message | str


@dataclass(frozen=True, slots=True)
class Link:
    """Words of a paragraph that lead somewhere: ``https://…``, ``mailto:…`` or ``#anchor``.

    The words are those of the paragraph's own text, as read in the reader's language; where they
    do not occur in it, the link follows the text. An anchor is that of a heading.
    """

    text: Text
    to: str


@dataclass(frozen=True, slots=True)
class FullCell:
    """A cell that has more to say than its content.

    ``language`` is that of the content where it is not the report's (a BCP 47 tag, ``tr``);
    ``columns`` and ``rows`` are how many of each it covers, and every place it covers beside its
    own holds None; ``to`` makes the content a link, as in ``Link``.
    """

    content: Message | str | Decimal | None
    language: str = ""
    columns: int = 1
    rows: int = 1
    to: str = ""


Cell: TypeAlias = Message | str | Decimal | FullCell | None
"""A cell; None is shown as a dash and read as "none"."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, level 1 to 4, without skips. ``new_page`` starts a page, ``anchor`` a link."""

    level: int
    text: Text
    new_page: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``role`` says what it is, not how it looks.

    ``lead`` opens a section; ``note`` is a remark; ``arithmetic`` a calculation line; ``quote`` is
    somebody else's words (an answer, a reason); ``key`` is a sentence nobody must miss.
    ``label`` stands before it in bold, as in "Reason: …". ``language`` is that of the text, and
    not of the label, where it is not the report's (a BCP 47 tag, ``tr``). ``footnotes`` are
    numbered through the report and stand at the end of the section.
    """

    text: Text
    role: Literal["normal", "lead", "note", "arithmetic", "quote", "key"] = "normal"
    label: Text | None = None
    language: str = ""
    links: tuple[Link, ...] = ()
    footnotes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list that has more than its text: a list inside it, a language, links."""

    text: Text
    within: "Items | None" = None
    language: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list, of texts or of items with a list inside them, at most four deep."""

    items: tuple[Text | Item, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of the headings of level 2 to ``depth``, each a link with its page."""

    depth: int = 2


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """Head of a column; ``number`` columns are aligned on the decimal point; ``width`` is a share.

    ``width`` 0 lets the layout choose from the content. Neighbouring columns of one ``group`` get
    a common head above their own.
    """

    text: Text
    kind: Literal["text", "number"] = "text"
    width: int = 0
    group: Text = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and column heads; column ``row_header`` names each row.

    ``emphasis`` are indexes of rows shown in bold (totals, winners). Every row has a cell for
    each column; where a ``FullCell`` covers others, they are None.
    """

    caption: Text
    columns: tuple[ColumnHead, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_header: int = 0
    emphasis: tuple[int, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one series, one for each category; None where there is no value."""

    name: Text
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, always with alternative text and the table of its numbers.

    ``bar``: one bar a category and series. ``stacked``: series stacked to one bar a category.
    ``points``: categories placed by two series, x and y. ``areas``: series over ordered
    categories. Series are told apart by pattern and label, never by colour alone.
    """

    kind: Literal["bar", "stacked", "points", "areas"]
    caption: Text
    alternative: Text
    categories: tuple[Text, ...]
    series: tuple[Series, ...]
    unit: Text
    table: Table
    most: Decimal | None = None


Block: TypeAlias = Heading | Paragraph | Items | Table | Figure | Contents


def content(cell: Cell) -> Message | str | Decimal | None:
    """Return what a cell holds, whether or not it says more."""
    return cell.content if isinstance(cell, FullCell) else cell


def item_of(item: Text | Item) -> Item:
    """Return an item of a list, also where it is written as its text alone."""
    return item if isinstance(item, Item) else Item(item)


def covered(rows: tuple[tuple[Cell, ...], ...]) -> frozenset[tuple[int, int]]:
    """Return row and column of the places of a table that other cells cover."""
    return frozenset(
        (row + down, column + across)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if isinstance(cell, FullCell)
        for down in range(cell.rows)
        for across in range(cell.columns)
        if down or across
    )


@dataclass(frozen=True, slots=True)
class Document:
    """A report: title, subject and author for the metadata, a line for each page's foot, blocks.

    ``date`` is the ISO date the report speaks of, shown at each page's foot.
    """

    title: Text
    subject: Text
    language: str
    footer: Text
    blocks: tuple[Block, ...]
    author: Text = ""
    date: str = ""

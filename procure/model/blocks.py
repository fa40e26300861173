"""The closed set of blocks that every report is made of. A report is data; layout comes behind it.

Text is a ``Message`` where it is ours, and a plain string where it is a fact (a name, a reason,
an answer). Numbers are Decimals with the places they are to be shown with.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from procure.model.message import Message

Text: TypeAlias = Message | str
Cell: TypeAlias = Message | str | Decimal | None
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
    ``label`` stands before it in bold, as in "Reason: …".
    """

    text: Text
    role: Literal["normal", "lead", "note", "arithmetic", "quote", "key"] = "normal"
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """Head of a column; ``number`` columns are aligned on the decimal point; ``width`` is a share.

    ``width`` 0 lets the layout choose from the content.
    """

    text: Text
    kind: Literal["text", "number"] = "text"
    width: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and one header row; column ``row_header`` names each row.

    ``emphasis`` are indexes of rows shown in bold (totals, winners).
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


Block: TypeAlias = Heading | Paragraph | Items | Table | Figure


@dataclass(frozen=True, slots=True)
class Document:
    """A report: title, subject and author for the metadata, a line for each page's foot, blocks."""

    title: Text
    subject: Text
    language: str
    footer: Text
    blocks: tuple[Block, ...]
    author: Text = ""

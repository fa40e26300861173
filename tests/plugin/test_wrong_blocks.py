"""Blocks a plugin returns are looked at before anything is laid out."""

import pytest

from procure.model.blocks import (
    Block,
    ColumnHead,
    Contents,
    FullCell,
    Item,
    Items,
    Link,
    Paragraph,
    Table,
)
from procure.plugin.wrong_blocks import wrong_blocks

HEADS = (ColumnHead("a"), ColumnHead("b"))
FOUR_DEEP = Items((Item("2", Items((Item("3", Items((Item("4", Items(("5",))),))),))),))
DEEP = Items((Item("1", FOUR_DEEP),))


@pytest.mark.parametrize(
    ("block", "says"),
    [
        (Paragraph("x", links=(Link("x", "javascript:alert(1)"),)), "a link to 'javascript:"),
        (Paragraph("x", links=(Link("x", "file:///etc/passwd"),)), "a link to 'file:"),
        (Paragraph("x", language="english, please"), "the language 'english, please'"),
        (DEEP, "a list inside 4 others"),
        (Contents(1), "contents to level 1"),
        (Table("t", HEADS, ((FullCell("x", columns=3), None),)), "reaches out of it"),
        (Table("t", HEADS, ((FullCell("x", rows=2), "y"),)), "reaches out of it"),
        (Table("t", HEADS, ((FullCell("x", columns=2), "y"),)), "over others that are not None"),
        (Table("t", HEADS, (("x", "y"),), row_header=2), "no column 2 as row header"),
        (Table("t", HEADS, ((FullCell(0.5), None),)), "binary float"),  # type: ignore[arg-type]
    ],
)
def test_block_that_cannot_be_laid_out_is_refused_with_its_fault(block: Block, says: str) -> None:
    assert says in " ".join(wrong_blocks((block,)))


def test_blocks_with_links_spans_and_languages_pass() -> None:
    blocks = (
        Contents(),
        Paragraph("x", language="pt-BR", links=(Link("x", "https://example.org/"),)),
        Table("t", HEADS, ((FullCell("x", columns=2), None), ("y", FullCell("z", to="#there")))),
    )
    assert list(wrong_blocks(blocks)) == []

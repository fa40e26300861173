"""A document with every kind of block, and with text that wants to be markup."""

from decimal import Decimal

from procure.model.blocks import (
    ColumnHead,
    Contents,
    Document,
    Figure,
    FullCell,
    Heading,
    Item,
    Items,
    Link,
    Paragraph,
    Series,
    Table,
)

HOSTILE = "<script>alert(1)</script> & \"quoted\" 'text' \u202ereversed\u0007"
NUMBERS = Table(
    "Numbers of the figure",
    (ColumnHead("Bidder"), ColumnHead("Points", "number")),
    (("Meridian", Decimal("44.0")), ("Lantern", Decimal("44.4"))),
    note="Rounded to one decimal.",
)
SPANNED = Table(
    "Heads over heads, cells over cells",
    (ColumnHead("Bid"), ColumnHead("Low", group="Range"), ColumnHead("High", group="Range")),
    (
        (FullCell("Meridian", rows=2), "a", "b"),
        (None, FullCell("both", columns=2), None),
        ("Lantern", None, FullCell("tedarik", language="tr")),
    ),
)


def figure(kind: str, *series: Series) -> Figure:
    assert kind in {"bar", "stacked", "points", "areas"}
    return Figure(
        kind,  # type: ignore[arg-type]
        f"A figure of kind {kind}",
        "Meridian has 44 points and Lantern 44.4.",
        ("Meridian", "Lantern"),
        series or (Series("Quality", (Decimal(44), Decimal("44.4"))),),
        "points",
        NUMBERS,
    )


def every_block(language: str = "en") -> Document:
    """Return the document, said to be in ``language``."""
    two = (
        Series("Price", (Decimal(2925000), Decimal(2955000))),
        Series("Quality", (Decimal(44), None)),
    )
    return Document(
        title="A report",
        subject="All blocks",
        language=language,
        footer="City of Exampleton",
        author="City of Exampleton",
        blocks=(
            Heading(1, "A report"),
            Contents(3),
            Paragraph("What it is about.", "lead"),
            Heading(2, "Words", anchor="words"),
            Paragraph("See the law in force.", links=(Link("the law", "https://example.org/law"),)),
            Paragraph("Said by a bidder: " + HOSTILE, "quote", label="Answer:"),
            Paragraph("bir cümle", label="Answer:", language="tr"),
            Paragraph("It has remarks.", footnotes=("First remark.", "Second remark.")),
            Items(("one", Item("two", Items(("inside", "also inside"), ordered=True)))),
            Heading(3, "Tables"),
            NUMBERS,
            SPANNED,
            Heading(2, "Figures"),
            figure("bar", *two),
            figure("stacked", *two),
            figure("points", two[0], Series("Quality", (Decimal(44), Decimal("44.4")))),
            figure("areas"),
        ),
    )

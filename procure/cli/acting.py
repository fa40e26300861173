"""Who acts, and when, from the command line."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procure.cli.clock import kind, now

if TYPE_CHECKING:
    from procure.procedure.act import Act

TenderFolder = Annotated[Path, typer.Argument(help="the tender's folder", show_default=False)]
Chair = Annotated[
    str, typer.Option("--as", help="your name in the tender's panel", show_default=False)
]
Plain = Annotated[
    bool, typer.Option("--plain", help="sentences instead of tables, for screen readers")
]


Lot = Annotated[str, typer.Option("--lot", help="in a tender with lots: which one")]


def acting(person: str, lot: str = "") -> "Act":
    """Return a person acting now, in a lot if the tender has lots."""
    from procure.procedure.act import Act

    return Act(person, now(), kind(), lot)

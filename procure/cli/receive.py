"""``procure receive``: store and hash a bidder's files; show nothing of them."""

from pathlib import Path
from typing import Annotated

import typer

from procure.cli.acting import Chair, TenderFolder, acting
from procure.cli.console import say


def command(
    tender: TenderFolder,
    bidder: Annotated[str, typer.Argument(help="the bidder's folder name, such as acme")],
    files: Annotated[list[Path], typer.Argument(help="bid, price and evidence files")],
    person: Chair,
) -> None:
    """Record a delivery: files are stored and hashed, nothing of them is shown."""
    from procure.procedure.receive import receive
    from procure.tender.folder import Folder

    receipt = receive(Folder(tender), bidder, files, acting(person))
    say(f"Receipt: {bidder}, {receipt.at}{', LATE' if receipt.late else ''}.")
    for name, digest in receipt.files.items():
        say(f"  {digest}  {name}")
    if not any(name.startswith("price.") for name in receipt.files):
        say("No price form is among these files.")
    if receipt.late:
        say("Received after the deadline: it is kept, and never opened.")

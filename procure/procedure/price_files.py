"""The files that prices came in, held against what lies in the bids' folders now."""

from collections.abc import Iterator

from procure.bid.price_names import PRICE_FILES, price_names
from procure.errors import InputFault, Problem, Refused
from procure.files.canonical import file_sha256
from procure.record.events import Received
from procure.tender.folder import Folder


def price_file_problems(folder: Folder, received: Received) -> Iterator[Problem]:
    """Yield a problem for each price file that is missing, changed, or was never received."""
    own = folder.bids / received.bidder
    came = price_names(received.files)
    for name in came:
        where = f"{received.bidder}/{name}"
        if not (own / name).is_file():
            yield Problem(where, "was received and is gone.", "Restore it from a copy.")
        elif file_sha256(own / name) != received.files[name]:
            what = "is not the file that was received: its content has changed."
            yield Problem(where, what, "Restore it from a copy; nobody edits a bid.")
    lying = {one.name for one in own.iterdir()} if own.is_dir() else set()
    for name in PRICE_FILES:
        if name not in came and name in lying:
            where = f"{received.bidder}/{name}"
            yield Problem(where, "was never received.", "Move it out of the folder.")


def check_price_said(folder: Folder, received: Received, answer: str) -> None:
    """Refuse a price said later that is below 0, or whose file is not there to be looked at.

    Args:
        folder: the tender's.
        received: the bidder's delivery that counts.
        answer: a number.

    Raises:
        Refused: if no price file was handed in.
        InputFault: if a price file is missing, changed, or was never received, or the price is
            below 0.
    """
    if answer.startswith("-"):
        what = f"'{answer}' is below 0."
        raise InputFault([Problem(f"{received.bidder} price", what, "Write what is to be paid.")])
    if problems := tuple(price_file_problems(folder, received)):
        raise InputFault(problems)
    if not price_names(received.files):
        raise Refused(
            f"{received.bidder}: no price file came with this bid, so there is no price to ask"
            " about. Exclude the bid, or leave it open."
        )

"""What the file that a price came in may be called."""

from collections.abc import Iterable

PRICE_FILES = ("price.xlsx", "price.yaml")


def price_names(files: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the files a price came in.

    Where none has the right name, those count that begin with ``price``, such as ``price.pdf``.

    Args:
        files: names of all files that were received with a bid.
    """
    names = tuple(files)
    right = tuple(name for name in PRICE_FILES if name in names)
    return right or tuple(name for name in names if name.lower().startswith("price"))

"""Find the sample tenders that come with the package."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def sample_tenders() -> Traversable:
    """Return the folder of sample tenders.

    A wheel carries it in ``procure/_shipped/``; a checkout, and so an editable install, reads it
    from the repository, where an edited file takes effect at once.
    """
    packaged = files("procure") / "_shipped" / "tenders"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[1] / "tenders"

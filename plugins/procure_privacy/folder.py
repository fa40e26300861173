"""Where the criteria pack lies: in the installed package, or in a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def pack_folder() -> Traversable:
    """Return the folder that holds the pack's ``criteria.yaml``."""
    shipped = files("procure_privacy") / "pack"
    checkout = Path(__file__).parents[2] / "criteria" / "privacy"
    return shipped if shipped.is_dir() else checkout

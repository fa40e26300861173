"""Accessibility: criteria, conformance reports in OpenACR, and how they become points."""

from collections.abc import Iterable
from importlib.resources.abc import Traversable

from procure.api import hook
from procure_accessibility.folder import pack_folder

api = 1


@hook
def procure_packs() -> Iterable[Traversable]:
    """Return the accessibility pack."""
    return [pack_folder()]

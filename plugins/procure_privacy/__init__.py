"""Privacy: criteria, and how a risk table and its sisters become points."""

from collections.abc import Iterable
from importlib.resources.abc import Traversable

from procure.api import hook
from procure_privacy.folder import pack_folder

api = 1


@hook
def procure_packs() -> Iterable[Traversable]:
    """Return the privacy pack."""
    return [pack_folder()]

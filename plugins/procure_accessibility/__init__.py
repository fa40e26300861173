"""Accessibility: criteria, conformance reports in OpenACR, and how they become points.

Its pack is ``criteria/accessibility``. Findings: ``accessibility.L01`` levels are blank; ``L02``
criteria of the target are missing; ``L03`` some were not evaluated; ``L04`` a gap has no remark;
``L15`` a level is none of the five terms; ``R1`` the report cannot be read.
"""

from collections.abc import Iterable
from importlib.resources.abc import Traversable

from procure.api import Evaluator, Reader, hook
from procure_accessibility.currency import report_is_current
from procure_accessibility.folder import pack_folder
from procure_accessibility.openacr import is_openacr
from procure_accessibility.reading import read_openacr
from procure_accessibility.support import reported_support

api = 1


@hook
def procure_packs() -> Iterable[Traversable]:
    """Return the accessibility pack."""
    return [pack_folder()]


@hook
def procure_evaluators() -> Iterable[Evaluator]:
    """Return ``accessibility.reported_support`` and ``accessibility.report_is_current``."""
    return [reported_support, report_is_current]


@hook
def procure_readers() -> Iterable[Reader]:
    """Return the reader ``accessibility.openacr``."""
    return [Reader("openacr", is_openacr, read_openacr)]

"""Accessibility: criteria, conformance reports, and how they become points and questions.

Its pack is ``criteria/accessibility``; numbers, clauses and mappings stand in its tables. Findings
have the codes in ``said``: ``accessibility.L01`` to ``L20`` question a report, ``R1`` to ``R6`` say
what could not be read or placed, or how it counted, ``G1``, ``G2``, ``E1`` to ``E4`` why a figure
is missing, rests on little or on a guess, or is not backed. A finding never changes a count.
"""

from collections.abc import Iterable
from importlib.resources.abc import Traversable

from procure.api import BidSection, Check, Evaluator, Reader, ReportSection, Titled, hook
from procure_accessibility.evaluators import titled_evaluators
from procure_accessibility.folder import pack_folder
from procure_accessibility.openacr import is_openacr
from procure_accessibility.reading import read_openacr, read_own_sheet, read_word_report
from procure_accessibility.section import groups_side_by_side, report_of_a_bid
from procure_accessibility.sheet import is_sheet
from procure_accessibility.tender import answers_agree
from procure_accessibility.vpat import is_vpat

api = 1


@hook
def procure_packs() -> Iterable[Traversable]:
    """Return the accessibility pack."""
    return [pack_folder()]


@hook
def procure_evaluators() -> list[Evaluator | Titled]:
    """Return what scores reports and clauses, decides the two gates, and brings conditions."""
    return titled_evaluators()


@hook
def procure_readers() -> Iterable[Reader]:
    """Return ``accessibility.openacr``, ``accessibility.vpat`` and ``accessibility.sheet``."""
    return [
        Reader("openacr", is_openacr, read_openacr),
        Reader("vpat", is_vpat, read_word_report),
        Reader("sheet", is_sheet, read_own_sheet),
    ]


@hook
def procure_checks() -> Iterable[Check]:
    """Return what is looked at before a tender is issued."""
    return [answers_agree]


@hook
def procure_report_sections() -> Iterable[ReportSection]:
    """Return the table of groups of users over all bids."""
    return [groups_side_by_side]


@hook
def procure_bid_sections() -> Iterable[BidSection]:
    """Return what one bid's report says, whom it leaves out, and what to ask."""
    return [report_of_a_bid]

"""Ethics: decent working conditions where the parts of a contract are made.

Registers one of everything a plugin can offer. Findings: ``ethics.E1`` the list of sites cannot be
read; ``ethics.E2`` a row of it cannot be read; ``ethics.C1`` a tender scores audits without asking
to be let in; ``ethics.S1`` sites that no one has audited.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable

from procure.api import (
    BidSection,
    Check,
    Comparison,
    Evaluator,
    LowPriceTest,
    Message,
    PriceRule,
    Reader,
    ReportSection,
    Titled,
    hook,
)
from procure_ethics.audits import audited_sites, site_list
from procure_ethics.low_price import below_wages
from procure_ethics.price import quadratic
from procure_ethics.tender import (
    access_is_asked,
    lists_of_unlike_reach,
    sites_of_a_bid,
    sites_side_by_side,
    who_was_audited,
)

api = 1


@hook
def procure_packs() -> list[Traversable]:
    """Return the pack ``fair-work``."""
    return [files("procure_ethics") / "pack"]


@hook
def procure_evaluators() -> list[Evaluator | Titled]:
    """Return ``ethics.audited_sites``."""
    return [Titled(audited_sites, Message("Share of the listed sites that are audited"))]


@hook
def procure_readers() -> list[Reader]:
    """Return ``ethics.sites``."""
    return [site_list]


@hook
def procure_price_rules() -> list[PriceRule]:
    """Return ``ethics.quadratic``."""
    return [quadratic]


@hook
def procure_low_price_tests() -> list[LowPriceTest]:
    """Return ``ethics.below_wages``."""
    return [below_wages]


@hook
def procure_checks() -> list[Check]:
    """Return what is looked at before a tender is issued."""
    return [access_is_asked]


@hook
def procure_comparisons() -> list[Comparison]:
    """Return the table of audited sites, and what makes it no comparison."""
    return [sites_side_by_side, lists_of_unlike_reach]


@hook
def procure_report_sections() -> list[ReportSection]:
    """Return the section on audits."""
    return [who_was_audited]


@hook
def procure_bid_sections() -> list[BidSection]:
    """Return the sentence on one bid's sites."""
    return [sites_of_a_bid]

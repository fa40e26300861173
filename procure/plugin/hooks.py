"""The hooks a plugin may implement. Each is called once, when the plugin is loaded.

Hooks register; none decides. A hook that has nothing to register is left out.
"""

from collections.abc import Iterable
from importlib.resources.abc import Traversable

import pluggy

from procure.model.case import Evaluator, Titled
from procure.model.low_price import LowPriceTest
from procure.model.price import PriceRule
from procure.model.reader import BidSection, Check, Comparison, Reader, ReportSection

NAMESPACE = "procure"

hook = pluggy.HookimplMarker(NAMESPACE)
"""Marks a plugin's implementation of a hook."""

_spec = pluggy.HookspecMarker(NAMESPACE)


@_spec
def procure_packs() -> Iterable[Traversable]:  # type: ignore[empty-body]
    """Return the folders of this plugin's criteria packs; each holds ``criteria.yaml``."""


@_spec
def procure_evaluators() -> Iterable[Evaluator | Titled]:  # type: ignore[empty-body]
    """Return functions that score criteria of one bid, plain or ``Titled``; ``<plugin>.<name>``."""


@_spec
def procure_readers() -> Iterable[Reader]:  # type: ignore[empty-body]
    """Return readers of evidence files; named ``<plugin>.<reader>``."""


@_spec
def procure_price_rules() -> Iterable[PriceRule]:  # type: ignore[empty-body]
    """Return price rules; named ``<plugin>.<rule>`` in a tender."""


@_spec
def procure_low_price_tests() -> Iterable[LowPriceTest]:  # type: ignore[empty-body]
    """Return tests of abnormally low prices, named ``<plugin>.<test>``; they only flag."""


@_spec
def procure_checks() -> Iterable[Check]:  # type: ignore[empty-body]
    """Return functions that look at a resolved tender before it is issued."""


@_spec
def procure_comparisons() -> Iterable[Comparison]:  # type: ignore[empty-body]
    """Return functions that compare all admitted bids' measures; they never give points."""


@_spec
def procure_report_sections() -> Iterable[ReportSection]:  # type: ignore[empty-body]
    """Return functions that add blocks to the award report."""


@_spec
def procure_bid_sections() -> Iterable[BidSection]:  # type: ignore[empty-body]
    """Return functions that add blocks about one bid to its pages of the award report."""

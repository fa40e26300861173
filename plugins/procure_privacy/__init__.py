"""Privacy: criteria, and how risk, sub-processors and retention become points.

Its pack is ``criteria/privacy``. Findings: ``privacy.R1`` a risk grows by its measures; ``R2`` a
reduction has no measure; ``R3`` table and enclosed assessment differ; ``S1`` sub-processors are
listed though none is declared; ``S2`` one stands there twice; ``S3`` they are declared and not
listed; ``T1`` a country stands there twice; ``T2`` one stands among the sub-processors only; ``T3``
another legal way is claimed; ``N1`` a row says that there is none; ``I1`` a kind of data stands
there twice; ``I2`` no data about people are said to be handled; ``I3`` they are listed all the
same; ``M1`` a measure has no proof; ``M2`` its proof has run out; ``M3`` it does not say until when
it holds; ``M4`` the file of its proof did not come; ``G2`` the bidder sees more signs of high risk
than the buyer; ``G4`` a risk needs a condition; ``B1`` later notice of a breach would earn more;
``G5`` hours of notice end after the buyer's own deadline; ``E1`` what a criterion reads is asked
nowhere. The reader's: ``A1`` the file cannot be opened; ``A2`` a value is of a kind that has no
place; ``A3`` something stands there twice; ``A4`` it belongs to no part of the file; ``A5`` a level
is missing or none; ``A6`` a question is unanswered; ``A7`` the assessment is not settled; ``A8`` a
measure has no title; ``A9`` findings are left out for their number.
"""

from collections.abc import Iterable
from importlib.resources.abc import Traversable

from procure.api import BidSection, Check, Evaluator, Reader, Titled, hook
from procure_privacy.cnil_pia import is_cnil_pia, read_cnil_pia
from procure_privacy.evaluators import titled_evaluators
from procure_privacy.folder import pack_folder
from procure_privacy.section import privacy_of_a_bid
from procure_privacy.tender import (
    earlier_notice_earns_more,
    hours_fit_the_law,
    what_is_read_is_asked,
)

api = 1


@hook
def procure_packs() -> Iterable[Traversable]:
    """Return the privacy pack."""
    return [pack_folder()]


@hook
def procure_evaluators() -> list[Evaluator | Titled]:
    """Return the evaluators of points, then those of gates."""
    return titled_evaluators()


@hook
def procure_readers() -> list[Reader]:
    """Return ``privacy.cnil_pia``."""
    return [Reader("cnil_pia", is_cnil_pia, read_cnil_pia)]


@hook
def procure_bid_sections() -> list[BidSection]:
    """Return the register of risks of a bid, and the conditions they need."""
    return [privacy_of_a_bid]


@hook
def procure_checks() -> Iterable[Check]:
    """Return what is looked at before a tender is issued."""
    return [what_is_read_is_asked, earlier_notice_earns_more, hours_fit_the_law]

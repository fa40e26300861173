"""A bid whose price is above the ceiling is no reference for any other."""

from decimal import Decimal
from fractions import Fraction

from evaluation.sample import Kiosks

from procure.model.lock import LockedCriterion
from procure.model.scoring import Relative
from procure.procedure.decide import require_quality_closed

FOOTPRINT = "carbon/unit-footprint"
"""Of one kiosk, in kgCO2e: Nordhall 3,300, Lantern 4,350, Meridian 4,500; worth 8 points."""


def under_a_ceiling(kiosks: Kiosks, ceiling: str, **changes: object) -> Kiosks:
    """Return the sample with a ceiling; Nordhall asks 3,525,000, the others under 3,000,000."""
    price = kiosks.opened.lock.tender.price.model_copy(update={"ceiling": Decimal(ceiling)})
    return kiosks.with_tender(price=price, **changes)


def with_relative_footprint(kiosks: Kiosks) -> Kiosks:
    """Return the sample as if the footprint were scored against the lowest."""

    def changed(one: LockedCriterion) -> LockedCriterion:
        if one.id != FOOTPRINT:
            return one
        scoring = Relative(shape="relative", requirement="unit-footprint", best="lowest")
        return one.model_copy(
            update={"criterion": one.criterion.model_copy(update={"scoring": scoring})}
        )

    lock = kiosks.opened.lock
    criteria = tuple(changed(one) for one in lock.criteria)
    return kiosks.under(lock.model_copy(update={"criteria": criteria}))


def footprint_points(kiosks: Kiosks) -> dict[str, Fraction | None]:
    qualities = kiosks.assessed().qualities
    return {
        bidder: next(
            one.points for one in qualities[bidder].criteria if one.criterion.id == FOOTPRINT
        )
        for bidder in ("lantern", "meridian", "nordhall")
    }


def test_rescaled_quality_is_held_against_the_best_bid_below_the_ceiling(kiosks: Kiosks) -> None:
    ranked = under_a_ceiling(kiosks, "3000000", rescale="quality").assessed().ranked
    assert set(ranked.over_ceiling) == {"nordhall"}
    assert ranked.qualities["lantern"].quality == 60
    assert ranked.qualities["meridian"].quality == 44 / Fraction("44.4") * 60


def test_a_criterion_that_compares_is_held_against_the_best_bid_below_the_ceiling(
    kiosks: Kiosks,
) -> None:
    found = footprint_points(under_a_ceiling(with_relative_footprint(kiosks), "3000000"))
    assert (found["lantern"], found["meridian"]) == (Fraction(8), Fraction(4350, 4500) * 8)


def test_below_the_ceiling_every_bid_is_a_reference(kiosks: Kiosks) -> None:
    found = footprint_points(under_a_ceiling(with_relative_footprint(kiosks), "3600000"))
    assert (found["nordhall"], found["lantern"]) == (Fraction(8), Fraction(3300, 4350) * 8)


def test_where_all_are_above_the_ceiling_nothing_waits(kiosks: Kiosks) -> None:
    ranked = under_a_ceiling(with_relative_footprint(kiosks), "2000000").assessed().ranked
    assert (ranked.waiting, dict(ranked.places)) == ((), {})


def test_what_is_open_in_excluded_bids_holds_up_nobody(kiosks: Kiosks) -> None:
    beyond_reach = {"accessibility/clauses": Decimal(20)}
    compared = with_relative_footprint(kiosks).with_tender(minimums=beyond_reach)
    require_quality_closed(compared.opened)

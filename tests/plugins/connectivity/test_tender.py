from procure_connectivity.tender import (
    counted_from,
    downtime_once,
    evenness_can_lower,
    limits_are_known,
    persons_are_protected,
    steps_in_order,
    zones_can_be_weighed,
)
from support.examples import small_lock
from support.locked import lock_of

from procure.api import Lock, Severity
from procure.pack.read import PublishedPack

STEPS = {"downtime-full": "4.38", "downtime-half": "8.76"}


def locked(
    published: PublishedPack,
    settings: dict[str, str],
    zones: tuple[dict[str, str], ...],
    names: tuple[str, ...] = ("coverage", "downtime"),
    **tables: tuple[dict[str, str], ...],
) -> Lock:
    return lock_of(published, names, settings, {"zones": zones, **tables})


def zone(premises: str, under_served: str) -> dict[str, str]:
    return {"zone": "a", "title": "A", "premises": premises, "under-served": under_served}


def test_a_zones_table_with_under_served_premises_passes(published: PublishedPack) -> None:
    assert zones_can_be_weighed(locked(published, STEPS, (zone("4000", "0.25"),))) == ()


def test_an_empty_zones_table_is_an_error(published: PublishedPack) -> None:
    (finding,) = zones_can_be_weighed(locked(published, STEPS, ()))
    assert (finding.code, finding.severity) == ("connectivity.Z1", Severity.ERROR)


def test_zones_without_premises_are_an_error(published: PublishedPack) -> None:
    (finding,) = zones_can_be_weighed(locked(published, STEPS, (zone("0", "0.25"),)))
    assert finding.code == "connectivity.Z1"


def test_zones_in_which_nobody_is_under_served_are_a_warning(published: PublishedPack) -> None:
    (finding,) = zones_can_be_weighed(locked(published, STEPS, (zone("4000", "0"),)))
    assert (finding.code, finding.severity) == ("connectivity.Z2", Severity.WARNING)


def test_steps_the_right_way_round_pass(published: PublishedPack) -> None:
    assert steps_in_order(locked(published, STEPS, ())) == ()


def test_steps_the_wrong_way_round_are_an_error(published: PublishedPack) -> None:
    settings = {"downtime-full": "8.76", "downtime-half": "4.38"}
    (finding,) = steps_in_order(locked(published, settings, ()))
    assert (finding.code, finding.severity) == ("connectivity.S1", Severity.ERROR)


def test_a_tender_without_the_pack_has_no_findings() -> None:
    assert zones_can_be_weighed(small_lock()) == steps_in_order(small_lock()) == ()


def test_downtime_that_is_paid_twice_is_a_warning(published: PublishedPack) -> None:
    twice = locked(published, STEPS, (), ("downtime", "service-quality"))
    (finding,) = downtime_once(twice)
    assert (finding.code, finding.severity) == ("connectivity.S2", Severity.WARNING)
    assert downtime_once(locked(published, STEPS, (), ("downtime",))) == ()
    assert downtime_once(locked(published, STEPS, (), ("service-quality",))) == ()


def test_equity_needs_coverage_before_it(published: PublishedPack) -> None:
    for names in (("equity",), ("equity", "coverage")):
        (finding,) = counted_from(locked(published, STEPS, (), names))
        assert (finding.code, finding.severity) == ("connectivity.S3", Severity.ERROR)
    assert counted_from(locked(published, STEPS, (), ("coverage", "equity"))) == ()


def test_evenness_that_earns_points_is_a_warning(published: PublishedPack) -> None:
    (finding,) = evenness_can_lower(locked(published, STEPS, (), ("coverage", "equity")))
    assert (finding.code, finding.severity) == ("connectivity.S6", Severity.WARNING)
    assert evenness_can_lower(locked(published, STEPS, (), ("coverage",))) == ()


def test_a_margin_needs_the_gate_wherever_it_is_named(published: PublishedPack) -> None:
    assert counted_from(locked(published, STEPS, (), ("exposure-margin", "exposure"))) == ()
    assert counted_from(locked(published, STEPS, (), ("exposure-margin",)))


def test_own_limits_of_exposure_must_be_filled_in(published: PublishedPack) -> None:
    own = {"jurisdiction": "own"}
    (finding,) = limits_are_known(locked(published, own, (), ("exposure",)))
    assert (finding.code, finding.severity) == ("connectivity.S4", Severity.ERROR)
    row = {"band": "all", "above-mhz": "1", "up-to-mhz": "9", "watts": "1", "divisor": "0"}
    filled = locked(published, own, (), ("exposure",), **{"emf-own": (row,)})
    assert limits_are_known(filled) == ()
    assert limits_are_known(locked(published, {"jurisdiction": "china"}, (), ("exposure",))) == ()


def test_equipment_that_may_observe_people_asks_for_the_privacy_pack(
    published: PublishedPack,
) -> None:
    watching = locked(published, {"observes-people": "yes"}, ())
    (finding,) = persons_are_protected(watching)
    assert (finding.code, finding.severity) == ("connectivity.S5", Severity.WARNING)
    assert persons_are_protected(locked(published, {"observes-people": "no"}, ())) == ()
    guarded = watching.criteria[0].model_copy(update={"id": "privacy/no-secondary-use"})
    both = watching.model_copy(update={"criteria": (*watching.criteria, guarded)})
    assert persons_are_protected(both) == ()

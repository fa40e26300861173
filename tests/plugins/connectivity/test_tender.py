from procure_connectivity.tender import steps_in_order, zones_can_be_weighed
from support.examples import small_lock

from procure.api import Lock, LockedCriterion, Severity
from procure.model.lock import LockedPack
from procure.pack.read import PublishedPack

STEPS = {"downtime-full": "4.38", "downtime-half": "8.76"}


def locked(
    published: PublishedPack, settings: dict[str, str], zones: tuple[dict[str, str], ...]
) -> Lock:
    pack = published.pack
    in_lock = LockedPack(
        id=pack.id,
        version=pack.version,
        title=pack.title,
        language=pack.language,
        publisher=pack.publisher,
        licence=pack.licence,
        plugin="connectivity",
        sha256=published.sha256,
        valid=pack.valid,
        review_by=pack.review_by,
        sources=pack.sources,
        declared_settings=pack.settings,
        settings=dict(settings),
        declared_tables=pack.tables,
        tables={"zones": zones},
    )
    in_force = tuple(
        LockedCriterion(id=f"connectivity/{one.id}", criterion=one, most=4)
        for one in pack.criteria
        if one.id in {"coverage", "downtime"}
    )
    return small_lock().model_copy(update={"packs": (in_lock,), "criteria": in_force})


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

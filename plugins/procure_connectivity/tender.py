"""What is wrong with a tender's connectivity settings, before it is issued."""

from decimal import Decimal

from procure.api import Finding, Lock, Message, Severity
from procure_connectivity.exposure import OWN

PACK = "connectivity"
SETTINGS = f"tender.yaml packs.{PACK}.settings"


def zones_can_be_weighed(lock: Lock) -> tuple[Finding, ...]:
    """Return what makes the zones table useless: no premises, or nobody under-served."""
    if not _in_force(lock, "coverage"):
        return ()
    zones = lock.pack(PACK).tables.get("zones", ())
    if not any(Decimal(zone["premises"]) for zone in zones):
        what = Message(
            "The zones hold no premises, so no coverage can be scored. Fill in the premises of "
            "each zone."
        )
        return (Finding("connectivity.Z1", Severity.ERROR, "tables/zones", what),)
    if not any(Decimal(zone["under-served"]) for zone in zones):
        what = Message(
            "Nobody is under-served in any zone, so all premises count alike and coverage is "
            "drawn to where it pays most. Check the figures."
        )
        return (Finding("connectivity.Z2", Severity.WARNING, "tables/zones", what),)
    return ()


def steps_in_order(lock: Lock) -> tuple[Finding, ...]:
    """Return an error if half the downtime points are harder to earn than all of them."""
    if not _in_force(lock, "downtime"):
        return ()
    settings = lock.pack(PACK).settings
    full, half = settings.get("downtime-full"), settings.get("downtime-half")
    if not isinstance(full, str) or not isinstance(half, str) or Decimal(full) < Decimal(half):
        return ()
    what = Message(
        "downtime-full is {full}, which is not below downtime-half ({half}): less downtime must "
        "earn more. Exchange or correct them.",
        {"full": full, "half": half},
    )
    return (Finding("connectivity.S1", Severity.ERROR, SETTINGS, what),)


def downtime_once(lock: Lock) -> tuple[Finding, ...]:
    """Return a warning if downtime earns points by itself and inside the quality of service."""
    if not (_in_force(lock, "downtime") and _in_force(lock, "service-quality")):
        return ()
    what = Message(
        "Downtime earns points in both downtime and service-quality: one fact is paid twice. "
        "Leave one of them out."
    )
    return (Finding("connectivity.S2", Severity.WARNING, "tender.yaml points", what),)


def counted_from(lock: Lock) -> tuple[Finding, ...]:
    """Return an error for each criterion in force without the one it is counted from before it.

    Gates are decided before anything is scored, wherever the tender names them.
    """
    gates = [one.id for one in lock.criteria if one.criterion.kind == "gate"]
    order = [*gates, *(one.id for one in lock.criteria if one.criterion.kind != "gate")]
    found = []
    for criterion, needed in (("equity", "coverage"), ("exposure-margin", "exposure")):
        own, other = f"{PACK}/{criterion}", f"{PACK}/{needed}"
        if own in order and other not in order[: order.index(own)]:
            what = Message(
                "{criterion} is counted from {needed}, which must be in force too, and stand before"
                " it.",
                {"criterion": criterion, "needed": needed},
            )
            found.append(Finding("connectivity.S3", Severity.ERROR, "tender.yaml points", what))
    return tuple(found)


def evenness_can_lower(lock: Lock) -> tuple[Finding, ...]:
    """Return a warning if evenness earns points: more coverage of a good zone makes it uneven."""
    if not _in_force(lock, "equity"):
        return ()
    what = Message(
        "Evenness compares the worst zone with the average, so that more coverage of any other zone"
        " lowers it: a bid that offers more can earn less in all. Give it few points beside"
        " coverage, or leave it out; the worst zone is reported either way."
    )
    return (Finding("connectivity.S6", Severity.WARNING, "tender.yaml points", what),)


def limits_are_known(lock: Lock) -> tuple[Finding, ...]:
    """Return an error if the buyer's own limits of exposure are chosen and hold no row."""
    if not _in_force(lock, "exposure"):
        return ()
    pack = lock.pack(PACK)
    if pack.settings.get("jurisdiction") != OWN or pack.tables.get("emf-own"):
        return ()
    what = Message(
        "The jurisdiction is your own, and the table emf-own holds no limit. Fill it in, or choose"
        " a jurisdiction of the pack."
    )
    return (Finding("connectivity.S4", Severity.ERROR, SETTINGS, what),)


def persons_are_protected(lock: Lock) -> tuple[Finding, ...]:
    """Return a warning if equipment may observe people and no criterion protects their data."""
    if not any(one.id.startswith(f"{PACK}/") for one in lock.criteria):
        return ()
    if lock.pack(PACK).settings.get("observes-people") != "yes":
        return ()
    if any(one.id.startswith("privacy/") for one in lock.criteria):
        return ()
    what = Message(
        "The equipment may observe people (cameras, sensors, Wi-Fi), and no criterion of the "
        "privacy pack is in force. Add its gates."
    )
    return (Finding("connectivity.S5", Severity.WARNING, SETTINGS, what),)


def _in_force(lock: Lock, criterion: str) -> bool:
    return f"{PACK}/{criterion}" in {one.id for one in lock.criteria}

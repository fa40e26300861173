"""What is wrong with a tender's connectivity settings, before it is issued."""

from decimal import Decimal

from procure.api import Finding, Lock, Message, Severity

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


def _in_force(lock: Lock, criterion: str) -> bool:
    return f"{PACK}/{criterion}" in {one.id for one in lock.criteria}

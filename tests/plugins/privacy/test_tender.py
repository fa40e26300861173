from decimal import Decimal

import pytest
from procure_privacy.tender import risk_table_is_asked
from support.examples import small_lock

from procure.api import Lock, LockedCriterion
from procure.model.pack import Pack


def lock_with(pack: Pack, *names: str) -> Lock:
    criteria = tuple(
        LockedCriterion(id=f"privacy/{one.id}", criterion=one, most=Decimal(0))
        for one in pack.criteria
        if one.id in names
    )
    return small_lock().model_copy(update={"criteria": criteria})


def test_the_gate_on_critical_risk_needs_the_table(pack: Pack) -> None:
    (finding,) = risk_table_is_asked(lock_with(pack, "no-critical-risk"))
    assert finding.code == "privacy.E1"


@pytest.mark.parametrize("names", [("no-critical-risk", "residual-risk"), ("safeguards",)])
def test_with_its_table_or_without_the_gate_all_is_well(pack: Pack, names: tuple[str]) -> None:
    assert risk_table_is_asked(lock_with(pack, *names)) == ()

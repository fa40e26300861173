"""Alpha of the field notes (privacy, A5.3): each indicator by its evaluator, 76.1472 in all."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from procure_privacy.inventory import FACTS, data_inventory, lawful_and_needed
from procure_privacy.security import security_measures

from procure.api import Case, Open, Scored, Value

CaseOf = Callable[..., Case]
Cells = Mapping[str, Value]
ALLOWED = {"allowed-bases": ("contract", "public-task")}
LEVELS = ("none", "declared", "documented", "attested")


def element(name: str, facts: int, basis: str = "contract", why: str = "needed") -> Cells:
    cells: dict[str, Value] = {"element": name, **dict.fromkeys(FACTS[:facts], "said")}
    if "basis" in cells or basis != "contract":
        cells["basis"] = basis
    return {**cells, "necessity": why} if why else cells


def measure(number: int, level: str, proof: str = "a.pdf") -> Cells:
    cells: dict[str, Value] = {"measure": f"m{number}", "level": level, "proof": proof}
    return {**cells, "until": date(2027, 1, 1)} if level == "attested" else cells


def share(result: Scored | Open) -> Fraction:
    assert isinstance(result, Scored)
    return Fraction(result.points) / 20


def inventory(case_of: CaseOf, *rows: Cells) -> Fraction:
    return share(data_inventory(case_of("data-inventory", rows={"data-elements": rows})))


def lawful(case_of: CaseOf, *rows: Cells) -> Fraction:
    case = case_of("lawful-basis", rows={"data-elements": rows}, settings=ALLOWED)
    return share(lawful_and_needed(case))


def secured(case_of: CaseOf, *rows: Cells) -> Fraction:
    return share(security_measures(case_of("security-measures", rows={"security-measures": rows})))


SIX = (*(element(f"e{n}", 6) for n in range(5)), element("e5", 3))
TEN = tuple(
    measure(number, level)
    for number, level in enumerate(
        ["attested"] * 3 + ["documented"] * 4 + ["declared"] * 2 + ["none"]
    )
)


def test_33_of_36_facts_are_told(case_of: CaseOf) -> None:
    assert inventory(case_of, *SIX) == Fraction(33, 36)


def test_5_of_6_are_lawful_and_needed(case_of: CaseOf) -> None:
    rows = (*SIX[:5], element("e5", 6, basis="interest"))
    assert lawful(case_of, *rows) == Fraction(5, 6)


def test_ten_measures_come_to_0_72(case_of: CaseOf) -> None:
    assert secured(case_of, *TEN) == Fraction(72, 100)


def test_alpha_comes_to_76_1472(case_of: CaseOf) -> None:
    # P3 to P7, P9 and P10 are cases of the pack: 7/9, 13/16, .725, .75, 4/5, 2/4 and 13/18.
    parts = {
        10: inventory(case_of, *SIX) + Fraction(5, 6) + Fraction(7, 9) + Fraction(13, 16)
        + Fraction("0.725"),
        5: Fraction("0.75") + Fraction(4, 5) + Fraction(2, 4),
        15: secured(case_of, *TEN),
        20: Fraction(13, 18),
    }  # fmt: skip
    total = sum(weight * earned for weight, earned in parts.items())
    assert round(total, 4) == Fraction("76.1472")


def test_a_row_without_a_basis_is_neither_lawful_nor_open(case_of: CaseOf) -> None:
    assert lawful(case_of, {"element": "e", "necessity": "needed"}) == 0


def test_an_empty_list_is_open_and_not_full(case_of: CaseOf) -> None:
    assert isinstance(data_inventory(case_of("data-inventory")), Open)


def test_a_measure_without_its_level_is_open(case_of: CaseOf) -> None:
    rows = {"security-measures": ({"measure": "m1", "proof": "a.pdf"},)}
    assert isinstance(security_measures(case_of("security-measures", rows=rows)), Open)


def test_what_is_not_shown_counts_as_declared(case_of: CaseOf) -> None:
    assert secured(case_of, {"measure": "m1", "level": "attested"}) == Fraction(1, 2)


LEVEL = st.sampled_from(LEVELS)
shared = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@shared
@given(st.lists(LEVEL, min_size=1, max_size=8), st.integers(0, 7), LEVEL)
def test_a_measure_better_shown_never_earns_less(
    case_of: CaseOf, levels: list[str], which: int, other: str
) -> None:
    at = which % len(levels)
    low, high = sorted((levels[at], other), key=LEVELS.index)

    def earned(level: str) -> Fraction:
        changed = [*levels[:at], level, *levels[at + 1 :]]
        return secured(case_of, *(measure(n, one) for n, one in enumerate(changed)))

    assert 0 <= earned(low) <= earned(high) <= 1


@shared
@given(st.lists(st.integers(0, 6), min_size=1, max_size=8))
def test_more_facts_never_earn_less_and_rows_may_stand_in_any_order(
    case_of: CaseOf, facts: list[int]
) -> None:
    rows = [element(f"e{n}", count) for n, count in enumerate(facts)]
    earned = inventory(case_of, *rows)
    assert inventory(case_of, *reversed(rows)) == earned
    assert inventory(case_of, element("e0", 6), *rows[1:]) >= earned
    assert lawful(case_of, *reversed(rows)) == lawful(case_of, *rows)


def test_the_limit_of_a_share_is_exact(case_of: CaseOf) -> None:
    result = data_inventory(case_of("data-inventory", rows={"data-elements": SIX}, most="36"))
    assert isinstance(result, Scored)
    assert result.points == Decimal(33)

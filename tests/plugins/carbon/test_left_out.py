"""Nobody gains by leaving a cell out: where a total falls, a gate fails or the scope says so."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from support.carbon_bills import EXAMPLE, PUBLISHED, as_csv, kilograms, names, read, without

from procure.api import Reading

LINES = [line | {"element_code": f"{number}"} for number, line in enumerate(EXAMPLE, 1)]
"""The hand-worked example (field notes, 6.6), each line an element of its own."""

RULES = {
    **PUBLISHED,
    "service_lives": "1:60,2:60,3:25,4:40,5:10",
    "quantities": "L1:1200 t,L2:60000 kg,L3:100 m2,L4:50,L5:200 pcs",
    "stage": "technical",
    "upkeep": "gla",
}
COLUMNS = sorted({name for line in LINES for name in line})
CELLS = st.sets(st.tuples(st.integers(0, 4), st.sampled_from(COLUMNS)), max_size=6)


def counted(lines: Iterable[Mapping[str, object]], way: str) -> Reading:
    return read(as_csv(lines), **RULES, b4=way)


def text(reading: Reading, name: str) -> str:
    (measure,) = (one for one in reading.measures if one.name == f"carbon.{name}")
    return str(measure.value)


def gates(reading: Reading) -> set[str]:
    return set(text(reading, "failed_gates").split()) - {"none"}


def amount(reading: Reading, total: str) -> Fraction | None:
    return kilograms(reading, total) if total in names(reading) else None


@given(blank=CELLS, way=st.sampled_from(["rics", "lcabyg"]))
def test_leaving_cells_out_lowers_no_total_unless_gate_or_scope_says_so(
    blank: set[tuple[int, str]], way: str
) -> None:
    lines = [line | {"gwp_C3": 1, "gwp_C4": 1} for line in LINES] if way == "lcabyg" else LINES
    full = counted(lines, way)
    kept = [
        line | {name: "" for place, name in blank if place == number}
        for number, line in enumerate(lines)
    ]
    less = counted(kept, way)
    for total in ("upfront", "embodied"):
        first, second = amount(full, total), amount(less, total)
        assert first is not None
        if second is not None and second < first:
            assert gates(less) - gates(full) or text(less, "scope") != text(full, "scope")


@given(blank=CELLS)
def test_a_cell_left_out_counts_as_one_that_is_blank(blank: set[tuple[int, str]]) -> None:
    gone = [
        without(line, *(name for place, name in blank if place == number))
        for number, line in enumerate(LINES)
    ]
    empty = [
        line | {name: "" for place, name in blank if place == number}
        for number, line in enumerate(LINES)
    ]
    for total in ("upfront", "embodied"):
        assert amount(counted(gone, "rics"), total) == amount(counted(empty, "rics"), total)

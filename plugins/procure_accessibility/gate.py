"""The gate on critical criteria: pass, conditional or fail. It never changes a percentage."""

from collections.abc import Iterable
from dataclasses import dataclass

from procure_accessibility.levels import (
    BLANK,
    DOES_NOT,
    NOT_EVALUATED,
    PARTIAL,
    Standing,
)


@dataclass(frozen=True, slots=True)
class GateState:
    """State of the gate, and the critical criteria that make it so.

    Attributes:
        state: ``pass``, ``conditional`` or ``fail``.
        failed: critical criteria that are not supported.
        open: critical criteria that are partly supported, not evaluated, blank or missing.
    """

    state: str
    failed: tuple[Standing, ...]
    open: tuple[Standing, ...]


def gate(some: Iterable[Standing]) -> GateState:
    """Return fail if a critical criterion is not supported, conditional if one is not settled."""
    critical = [one for one in some if one.criterion.critical]
    failed = tuple(one for one in critical if one.level == DOES_NOT)
    waiting = tuple(one for one in critical if one.level in (PARTIAL, NOT_EVALUATED, BLANK))
    state = "fail" if failed else "conditional" if waiting else "pass"
    return GateState(state, failed, waiting)

"""The gate on critical criteria: pass, conditional or fail. It never changes a percentage."""

from collections.abc import Iterable
from dataclasses import dataclass

from procure_accessibility.levels import (
    BLANK,
    DOES_NOT,
    NOT_APPLICABLE,
    NOT_EVALUATED,
    PARTIAL,
    Standing,
)
from procure_accessibility.report import WHOLE


@dataclass(frozen=True, slots=True)
class GateState:
    """State of the gate, and the critical criteria that make it so.

    Attributes:
        state: ``pass``, ``conditional`` or ``fail``.
        failed: critical criteria that are not supported.
        open: critical criteria that are partly supported, not evaluated, blank or missing.
        absent: critical criteria said not to apply, though any web page has something for them.
    """

    state: str
    failed: tuple[Standing, ...]
    open: tuple[Standing, ...]
    absent: tuple[Standing, ...] = ()


def gate(some: Iterable[Standing]) -> GateState:
    """Return fail if a critical criterion is not supported, conditional if one is not settled."""
    critical = [one for one in some if one.criterion.critical]
    failed = tuple(one for one in critical if one.level == DOES_NOT)
    waiting = tuple(one for one in critical if one.level in (PARTIAL, NOT_EVALUATED, BLANK))
    state = "fail" if failed else "conditional" if waiting else "pass"
    absent = tuple(one for one in critical if one.criterion.always_applies and _said_absent(one))
    return GateState(state, failed, waiting, absent)


def _said_absent(one: Standing) -> bool:
    web = any(answer.component in ("web", WHOLE) for answer in one.answers)
    return one.level == NOT_APPLICABLE and web

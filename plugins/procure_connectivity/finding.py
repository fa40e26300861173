"""Findings of this plugin's reader: a few of each kind in full, the rest counted."""

from collections import Counter

from procure.api import Finding, InputFault, JsonValue, Message, Reading, Severity

_SHOWN = 10
_LONGEST = 60


class Findings:
    """Collects findings; of one code, ten stand in full and the rest as their number."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[Finding] = []
        self._times: Counter[str] = Counter()

    def error(self, code: str, where: str, what: Message) -> None:
        """Add a finding that must be settled."""
        self._add(code, Severity.ERROR, where, what)

    def warning(self, code: str, where: str, what: Message) -> None:
        """Add a finding that must be looked at."""
        self._add(code, Severity.WARNING, where, what)

    def info(self, code: str, where: str, what: Message) -> None:
        """Add a finding that is good to know."""
        self._add(code, Severity.INFO, where, what)

    def _add(self, code: str, severity: Severity, where: str, what: Message) -> None:
        self._times[code] += 1
        if self._times[code] <= _SHOWN:
            self._found.append(Finding(f"connectivity.{code}", severity, where, what))

    def all(self) -> tuple[Finding, ...]:
        """Return the findings, and of each code that has more than ten, how many more."""
        more = tuple(
            Finding(
                f"connectivity.{code}",
                Severity.WARNING,
                self._file,
                Message(
                    "{number} more finding of this kind is not listed.",
                    {"number": times - _SHOWN},
                    plural="{number} more findings of this kind are not listed.",
                    count="number",
                ),
            )
            for code, times in sorted(self._times.items())
            if times > _SHOWN
        )
        return (*self._found, *more)


def refused(fault: InputFault) -> Reading:
    """Return what the reader yields of a file that cannot be opened: each fault as a finding."""
    return Reading(
        (),
        tuple(
            Finding(
                "connectivity.F1",
                Severity.ERROR,
                one.where,
                Message("{what} {remedy}", {"what": one.what, "remedy": one.remedy}),
            )
            for one in fault.problems
        ),
    )


def shown(value: JsonValue) -> str:
    """Return a value from a stranger's file as a message may quote it: short, printable."""
    if isinstance(value, list | dict):
        return "[…]" if isinstance(value, list) else "{…}"
    text = "nothing" if value is None else str(value)
    plain = "".join(one if one.isprintable() else "\ufffd" for one in text[:_LONGEST])
    return plain if len(text) <= _LONGEST else plain + "…"

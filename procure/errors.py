"""Errors meant for people.

They share one base class and are caught once, at the command line. Anything else is our own bug
and keeps its traceback.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of an input: where it is, what is there, and what to do about it.

    Attributes:
        where: file, and place in it: ``tender.yaml:12 points`` or ``acme/bid.xlsx!Privacy!D14``.
        what: the value as found and why it cannot stand, as a sentence.
        remedy: what the reader does next, as a sentence.
    """

    where: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        """Return the problem as one line."""
        return " ".join(part for part in (f"{self.where}:", self.what, self.remedy) if part)


class ProcureError(Exception):
    """What a person has to put right; ``exit_code`` tells a script which kind it is."""

    exit_code = 1


class InputFault(ProcureError):
    """Input that cannot be used, with every fault found in it. Exit code 1."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class PluginFault(ProcureError):
    """A plugin that does not keep its promises; names plugin, distribution, remedy. Exit code 1."""


class WrongUsage(ProcureError):
    """A command called in a way that cannot be meant. Exit code 2."""

    exit_code = 2


class StillOpen(ProcureError):
    """Something must be decided or answered first. Exit code 3."""

    exit_code = 3


class Refused(ProcureError):
    """The published rules do not allow it. Exit code 4."""

    exit_code = 4

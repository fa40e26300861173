"""Who does something, and when."""

from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from procure.errors import InputFault, Problem

Happened = TypeVar("Happened", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Act:
    """A person doing something at a time.

    Attributes:
        person: name in the panel.
        at: UTC, ``2026-04-15T09:00:00Z``.
        clock: ``machine``, or ``given`` if the time was handed in.
        lot: the lot it is done in; empty for the whole tender.
    """

    person: str
    at: str
    clock: str = "machine"
    lot: str = ""

    def event(self, kind: type[Happened], **content: object) -> Happened:
        """Return the event of this kind, with time and person.

        Raises:
            InputFault: naming what cannot be recorded as it is.
        """
        try:
            own = {"lot": self.lot} if self.lot and "lot" in kind.model_fields else {}
            return kind.model_validate(
                {"at": self.at, "by": self.person, "clock": self.clock, **own, **content}
            )
        except ValidationError as error:
            problems = [
                Problem(
                    " ".join(str(part) for part in details["loc"]) or "event",
                    details["msg"].removeprefix("Value error, ") + ".",
                )
                for details in error.errors()
            ]
            raise InputFault(problems) from error

"""What is wrong with a plugin, as one sentence that names plugin, distribution and remedy."""

from dataclasses import dataclass
from textwrap import shorten

LONGEST = 300
"""Characters kept of what a plugin's own error says."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A plugin, and the distribution it comes from."""

    name: str
    distribution: str
    version: str

    def __str__(self) -> str:
        """Return how a sentence names the plugin."""
        return f"Plugin {self.name!r} ({self.distribution} {self.version})"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: what the plugin does, and what to do about it; both without a full stop.

    ``remedy`` is for whoever writes the plugin; a user who cannot mend it may uninstall it.
    """

    what: str
    remedy: str
    cause: BaseException | None = None


def sentence(owner: Owner, fault: Fault) -> str:
    """Return the fault as one sentence."""
    if not fault.remedy:
        return f"{owner} {fault.what}; repair or uninstall {owner.distribution}."
    return (
        f"{owner} {fault.what}; {fault.remedy} in {owner.distribution}, or ask its makers to,"
        " or uninstall it."
    )


def said_by(error: BaseException) -> str:
    """Return what an error says, on one line that does not end in a full stop."""
    text = shorten(f"{type(error).__name__}: {error}", LONGEST, placeholder=" …")
    return text.rstrip(" .:")

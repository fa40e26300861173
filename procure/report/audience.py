"""Whom a report is for."""

from typing import Literal, TypeAlias

Audience: TypeAlias = Literal["internal", "public"]
"""Who reads a report: the file has everything, the public what ``public_version`` leaves."""

"""``procure inspect``: what a reader finds in an evidence file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from procure.cli.acting import Plain
from procure.cli.console import say, say_json, say_table
from procure.errors import WrongUsage

if TYPE_CHECKING:
    from procure.procedure.inspecting import Inspected


def command(
    file: Annotated[Path, typer.Argument(help="the evidence file", show_default=False)],
    reader: Annotated[str, typer.Option(help="<plugin>.<reader>; found out if left out")] = "",
    set_: Annotated[
        list[str] | None, typer.Option("--set", help="KEY=VALUE; repeat it, or commas, for lists")
    ] = None,
    format_: Annotated[
        Literal["table", "json"], typer.Option("--format", help="table or json")
    ] = "table",
    plain: Plain = False,
) -> None:
    """Show the measures and findings that a reader gets from a file, without a tender."""
    from procure.procedure.inspecting import inspect_file

    found = inspect_file(file, reader, _settings(set_ or []))
    if format_ == "json":
        say_json(_as_json(found))
        return
    say(f"Read by {found.reader}.")
    rows = [[name, value, unit] for name, (value, unit) in found.measures.items()]
    say_table(("Measure", "Value", "Unit"), rows, (1,), plain)
    for one in found.findings:
        say(f"{one.severity.value}: {one.where}: {one.what} [{one.code}]")


def _as_json(found: "Inspected") -> dict[str, object]:
    return {
        "reader": found.reader,
        "measures": {
            name: {"value": value, "unit": unit} for name, (value, unit) in found.measures.items()
        },
        "findings": [
            {
                "code": one.code,
                "severity": one.severity.value,
                "where": one.where,
                "what": str(one.what),
            }
            for one in found.findings
        ],
    }


def _settings(given: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in given:
        key, equals, value = one.partition("=")
        if not equals or not key:
            raise WrongUsage(f"--set {one!r} is not KEY=VALUE.")
        found.setdefault(key, []).extend(part.strip() for part in value.split(","))
    return found

"""``procure plugins``: what is installed, what it offers, and every fault in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from procure.cli.console import say, say_json

if TYPE_CHECKING:
    from procure.plugin.inspection import PluginReport

KINDS = {
    "packs": "packs",
    "evaluators": "evaluators",
    "readers": "readers",
    "price_rules": "price rules",
    "low_price_tests": "low price tests",
    "checks": "checks",
    "comparisons": "comparisons",
    "sections": "report sections",
    "bid_sections": "sections on a bid",
}
"""What a plugin may offer: the key in JSON, and the words in a list."""


def command(
    format_: Annotated[
        Literal["table", "json"], typer.Option("--format", help="table or json")
    ] = "table",
) -> None:
    """Show every installed plugin, what it offers, and what is wrong with it."""
    from procure.plugin.inspection import inspect_all

    reports = inspect_all()
    if format_ == "json":
        say_json({"plugins": [_as_json(report) for report in reports]})
    else:
        for report in reports:
            for line in _lines(report):
                say(line)
        say(_summary(reports))
    if any(report.faults for report in reports):
        raise typer.Exit(1)


def _lines(report: "PluginReport") -> Iterator[str]:
    plugin = report.plugin
    interface = f"interface {plugin.api}" if plugin.api else "interface unknown"
    code = f"code {plugin.sha256[:12]}" if plugin.sha256 else "code unknown"
    yield f"{plugin.name}: {plugin.distribution} {plugin.version}, {interface}, {code}"
    offered = {kind: _names(report, kind) for kind in KINDS}
    yield from (f"  {KINDS[kind]}: {', '.join(names)}" for kind, names in offered.items() if names)
    if not any(offered.values()) and not report.faults:
        yield "  offers nothing"
    yield from (f"  translation: {said}" for said in _translations(plugin.name))
    yield from (f"  fault: {fault}" for fault in report.faults)


def _translations(name: str) -> Iterator[str]:
    """Yield each catalogue of a plugin, and what of it cannot be used and stays English."""
    from procure.language.installed import catalogue_folders, read_folder

    for package, folder in catalogue_folders():
        for path in sorted(folder.glob("*.po")) if package == name else ():
            if found := read_folder(package, folder, path.stem):
                reviewed = found.catalogue.reviewed_by
                yield f"{path.stem}, {f'reviewed by {reviewed}' if reviewed else 'not reviewed'}"
                yield from (f"{problem} It stays English." for problem in found.problems)


def _summary(reports: "tuple[PluginReport, ...]") -> str:
    if not reports:
        return "No plugins are installed."
    faulty = sum(bool(report.faults) for report in reports)
    plugins = "1 plugin" if len(reports) == 1 else f"{len(reports)} plugins"
    return f"{plugins}, {faulty or 'none'} with a fault."


def _as_json(report: "PluginReport") -> dict[str, object]:
    plugin = report.plugin
    return {
        "name": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "api": plugin.api or None,
        "sha256": plugin.sha256 or None,
        **{kind: _names(report, kind) for kind in KINDS},
        "faults": list(report.faults),
    }


def _names(report: "PluginReport", kind: str) -> list[str]:
    """Return the names of what is offered, as a tender, pack or command writes them."""
    names = [str(name) for name, _ in getattr(report.offer, kind)]
    written_bare = kind in {"packs", "checks", "comparisons", "sections", "bid_sections"}
    return names if written_bare else [f"{report.plugin.name}.{name}" for name in names]

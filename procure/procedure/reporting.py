"""Reports of a tender's folder, each a function of its evaluation."""

from collections.abc import Mapping
from pathlib import Path

from procure.evaluation.model import EVALUATION, Evaluation
from procure.evaluation.public import is_told, public_version
from procure.plugin.call import call_bid_section, call_section
from procure.plugin.registry import Registry
from procure.procedure.offered import registry_for
from procure.procedure.unseal import read_unsealed
from procure.report.annex import annex
from procure.report.audience import Audience
from procure.report.award import award_report
from procure.report.award_sections import Sections
from procure.report.write import write_document
from procure.sensitivity.withdrawals import withdrawals
from procure.tender.folder import Folder, read_lock
from procure.tender.opened import load_opened

ANNEX = "annex"
AWARD: Mapping[Audience, str] = {"internal": "award", "public": "award-public"}
"""The files of an award report, by whom it is for."""


def write_award_report(
    folder: Folder, evaluation: Evaluation, audience: Audience = "internal"
) -> tuple[Path, Path]:
    """Write ``out/award.pdf`` or ``out/award-public.pdf``, and its HTML twin; return their paths.

    The public report, and what plugins add to it, is made of what may be published.
    """
    registry = registry_for(read_lock(folder.lock_file))
    shown = public_version(evaluation) if audience == "public" else evaluation
    report = award_report(shown, plugin_sections(shown, registry, audience), audience)
    return write_document(folder.out, AWARD[audience], report)


def write_annex(folder: Folder, evaluation: Evaluation) -> tuple[Path, Path]:
    """Write ``out/annex.pdf`` and its HTML twin: how firm the ranking is, for the buyer alone."""
    opened = load_opened(folder)
    found = tuple(withdrawals(opened, read_unsealed(folder, opened)))
    return write_document(folder.out, ANNEX, annex(evaluation, found))


def write_tables(folder: Folder, evaluation: Evaluation) -> tuple[Path, Path]:
    """Write ``out/evaluation.xlsx`` and ``out/evaluation.csv``; return their paths."""
    from procure.evaluation.tables import ranking_frame, to_csv  # noqa: PLC0415 - pandas is slow
    from procure.report.workbook import evaluation_workbook  # noqa: PLC0415

    folder.out.mkdir(parents=True, exist_ok=True)
    book, table = folder.out / "evaluation.xlsx", folder.out / "evaluation.csv"
    book.write_bytes(evaluation_workbook(evaluation))
    content = to_csv(ranking_frame(evaluation))
    table.write_text(content, encoding="utf-8-sig", newline="\n")
    return book, table


def plugin_sections(
    evaluation: Evaluation, registry: Registry, audience: Audience = "internal"
) -> Sections:
    """Return the blocks that the plugins of a tender add to its award report.

    For the public that is what they say of the first bid: of the others they would see too little
    to say anything true.
    """
    used = {plugin.name for plugin in evaluation.plugins}
    content = EVALUATION.dump_python(evaluation, mode="json", by_alias=True)
    internal = audience == "internal"
    whole = tuple(
        block
        for plugin, section in registry.sections
        if plugin in used and internal
        for block in call_section(plugin, section, content)
    )
    bids = {
        bid.bidder: tuple(
            block
            for plugin, section in registry.bid_sections
            if plugin in used
            for block in call_bid_section(plugin, section, content, bid.bidder)
        )
        for bid in evaluation.bids
        if internal or (is_told(bid) and bid.measures)
    }
    return Sections(whole, bids)

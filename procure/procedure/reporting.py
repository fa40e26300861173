"""Reports of a tender's folder, each a function of its evaluation."""

from pathlib import Path

from procure.evaluation.model import EVALUATION, Evaluation
from procure.model.blocks import Block
from procure.plugin.call import call_section
from procure.plugin.registry import Registry
from procure.procedure.offered import registry_for
from procure.report.award import award_report
from procure.report.pdf.render import render_pdf
from procure.tender.folder import Folder, read_lock

AWARD_FILE = "award.pdf"


def write_award_report(folder: Folder, evaluation: Evaluation) -> Path:
    """Write ``out/award.pdf`` and return its path."""
    registry = registry_for(read_lock(folder.lock_file))
    report = award_report(evaluation, plugin_sections(evaluation, registry))
    folder.out.mkdir(parents=True, exist_ok=True)
    path = folder.out / AWARD_FILE
    path.write_bytes(render_pdf(report))
    return path


def plugin_sections(evaluation: Evaluation, registry: Registry) -> tuple[Block, ...]:
    """Return the blocks that the plugins of a tender add to its award report."""
    used = {plugin.name for plugin in evaluation.plugins}
    content = EVALUATION.dump_python(evaluation, mode="json", by_alias=True)
    return tuple(
        block
        for plugin, section in registry.sections
        if plugin in used
        for block in call_section(plugin, section, content)
    )

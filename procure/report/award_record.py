"""Exactly which versions and files an award rests on."""

from collections.abc import Iterator, Mapping

from procure.evaluation.model import Evaluation
from procure.model.blocks import Block, ColumnHead, Paragraph, Table
from procure.model.message import Message
from procure.report.award_words import heading, in_order, person_name


def versions(evaluation: Evaluation) -> Iterator[Block]:
    """Yield versions and SHA-256 of everything the result rests on."""
    yield heading(2, "Versions and hashes")
    yield Paragraph(
        Message(
            "Whoever holds the same files can check that they are these: the SHA-256 of each is"
            " below. The tender lock is {lock}, form version {version}; made with Inclusive"
            " Procure {core}.",
            {"lock": evaluation.lock, "version": evaluation.form_version, "core": evaluation.core},
        )
    )
    yield from _packs(evaluation)
    yield from _plugins(evaluation)
    files = {
        f"{bid.bidder}/{name}": sha
        for bid in in_order(evaluation)
        for name, sha in sorted(bid.files.items())
    }
    yield from _hashes(Message("Files received"), Message("File"), files)
    yield from _hashes(Message("Papers of the tender"), Message("Paper"), evaluation.papers)
    heads = {person_name(evaluation, who): sha for who, sha in sorted(evaluation.record.items())}
    yield from _hashes(Message("Last line of each person's record"), Message("Record of"), heads)


def _packs(evaluation: Evaluation) -> Iterator[Block]:
    if evaluation.packs:
        yield Table(
            caption=Message("Criteria packs"),
            columns=(
                ColumnHead(Message("Pack"), width=19),
                ColumnHead(Message("Publisher and licence"), width=16),
                ColumnHead(Message("Settings"), width=38),
                ColumnHead(Message("SHA-256"), width=27),
            ),
            rows=tuple(
                (
                    Message(
                        "{title}\n{id} {version}",
                        {"title": pack.title, "id": pack.id, "version": pack.version},
                    ),
                    f"{pack.publisher}\n{pack.licence}",
                    "; ".join(f"{name}: {value}" for name, value in pack.settings.items()) or None,
                    pack.sha256,
                )
                for pack in evaluation.packs
            ),
        )


def _plugins(evaluation: Evaluation) -> Iterator[Block]:
    if evaluation.plugins:
        yield Table(
            caption=Message("Plugins"),
            columns=(
                ColumnHead(Message("Plugin"), width=22),
                ColumnHead(Message("Distribution"), width=24),
                ColumnHead(Message("Version"), width=12),
                ColumnHead(Message("SHA-256"), width=42),
            ),
            rows=tuple(
                (plugin.name, plugin.distribution, plugin.version, plugin.sha256)
                for plugin in evaluation.plugins
            ),
        )


def _hashes(caption: Message, of: Message, hashes: Mapping[str, str]) -> Iterator[Block]:
    if hashes:
        yield Table(
            caption=caption,
            columns=(
                ColumnHead(of, width=26),
                ColumnHead(Message("SHA-256"), width=74),
            ),
            rows=tuple(hashes.items()),
        )

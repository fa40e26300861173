"""Exactly which versions and files an award rests on."""

from collections.abc import Iterator, Mapping

from procure.evaluation.model import Evaluation, ShownSetting
from procure.forms.units import shown_unit
from procure.model.blocks import Block, Cell, ColumnHead, Paragraph, Table, Text
from procure.model.message import Message
from procure.report.award_words import heading, in_order, language, person_name
from procure.report.figures import shown
from procure.report.render_text import day


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
    yield from _settings(evaluation)
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
                ColumnHead(Message("Pack"), width=30),
                ColumnHead(Message("Publisher and licence"), width=28),
                ColumnHead(Message("SHA-256"), width=42),
            ),
            rows=tuple(
                (
                    Message(
                        "{title}\n{id} {version}",
                        {"title": pack.title, "id": pack.id, "version": pack.version},
                    ),
                    f"{pack.publisher}\n{pack.licence}",
                    pack.sha256,
                )
                for pack in evaluation.packs
            ),
        )


def _settings(evaluation: Evaluation) -> Iterator[Block]:
    """Yield what the tender chose in each pack, in the pack's words.

    What it left as the pack has it is told where a function that may read it scores a criterion in
    force; elsewhere it has no effect on points.
    """
    tongue = language(evaluation)
    for pack in evaluation.packs:
        told = tuple(one for one in pack.chosen if one.own or pack.calculates)
        left = len(pack.chosen) - len(told)
        more = Message(
            "Settings left as the pack has them: {count}. No points are calculated with them;"
            " tender.lock.json holds them.",
            {"count": left},
        )
        if told:
            yield Table(
                caption=Message("Settings of {pack}", {"pack": pack.title}),
                columns=(
                    ColumnHead(Message("Setting"), width=66),
                    ColumnHead(Message("As chosen"), width=34),
                ),
                rows=tuple((_named(one), _chosen(one, tongue)) for one in told),
                note=more if left else None,
            )


def _named(one: ShownSetting) -> Text:
    """Return the title of a setting, with the unit of its number as forms head columns."""
    unit = shown_unit(one.unit)
    return Message("{title}, {unit}", {"title": one.title, "unit": unit}) if unit else one.title


def _chosen(one: ShownSetting, tongue: str) -> Cell:
    """Return the value of a setting as the report's language writes it."""
    if one.type == "date" and isinstance(one.value, str):
        return day(one.value, tongue)
    if one.type == "number" and isinstance(one.value, str):
        return shown(one.value)
    return one.value or None


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
                ColumnHead(of, width=22),
                ColumnHead(Message("SHA-256"), width=78),
            ),
            rows=tuple(hashes.items()),
        )

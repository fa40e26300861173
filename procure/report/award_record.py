"""Who took part, what happened when, and exactly which versions and files it rests on."""

from collections.abc import Iterator, Mapping

from procure.evaluation.model import Evaluation
from procure.model.blocks import Block, ColumnHead, Paragraph, Table
from procure.model.message import Message
from procure.report.award_words import heading, in_order, language, person_name
from procure.report.render_text import moment


def people(evaluation: Evaluation) -> Iterator[Block]:
    """Yield the panel with declared interests."""
    if evaluation.panel:
        names = {bid.bidder: bid.name for bid in evaluation.bids}
        yield heading(2, "People and declared interests")
        yield Table(
            caption=Message("Panel"),
            columns=(
                ColumnHead(Message("Name"), width=20),
                ColumnHead(Message("Role"), width=16),
                ColumnHead(Message("Declared"), width=40),
                ColumnHead(Message("May not score"), width=24),
            ),
            rows=tuple(
                (
                    person.name or person.id,
                    person.role,
                    person.declared or Message("nothing recorded"),
                    ", ".join(names.get(bid, bid) for bid in person.conflicts) or None,
                )
                for person in evaluation.panel
            ),
        )


def timeline(evaluation: Evaluation) -> Iterator[Block]:
    """Yield the steps of the procedure as the record has them."""
    if evaluation.timeline:
        tongue = language(evaluation)
        yield heading(2, "What happened when")
        yield Table(
            caption=Message("Steps, from the record"),
            columns=(
                ColumnHead(Message("When"), width=27),
                ColumnHead(Message("By"), width=25),
                ColumnHead(Message("What"), width=48),
            ),
            rows=tuple(
                (moment(step.at, tongue), person_name(evaluation, step.by), step.what)
                for step in evaluation.timeline
            ),
        )
    given = sum(1 for step in evaluation.timeline if step.clock == "given")
    if given:
        words = "The times of {count} of these steps were handed in, and not read from a clock."
        yield Paragraph(Message(words, {"count": given}), "note")


def versions(evaluation: Evaluation) -> Iterator[Block]:
    """Yield versions and SHA-256 of everything the result rests on."""
    yield heading(2, "Versions and hashes")
    yield Paragraph(
        Message(
            "Whoever holds the same files can check that they are these: the SHA-256 of each is"
            " below. The tender lock is {lock}, form version {version}; scored with Inclusive"
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
    yield from _hashes("Files received", "File", files)
    yield from _hashes("Papers of the tender", "Paper", evaluation.papers)
    heads = {person_name(evaluation, who): sha for who, sha in sorted(evaluation.record.items())}
    yield from _hashes("Last line of each person's record", "Record of", heads)


def _packs(evaluation: Evaluation) -> Iterator[Block]:
    if evaluation.packs:
        yield Table(
            caption=Message("Criteria packs"),
            columns=(
                ColumnHead(Message("Pack"), width=24),
                ColumnHead(Message("Publisher and licence"), width=22),
                ColumnHead(Message("Settings"), width=26),
                ColumnHead(Message("SHA-256"), width=28),
            ),
            rows=tuple(
                (
                    f"{pack.title}\n{pack.id} {pack.version}",
                    f"{pack.publisher}\n{pack.licence}",
                    "\n".join(f"{name}: {value}" for name, value in pack.settings.items()) or None,
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


def _hashes(caption: str, of: str, hashes: Mapping[str, str]) -> Iterator[Block]:
    if hashes:
        yield Table(
            caption=Message(caption),
            columns=(
                ColumnHead(Message(of), width=22),
                ColumnHead(Message("SHA-256"), width=78),
            ),
            rows=tuple(hashes.items()),
        )

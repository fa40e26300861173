"""``procure check``: every fault of a tender or a pack, before anybody else finds it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from procure.cli.acting import Plain
from procure.cli.console import say, say_json, say_table
from procure.errors import InputFault, Problem

if TYPE_CHECKING:
    from procure.model.finding import Finding
    from procure.model.lock import Lock
    from procure.pack.read import PublishedPack
    from procure.plugin.registry import Registry

Format = Annotated[Literal["table", "json"], typer.Option("--format", help="table or json")]


def command(
    what: Annotated[str, typer.Argument(help="a tender's folder, a pack's folder, or a pack's id")],
    format_: Format = "table",
    plain: Plain = False,
) -> None:
    """Check a tender or a criteria pack: all faults, points by pack, what one level is worth.

    Runs the cases of each pack: answers with the points they must earn.
    """
    if (Path(what) / "tender.yaml").is_file():
        _check_tender(Path(what), format_, plain)
    else:
        _check_pack(what, format_, plain)


def _check_tender(path: Path, format_: str, plain: bool) -> None:
    from procure.procedure.issue import check_tender, refuse_errors
    from procure.procedure.offered import offered, registry_for
    from procure.tender.folder import Folder
    from procure.tender.read import read_tender

    folder = Folder(path)
    drafted = read_tender(folder)
    checked = check_tender(folder, drafted)
    offers, _, _ = offered(drafted.tender.packs)
    used = {**offers.packs, **drafted.packs}
    packs = [used[id_] for id_ in drafted.tender.packs]
    cases = _prove(packs, registry_for(checked.lock))
    if format_ == "json":
        say_json(_as_json(checked.lock, checked.findings, cases))
    else:
        _say_tender(checked.lock, checked.findings, cases, plain)
    refuse_errors(checked.findings)


def _prove(packs: "list[PublishedPack]", registry: "Registry") -> int:
    """Run the cases of packs and return how many hold.

    Raises:
        InputFault: naming every case that does not.
    """
    from procure.pack.prove import broken, prove

    proved = [one for pack in packs for one in prove(pack, registry)]
    if problems := [broken(one) for one in proved if not one.holds]:
        raise InputFault(problems)
    return len(proved)


def _say_tender(lock: "Lock", findings: "tuple[Finding, ...]", cases: int, plain: bool) -> None:
    from procure.tender.worth import points_by_pack, worth_of_a_level

    errors = sum(one.severity.value == "error" for one in findings)
    say(
        f"{lock.tender.title} ({lock.tender.id}): {f'{errors} to mend' if errors else 'no faults'}."
    )
    say()
    for lot in lock.tender.lot_ids or ("",):
        part, of = lock.for_lot(lot), f"Lot {lot}: " if lot else ""
        say(f"{of}Points by pack, of 100:")
        rows = [[name, points, str(count)] for name, points, count in points_by_pack(part)]
        say_table(("Pack", "Points", "Criteria"), rows, numbers=(1, 2), plain=plain)
        levels = [list(worth) for worth in worth_of_a_level(part)]
        if levels:
            say()
            say(f"{of}What one level on one question is worth:")
            heads = ("Criterion", "Points", f"As price ({lock.tender.currency})")
            say_table(heads, levels, numbers=(1, 2), plain=plain)
        say()
    asked, tables, gates = _counted(lock)
    ceiling = " and the price ceiling" if lock.tender.price.ceiling is not None else ""
    say(
        f"Questions a bidder sees: {asked}, of them tables: {tables}. Gates in force:"
        f" {gates}{ceiling}."
    )
    for finding in findings:
        if finding.severity.value != "error":
            say(f"{finding.severity.value}: {finding.where}: {finding.what} [{finding.code}]")
    say(f"Cases proved: {cases}.")


def _counted(lock: "Lock") -> tuple[int, int, int]:
    """Return how many questions, tables and gates a bidder meets, a price ceiling apart."""
    from procure.bid.asked import questions

    asked = questions(lock)
    gates = sum(criterion.criterion.kind == "gate" for criterion in lock.criteria)
    return len(asked), sum(question.table is not None for question in asked), gates


def _worth(lock: "Lock") -> dict[str, object]:
    from procure.tender.worth import points_by_pack, worth_of_a_level

    return {
        "points": [
            {"pack": name, "points": points, "criteria": count}
            for name, points, count in points_by_pack(lock)
        ],
        "levels": [
            {"criterion": id_, "points": points, "price": price or None}
            for id_, points, price in worth_of_a_level(lock)
        ],
    }


def _as_json(lock: "Lock", findings: "tuple[Finding, ...]", cases: int) -> dict[str, object]:
    asked, tables, gates = _counted(lock)
    return {
        "tender": lock.tender.id,
        **(
            {"lots": [{"id": id_, **_worth(lock.for_lot(id_))} for id_ in lots]}
            if (lots := lock.tender.lot_ids)
            else _worth(lock)
        ),
        "questions": asked,
        "tables": tables,
        "gates": gates,
        "findings": [
            {
                "code": one.code,
                "severity": one.severity.value,
                "where": one.where,
                "what": str(one.what),
            }
            for one in findings
        ],
        "cases": cases,
    }


def _check_pack(what: str, format_: str, plain: bool) -> None:
    from procure.cli.console import warn
    from procure.pack.prove import evaluator_problems
    from procure.pack.read import PACK_FILE, read_pack
    from procure.plugin.loader import load_sound

    registry, faults = load_sound()
    for fault in faults:
        warn(f"warning: {fault}")
    given = Path(what)
    folder = given.resolve().parent if given.name == PACK_FILE else given
    if (folder / PACK_FILE).is_file():
        pack = read_pack(folder, "local")
    elif what in registry.packs:
        pack = read_pack(*registry.packs[what])
    else:
        known = ", ".join(sorted(registry.packs)) or "none"
        problem = Problem(what, "is no tender, no pack's folder and no pack.", f"Packs: {known}.")
        raise InputFault([problem])
    if problems := evaluator_problems(pack, registry):
        raise InputFault(problems)
    cases = _prove([pack], registry)
    rows = [
        [criterion.id, criterion.kind, criterion.scoring.shape if criterion.scoring else ""]
        for criterion in pack.pack.criteria
    ]
    if format_ == "json":
        heads = ("id", "kind", "scored_by")
        criteria = [dict(zip(heads, row, strict=True)) for row in rows]
        head = {"pack": pack.pack.id, "version": pack.pack.version}
        say_json({**head, "criteria": criteria, "cases": cases})
        return
    say(f"{pack.pack.title} ({pack.pack.id} {pack.pack.version}): no faults.")
    say_table(("Criterion", "Kind", "Scored by"), rows, plain=plain)
    say(f"Cases proved: {cases}.")

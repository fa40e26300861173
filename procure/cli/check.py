"""``procure check``: every fault of a tender or a pack, before anybody else finds it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procure.cli.acting import Plain
from procure.cli.console import say, say_table
from procure.errors import InputFault

if TYPE_CHECKING:
    from procure.model.lock import Lock


def command(
    what: Annotated[str, typer.Argument(help="a tender's folder, a pack's folder, or a pack's id")],
    plain: Plain = False,
) -> None:
    """Check a tender or a criteria pack: all faults, points by pack, what one level is worth.

    Runs the cases of each pack: answers with the points they must earn.
    """
    if (Path(what) / "tender.yaml").is_file():
        _check_tender(Path(what), plain)
    else:
        _check_pack(what, plain)


def _check_tender(path: Path, plain: bool) -> None:
    from procure.pack.prove import case_problems
    from procure.procedure.issue import check_tender
    from procure.procedure.offered import offered, registry_for
    from procure.tender.folder import Folder
    from procure.tender.worth import points_by_pack, worth_of_a_level

    checked = check_tender(Folder(path))
    lock = checked.lock
    say(f"{lock.tender.title} ({lock.tender.id}): no faults.")
    say()
    say("Points by pack, of 100:")
    rows = [[name, points, str(count)] for name, points, count in points_by_pack(lock)]
    say_table(("Pack", "Points", "Criteria"), rows, numbers=(1, 2), plain=plain)
    levels = [[id_, worth, price] for id_, worth, price in worth_of_a_level(lock)]
    if levels:
        say()
        say("What one level on one question is worth:")
        heads = ("Criterion", "Points", f"As price ({lock.tender.currency})")
        say_table(heads, levels, numbers=(1, 2), plain=plain)
    say()
    say(_asked(lock))
    for finding in checked.findings:
        say(f"{finding.severity.value}: {finding.where}: {finding.what} [{finding.code}]")
    offers, _, _ = offered(lock.tender.packs)
    registry = registry_for(lock)
    problems = [
        problem for pack in offers.packs.values() for problem in case_problems(pack, registry)
    ]
    if problems:
        raise InputFault(problems)
    cases = sum(len(pack.cases) for pack in offers.packs.values())
    say(f"Files of cases run and proved: {cases}.")


def _asked(lock: "Lock") -> str:
    from procure.bid.asked import questions

    asked = questions(lock)
    tables = sum(1 for question in asked if question.table)
    gates = sum(1 for criterion in lock.criteria if criterion.criterion.kind == "gate")
    return (
        f"A bidder sees {len(asked)} questions, {tables} of them tables; {gates} gates are in"
        " force."
    )


def _check_pack(what: str, plain: bool) -> None:
    from procure.errors import Problem
    from procure.pack.prove import case_problems, prove
    from procure.pack.read import PACK_FILE, read_pack
    from procure.plugin.loader import load_sound

    registry, faults = load_sound()
    if (Path(what) / PACK_FILE).is_file():
        pack = read_pack(Path(what), "local")
    elif what in registry.packs:
        pack = read_pack(*registry.packs[what])
    else:
        known = ", ".join(sorted(registry.packs)) or "none"
        problem = Problem(what, "is no tender, no pack's folder and no pack.", f"Packs: {known}.")
        raise InputFault([problem])
    for fault in faults:
        say(f"warning: {fault}")
    problems = case_problems(pack, registry)
    if problems:
        raise InputFault(problems)
    say(f"{pack.pack.title} ({pack.pack.id} {pack.pack.version}): no faults.")
    rows = [
        [criterion.id, criterion.kind, criterion.scoring.shape if criterion.scoring else ""]
        for criterion in pack.pack.criteria
    ]
    say_table(("Criterion", "Kind", "Scored by"), rows, plain=plain)
    say(f"Cases proved: {sum(1 for _ in prove(pack, registry))}.")

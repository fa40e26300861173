"""``procure new``: a folder with a commented tender to fill in."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from procure.cli.console import say
from procure.errors import InputFault, Problem, WrongUsage


def command(  # noqa: PLR0913, PLR0917
    folder: Annotated[Path, typer.Argument(help="the new tender's folder", show_default=False)],
    title: Annotated[str, typer.Option(help="what is bought")] = "",
    buyer: Annotated[str, typer.Option(help="who buys")] = "",
    country: Annotated[str, typer.Option(help="the buyer's country, two letters")] = "",
    currency: Annotated[str, typer.Option(help="three letters, such as EUR")] = "",
    deadline: Annotated[str, typer.Option(help="such as 2027-04-14T12:00:00+01:00")] = "",
    chair: Annotated[str, typer.Option(help="short name of who runs the procedure")] = "",
    assessors: Annotated[str, typer.Option(help="short names, with commas between")] = "",
    packs: Annotated[str, typer.Option(help="criteria packs, with commas between")] = "",
) -> None:
    """Make a tender's folder: asks the few things needed, writes a commented tender.yaml."""
    from procure.procedure.offered import offered
    from procure.tender.folder import Folder
    from procure.tender.new import Wanted, draft_tender

    target = Folder(folder)
    if target.tender_file.exists():
        problem = Problem(str(target.tender_file), "is there already.", "Name another folder.")
        raise InputFault([problem])
    known = _known_packs()
    wanted = Wanted(
        id=_id(folder.resolve().name),
        title=_answer("What is bought", title, _filled),
        buyer=_answer("Who buys", buyer, _filled),
        country=_answer("Country, two letters", country, _country),
        currency=_answer("Currency, three letters, such as EUR", currency, _currency),
        deadline=_answer("Deadline, such as 2027-04-14T12:00:00+01:00", deadline, _moment),
        chair=_answer("Chair, who runs the procedure (short name)", chair, _name),
        assessors=tuple(
            name.strip()
            for name in _answer("Assessors, commas between", assessors, _names).split(",")
        ),
    )
    question = f"Criteria packs, commas between (here are: {', '.join(known)})"
    chosen = _answer(question, packs, lambda text: _chosen(text, known))
    names = [name.strip() for name in chosen.split(",")]
    found, _, _ = offered(names)
    text = draft_tender(wanted, {name: found.packs[name].pack for name in names})
    for part in (folder, target.criteria, target.tables, target.bids):
        part.mkdir(parents=True, exist_ok=True)
    target.tender_file.write_text(text, encoding="utf-8")
    say(f"Written: {target.tender_file}")
    say(f"Next: choose criteria and points in it, then: procure check {folder}")


def _answer(question: str, given: str, fault: Callable[[str], str]) -> str:
    """Return what was given as an option, or what is typed; asked again while it has a fault."""
    if given:
        if said := fault(given):
            raise WrongUsage(f"{question}: {given!r}: {said}")
        return given
    while True:
        say(f"{question}:")
        try:
            typed = input().strip()
        except EOFError as error:
            raise WrongUsage(f"{question}: no answer came; give it as an option.") from error
        said = fault(typed)
        if not said:
            return typed
        say(said)


def _filled(text: str) -> str:
    return "" if text.strip() else "Please write something."


def _country(text: str) -> str:
    return "" if re.fullmatch(r"[A-Z]{2}", text) else "Two capital letters, such as IE."


def _currency(text: str) -> str:
    return "" if re.fullmatch(r"[A-Z]{3}", text) else "Three capital letters, such as EUR."


def _moment(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return "Write date, time and zone, such as 2027-04-14T12:00:00+01:00."
    return "" if moment.tzinfo else "The time zone is missing, such as +01:00 at the end."


def _name(text: str) -> str:
    good = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text)
    return "" if good else "Lower-case letters, digits and hyphens, such as mira."


def _names(text: str) -> str:
    return next((said for one in text.split(",") if (said := _name(one.strip()))), "")


def _chosen(text: str, known: tuple[str, ...]) -> str:
    wrong = [name.strip() for name in text.split(",") if name.strip() not in known]
    return f"Not here: {', '.join(wrong)}. Here are: {', '.join(known)}." if wrong else ""


def _known_packs() -> tuple[str, ...]:
    from procure.plugin.loader import load_sound

    registry, _ = load_sound()
    return tuple(sorted(registry.packs))


def _id(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "tender"

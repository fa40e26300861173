"""``procure new``: a folder with a commented tender to fill in."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from procure.cli.console import say
from procure.errors import InputFault, Problem, WrongUsage
from procure.model.fields import moment


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
    if folder.exists() and not folder.is_dir():
        raise InputFault([Problem(str(folder), "is a file.", "Name a folder.")])
    if target.tender_file.exists():
        problem = Problem(str(target.tender_file), "is there already.", "Name another folder.")
        raise InputFault([problem])
    known = _known_packs()
    title = _answer("What is bought", title, _filled)
    buyer = _answer("Who buys", buyer, _filled)
    country = _answer("Country, two letters", country, _country)
    currency = _answer("Currency, three letters, such as EUR", currency, _currency)
    deadline = _answer("Deadline, such as 2027-04-14T12:00:00+01:00", deadline, _moment)
    chair = _answer("Chair, who runs the procedure (short name)", chair, _name)
    assessors = _answer("Assessors, commas between", assessors, lambda text: _names(text, chair))
    wanted = Wanted(
        id=_id(folder.resolve().name),
        title=title,
        buyer=buyer,
        country=country,
        currency=currency,
        deadline=deadline,
        chair=chair,
        assessors=tuple(_listed(assessors)),
    )
    question = f"Criteria packs, commas between (here are: {', '.join(known)})"
    chosen = _answer(question, packs, lambda text: _chosen(text, known))
    names = _listed(chosen)
    found, _, _ = offered(names)
    text = draft_tender(wanted, {name: found.packs[name].pack for name in names})
    try:
        for part in (folder, target.criteria, target.tables, target.bids):
            part.mkdir(parents=True, exist_ok=True)
        target.tender_file.write_text(text, encoding="utf-8")
    except OSError as error:
        what = f"cannot be written: {error.strerror}."
        raise InputFault([Problem(str(folder), what, "Name another folder.")]) from error
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
    if not text.strip():
        return "Please write something."
    return "" if text.isprintable() else "Write one line of plain text."


def _country(text: str) -> str:
    return "" if re.fullmatch(r"[A-Z]{2}", text) else "Two capital letters, such as IE."


def _currency(text: str) -> str:
    return "" if re.fullmatch(r"[A-Z]{3}", text) else "Three capital letters, such as EUR."


def _moment(text: str) -> str:
    try:
        moment(text)
    except ValueError as error:
        return f"{error}."
    return ""


def _name(text: str) -> str:
    good = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text)
    return "" if good else "Lower-case letters, digits and hyphens, such as mira."


def _names(text: str, chair: str) -> str:
    names = _listed(text)
    if chair in names:
        return f"{chair} is the chair, who does not score."
    if len(set(names)) < len(names):
        return "Name each person once."
    return next((said for name in names if (said := _name(name))), "")


def _chosen(text: str, known: tuple[str, ...]) -> str:
    names = _listed(text)
    wrong = [name for name in names if name not in known]
    if wrong:
        return f"Not here: {', '.join(wrong)}. Here are: {', '.join(known)}."
    return "Name each pack once." if len(set(names)) < len(names) else ""


def _listed(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


def _known_packs() -> tuple[str, ...]:
    from procure.plugin.loader import load_sound

    registry, _ = load_sound()
    return tuple(sorted(registry.packs))


def _id(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "tender"

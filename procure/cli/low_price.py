"""``procure low-price``: ask about a price that seems too low, record the answer, decide."""

from typing import Annotated

import typer

from procure.cli.acting import Chair, Lot, TenderFolder, acting
from procure.cli.console import say, warn
from procure.errors import WrongUsage


def command(  # noqa: PLR0913, PLR0917
    tender: TenderFolder,
    bidder: Annotated[str, typer.Argument(help="the bidder's folder name")],
    person: Chair,
    ask: Annotated[str, typer.Option(help="what the bidder is asked")] = "",
    answer: Annotated[str, typer.Option(help="the bidder's answer")] = "",
    no_answer: Annotated[
        bool, typer.Option("--no-answer", help="the bidder was asked and gave none")
    ] = False,
    evidence: Annotated[str, typer.Option(help="where the answer's proof lies")] = "",
    accept: Annotated[str, typer.Option(help="why the price is accepted")] = "",
    reject: Annotated[str, typer.Option(help="why it is rejected: this excludes the bid")] = "",
    provision: Annotated[str, typer.Option(help="with --reject: article or clause")] = "",
    lot: Lot = "",
) -> None:
    """Ask a bidder about an abnormally low price; record its answer; decide, with the reason.

    One step a call. Until the decision the award report is provisional.
    """
    from procure.procedure import low_price
    from procure.tender.folder import Folder

    if sum(map(bool, (ask, answer, no_answer, accept, reject))) != 1:
        raise WrongUsage("Give one of --ask, --answer, --no-answer, --accept and --reject.")
    folder, act = Folder(tender, lot), acting(person, lot)
    if ask:
        asked = low_price.ask_about_price(folder, bidder, ask, act)
        say(
            f"Recorded: {bidder} is asked about its price. Until you decide, places are"
            " provisional."
        )
        if not asked.grounds:
            warn(
                f"Warning: no test of the tender calls the price of {bidder} low; give the reason"
                " in the question, and treat every bid alike."
            )
    elif answer or no_answer:
        low_price.record_explanation(folder, bidder, answer, evidence, act)
        said = "answered" if answer else "gave no answer"
        say(f"Recorded: {bidder} {said}. Next: --accept or --reject, with the reason.")
    else:
        low_price.decide_price(folder, bidder, bool(accept), accept or reject, provision, act)
        say(f"Recorded: the price of {bidder} is {'accepted' if accept else 'rejected'}.")

"""``procure self``: a bidder's own look at its bid, before sending it."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from procure.cli.acting import Plain
from procure.cli.console import say, say_json, say_table

if TYPE_CHECKING:
    from procure.self_evaluation.model import SelfEvaluation

UNANSWERED = {"blank": "not answered", "unreadable": "not readable"}


def command(
    bid: Annotated[
        Path,
        typer.Argument(help="the filled form (bid-form.xlsx, bid.xlsx or bid.yaml), or its folder"),
    ],
    tender: Annotated[Path, typer.Option(help="tender.lock.json as the buyer published it")],
    format_: Annotated[
        Literal["table", "json"], typer.Option("--format", help="table or json")
    ] = "table",
    plain: Plain = False,
) -> None:
    """See how your bid stands: gates, points, missing evidence, every fault the buyer would find.

    Runs on this machine only; nothing is sent anywhere, and nobody else's data is used. Points
    stand where arithmetic decides; where assessors judge you see a range. Each lot you bid for is
    shown by itself.
    """
    from procure.procedure.self_evaluating import evaluate_own_bid

    lots = evaluate_own_bid(bid, tender)
    if format_ == "json":
        written = [one.model_dump(mode="json") for one in lots]
        say_json(written[0] if not lots[0].lot else {"lots": written})
        return
    for evaluation in lots:
        _say_standing(evaluation)
        _say_gates(evaluation, plain)
        _say_points(evaluation, plain)
        _say_gaps(evaluation)
        _say_conditions(evaluation)
        say()


def _say_standing(evaluation: "SelfEvaluation") -> None:
    say(f"{evaluation.bidder} for {evaluation.title}")
    say(
        "Indicative: the buyer's panel scores; this is your own check. Nothing leaves this machine."
    )
    say(f"Rules: lock {evaluation.lock}")
    answered, asked = evaluation.answered
    evidenced, due = evaluation.evidenced
    say()
    say(f"Answered: {answered} of {asked}. Evidenced: {evidenced} of {due}.")
    say(f"Gates not passed yet: {evaluation.gates_open} of {len(evaluation.gates)}.")


def _say_gates(evaluation: "SelfEvaluation", plain: bool) -> None:
    say()
    rows = [[gate.title, gate.state, str(gate.why)] for gate in evaluation.gates]
    say_table(("Gate", "State", "Why"), rows, plain=plain)


def _say_points(evaluation: "SelfEvaluation", plain: bool) -> None:
    say()
    rows = [
        [one.title, _range(one.least, one.most_reachable), one.most, one.decided_by, str(one.why)]
        for one in evaluation.criteria
    ]
    say_table(("Criterion", "Points", "Of", "Decided by", "Why"), rows, (1, 2), plain)
    span = _range(evaluation.least, evaluation.most_reachable)
    say(f"Quality: {span} of {evaluation.quality_most}.")
    if evaluation.rescaling:
        say(f"Not scaled here, since nobody knows the best bid. {evaluation.rescaling}")
    for minimum in evaluation.minimums:
        say(f"Minimum: {minimum}")
    price = evaluation.price
    points = price.points if price.points is not None else "open"
    say(f"Price: {price.counted or 'not known'}; points {points} of {price.most}. {price.why}")


def _say_gaps(evaluation: "SelfEvaluation") -> None:
    lines = [f"mend first: {fault}" for fault in evaluation.faults]
    lines += _found(evaluation, "error")
    lines += [
        f"{UNANSWERED[one.state]}: {one.requirement}, {one.question}"
        for one in evaluation.unanswered
    ]
    lines += [
        f"evidence {one.asked}: {one.where} {one.question} ({one.requirement})"
        for one in evaluation.evidence_missing
    ]
    lines += [*_found(evaluation, "warning"), *_found(evaluation, "info")]
    lines += [
        f"worth up to {one.most} points: {one.title}. Full points ask for: {one.next}"
        for one in sorted(evaluation.criteria, key=lambda one: -Decimal(one.most))
        if one.decided_by == "assessors"
    ]
    if lines:
        say()
        say("What to look at, most pressing first:")
        for line in lines:
            say(f"- {line}")


def _say_conditions(evaluation: "SelfEvaluation") -> None:
    if evaluation.clauses:
        say()
        say("What your bid brings into its contract, if it is chosen; no points depend on it:")
        for one in evaluation.clauses:
            say(f"- {one.about}: {one.text}")


def _found(evaluation: "SelfEvaluation", severity: str) -> list[str]:
    shown = [one for one in evaluation.findings if one.severity == severity]
    return [f"{one.severity}: {one.where}: {one.what}" for one in shown]


def _range(least: str, most: str) -> str:
    return least if least == most else f"{least} to {most}"

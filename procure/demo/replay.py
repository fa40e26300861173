"""Replay a sample through the very steps an officer takes, at the times its script gives."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources.abc import Traversable
from pathlib import Path

import yaml

from procure.demo.script import SCRIPT_FILE, Doing, Script
from procure.errors import InputFault, Problem
from procure.evaluation.model import Evaluation
from procure.files.validate import validate
from procure.files.yaml import Document, Value, read_yaml
from procure.forms.fill import fill_bid_form, fill_price_form
from procure.procedure.act import Act
from procure.procedure.decide import clarify, declare, lock_quality
from procure.procedure.evaluating import evaluate_folder, write_evaluation
from procure.procedure.issue import BID_FORM, PRICE_FORM, issue
from procure.procedure.opening import open_bids
from procure.procedure.receive import receive
from procure.procedure.reporting import write_award_report
from procure.procedure.unseal import unseal
from procure.questionnaire.by_file import moderate_by_file, score_by_file
from procure.record.events import Clarified
from procure.tender.folder import Folder
from procure.tender.read import Drafted, read_tender

SOURCES = ("bid.yaml", "price.yaml")
"""What the sample's workbooks are filled in from; the workbooks are what is handed in."""


def replay(sample: Traversable, target: Path) -> Iterator[str]:
    """Run a sample in ``target`` and yield a line for each step.

    Raises:
        InputFault: if ``target`` holds something already, or is a file.
    """
    if target.exists() and not target.is_dir():
        raise InputFault([Problem(str(target), "is a file.", "Name a folder.")])
    if target.exists() and any(target.iterdir()):
        remedy = "Name a folder that is empty or does not exist."
        raise InputFault([Problem(str(target), "is not empty.", remedy)])
    copy_sample(sample, target)
    folder = Folder(target)
    script = validate(Script, read_yaml(target / SCRIPT_FILE))
    drafted = read_tender(folder)
    for number, doing in enumerate(script.issued):
        checked = issue(folder, _act(doing), _as_of_addendum(drafted, number))
        yield f"{doing.at}: issued form version {checked.lock.form_version}."
    with tempfile.TemporaryDirectory() as post:
        for bidder, doing in sorted(script.received.items(), key=lambda entry: entry[1].at):
            files = hand_in(sample / "bids" / bidder, folder, Path(post) / bidder)
            receive(folder, bidder, files, _act(doing))
            yield f"{doing.at}: received {bidder}, {len(files)} files."
    opening = open_bids(folder, _act(script.opened))
    for bidder, problems in opening.problems.items():
        for problem in problems:
            yield f"{script.opened.at}: {bidder}: {problem}"
    yield from _decide(folder, script)
    unseal(folder, _act(script.unsealed))
    yield f"{script.unsealed.at}: prices of the admitted bids unsealed."


def finish(target: Path) -> tuple[Evaluation, Path]:
    """Write evaluation and award report of a replayed sample; return both."""
    folder = Folder(target)
    evaluation = evaluate_folder(folder)
    write_evaluation(folder, evaluation)
    pdf, _ = write_award_report(folder, evaluation)
    write_award_report(folder, evaluation, "public")
    return evaluation, pdf


def copy_sample(sample: Traversable, target: Path) -> None:
    """Copy what the officer wrote: all of the sample but its bids."""
    target.mkdir(parents=True, exist_ok=True)
    for entry in sample.iterdir():
        if entry.name != "bids":
            _copy(entry, target / entry.name)


def hand_in(source: Traversable, folder: Folder, post: Path) -> tuple[Path, ...]:
    """Return a bidder's files: the issued forms filled in from YAML, and the evidence files.

    A bid that names an earlier form version is filled in on that form.
    """
    _copy(source, post)
    bid, price = (read_yaml(post / name, f"{source.name}/{name}") for name in SOURCES)
    issued = _form_folder(folder, bid)
    filled = fill_bid_form((issued / BID_FORM).read_bytes(), bid)
    (post / "bid.xlsx").write_bytes(filled)
    filled = fill_price_form((issued / PRICE_FORM).read_bytes(), price)
    (post / "price.xlsx").write_bytes(filled)
    return tuple(sorted(path for path in post.iterdir() if path.name not in SOURCES))


def _form_folder(folder: Folder, bid: Document) -> Path:
    form = bid.value.get("form") if isinstance(bid.value, dict) else None
    version: Value = form.get("version") if isinstance(form, dict) else None
    earlier = folder.issued / f"version-{version}"
    return earlier if earlier.is_dir() else folder.issued


def _decide(folder: Folder, script: Script) -> Iterator[str]:
    for person, said in script.declarations.items():
        act = Act(person, said.at, "given")
        declare(folder, said.statement, said.conflicts, act)
    for asked in script.clarifications:
        content = asked.model_dump(exclude={"at", "by"})
        clarify(folder, _act(asked).event(Clarified, **content))
        yield f"{asked.at}: {asked.bidder} clarified {asked.requirement}: {asked.answer}."
    for person, scores in script.scores.items():
        path = _answers_file(folder, person, scores.answers)
        score_by_file(folder, path, Act(person, scores.at, "given"))
        yield f"{scores.at}: {person} scored; answers in {path.relative_to(folder.path)}."
    if script.agreed:
        path = _answers_file(folder, "agreed", script.agreed.answers)
        moderate_by_file(folder, path, _act(script.agreed))
        yield f"{script.agreed.at}: the chair entered the agreed levels."
    lock_quality(folder, _act(script.locked))
    yield f"{script.locked.at}: quality locked."


def _answers_file(folder: Folder, name: str, answers: object) -> Path:
    path = folder.path / "scores" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(answers, allow_unicode=True, width=100), encoding="utf-8")
    return path


def _as_of_addendum(drafted: Drafted, number: int) -> Drafted:
    """Return the tender as it was after its first ``number`` addenda."""
    tender = drafted.tender
    later = tuple(f"addendum-{one.number}." for one in tender.addenda[number:])
    papers = tuple(name for name in tender.papers if not any(one in name for one in later))
    before = tender.model_copy(update={"addenda": tender.addenda[:number], "papers": papers})
    hashes = {name: digest for name, digest in drafted.papers.items() if name in papers}
    return replace(drafted, tender=before, papers=hashes)


def _act(doing: Doing) -> Act:
    return Act(doing.by, doing.at, "given")


def _copy(source: Traversable, target: Path) -> None:
    if source.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        for entry in source.iterdir():
            _copy(entry, target / entry.name)
    else:
        target.write_bytes(source.read_bytes())

"""Issue: the tender is frozen, and forms are written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from procure.bid.spoken import issued_in
from procure.errors import InputFault, Problem, Refused
from procure.evaluation.before import before_any_bid
from procure.files.canonical import file_sha256, pretty
from procure.forms.bid_form import bid_form
from procure.forms.price_form import price_form
from procure.model.finding import Finding, Severity
from procure.model.lock import LOCK_FILE, Lock
from procure.model.price import PriceRule
from procure.procedure.act import Act
from procure.procedure.offered import offered, registry_for
from procure.procedure.roles import require_chair
from procure.record.events import Issued
from procure.record.state import State, fold
from procure.record.store import put_on_record, read_record, require_forward
from procure.tender.findings import tender_findings
from procure.tender.folder import Folder, read_lock
from procure.tender.read import Drafted, read_tender
from procure.tender.resolve import resolve

BID_FORM = "bid-form.xlsx"
PRICE_FORM = "price-form.xlsx"
CRITERIA = "criteria"


@dataclass(frozen=True, slots=True)
class Checked:
    """A tender that can be issued, the price rules at hand, and what its officer should know."""

    lock: Lock
    rules: Mapping[str, PriceRule]
    findings: tuple[Finding, ...]


def check_tender(folder: Folder, drafted: Drafted | None = None) -> Checked:
    """Return the lock that a tender would be frozen to, and findings; nothing is written.

    Args:
        folder: of the tender.
        drafted: the tender, if it was read already.

    Raises:
        InputFault: with every fault of the tender, its packs, tables and papers.
    """
    drafted = drafted or read_tender(folder)
    offers, registry, faults = offered(drafted.tender.packs)
    lock, problems = resolve(drafted, offers, _superseded(folder))
    if lock is None:
        raise InputFault([*problems, *(Problem("plugin", fault, "") for fault in faults)])
    return Checked(lock, registry.price_rules, tender_findings(lock, registry))


def issue(folder: Folder, act: Act, drafted: Drafted | None = None) -> Checked:
    """Freeze a tender and write its lock, forms and criteria; return what was frozen.

    A tender already issued is issued again only with a new addendum, before bids are opened. The
    earlier lock and forms are kept beside the new ones.

    Raises:
        InputFault: if the tender has a fault.
        Refused: if the person is not the chair, the deadline has passed, or the tender is frozen
            already.
    """
    checked = check_tender(folder, drafted)
    lock = checked.lock
    require_chair(lock.tender, act.person)
    refuse_errors(checked.findings)
    require_forward(folder.record, act.at)
    if folder.lock_file.exists():
        _refuse_without_addendum(folder, lock, act)
    if datetime.fromisoformat(act.at) > lock.deadline:
        raise Refused(
            f"The deadline is {lock.tender.deadline}, and it is {act.at} now: a tender is issued"
            " before its deadline. Set a later deadline in tender.yaml."
        )
    if folder.lock_file.exists():
        _set_aside(folder)
    folder.issued.mkdir(parents=True, exist_ok=True)
    folder.lock_file.write_text(
        pretty(lock.model_dump(mode="json", by_alias=True)), encoding="utf-8"
    )
    written = (*_write_forms(folder.issued, checked), *write_criteria(folder.issued, checked))
    files = {path.name: file_sha256(path) for path in written}
    event = act.event(Issued, lock=lock.hash, form_version=lock.form_version, files=files)
    put_on_record(folder.record, [event])
    return checked


def _write_forms(place: Path, checked: Checked) -> Iterator[Path]:
    """Write both forms in each language of the tender, and yield their paths."""
    lock = checked.lock
    for language in issued_in(lock):
        bid, price = (place / form_file(name, language, lock) for name in (BID_FORM, PRICE_FORM))
        bid.write_bytes(bid_form(lock, language))
        price.write_bytes(price_form(lock, checked.rules, language))
        yield from (bid, price)


def criteria_now(folder: Folder) -> tuple[Checked, bool]:
    """Return the tender as issued, or else as it would be, and whether it is issued.

    Raises:
        InputFault: with every fault of a tender that is not issued.
    """
    if not folder.lock_file.exists():
        return check_tender(folder), False
    lock = read_lock(folder.lock_file)
    return Checked(lock, registry_for(lock).price_rules, ()), True


def form_file(name: str, language: str, lock: Lock) -> str:
    """Return the file of a form: ``bid-form.es.xlsx``, plain for the language that counts."""
    if language == lock.tender.language:
        return name
    start, _, ending = name.rpartition(".")
    return f"{start}.{language}.{ending}"


def criteria_file(lot: str) -> str:
    """Return the name, without its ending, of the criteria of a lot, or of a tender without."""
    return f"{CRITERIA}-{lot}" if lot else CRITERIA


def write_criteria(place: Path, checked: Checked, *, draft: bool = False) -> tuple[Path, ...]:
    """Write the criteria as PDF and HTML, for each lot its own, and return the paths."""
    from procure.report.criteria import criteria_report  # noqa: PLC0415 - PDF libraries are slow
    from procure.report.write import write_document  # noqa: PLC0415

    written: list[Path] = []
    for lot in checked.lock.tender.lot_ids or ("",):
        published = before_any_bid(checked.lock.for_lot(lot), checked.rules)
        document = criteria_report(published, draft=draft)
        written += write_document(place, criteria_file(lot), document)
    return tuple(written)


def refuse_errors(findings: tuple[Finding, ...]) -> None:
    """Refuse what plugins' checks call an error.

    Raises:
        InputFault: with each of them.
    """
    errors = [one for one in findings if one.severity is Severity.ERROR]
    if errors:
        raise InputFault([Problem(one.where, str(one.what), f"[{one.code}]") for one in errors])


def _superseded(folder: Folder) -> tuple[str, ...]:
    if not folder.lock_file.exists():
        return ()
    before = read_lock(folder.lock_file)
    return (*before.supersedes, before.hash)


def _refuse_without_addendum(folder: Folder, lock: Lock, act: Act) -> None:
    before = read_lock(folder.lock_file)
    state = fold(read_record(folder.record))
    if state.opened:
        raise Refused("Bids are open: the tender can no longer be changed.")
    if datetime.fromisoformat(act.at) > before.deadline:
        raise Refused(
            f"The deadline {before.tender.deadline} has passed, and it is {act.at} now: the rules"
            " can no longer be changed. A new tender takes a new folder."
        )
    if lock.form_version <= before.form_version:
        raise Refused(
            f"The tender is frozen already (form version {before.form_version}). To change it,"
            " publish an addendum: add one under addenda in tender.yaml, then issue again."
        )
    _check_days(lock, before, state, act)


def _check_days(lock: Lock, before: Lock, state: State, act: Act) -> None:
    """Refuse an addendum of a day that has not come, or that lies before the version it changes.

    Raises:
        InputFault: naming the addendum and the days it may have.
    """
    zone = lock.deadline.tzinfo
    today = datetime.fromisoformat(act.at).astimezone(zone).date()
    issued = state.issued.at if state.issued else act.at
    first = datetime.fromisoformat(issued).astimezone(zone).date()
    problems = []
    for one in lock.tender.addenda[before.form_version - 1 :]:
        if not first <= date.fromisoformat(one.date) <= today:
            what = f"addendum {one.number} is dated {one.date}"
            what += f"; version {before.form_version} was issued on {first}, and today is {today}."
            remedy = f"Date it on the day you issue it: {today}."
            problems.append(Problem("tender.yaml addenda", what, remedy))
    if problems:
        raise InputFault(problems)


def _set_aside(folder: Folder) -> None:
    lock = read_lock(folder.lock_file)
    earlier = folder.issued / f"version-{lock.form_version}"
    earlier.mkdir(exist_ok=True)
    forms = [
        form_file(name, language, lock)
        for name in (BID_FORM, PRICE_FORM)
        for language in issued_in(lock)
    ]
    papers = [
        f"{criteria_file(lot)}.{ending}"
        for lot in lock.tender.lot_ids or ("",)
        for ending in ("pdf", "html")
    ]
    for name in (LOCK_FILE, *forms, *papers):
        path: Path = folder.issued / name
        if path.exists():
            path.rename(earlier / name)

"""A condition for the contract from each gap: what is mended, by when, for whom, how it is proved.

Situations, deadlines and proofs stand in ``contract_terms.csv``; months are settings of the tender.
Wording is this project's own. Nothing here changes a score.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from procure.api import Case, ContractClause, Measure, Message, MessageValue
from procure_accessibility.catalogue import CLAUSE_TABLES, all_clauses, in_order
from procure_accessibility.dates import read_date
from procure_accessibility.gaps import Gap, gaps_in
from procure_accessibility.groups import GROUPS, groups_of
from procure_accessibility.levels import DOES_NOT, NOT_MET, PARTIAL
from procure_accessibility.published import Row, factor, rows
from procure_accessibility.quote import quoted
from procure_accessibility.success_criteria import published_criteria

FIXES = ("backed-fixes", "offered-fixes")
"""Tables of the form in which a bid names days for gaps of its report."""

_TITLED = (
    *(f"success-criteria-{edition}" for edition in ("20", "21", "22")),
    *(f"clauses-{part}" for part in CLAUSE_TABLES),
)
"""Tables of the pack whose rows forms print, and which are translated therefore."""

_REPEATED = re.compile(r"(?:9|10|11)\.([1-4]\.[0-9]+\.[0-9]+)(?:\.[12])?", re.ASCII)

MONTHS: Mapping[str, int] = {"critical-months": 3, "mend-months": 12}
"""What counts where the settings do not say, as the pack's defaults."""


def clauses_from_report(
    case: Case, measures: Mapping[str, Measure], critical_only: bool = False
) -> tuple[ContractClause, ...]:
    """Return a condition for each gap of a bid's report, and one for what it is silent on.

    Args:
        case: the bid's own days are read from its tables.
        measures: of the report, or of the criteria answered one by one.
        critical_only: only for the criteria that the gate looks at.
    """
    critical = _critical()
    wanted = [one for one in gaps_in(measures) if not critical_only or one.number in critical]
    found = [gap_clause(case, _with_the_bids_day(case, one)) for one in wanted]
    found += _on_silence(case, measures, critical_only)
    return tuple(found)


def gap_clause(case: Case, gap: Gap) -> ContractClause:
    """Return the condition that one gap brings into the contract."""
    critical = criterion_of(gap.number) in _critical()
    term = _terms()[f"{'critical' if critical else 'other'} {gap.level}"]
    values: dict[str, MessageValue] = {
        "title": gap.title or title_of(case, gap.number),
        "level": _LEVELS[gap.level],
        "by": _by(case, term["months"], gap.fix_by),
        "until": _until(gap),
        "proof": _PROOFS[term["proof"]],
    }
    if not gap.remark:
        words = "{title}: reported as {level}. The supplier mends it {by}. {until} {proof}"
        return ContractClause(gap.number, Message(words, values), gap.where)
    words = (
        "{title}: reported as {level}, in the bid's words: “{remark}”. The supplier mends it"
        " {by}. {until} {proof}"
    )
    values["remark"] = quoted(gap.remark)
    return ContractClause(gap.number, Message(words, values), gap.where)


def title_of(case: Case, number: str) -> str:
    """Return the title of a criterion or clause in the tender's language, or as published."""
    paths = (f"tables/{table}/rows/{number}/title" for table in _TITLED)
    shown = next((case.texts[path] for path in paths if path in case.texts), "")
    return shown or _titles().get(number, number)


def criterion_of(number: str) -> str:
    """Return the success criterion that a clause of EN 301 549 repeats, or the number itself.

    Chapters 9, 10 and 11 repeat them for web, documents and software: 11.1.4.3 is 1.4.3.
    """
    repeated = _REPEATED.fullmatch(number)
    return repeated[1] if repeated else number


def groups_left_out(number: str) -> tuple[str, ...]:
    """Return the groups that a criterion or clause matters to, by the published tables."""
    if found := groups_of(criterion_of(number)):
        return found
    fitting = [
        row for row in rows("clause_groups.csv") if f"{number}.".startswith(f"{row['clause']}.")
    ]
    nearest = max(fitting, key=lambda row: len(row["clause"]), default=None)
    return tuple(nearest["groups"].split()) if nearest else ()


def named(groups: tuple[str, ...]) -> Message:
    """Return groups of users in a row, as a reader's language separates them."""
    first, *others = (GROUPS[one] for one in groups)
    for other in others:
        first = Message("{first}; {rest}", {"first": first, "rest": other})
    return first


def _on_silence(
    case: Case, measures: Mapping[str, Measure], critical_only: bool
) -> Iterator[ContractClause]:
    absent = measures.get("accessibility.gate_absent")
    if absent:
        numbers = sorted(str(absent.value).split(), key=in_order)
        yield _absence(numbers, _months(case, _terms()["critical silent"]["months"]), absent.where)
    said = measures.get("accessibility.silent")
    if said:
        numbers = sorted(str(said.value).split(), key=in_order)
        yield from silence_clauses(case, numbers, said.where, critical_only)


def silence_clauses(
    case: Case, numbers: Sequence[str], where: str, critical_only: bool = False
) -> Iterator[ContractClause]:
    """Yield a condition for what nothing is said of; one of its own for what is critical."""
    critical = [one for one in numbers if criterion_of(one) in _critical()]
    others = [one for one in numbers if one not in critical]
    if critical:
        months = _months(case, _terms()["critical silent"]["months"])
        yield _silence(critical, months, where)
    if others and not critical_only:
        yield _silence(others, int(factor("mend.silent-months")), where)


def untested_clause(about: str, title: Message, where: str) -> ContractClause:
    """Return the condition on one matter that was not tested."""
    values: dict[str, MessageValue] = {
        "title": title,
        "by": _within(int(factor("mend.silent-months"))),
        "proof": _PROOFS["users"],
    }
    words = (
        "{title}: not tested. The supplier tests it and hands over what it finds {by}. What does"
        " not work then is mended under the terms for gaps. {proof}"
    )
    return ContractClause(about, Message(words, values), where)


def _silence(numbers: list[str], months: int, where: str) -> ContractClause:
    words = (
        "{criteria}: nothing is reported. The supplier tests them and hands over what it finds"
        " {by}. What is not supported then is mended under the terms for gaps. {proof}"
    )
    return _to_test(words, numbers, months, where)


def _absence(numbers: list[str], months: int, where: str) -> ContractClause:
    words = (
        "{criteria}: said not to apply, though any web page has something for them. The supplier"
        " tests them and hands over what it finds {by}. What is not supported then is mended under"
        " the terms for gaps. {proof}"
    )
    return _to_test(words, numbers, months, where)


def _to_test(words: str, numbers: list[str], months: int, where: str) -> ContractClause:
    values: dict[str, MessageValue] = {
        "criteria": ", ".join(numbers),
        "by": _within(months),
        "proof": _PROOFS["report"],
    }
    several = f"{numbers[0]} … {numbers[-1]}" if len(numbers) > 1 else numbers[0]
    return ContractClause(several, Message(words, values), where)


def _until(gap: Gap) -> Message:
    groups = groups_left_out(gap.number)
    days = int(factor("mend.way-round-days"))
    if gap.way_round and groups:
        return Message(
            "Until then the supplier offers {groups} what the bid says: “{way}”.",
            {"groups": named(groups), "way": quoted(gap.way_round)},
        )
    if groups:
        return Message(
            "Until then it leaves out or hinders {groups}: within {days} working days of a"
            " complaint the supplier gives them an equal other way.",
            {"groups": named(groups), "days": days},
        )
    return Message(
        "Until then, whoever it hinders gets an equal other way within {days} working days of a"
        " complaint.",
        {"days": days},
    )


def _by(case: Case, setting: str, day: str) -> Message:
    within = _within(_months(case, setting))
    if not day:
        return within
    return Message(
        "by {day}, the day the bid names, and at the latest {within}",
        {"day": read_date(day).day or day, "within": within},
    )


def _within(months: int) -> Message:
    if months == 0:
        return Message("before the public uses what is bought")
    return Message(
        "within {months} month of signing",
        {"months": months},
        plural="within {months} months of signing",
        count="months",
    )


def _months(case: Case, setting: str) -> int:
    return int(Decimal(str(case.settings.get(setting, MONTHS[setting]))))


def _with_the_bids_day(case: Case, gap: Gap) -> Gap:
    """Return a gap with the day and the way round that the bid's own table names for it."""
    for row in (row for table in FIXES for row in case.rows(table)):
        number, day = row.cells.get("criterion"), row.cells.get("fixed-by")
        if number is None or str(number.value).strip() != gap.number:
            continue
        way = row.cells.get("way-round")
        return Gap(
            gap.number,
            gap.level,
            gap.remark,
            day.value.isoformat() if day and isinstance(day.value, date) else gap.fix_by,
            gap.where,
            str(way.value) if way and way.value else "",
        )
    return gap


@cache
def _critical() -> frozenset[str]:
    return frozenset(one.number for one in published_criteria() if one.critical)


@cache
def _titles() -> Mapping[str, str]:
    found = {one.number: one.title for one in all_clauses() if one.chapter.startswith("en_")}
    return found | {one.number: one.title for one in published_criteria()}


@cache
def _terms() -> Mapping[str, Row]:
    return {row["situation"]: row for row in rows("contract_terms.csv")}


_LEVELS: Mapping[str, Message] = {
    PARTIAL: Message("partially supported"),
    DOES_NOT: Message("not supported"),
    NOT_MET: Message("not met in full"),
}

_PROOFS: Mapping[str, Message] = {
    "report": Message(
        "Proof: a new conformance report, or equivalent, that states the level and says how it was"
        " tested."
    ),
    "record": Message(
        "Proof: a new conformance report and the record of a test with the assistive technology"
        " concerned, or equivalent."
    ),
    "users": Message(
        "Proof: a new conformance report and the record of a test with people concerned, which the"
        " buyer may attend, or equivalent."
    ),
}

"""Questions about single answers of a report: L01 to L06, L11, L13, L15 to L17, R4.

A finding never changes a count. Each code is one finding, with all criteria it is about.
"""

from collections.abc import Iterable, Iterator

from procure.api import Finding
from procure_accessibility.catalogue import (
    EN,
    LEVEL_A,
    LEVEL_AA,
    chapters,
    components_of,
    headings,
    in_order,
)
from procure_accessibility.held import Held
from procure_accessibility.levels import (
    BLANK,
    GAPS,
    NOT_APPLICABLE,
    NOT_EVALUATED,
    SUPPORTS,
    WORST_FIRST,
)
from procure_accessibility.named import overlays
from procure_accessibility.published import factor
from procure_accessibility.report import Answer
from procure_accessibility.said import MOST_LISTED, finding, listed, shortened


def answer_findings(held: Held) -> Iterator[Finding]:
    """Yield what to ask about the answers of a report."""
    asked = [(one.criterion.number, part) for one in held.standings for part in _parts(held)]
    answers = [answer for one in held.standings for answer in one.answers]
    yield from _missing(held, asked)
    yield from _without_level(answers, asked)
    yield from _without_remark(answers)
    yield from _never_absent(held, answers)
    yield from _too_good(held, answers)
    yield from _same_remarks(answers)
    yield from _unknown(held)
    yield from _on_headings(held)
    yield from _overlays(held, answers)
    yield from _twice(held)
    yield from _dropped(held, asked)


def _parts(held: Held) -> tuple[str, ...]:
    return held.wanted.components


def _missing(held: Held, asked: list[tuple[str, str]]) -> Iterator[Finding]:
    missing = [key for key in asked if key not in held.found and key not in held.met]
    if missing:
        said = "{count} of {asked} criteria are missing in the report: {criteria}."
        yield finding("L02", held.report.file, said, _numbers(missing, asked))


def _without_level(answers: Iterable[Answer], asked: list[tuple[str, str]]) -> Iterator[Finding]:
    given = list(answers)
    blank = [one for one in given if one.level == BLANK]
    waiting = [one for one in given if one.level == NOT_EVALUATED]
    if blank:
        said = "{count} of {asked} criteria have no level and count as nothing: {criteria}."
        yield finding("L01", blank[0].where, said, _numbers(_keys(blank), asked))
    if waiting:
        said = "{count} of {asked} criteria were not evaluated and count as nothing: {criteria}."
        yield finding("L03", waiting[0].where, said, _numbers(_keys(waiting), asked))


def _without_remark(answers: Iterable[Answer]) -> Iterator[Finding]:
    bare = [one for one in answers if not one.remark]
    gaps = [one for one in bare if one.level in GAPS]
    absent = [one for one in bare if one.level == NOT_APPLICABLE]
    if gaps:
        said = "Gaps without a remark ({count}): {criteria}."
        yield finding("L04", gaps[0].where, said, _named(gaps))
    if absent:
        said = "Said not to apply, without a remark ({count}): {criteria}."
        yield finding("L05", absent[0].where, said, _named(absent))


def _never_absent(held: Held, answers: Iterable[Answer]) -> Iterator[Finding]:
    always = {one.criterion.number for one in held.standings if one.criterion.always_applies}
    odd = [
        one
        for one in answers
        if one.component == "web" and one.level == NOT_APPLICABLE and one.number in always
    ]
    if odd:
        said = "Said not to apply, though any web page has something for it ({count}): {criteria}."
        yield finding("L06", odd[0].where, said, _named(odd))


def _too_good(held: Held, answers: Iterable[Answer]) -> Iterator[Finding]:
    claimed = [one for one in answers if one.level not in (BLANK, NOT_APPLICABLE)]
    perfect = all(one.level == SUPPORTS and not one.remark for one in claimed)
    if claimed and perfect and len(claimed) > 1:
        said = "All {count} criteria that apply are supported, and none has a remark."
        yield finding("L11", held.report.file, said, {"count": len(claimed)})


def _same_remarks(answers: Iterable[Answer]) -> Iterator[Finding]:
    by_text: dict[str, list[Answer]] = {}
    for one in answers:
        if one.remark:
            by_text.setdefault(" ".join(one.remark.casefold().split()), []).append(one)
    least = int(factor("lint.identical-remarks"))
    for some in by_text.values():
        if len({one.number for one in some}) >= least:
            said = "{count} criteria have the same remark ({remark}): {criteria}."
            values = {**_named(some), "remark": shortened(some[0].remark)}
            yield finding("L13", some[0].where, said, values)


def _unknown(held: Held) -> Iterator[Finding]:
    answers = held.report.answers
    terms = [one for one in answers if one.level not in WORST_FIRST]
    strange = [one for one in answers if one.number not in chapters().get(one.chapter, ())]
    moved = [one for one in strange if _counts_there(one)]
    numbers = [one for one in strange if one not in moved]
    extra = held.report.extra_components
    parts = [one for one in answers if one.component not in (*components_of(one.chapter), *extra)]
    if terms:
        said = "None of the five terms, and counted as nothing ({count}): {levels}."
        shown = listed(f"{one.number} {shortened(one.level)!r}" for one in terms)
        yield finding("L15", terms[0].where, said, {"count": len(terms), "levels": shown})
    if numbers:
        said = "In no edition of its chapter, and not counted ({count}): {list}."
        shown = listed(shortened(one.number) or "''" for one in numbers)
        yield finding("L15", numbers[0].where, said, {"count": len(numbers), "list": shown})
    if moved:
        said = "Under another heading than its own, and counted by its number ({count}): {list}."
        shown = listed(one.number for one in moved)
        yield finding("L15", moved[0].where, said, {"count": len(moved), "list": shown})
    if parts:
        said = "About a component that its chapter does not have ({count}): {list}."
        shown = listed(f"{shortened(one.number)} {shortened(one.component)!r}" for one in parts)
        yield finding("L15", parts[0].where, said, {"count": len(parts), "list": shown})


def _counts_there(one: Answer) -> bool:
    """Say whether an answer in a wrong chapter is counted all the same: one of its own kind."""
    kinds = ((LEVEL_A, LEVEL_AA), tuple(name for name in chapters() if name.startswith(EN)))
    return any(
        one.chapter in kind and any(one.number in chapters()[chapter] for chapter in kind)
        for kind in kinds
    )


def _on_headings(held: Held) -> Iterator[Finding]:
    heads = [
        one for one in held.report.answers if one.level and (one.chapter, one.number) in headings()
    ]
    if heads:
        said = "An answer on a heading, which asks for none ({count}): {criteria}."
        yield finding("L16", heads[0].where, said, _named(heads))


def _overlays(held: Held, answers: Iterable[Answer]) -> Iterator[Finding]:
    report = held.report
    texts = [(one.remark, one.where) for one in answers]
    texts += [(report.methods, report.place("methods")), (report.notes, report.file)]
    for text, where in texts:
        if some := overlays(text):
            said = "An overlay or separate mode is named as a remedy ({words})."
            yield finding("L17", where, said, {"words": listed(some)})
            return


def _twice(held: Held) -> Iterator[Finding]:
    twice = [some[1] for some in held.found.values() if len(some) > 1]
    if twice:
        said = "Answered more than once, and the worst answer counts ({count}): {criteria}."
        yield finding("R4", twice[0].where, said, _named(twice))


def _dropped(held: Held, asked: list[tuple[str, str]]) -> Iterator[Finding]:
    met = [key for key in asked if key in held.met]
    if met:
        said = (
            "Not answered, and counted as supported, because WCAG {own}, for which the report was"
            " written, has dropped it as always met: {criteria}."
        )
        values = {"own": held.own_wcag, "criteria": _with_parts(met, asked)}
        yield finding("R6", held.report.file, said, values)


def _keys(answers: Iterable[Answer]) -> list[tuple[str, str]]:
    return [(one.number, one.component) for one in answers]


def _named(answers: Iterable[Answer]) -> dict[str, str | int]:
    """Return how many answers there are, and their numbers; with components if several."""
    keys = _keys(answers)
    shown = _with_parts(keys, keys)
    return {"count": len(keys), "criteria": shown}


def _numbers(some: list[tuple[str, str]], asked: list[tuple[str, str]]) -> dict[str, str | int]:
    """Return the numbers with their components, and how many criteria they are of those asked."""
    return {
        "count": len({number for number, _ in some}),
        "asked": len({number for number, _ in asked}),
        "criteria": _with_parts(some, asked),
    }


def _with_parts(some: list[tuple[str, str]], asked: list[tuple[str, str]]) -> str:
    parts: dict[str, list[str]] = {}
    for number, part in dict.fromkeys(some):
        parts.setdefault(number, []).append(part)
    several = len({part for _, part in asked}) > 1
    numbers = sorted(parts, key=in_order)
    return listed(
        f"{one} ({', '.join(parts[one][:MOST_LISTED])})" if several else one for one in numbers
    )

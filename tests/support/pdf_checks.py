"""Everything a report's PDF is held to, each check giving its faults as sentences.

Validators pass a file whose text is all artifact, or whose language is a wrong one; so besides
PDF/UA-1 itself the file's meaning is compared with the blocks it was made of.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TypeAlias

import page

from procure.language.fragments import Fragment
from procure.model.blocks import (
    Block,
    Contents,
    Document,
    Figure,
    FullCell,
    Heading,
    Items,
    Link,
    Paragraph,
    Table,
    Text,
    content,
    covered,
    item_of,
)
from procure.model.message import Message
from procure.report.pdf.bounds import fitted
from procure.report.pdf.render import render_pdf
from procure.report.render_text import day, fragments, number, words
from support.tagged_pdf import Element, Tagged, read_tagged

Parts: TypeAlias = tuple[Fragment, ...]

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
_LIMITS = page.SafetyLimits(max_reference_depth=100_000)
_LEAST_ALTERNATIVE = 20
_HEADINGS = ("H1", "H2", "H3", "H4")


def checked_pdf(document: Document) -> bytes:
    """Return the report as PDF after every check; a fault fails the test that made it."""
    made = render_pdf(document)
    found = faults_of(made, document)
    assert not found, "\n".join(found)
    return made


def faults_of(made: bytes, document: Document) -> list[str]:
    """Return everything that is wrong with a report's PDF."""
    return [*conformance_faults(made), *meaning_faults(made, document)]


def conformance_faults(made: bytes) -> list[str]:
    """Return where the file breaks PDF/UA-1, by page-validation."""
    report = page.validate_pdf_bytes(made, profile="ua1", limits=_LIMITS)
    return [str(failure) for failure in report.failures]


def meaning_faults(made: bytes, document: Document) -> list[str]:
    """Return where the file says something else than the document's blocks."""
    tagged = read_tagged(made)
    checks = (_text, _artifacts, _tables, _figures, _outline, _language, _title)
    return [fault for check in checks for fault in check(tagged, document)]


def _text(tagged: Tagged, document: Document) -> Iterator[str]:
    told = _squeezed("".join(part.text for said in _told(document) for part in said))
    read = _squeezed(_read(tagged.root))
    if told != read:
        at = next(
            (at for at, (a, b) in enumerate(zip(told, read, strict=False)) if a != b),
            min(len(told), len(read)),
        )
        near = slice(max(at - 20, 0), at + 30)
        yield f"read as {read[near]!r}, where the report has {told[near]!r}"


_PAGE_NUMBER = re.compile(r" \d+$")


def _read(element: Element) -> str:
    """Return an element's text, without the page numbers of the contents."""
    if element.tag == "TOCI":
        return _PAGE_NUMBER.sub("", element.text)
    if element.actual or not element.elements:
        return element.text
    return "".join(
        _read(part) if isinstance(part, Element) else "" if element.tag == "Figure" else part
        for part in element.parts
    )


def _told(document: Document) -> Iterator[Parts]:
    """Yield the report's texts in the order of its blocks; footnotes at the end of a section."""
    language = document.language
    waiting: list[Parts] = []
    noted = 0
    started = False
    for block in fitted(document.blocks, language):
        if isinstance(block, Heading):
            if block.level <= 2 and not started:
                yield from waiting
                waiting = []
            started = True
        else:
            started = False
        if isinstance(block, Paragraph):
            if block.label is not None:
                yield _said(block.label, language)
            yield _linked(block.text, block.links, language, block.language)
            for note in block.footnotes:
                noted += 1
                yield _said(f"[{noted}]", language)
                waiting += [_said(f"[{noted}]", language), _said(note, language)]
        else:
            yield from _block(block, document)
    yield from waiting


def _block(block: Block, document: Document) -> Iterator[Parts]:
    language = document.language
    match block:
        case Heading():
            yield _said(block.text, language)
        case Items():
            for at, item in enumerate(map(item_of, block.items), 1):
                yield _said(f"{at}." if block.ordered else "\N{BULLET}", language)
                yield _linked(item.text, item.links, language, item.language)
                if item.within:
                    yield from _block(item.within, document)
        case Table():
            yield from _table(block, language)
        case Figure():
            yield _said(block.caption, language)
            yield from _table(block.table, language)
        case Contents():
            above = document.blocks[document.blocks.index(block) - 1]
            for heading in document.blocks:
                listed = isinstance(heading, Heading) and 2 <= heading.level <= block.depth
                if listed and heading is not above:
                    yield _said(heading.text, language)  # type: ignore[union-attr]


def _table(table: Table, language: str) -> Iterator[Parts]:
    yield _said(table.caption, language)
    yield from _heads(table, language)
    unsaid = covered(table.rows)
    for at, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            if (at, column) not in unsaid:
                own = cell.language if isinstance(cell, FullCell) else ""
                yield _cell(content(cell), language, own)
    if table.note is not None:
        yield _said(table.note, language)


def _heads(table: Table, language: str) -> Iterator[Parts]:
    groups = [_said(one.group, language) if one.group else () for one in table.columns]
    before: Parts = ()
    for group, column in zip(groups, table.columns, strict=True):
        if group and group != before:
            yield group
        if any(groups) and not group:
            yield _said(column.text, language)
        before = group
    for group, column in zip(groups, table.columns, strict=True):
        if group or not any(groups):
            yield _said(column.text, language)


def _cell(said: Text | Decimal | None, language: str, own: str = "") -> Parts:
    if said is None:
        return (Fragment(words(Message("none"), language), language),)
    if isinstance(said, Decimal):
        return (Fragment(number(said, language), language),)
    return _said(said, language, own)


def _said(text: Text, language: str, own: str = "") -> Parts:
    """Return the parts of a text, each with its language; one if its block says its language."""
    return (Fragment(words(text, own), own),) if own else fragments(text, language)


def _linked(text: Text, links: tuple[Link, ...], language: str, own: str) -> Parts:
    said, reader = _said(text, language, own), own or language
    whole = "".join(part.text for part in said)
    after = [words(link.text, reader) for link in links]
    return (*said, *(Fragment(one, reader) for one in after if one not in whole))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad]+", "", text)


def _artifacts(tagged: Tagged, document: Document) -> Iterator[str]:
    """Find text outside the structure that is not at a page's edge, nor said again on a page.

    Signs are compared without their order, since Arabic stands there as it is drawn.
    """
    allowed = {_signs(one) for one in _furniture(document, tagged.pages)}
    for text in tagged.artifacts:
        if _signs(text) not in allowed and not text.rstrip().endswith("…"):
            yield f"told to nobody: {text!r}"


def _furniture(document: Document, pages: int) -> Iterator[str]:
    language = document.language
    yield words(document.title, language)
    foot = words(document.footer, language)
    if document.date:
        dated = {"foot": foot, "date": day(document.date, language)}
        foot = words(Message("{foot}, {date}", dated), language)
    for one in range(1, pages + 1):
        yield foot + words(
            Message("Page {page} of {pages}", {"page": one, "pages": pages}), language
        )
    for table in _all_tables(document):
        caption = {"caption": table.caption}
        heads = "".join(part.text for said in _heads(table, language) for part in said)
        yield words(Message("{caption} (continued)", caption), language) + heads
    for block in document.blocks:
        if isinstance(block, Figure):
            yield words(Message("{caption} (continued)", {"caption": block.caption}), language)


def _signs(text: str) -> str:
    return "".join(sorted(_squeezed(text)))


def _all_tables(document: Document) -> list[Table]:
    found: list[Table] = []
    for block in fitted(document.blocks, document.language):
        if isinstance(block, Table):
            found.append(block)
        elif isinstance(block, Figure):
            found.append(block.table)
    return found


def _tables(tagged: Tagged, document: Document) -> Iterator[str]:
    tables, read = _all_tables(document), list(tagged.root.all("Table"))
    if len(tables) != len(read):
        yield f"{len(read)} tables are read, and the report has {len(tables)}"
        return
    for table, element in zip(tables, read, strict=True):
        caption = words(table.caption, document.language)
        heads = [one for one in element.all("TH") if one.attributes.get("Scope") == "Column"]
        groups = {id(one) for one in heads if "ColSpan" in one.attributes}
        single = sum(1 for one in heads if id(one) not in groups)
        if single < len(table.columns) - sum(bool(c.group) for c in table.columns) or (
            not any(c.group for c in table.columns) and len(heads) != len(table.columns)
        ):
            yield f"{caption}: {len(heads)} column heads for {len(table.columns)} columns"
        bodies = list(element.all("TBody"))
        rows = [row for body in bodies for row in body.elements]
        if len(rows) != len(table.rows):
            yield f"{caption}: {len(rows)} rows are read of {len(table.rows)}"
        for at, (row, cells) in enumerate(zip(rows, table.rows, strict=False)):
            yield from _row(row, cells, at, table, document.language)


def _row(
    row: Element, cells: tuple[object, ...], at: int, table: Table, language: str
) -> Iterator[str]:
    caption = words(table.caption, language)
    unsaid = {column for down, column in covered(table.rows) if down == at}
    if len(row.elements) != len(cells) - len(unsaid):
        yield f"{caption}, row {at + 1}: {len(row.elements)} cells of {len(cells)}"
    named = [one for one in row.elements if one.tag == "TH"]
    if table.row_header in unsaid:
        return
    head = _cell(content(cells[table.row_header]), language)  # type: ignore[arg-type]
    told = _squeezed("".join(part.text for part in head))
    if [_squeezed(one.text) for one in named if one.attributes.get("Scope") == "Row"] != [told]:
        yield f"{caption}, row {at + 1}: no head {told!r}"
    for column, cell in enumerate(cells):
        foreign = cell.language if isinstance(cell, FullCell) and column not in unsaid else ""
        if foreign not in {"", *(one.language for one in row.elements)}:
            yield f"{caption}, row {at + 1}: no cell in {foreign}"


def _figures(tagged: Tagged, document: Document) -> Iterator[str]:
    figures = [block for block in document.blocks if isinstance(block, Figure)]
    read = list(tagged.root.all("Figure"))
    if len(figures) != len(read):
        yield f"{len(read)} figures are read, and the report has {len(figures)}"
    for figure, element in zip(figures, read, strict=False):
        told = element.alternative
        if len(told) < _LEAST_ALTERNATIVE or told != words(figure.alternative, document.language):
            yield f"a figure's alternative text is {told!r}"
        for series in figure.series:
            values = [value for value in series.values if value is not None]
            if values and not _holds(told, max(values), document.language):
                yield f"alternative text without the greatest value {max(values)}: {told!r}"


def _holds(told: str, value: Decimal, language: str) -> bool:
    plain = Decimal(format(value.normalize(), "f"))
    return any(number(one, language) in told or str(one) in told for one in (value, plain))


def _outline(tagged: Tagged, document: Document) -> Iterator[str]:
    headings = [(int(one.tag[1]), _squeezed(one.text)) for one in tagged.root.all(*_HEADINGS)]
    outline = [(level, _squeezed(title)) for level, title in tagged.outline]
    if headings != outline:
        yield f"the outline is {outline}, and the headings are {headings}"
    levels = [level for level, _ in headings]
    if levels[:1] not in ([], [1]) or levels.count(1) > 1:
        yield f"the headings' levels are {levels}"
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield f"a level of headings is skipped: {levels}"


def _language(tagged: Tagged, document: Document) -> Iterator[str]:
    if tagged.language != document.language or not _TAG.fullmatch(tagged.language):
        yield f"the language is {tagged.language!r}, and the report's is {document.language!r}"
    foreign = [
        (part.language, _squeezed(part.text))
        for said in _told(document)
        for part in said
        if part.language != document.language and part.text
    ]
    said = list(_in_a_language(tagged.root))
    if foreign != said:
        wrong = next((pair for pair in zip(said, foreign, strict=False) if pair[0] != pair[1]), ())
        yield f"{len(said)} passages are marked, where {len(foreign)} are; first wrong: {wrong}"


def _in_a_language(element: Element, *, listed: bool = False) -> Iterator[tuple[str, str]]:
    """Yield language and text of the elements inside one that have a language of their own."""
    for part in element.elements:
        within = listed or part.tag == "TOCI"
        if part.language:
            read = _read(part)
            yield part.language, _squeezed(_PAGE_NUMBER.sub("", read) if within else read)
        yield from _in_a_language(part, listed=within)


def _title(tagged: Tagged, document: Document) -> Iterator[str]:
    if _squeezed(tagged.title) != _squeezed(words(document.title, document.language)):
        yield f"the title is {tagged.title!r}"

"""Text as spans: label, words in another language, links, facts ordered by themselves, notes."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from procure.language.direction import is_right_to_left
from procure.language.fragments import Fragment, in_one
from procure.model.blocks import Link, Text
from procure.report.pdf.ink import Inline
from procure.report.pdf.line import Span
from procure.report.pdf.paragraph import TextBlock
from procure.report.pdf.said import fragments, words
from procure.report.pdf.style import TextStyle
from procure.report.pdf.tree import Node
from procure.report.render_text import LONG


class Told(NamedTuple):
    """A text as spans, the parts of its element, and its direction if it is all in another."""

    spans: tuple[Span, ...]
    inlines: tuple[Inline, ...] = ()
    back: bool | None = None


def told(text: Text, style: TextStyle, node: Node, language: str) -> Told:
    """Return a text that is all the content of an element.

    The element is given the language of the text where that is not the report's.
    """
    passage = Passage(node, style, language)
    passage.say(text)
    return passage.told()


class Passage:
    """The spans of a paragraph being put together, and the elements inside it.

    Attributes:
        node: the paragraph's element.
    """

    def __init__(self, node: Node, style: TextStyle, language: str) -> None:
        self.node, self._style, self._language = node, style, language
        self._turns = is_right_to_left(language)
        self._spans: list[Span] = []
        self._inlines: list[Inline] = []
        self._back: bool | None = None
        self._heads = 0

    def label(self, text: Text, font: str) -> None:
        """Begin with a label."""
        for part in fragments(text, self._language):
            self._put(part.text, font, self._around(part))
        self._put(" ", font, None)
        self._heads = len(self._spans)

    def say(self, text: Text, language: str = "", links: tuple[Link, ...] = ()) -> None:
        """Add the text, in its language if that is another, with its links."""
        parts = fragments(text, self._language)
        if language:
            parts = (Fragment(words(text, language), language),)
        first = not self._spans
        if first and not links and _is_plain(parts, self._language):
            self._spans.append(Span(parts[0].text, self._style.font))
            return
        start = "\n" if not first and len(parts) == 1 and self._begins_line(parts[0]) else ""
        around: list[Inline | None]
        if first and len(parts) == 1 and parts[0].turned and self._begins_line(parts[0]):
            self._back, around = not self._turns, [None]
        elif first and (own := in_one(parts, self._language)):
            self.node.language, self._back = own, is_right_to_left(own)
            around = [None]
        else:
            around = [self._around(part) for part in parts]
        for said, at, link in _cut(parts, links, language or self._language):
            inline = around[at] if at is not None else None
            if link:
                within = inline.node if inline else self.node
                inline = Inline(Node("Link"), within, inline, link.to, said.strip())
            self._put(start + said, self._style.font, inline)
            start = ""

    def note(self, number: int, text: Text) -> None:
        """Add the mark of a footnote, a link to it."""
        reference = Inline(Node("Reference"), self.node)
        said = f"{number}: {words(text, self._language)}"
        link = Inline(Node("Link"), reference.node, reference, f"#{note_key(number)}", said)
        self._put(f"\N{NO-BREAK SPACE}[{number}]", self._style.font, link)

    def told(self) -> Told:
        """Return what was put together."""
        return Told(tuple(self._spans), tuple(self._inlines), self._back)

    def block(self) -> TextBlock:
        """Return the paragraph as it is set."""
        spans, inlines, back = self.told()
        block = TextBlock(spans, self._style, self.node, inlines, back)
        block.heads = self._heads
        return block

    def _begins_line(self, part: Fragment) -> bool:
        """Say whether what follows a label is better begun on a line of its own."""
        if part.turned:
            return len(part.text) > LONG
        return is_right_to_left(part.language) != self._turns

    def _around(self, part: Fragment) -> Inline | None:
        """Return the element of words in another language, or what orders a part by itself."""
        if part.language != self._language:
            node = Node("Span", language=part.language)
            return Inline(node, self.node, back=is_right_to_left(part.language))
        return Inline(self.node, self.node, back=not self._turns) if part.turned else None

    def _put(self, text: str, font: str, inline: Inline | None) -> None:
        if inline is not None and (not self._inlines or self._inlines[-1] is not inline):
            self._inlines.append(inline)
        self._spans.append(Span(text, font, len(self._inlines) if inline else 0))


def _is_plain(parts: tuple[Fragment, ...], language: str) -> bool:
    """Return whether a text is all in the report's language, written its way, as most are."""
    return len(parts) == 1 and parts[0].language == language and not parts[0].turned


def note_key(number: int) -> str:
    """Return the anchor of a footnote."""
    return f"note-{number}"


def _parts(text: str, links: tuple[Link, ...], language: str) -> Iterator[tuple[str, Link | None]]:
    """Yield the text cut where its links begin and end; links it does not name follow it."""
    found: list[tuple[int, int, Link]] = []
    after: list[tuple[str, Link]] = []
    for link in links:
        said = words(link.text, language)
        at = text.find(said) if said else -1
        if at < 0 or any(at < end and start < at + len(said) for start, end, _ in found):
            after.append((said, link))
        else:
            found.append((at, at + len(said), link))
    done = 0
    for start, end, link in sorted(found, key=lambda one: one[0]):
        if start > done:
            yield text[done:start], None
        yield text[start:end], link
        done = end
    if done < len(text) or not found:
        yield text[done:], None
    for said, link in after:
        yield " ", None
        yield said or link.to, link


def _cut(
    parts: tuple[Fragment, ...], links: tuple[Link, ...], language: str
) -> Iterator[tuple[str, int | None, Link | None]]:
    """Yield the text cut where its parts or links end: words, number of the part, link."""
    if len(parts) == 1 and not links:
        yield parts[0].text, 0, None
        return
    whole = "".join(part.text for part in parts)
    owners = [at for at, part in enumerate(parts) for _ in part.text]
    place = 0
    for said, link in _parts(whole, links, language):
        own = owners[place : place + len(said)]
        for at, same in groupby(own):
            count = len(list(same))
            yield whole[place : place + count], at, link
            place += count
        if not own:
            yield said, None, link

"""Paragraphs and items as spans: label, words in another language, links, marks of footnotes."""

from collections.abc import Iterator

from procure.model.blocks import Link, Text
from procure.report.pdf.ink import Inline
from procure.report.pdf.page import is_right_to_left
from procure.report.pdf.paragraph import TextBlock
from procure.report.pdf.said import words
from procure.report.pdf.style import TextStyle
from procure.report.pdf.tree import Node
from procure.report.pdf.typeset import Span


class Passage:
    """The spans of a paragraph being put together, and the elements inside it.

    Attributes:
        node: the paragraph's element.
    """

    def __init__(self, node: Node, style: TextStyle, language: str) -> None:
        self.node, self._style, self._language = node, style, language
        self._spans: list[Span] = []
        self._inlines: list[Inline] = []
        self._back: bool | None = None

    def label(self, text: Text, font: str) -> None:
        """Begin with a label."""
        self._spans.append(Span(words(text, self._language) + " ", font))

    def say(self, text: Text, language: str, links: tuple[Link, ...]) -> None:
        """Add the text, in its language if that is another, with its links."""
        outer, base, start = None, 0, ""
        if language and self._spans:
            back = is_right_to_left(language)
            outer = Inline(Node("Span", language=language), self.node, back=back)
            base = self._mark(outer)
            if back != is_right_to_left(self._language):
                start = "\n"
        elif language:
            self.node.language = language
            self._back = is_right_to_left(language)
        for part, link in _parts(words(text, self._language), links, self._language):
            mark = base
            if link:
                within = outer.node if outer else self.node
                way = outer.back if outer else None
                mark = self._mark(Inline(Node("Link"), within, outer, link.to, part.strip(), way))
            self._spans.append(Span(start + part, self._style.font, mark))
            start = ""

    def note(self, number: int, text: Text) -> None:
        """Add the mark of a footnote, a link to it."""
        reference = Inline(Node("Reference"), self.node)
        said = f"{number}: {words(text, self._language)}"
        link = Inline(Node("Link"), reference.node, reference, f"#{note_key(number)}", said)
        self._spans.append(
            Span(f"\N{NO-BREAK SPACE}[{number}]", self._style.font, self._mark(link))
        )

    def block(self) -> TextBlock:
        """Return the paragraph as it is set."""
        spans, back = tuple(self._spans), self._back
        return TextBlock(spans, self._style, self.node, self._inlines, back)

    def _mark(self, inline: Inline) -> int:
        self._inlines.append(inline)
        return len(self._inlines)


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

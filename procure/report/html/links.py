"""Links inside a text."""

from collections.abc import Iterator

from procure.model.blocks import Link
from procure.report.html.elements import Child, element
from procure.report.render_text import words

_LEAD_SOMEWHERE = ("https://", "http://", "mailto:", "#")


def linked_whole(text: str, to: str) -> Child:
    """Return the text as a link; as plain text if the address is not one that leads somewhere."""
    return element("a", text, href=to) if to.startswith(_LEAD_SOMEWHERE) else text


def linked(text: str, links: tuple[Link, ...], language: str) -> Iterator[Child]:
    """Yield the text with its links; one whose words do not occur in it follows the text."""
    after: list[Child] = []
    found: list[tuple[int, str, str]] = []
    for link in links:
        name = words(link.text, language)
        at = text.find(name, found[-1][0] + len(found[-1][1]) if found else 0)
        if at < 0:
            after += [" ", linked_whole(name, link.to)]
        else:
            found.append((at, name, link.to))
    end = 0
    for at, name, to in found:
        yield text[end:at]
        yield linked_whole(name, to)
        end = at + len(name)
    yield text[end:]
    yield from after

"""The outline that a reader shows beside the pages, as PDF objects (PDF 1.7, 12.3.3)."""

from collections.abc import Iterator, Sequence

from procure.report.pdf.canvas import hex_text
from procure.report.pdf.tree import Headed

_TOP = -1
"""What the entries of the first level are in."""


def outline(
    headings: Sequence[Headed], pages: Sequence[int], root: int, first: int
) -> Iterator[tuple[int, str]]:
    """Yield the outline's own object, then one for each entry.

    Entries below the first level are closed: chapters are seen, their sections on demand.

    Args:
        headings: in order; levels never skip one.
        pages: numbers of the pages' objects.
        root: number of the outline's own object.
        first: number of the first entry's object; the others follow.
    """
    inside: dict[int, list[int]] = {}
    for at, around in enumerate(_arounds(headings)):
        inside.setdefault(around, []).append(at)
    top = inside.get(_TOP, [])
    shown = len(top) + sum(len(inside.get(at, ())) for at in top)
    yield root, f"<</Type/Outlines/Count {shown}{_ends(top, first)}>>"
    linked = {
        at: _links(own, place, root if around == _TOP else first + around, first)
        for around, own in inside.items()
        for place, at in enumerate(own)
    }
    for at, heading in enumerate(headings):
        below, place = inside.get(at, []), heading.place
        count = f"/Count {len(below) if heading.level == 0 else -len(below)}" if below else ""
        yield (
            first + at,
            f"<</Title<{hex_text(heading.title)}>{linked[at]}{_ends(below, first)}{count}"
            f"/Dest[{pages[place.page]} 0 R/XYZ {place.left:.1f} {place.top:.1f} null]>>",
        )


def _arounds(headings: Sequence[Headed]) -> Iterator[int]:
    """Yield for each heading the one it stands under."""
    open_: list[int] = []
    for at, heading in enumerate(headings):
        del open_[heading.level :]
        yield open_[-1] if open_ else _TOP
        open_.append(at)


def _links(own: Sequence[int], place: int, around: int, first: int) -> str:
    """Return what an entry says of those beside and above it."""
    before = f"/Prev {first + own[place - 1]} 0 R" if place else ""
    after = f"/Next {first + own[place + 1]} 0 R" if place + 1 < len(own) else ""
    return f"/Parent {around} 0 R{before}{after}"


def _ends(own: Sequence[int], first: int) -> str:
    return f"/First {first + own[0]} 0 R/Last {first + own[-1]} 0 R" if own else ""

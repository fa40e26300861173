"""Fillings that differ without colour, the same eight as in the style sheet."""

from xml.etree.ElementTree import Element

from procure.report.html.elements import element

_GROUND = ("#0b3a63", "#fff", "#b9c4cf", "#fff", "#6b7885", "#fff", "#e1e6eb", "#fff")
_LINES = ("", "M0 6L6 0", "", "M0 0L6 6", "", "M3 0V6", "M0 0L6 6M0 6L6 0", "M0 3H6")


def defined(anchor: str, count: int) -> Element:
    """Return the definitions of the first ``count`` fillings, named for one drawing."""
    return element("defs", *(_pattern(anchor, order) for order in range(min(count, len(_GROUND)))))


def filling(anchor: str, order: int) -> str:
    """Return the filling of the series at ``order``; they repeat after eight."""
    return f"url(#{anchor}-p{order % len(_GROUND)})"


def _pattern(anchor: str, order: int) -> Element:
    made = element(
        "pattern",
        element("rect", width="6", height="6", fill=_GROUND[order]),
        element("path", d=_LINES[order], stroke="#16191d", fill="none") if _LINES[order] else None,
        id=f"{anchor}-p{order}",
        width="6",
        height="6",
    )
    made.set("patternUnits", "userSpaceOnUse")
    return made

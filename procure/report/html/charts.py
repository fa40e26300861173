"""Figures: bars as boxes that reflow with the page, planes and areas as drawings."""

from xml.etree.ElementTree import Element

from procure.model.blocks import Figure, Series
from procure.report.chart_numbers import brief, end_of_scale, sums, ticks
from procure.report.html.elements import element
from procure.report.html.language import say
from procure.report.html.plots import areas, points
from procure.report.render_text import words

PATTERNS = 8
_SHORT_VALUE = 2
"""Signs of a value that is shown in its part of a bar on any screen."""
_ROOM_FOR_VALUE = 7.0
"""A value stands in its part of a bar if that is this share, in percent, of the whole width."""


def chart(figure: Figure, language: str, anchor: str) -> Element:
    """Return the figure under its caption, as one image with its alternative text."""
    caption = say(element("figcaption", id=anchor), figure.caption, language)
    drawn: list[Element | None]
    match figure.kind:
        case "points":
            drawn = [points(figure, language)]
        case "areas":
            drawn = [legend(figure.series, language), areas(figure, language, anchor)]
        case _:
            drawn = [legend(figure.series, language), *_bars(figure, language)]
    picture = element("div", *drawn, class_="picture", role="img")
    picture.set("aria-label", words(figure.alternative, language))
    picture.set("style", f"--room:{_room(figure, language):.1f}em")
    return element("figure", caption, picture)


def legend(series: tuple[Series, ...], language: str) -> Element | None:
    """Return a swatch and name for each of several series."""
    if len(series) < 2:
        return None
    return element(
        "div",
        *(
            say(
                element("span", element("i", class_=f"swatch p{at % PATTERNS}")),
                one.name,
                language,
            )
            for at, one in enumerate(series)
        ),
        class_="legend",
    )


def _room(figure: Figure, language: str) -> float:
    """Return the room that the longest value needs at the end of a bar, in sizes of type."""
    ends = (
        sums(figure)
        if figure.kind == "stacked"
        else [value for one in figure.series for value in one.values if value is not None]
    )
    return 1 + 0.65 * max((len(brief(value, language)) for value in ends), default=1)


def _bars(figure: Figure, language: str) -> list[Element]:
    marks = ticks(end_of_scale(figure))
    end, last = float(marks[-1]), brief(marks[-1], language)
    rows = [
        element(
            "div",
            say(element("span", class_="name"), name, language),
            _stacked(figure, at, end, language)
            if figure.kind == "stacked"
            else _side_by_side(figure, at, end, language),
            class_="bar",
        )
        for at, name in enumerate(figure.categories)
    ]
    unit = words(figure.unit, language)
    foot = element("span", element("b", "0"), element("b", last), class_="track scale")
    named = element("div", element("span", unit, class_="name"), foot, class_="bar")
    return [*rows, named]


def _stacked(figure: Figure, at: int, end: float, language: str) -> Element:
    track = element("span", class_="track")
    for order, series in enumerate(figure.series):
        value = series.values[at]
        if value is None or value <= 0:
            continue
        share = 100 * float(value) / end
        said = brief(value, language)
        wide = "wide" if len(said) > _SHORT_VALUE else ""
        text = element("b", said, class_=wide) if share >= _ROOM_FOR_VALUE else None
        track.append(_part(order, share, text))
    track.append(element("b", brief(sums(figure)[at], language), class_="sum"))
    return track


def _side_by_side(figure: Figure, at: int, end: float, language: str) -> Element:
    tracks = element("span", class_="tracks")
    for order, series in enumerate(figure.series):
        value = series.values[at]
        track = element("span", class_="track")
        if value is not None and value > 0:
            track.append(_part(order, 100 * float(value) / end, None))
        text = "\N{EN DASH}" if value is None else brief(value, language)
        track.append(element("b", text, class_="sum"))
        tracks.append(track)
    return tracks


def _part(order: int, share: float, text: Element | None) -> Element:
    return element("i", text, class_=f"part p{order % PATTERNS}", style=f"width:{share:.2f}%")

"""Carbon of works and of whole offers on a published scale, stated or counted from the bill."""

from fractions import Fraction

from procure.api import Case, Measure, Message, Open, Part, Scored
from procure_carbon.figure import Figure, Wanted, figure, wanted
from procure_carbon.scale import published_scale


def counted_carbon(case: Case) -> Scored | Open:
    """Return points for upfront, embodied, whole-life or all carbon, or why it stays open.

    Points run linearly from parameter ``zero-at`` (none) to ``full-at`` (all): share = clip((U -
    x) / (U - L), 0, 1) (field notes, section 4, way 2). It does not depend on other bids.
    """
    asked = wanted(case.parameters)
    found = figure(case, asked)
    if not isinstance(found, Figure):
        return found
    scale = published_scale(case.parameters)
    if isinstance(scale, Open):
        return scale
    most = Fraction(case.criterion.most)
    return Scored(
        points=scale.share(found.value) * most,
        arithmetic=scale.arithmetic(found.value, most),
        parts=(figure_part(found, asked), *scale.parts(asked.unit)),
        measures=figure_measures(case, found, asked, scale.share(found.value)),
    )


def figure_part(found: Figure, asked: Wanted) -> Part:
    """Return the figure as a number of the arithmetic."""
    label = Message("carbon as stated")
    if found.counted:
        label = Message("carbon as counted from the bill of quantities")
    return Part(label, found.value, asked.unit, found.where)


def figure_measures(
    case: Case, found: Figure, asked: Wanted, share: Fraction | None = None
) -> tuple[Measure, ...]:
    """Return the figure, and the share between two ends, for price rules and comparisons.

    What the bill's own reading gives already is not said again.
    """
    source = "" if found.counted else "as stated in the form"
    name = f"carbon.{asked.name}"
    own = Measure(name, found.value, asked.unit, found.where, source)
    measures = () if name in case.measures else (own,)
    if share is None:
        return measures
    scored = asked.total if asked.per in {"m2", "m2-year"} else asked.name
    return *measures, Measure(f"carbon.{scored}_share", share, "1", found.where, source)

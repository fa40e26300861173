"""A conformance report as read, whatever format it came in."""

from dataclasses import dataclass, field

from procure.api import Finding

WHOLE = "all"
"""Component of an answer that is given for the product as a whole."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a report says about one criterion or clause and one component.

    Attributes:
        chapter: as ``catalogue.chapter_name`` writes it.
        level: as written, such as ``partially-supports``; empty if nothing is said.
        where: file and line, or file, sheet and cell.
        fix_by: ISO date by which the gap is to be closed; empty if none is given.
        certainty: percent; how sure the reader is that the cell says this. Below the published
            threshold the level counts as blank and is asked about.
    """

    chapter: str
    number: str
    component: str
    level: str
    remark: str
    where: str
    fix_by: str = ""
    certainty: int = 100


@dataclass(frozen=True, slots=True)
class Report:
    """A conformance report.

    Attributes:
        file: how the file is called in findings.
        date: as written; see ``dates.read_date``.
        audit: who audited it, where our own sheet says so; empty otherwise.
        catalogue: edition as named; empty if it names none.
        disabled: chapters the report says it does not answer.
        extra_components: components this format has beside those of OpenACR.
        places: file and line of ``product``, ``version``, ``date``, ``methods``, ``author``.
        unplaced: findings on what could not be read.
        parts: the reports it was made of, where it stands for several; else empty.
    """

    file: str
    title: str = ""
    product: str = ""
    version: str = ""
    author: str = ""
    vendor: str = ""
    date: str = ""
    methods: str = ""
    notes: str = ""
    audit: str = ""
    catalogue: str = ""
    disabled: frozenset[str] = frozenset()
    answers: tuple[Answer, ...] = ()
    extra_components: frozenset[str] = frozenset()
    places: dict[str, str] = field(default_factory=dict)
    unplaced: tuple[Finding, ...] = ()
    parts: "tuple[Report, ...]" = ()

    def place(self, name: str) -> str:
        """Return where a fact about the report stands; the file if that is not known."""
        return self.places.get(name, self.file)

"""``evaluation.json``: what was asked, what each bid earned and why, and by which versions.

Numbers are decimal text, exact where they end and to 12 digits where they do not; ``exact`` then
holds the fraction. Unknown is null. The price of a bid that was never opened is null everywhere.
"""

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, PlainSerializer, TypeAdapter, WithJsonSchema

from procure.evaluation.stored_blocks import block_from_json, block_to_json
from procure.model.blocks import Block
from procure.model.fields import Frozen
from procure.model.message import Said

EVALUATION_FILE = "evaluation.json"

BidState: TypeAlias = Literal["ranked", "excluded", "open", "withdrawn", "late"]
GateWord: TypeAlias = Literal["pass", "fail", "not evaluable"]


StoredBlock: TypeAlias = Annotated[
    Block,
    BeforeValidator(block_from_json),
    PlainSerializer(block_to_json),
    WithJsonSchema({"type": "object"}),
]
"""A report block inside the document."""


SaidOrFact: TypeAlias = Said | str
"""A message, or the words of a plugin that gives them in its own language alone."""


class ShownFinding(Frozen):
    """A finding as it stands in the evaluation."""

    code: str
    severity: Literal["error", "warning", "info"]
    where: str
    what: Said


class ShownPart(Frozen):
    """One number of an arithmetic."""

    label: Said
    value: str
    unit: str
    where: str
    source: str


class Level(Frozen):
    """A level an assessor gave, with reason and pointer."""

    assessor: str
    level: int
    reason: str
    evidence: str


class ShownResponse(Frozen):
    """An answer as it was read: question, answer, where it stands, what backs it.

    ``answer`` is written for a reader, but ``yes`` and ``no`` are the same in every language where
    ``type`` is ``boolean``; ``raw`` is what stands in the file. ``clarified`` holds the bidder's
    later answer, with its reason, where the original could not be read; a message: none came.
    """

    requirement: str
    question: str
    state: Literal["answered", "blank", "not applicable", "unreadable"]
    standing: Literal["none", "claimed", "evidenced"]
    answer: str
    raw: str
    unit: str
    where: str
    evidence: str
    confidential: str
    fault: SaidOrFact = ""
    clarified: SaidOrFact = ""
    clarified_reason: str = ""
    type: str = ""


class ShownCell(Frozen):
    """A cell of a table that the bidder was asked about: what stands in it, and what counts.

    Attributes:
        about: the row and the column, in the words of the form.
        answer: as the bidder gave it; a message: none came.
        reason: why it could be asked.
    """

    about: Said
    raw: str
    fault: SaidOrFact
    answer: SaidOrFact
    reason: str


RowState: TypeAlias = Literal["met", "claimed", "no", "blank", "no answer", "left out"]
"""How a row of a table counts: ``claimed`` lacks the evidence that it needs to count in full, ``no
answer`` came when its bidder was asked to clarify it, ``left out`` does not apply or is open."""


class ShownTable(Frozen):
    """A table as the bidder filled it: heads, then rows of answers; ``where`` for each row.

    A cell is a message where the bidder clarified it. In columns that are ``boolean`` by ``types``,
    ``yes`` and ``no`` are the same in every language.

    Attributes:
        states: how each row counts.
    """

    requirement: str
    question: str
    columns: tuple[str, ...]
    rows: tuple[tuple[SaidOrFact, ...], ...]
    where: tuple[str, ...]
    confidential: str = ""
    types: tuple[str, ...] = ()
    states: tuple[RowState, ...] = ()
    clarified: tuple[ShownCell, ...] = ()


class CriterionResult(Frozen):
    """One award criterion of one bid.

    Attributes:
        points: null while it is open.
        exact: ``64/3`` where ``points`` is not the exact number, else empty.
        arithmetic: the calculation.
        level: agreed level as decimal text, null if not judged.
        level_text: text of that level.
        reason: of the agreed level.
        individual: each assessor's own level, kept.
        open: why there are no points yet.
    """

    id: str
    points: str | None
    exact: str = ""
    most: str
    arithmetic: Said | None = None
    parts: tuple[ShownPart, ...] = ()
    level: str | None = None
    level_text: str = ""
    reason: str = ""
    evidence: str = ""
    individual: tuple[Level, ...] = ()
    open: Said | None = None
    responses: tuple[ShownResponse, ...] = ()
    tables: tuple[ShownTable, ...] = ()
    findings: tuple[ShownFinding, ...] = ()


class GateResult(Frozen):
    """One gate of one bid."""

    id: str
    state: GateWord
    reason: Said
    where: str = ""
    parts: tuple[ShownPart, ...] = ()
    individual: tuple[Level, ...] = ()
    responses: tuple[ShownResponse, ...] = ()
    findings: tuple[ShownFinding, ...] = ()


class MinimumResult(Frozen):
    """One minimum of one bid, on unrounded points."""

    what: str
    minimum: str
    reached: str | None
    met: bool | None


class ShownPriceLine(Frozen):
    """A price line: as published, as offered, and as it counts."""

    line: str
    title: str
    unit: str
    quantity: str
    rate: str
    stated: str | None
    counted: str
    where: str


class ShownCorrection(Frozen):
    """One place where what was written in a price form is not what counts, with the rule."""

    what: Said
    written: Said
    rule: Said
    counts: Said
    where: str


class PriceResult(Frozen):
    """The price of one bid: as stated, as corrected by the published rule, as adjusted.

    Attributes:
        currency: that the bidder stated the price in: of ``stated``, ``amount`` and the lines.
        corrected: in the tender's currency, like everything that is compared.
        amount: as corrected, in ``currency``.
        conversion: from the one to the other, with rate, date and source; null if they are one.
        corrections: what was written, the published rule, and what counts.
    """

    currency: str
    vat: str
    stated: str | None
    corrected: str
    compared: str
    lines: tuple[ShownPriceLine, ...]
    adjustments: tuple[Said, ...] = ()
    steps: tuple[Said, ...] = ()
    where: str
    sha256: str
    findings: tuple[ShownFinding, ...] = ()
    amount: str = ""
    conversion: Said | None = None
    corrections: tuple[ShownCorrection, ...] = ()


class ShownMeasure(Frozen):
    """A named quantity of a bid, from its evidence or a criterion; text for dates and texts."""

    value: str
    unit: str
    where: str
    source: str


class ShownClause(Frozen):
    """A condition that what a bid says brings into its contract.

    Attributes:
        criterion: the criterion or gate it comes from.
        about: what it concerns, such as ``1.4.3``.
    """

    criterion: str
    about: str
    text: Said
    where: str


class PackPoints(Frozen):
    """Points by pack: earned (null while open) of the most possible."""

    pack: str
    points: str | None
    most: str


class BidResult(Frozen):
    """One bid.

    Attributes:
        state: ranked, excluded, open, withdrawn or late.
        place: competition ranking (1, 2, 2, 4); null unless ranked.
        total: rounded as the tender says; deciding number if the rule is not one of points.
        total_exact: before rounding.
        excluded: why, if it is.
        open: what is still open, a sentence each.
        files: SHA-256 of each file received.
    """

    bidder: str
    name: str
    legal_id: str
    size: str
    consortium: tuple[str, ...]
    subcontractors: tuple[str, ...]
    confidential: str
    form_version: int
    state: BidState
    place: int | None
    total: str | None
    total_exact: str | None
    quality: str | None
    """Points as judged, which minimums are held against."""
    price: str | None
    price_points: str | None
    packs: tuple[PackPoints, ...]
    gates: tuple[GateResult, ...]
    criteria: tuple[CriterionResult, ...]
    minimums: tuple[MinimumResult, ...]
    offer: PriceResult | None
    conditions: tuple[ShownResponse, ...] = ()
    information: tuple[ShownResponse, ...] = ()
    excluded: tuple[Said, ...] = ()
    open: tuple[Said, ...] = ()
    findings: tuple[ShownFinding, ...] = ()
    files: dict[str, str] = {}
    quality_counted: str | None = None
    """Points as they count in the total: rescaled or rounded by criterion, where published."""
    rescaling: tuple[Said, ...] = ()
    """The arithmetic of the rescaling, a line each."""
    received: str = ""
    """When its files were received."""
    measures: dict[str, ShownMeasure] = {}
    """By name, ``<plugin>.<quantity>``; for the sections of plugins."""
    clauses: tuple[ShownClause, ...] = ()
    """Conditions for the contract, if this bid is chosen."""
    price_opened: bool = False
    """Whether its price was unsealed, counted or not."""


class ShownSource(Frozen):
    """A source as it is printed."""

    document: str
    clause: str
    date: str
    confidence: str


class PublishedCriterion(Frozen):
    """A criterion as published."""

    id: str
    pack: str
    title: str
    kind: Literal["gate", "award", "condition", "information"]
    description: str
    most: str
    how: Said
    function: str = ""
    """Technical name of the plugin's function that scores it, with what its pack sets for it."""
    judged: bool
    levels: tuple[str, ...]
    questions: tuple[str, ...]
    left_out: tuple[str, ...]
    tags: tuple[str, ...]
    clause: str
    reason: str
    sources: tuple[ShownSource, ...]
    changed: bool = False
    compared: bool = False
    """Whether points depend on the best of all bids."""


class PublishedPrice(Frozen):
    """The price rule as published."""

    rule: str
    title: SaidOrFact = ""
    """What people read instead of the name of the rule; empty if its plugin gives none."""
    property: Literal["absolute", "relative"]
    direction: Literal["highest", "lowest"]
    formula: Said
    source: str
    parameters: dict[str, str]
    meanings: dict[str, SaidOrFact] = {}
    """What each parameter means, in the rule's words."""
    titles: dict[str, SaidOrFact] = {}
    """What people read instead of the names of parameters, where the rule says it."""
    most: str
    ceiling: str | None
    vat: str
    correction: str
    missing_rate: str = "open"
    currencies: tuple[Said, ...] = ()


class ShownSetting(Frozen):
    """A setting of a pack as a reader sees it: its title, and what the tender chose.

    ``value`` is text, a date or a number as written, or what a choice is called. ``own`` says that
    the tender wrote it, and did not leave it as the pack has it.
    """

    title: str
    type: Literal["boolean", "number", "choice", "choices", "text", "date", "table"]
    value: SaidOrFact
    unit: str = ""
    own: bool = True


class PublishedPack(Frozen):
    """A pack as used: version, hash, and what the tender changed in it.

    Attributes:
        settings: by name, as the tender wrote them.
        chosen: the same in the words of the pack.
        calculates: whether a plugin's function, which may read any setting, scores or decides a
            criterion in force.
    """

    id: str
    title: str
    version: str
    publisher: str
    licence: str
    sha256: str
    plugin: str
    review_by: str
    settings: dict[str, str]
    chosen: tuple[ShownSetting, ...] = ()
    calculates: bool = True
    changes: tuple[SaidOrFact, ...]
    change_reason: str


class PublishedPlugin(Frozen):
    """A plugin as used."""

    name: str
    distribution: str
    version: str
    sha256: str


class Person(Frozen):
    """A panel member: what he or she did, and what was declared."""

    id: str
    name: str
    role: str
    declared: str
    conflicts: tuple[str, ...]


class Moment(Frozen):
    """One step of the procedure, from the record; ``clock`` is ``given`` if its time was."""

    at: str
    by: str
    what: Said
    clock: Literal["machine", "given"] = "machine"


class Tie(Frozen):
    """Bids that shared a place, and the rule that parted them; empty if none has."""

    place: int
    bids: tuple[str, ...]
    rule: str


class LowPriceGround(Frozen):
    """What a published test of abnormally low prices says of a bid; null: it cannot be applied.

    ``title`` is what people read instead of the test's name; empty if its plugin gives none.
    """

    test: str
    title: SaidOrFact = ""
    flagged: bool | None
    steps: tuple[Said, ...]


class LowPriceStep(Frozen):
    """What was asked, answered or decided about a price, by whom and when."""

    at: str
    by: str
    what: Literal["asked", "answered", "accepted", "rejected"]
    text: str
    provision: str = ""
    evidence: str = ""


class LowPrice(Frozen):
    """A price that seems abnormally low: tests, query, answer, decision of a person.

    Attributes:
        grounds: of the tests as they stand now; empty once the bid is excluded.
        recorded: what the tests said when the bidder was asked.
        settled: a person has decided; until then places are provisional.
    """

    bidder: str
    price: str | None
    grounds: tuple[LowPriceGround, ...]
    recorded: tuple[SaidOrFact, ...]
    steps: tuple[LowPriceStep, ...]
    settled: bool


class Settlement(Frozen):
    """The chair's reason to let the ranking stand; ``prices_open`` if prices were known by then."""

    at: str
    by: str
    reason: str
    prices_open: bool = False


class ComparedFinding(ShownFinding):
    """A finding about several bids.

    Attributes:
        found: of an error, the SHA-256 of the finding, which a settlement names.
        settled: of an error, how the chair settled it; null while it is open.
    """

    found: str = ""
    settled: Settlement | None = None

    @property
    def stops(self) -> bool:
        """Whether no bid has a place until the chair settles it."""
        return self.severity == "error" and self.settled is None


class Compared(Frozen):
    """What a plugin's comparison yielded."""

    plugin: str
    findings: tuple[ComparedFinding, ...]
    blocks: tuple[StoredBlock, ...]


class ShownAddendum(Frozen):
    """A change of the tender before its deadline."""

    number: int
    date: str
    what: str


class Bought(Frozen):
    """What is bought, by whom, and the rules that hold for all criteria."""

    id: str
    title: str
    description: str
    buyer: str
    country: str
    procedure: str
    language: str
    currency: str
    estimate: str | None
    notice: str | None
    deadline: str
    lots_reason: str
    agreed: str
    not_evaluable: str
    rescale: str = "none"
    rounding_to: int
    rounding_mode: str
    rounding_when: str
    ties: tuple[str, ...]
    disclosure: str = "plain"
    minimums: dict[str, str]
    addenda: tuple[ShownAddendum, ...]


class Evaluation(Frozen):
    """The whole document."""

    procure_evaluation: Literal[1]
    core: str
    lock: str
    lot: str = ""
    """Id of the lot; empty where the tender is one contract."""
    form_version: int
    tender: Bought
    criteria: tuple[PublishedCriterion, ...]
    price: PublishedPrice
    packs: tuple[PublishedPack, ...]
    plugins: tuple[PublishedPlugin, ...]
    panel: tuple[Person, ...]
    bids: tuple[BidResult, ...]
    ties: tuple[Tie, ...]
    findings: tuple[ShownFinding, ...]
    low_prices: tuple[LowPrice, ...] = ()
    comparisons: tuple[Compared, ...]
    timeline: tuple[Moment, ...]
    last_step: str = ""
    """Time of the last step on record, which the timeline of a public version may not tell."""
    record: dict[str, str]
    """Person: SHA-256 of the last line of his or her record."""
    quality_most: str
    papers: dict[str, str]
    untranslated: dict[str, tuple[str, ...]] = {}
    """Language: texts of packs in it, which have no translation in the tender's."""

    def criterion(self, id_: str) -> PublishedCriterion:
        """Return the published criterion of that id.

        Raises:
            KeyError: if there is none.
        """
        for criterion in self.criteria:
            if criterion.id == id_:
                return criterion
        raise KeyError(id_)

    @property
    def foreign(self) -> dict[str, str]:
        """Return the language of each text that is not in the tender's."""
        return {text: own for own, texts in self.untranslated.items() for text in texts}


EVALUATION: TypeAdapter[Evaluation] = TypeAdapter(Evaluation)

"""A tender as the officer writes it in ``tender.yaml``."""

from typing import Annotated, Literal, TypeAlias

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from procure.model.exchange import PublishedRate
from procure.model.fields import (
    Currency,
    Day,
    Frozen,
    Id,
    Language,
    Moment,
    Name,
    Number,
    Text,
    YesNo,
)


def _with_reasons(value: object) -> object:
    return dict.fromkeys(value, "") if isinstance(value, list | tuple) else value


_NAMES_OR_REASONS = {
    "anyOf": [
        {"type": "object", "additionalProperties": {"type": ["string", "number"]}},
        {"type": "array", "items": {"type": "string"}},
    ]
}


class _Drafted(Frozen):
    """What an officer writes: a key with nothing behind it is a key left out."""

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty_keys(cls, value: object) -> object:
        if not isinstance(value, dict):
            return {} if value is None else value
        return {key: item for key, item in value.items() if item is not None}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say in the schema that keys which may be left out may have nothing behind them."""
        reference = handler(core_schema)
        if handler.mode == "validation":
            schema = handler.resolve_ref_schema(reference)
            must = schema.get("required", [])
            schema["properties"] = {
                name: one if name in must else {"anyOf": [one, {"type": "null"}]}
                for name, one in schema["properties"].items()
            }
            if not must:
                schema["type"] = ["object", "null"]
        return reference


Points: TypeAlias = dict[Literal["price"] | Id, Number]
Gates: TypeAlias = Annotated[
    dict[Id, Text],
    BeforeValidator(_with_reasons),
    WithJsonSchema(_NAMES_OR_REASONS, mode="validation"),
]
Minimums: TypeAlias = dict[Literal["quality"] | Id | Name, Number]
Rescale: TypeAlias = Literal["none", "criteria", "quality", "both"]
Agreed: TypeAlias = Literal["consensus", "mean", "median"]


class Buyer(Frozen):
    """Who buys."""

    name: Text
    country: Text
    contact: Text = ""


class PackUse(_Drafted):
    """A pack the tender uses, with the settings the buyer chose."""

    settings: dict[Name, Text | YesNo | tuple[Text, ...]] = {}


class AskedLine(Frozen):
    """One line of the price form: what, how many of which unit."""

    id: Name
    title: Text
    unit: Text
    quantity: Number


class Adjust(Frozen):
    """Money added to a price per unit of a measure, before the price rule sees it."""

    measure: Text
    per_unit: Number
    reason: Text = ""


class Price(Frozen):
    """How prices are asked, corrected and turned into the deciding number.

    Keys beside those named here are the price rule's own parameters.

    Attributes:
        rule: name of a price rule, such as ``band`` or ``<plugin>.<rule>``.
        ceiling: a price above it fails the gate ``price/ceiling``.
        lines: published lines; without them only a total is asked.
        correction: what holds where lines and total disagree: ``rates`` (quantity as published x
            unit rate), ``total`` (as stated), or ``none`` (a difference leaves the price open).
        missing_rate: what a line without a unit rate means under ``rates``: ``open`` (the price
            cannot be used until the bidder is heard) or ``included`` (the line is covered by the
            other rates and counts 0).
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    rule: Text
    ceiling: Number | None = None
    vat: Literal["excluded", "included"] = "excluded"
    lines: tuple[AskedLine, ...] = ()
    correction: Literal["rates", "total", "none"] = "rates"
    missing_rate: Literal["open", "included"] = "open"
    adjust: tuple[Adjust, ...] = ()

    @property
    def parameters(self) -> dict[str, object]:
        """The price rule's own parameters, as written."""
        return dict(self.__pydantic_extra__ or {})


class LowPriceUse(Frozen):
    """A test of abnormally low prices; keys beside its name are its parameters."""

    model_config = ConfigDict(frozen=True, extra="allow")

    test: Text

    @property
    def parameters(self) -> dict[str, object]:
        """The test's own parameters, as written."""
        return dict(self.__pydantic_extra__ or {})


class Rounding(Frozen):
    """Where and how numbers are rounded, once."""

    to: Annotated[int, Field(ge=0, le=12)] = 2
    mode: Literal["half_up", "half_even"] = "half_up"
    when: Literal["total", "criterion"] = "total"


class Panel(Frozen):
    """Who does what. The chair runs the procedure and does not score."""

    chair: tuple[Name, ...]
    assessors: tuple[Name, ...]
    approver: tuple[Name, ...] = ()
    auditor: tuple[Name, ...] = ()
    names: dict[Name, Text] = {}


class Addendum(Frozen):
    """A change published before the deadline; each one is a new form version."""

    number: Annotated[int, Field(ge=1)]
    date: Day
    what: Text


class Questionnaire(Frozen):
    """How assessors go through the bids."""

    by: Literal["question", "bid"] = "question"
    letters: YesNo = False


class Lot(_Drafted):
    """One contract of several: what it asks, scores and pays by itself.

    What it leaves out is as the tender says; what it names replaces the tender's as a whole.

    Attributes:
        id: of the lot, as in ``--lot north``; the tender's file calls it so everywhere.
    """

    id: Name
    title: Text
    description: Text | None = None
    estimate: Number | None = None
    points: Points | None = None
    gates: Gates | None = None
    conditions: tuple[Id, ...] | None = None
    information: tuple[Id, ...] | None = None
    minimums: Minimums | None = None
    price: Price | None = None
    abnormally_low: tuple[LowPriceUse, ...] | None = None
    agreed: Agreed | None = None
    rescale: Rescale | None = None
    ties: tuple[Text, ...] | None = None
    panel: Panel | None = None

    @property
    def own(self) -> dict[str, object]:
        """What the lot says in place of the tender."""
        named = {name: getattr(self, name) for name in type(self).model_fields}
        return {
            name: value
            for name, value in named.items()
            if name not in {"id", "title"} and value is not None
        }


class LotLimits(_Drafted):
    """For how many lots a tenderer may bid, and how many it may win (2014/24/EU, Article 46).

    Attributes:
        order: in which lots are awarded where somebody would win more than it may; all of them,
            the published order of the lots if left out.
        reason: why there are limits; printed on the form.
    """

    bid: Annotated[int, Field(ge=1)] | None = None
    win: Annotated[int, Field(ge=1)] | None = None
    order: tuple[Name, ...] = ()
    reason: Text = ""


class Tender(_Drafted):
    """A tender.

    Attributes:
        language: the authoritative one: its text counts.
        languages: others that the forms are issued in as well.
        deadline: also the as-of date of every rule that speaks of age or validity.
        currencies: others that prices may be stated in, with published rates; prices are compared
            in ``currency``.
        points: the most points of ``price`` and of each award criterion; they add up to 100.
        gates: gates in force, with the reason for each.
        conditions: contract conditions the bidder is asked to accept.
        information: criteria asked for information only.
        minimums: on unrounded points: of ``quality``, of a pack, or of a criterion.
        agreed: how assessors' levels become one.
        abnormally_low: tests whose flag makes the chair ask; they never exclude.
        not_evaluable: what happens to a gate or answer that cannot be read, for every bid alike.
        rescale: whether quality points are scaled, after the minimums, so that the best bid has all
            of them: in each criterion, in the sum, in both one after the other, or not at all.
        ties: rules tried in order: ``quality``, ``price``, a pack, a criterion, ``draw``.
        disclosure: what a bidder is told of the first bid in its letter: ``eu``, ``uk``, ``plain``.
        lots: contracts awarded one by one; without any, the tender is one contract.
        lot_limits: for how many lots one may bid, and how many one may win.
        papers: files of the folder that belong to the tender; their hashes are frozen.
    """

    procure: Literal[1]
    id: Name
    title: Text
    buyer: Buyer
    language: Language
    languages: tuple[Language, ...] = ()
    currency: Currency
    currencies: dict[Currency, PublishedRate] = {}
    deadline: Moment
    description: Text = ""
    procedure: Text = ""
    notice: Day | None = None
    estimate: Number | None = None
    packs: dict[Name, PackUse]
    points: Points
    gates: Gates = {}
    conditions: tuple[Id, ...] = ()
    information: tuple[Id, ...] = ()
    minimums: Minimums = {}
    price: Price
    abnormally_low: tuple[LowPriceUse, ...] = ()
    agreed: Agreed = "consensus"
    not_evaluable: Literal["clarify", "fail"] = "clarify"
    rescale: Rescale = "none"
    rounding: Rounding = Rounding()
    ties: tuple[Text, ...] = ("quality", "draw")
    disclosure: Text = "plain"
    lots: tuple[Lot, ...] = ()
    lot_limits: LotLimits = LotLimits()
    lots_reason: Text = ""
    panel: Panel
    questionnaire: Questionnaire = Questionnaire()
    addenda: tuple[Addendum, ...] = ()
    papers: tuple[Text, ...] = ()

    @property
    def form_version(self) -> int:
        """Version of the forms: 1, and one more for each addendum."""
        return 1 + len(self.addenda)

    @property
    def criteria_named(self) -> tuple[str, ...]:
        """Ids of the criteria in force, in the tender's order: points, gates, conditions, rest."""
        scored = (name for name in self.points if name != "price")
        return (*scored, *self.gates, *self.conditions, *self.information)

    @property
    def lot_ids(self) -> tuple[str, ...]:
        """Ids of the lots, in published order; empty for a tender that is one contract."""
        return tuple(lot.id for lot in self.lots)

    def lot(self, id_: str) -> Lot:
        """Return a lot.

        Raises:
            KeyError: if the tender has no such lot.
        """
        for lot in self.lots:
            if lot.id == id_:
                return lot
        raise KeyError(id_)

    def for_lot(self, id_: str) -> "Tender":
        """Return what holds for one lot, as a tender of its own.

        Raises:
            KeyError: if the tender has no such lot.
        """
        lot = self.lot(id_)
        title = f"{self.title}: {lot.title}"
        return self.model_copy(update={**lot.own, "title": title, "lots": ()})

"""A criteria pack: published criteria as data."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from procure.model.fields import ChoiceName, Day, Frozen, Language, Name, Number, Text, YesNo
from procure.model.scoring import FromSetting, Limit, Scoring

Confidence: TypeAlias = Literal["confirmed", "secondary", "recalled", "judgement"]
"""How sure a figure or rule is: read in the source; read in a secondary source; from memory, not
confirmed; or the pack author's own judgement."""

Tag: TypeAlias = Literal[
    "transparency-and-privacy",
    "safety-and-resilience",
    "interoperability-and-openness",
    "sustainability",
    "equity-and-inclusion",
]

DataType: TypeAlias = Literal[
    "boolean", "number", "choice", "text", "date", "level", "file", "table"
]
ColumnType: TypeAlias = Literal["boolean", "number", "choice", "text", "date"]


class Source(Frozen):
    """Where a criterion or figure comes from."""

    document: Text
    clause: Text = ""
    date: Text
    licence: Text = ""
    confidence: Confidence
    note: Text = ""


class Column(Frozen):
    """A typed column of a table: of a requirement, a setting, or the pack's own data.

    Attributes:
        fill: in a requirement's table with published rows: False if the column is printed there
            for the bidder to read, not to fill.
        translate: in a table of the pack: False if its cells read the same in every language,
            as codes do.
    """

    title: Text
    type: ColumnType = "text"
    unit: Text = ""
    choices: dict[Name, Text] = {}
    guidance: Text = ""
    optional: YesNo = False
    fill: YesNo = True
    translate: YesNo = True
    at_least: Number | None = None
    at_most: Number | None = None


class Setting(Frozen):
    """Something the buyer chooses. A table setting names the buyer's file in ``tables/``."""

    title: Text
    type: Literal["boolean", "number", "choice", "choices", "text", "date", "table"]
    guidance: Text = ""
    choices: dict[ChoiceName, Text] = {}
    unit: Text = ""
    default: Text | tuple[Text, ...] | None = None
    columns: dict[Name, Column] = {}
    key: Name | None = None
    source: Name | None = None
    at_least: Number | None = None
    at_most: Number | None = None


class DataTable(Frozen):
    """A table the pack publishes: a CSV beside ``criteria.yaml``, with its source."""

    file: Text
    title: Text
    key: Name
    columns: dict[Name, Column]
    source: Name


class Rows(Frozen):
    """Rows printed in the form: from a table of the pack, or a table setting of the buyer."""

    table: Name
    show: tuple[Name, ...] = ()


class Requirement(Frozen):
    """What is asked of the bidder: one question, or a table of rows.

    Attributes:
        id: unique in the pack; the criterion's own id when left out.
        words: the most words a text answer may have.
        evidence: whether a file or a pointer is asked beside the answer.
        may_not_apply: the buyer decided that "not applicable" is an answer here.
        applies_when: settings and the values under which it is asked.
        rows: a table's published rows; without it the bidder adds rows, at most ``most_rows``.
    """

    id: Name | Literal[""] = ""
    question: Text
    guidance: Text = ""
    type: DataType
    unit: Text = ""
    choices: dict[Name, Text] = {}
    at_least: Limit | None = None
    at_most: Limit | None = None
    words: Annotated[int, Field(ge=1, le=5000)] = 300
    evidence: Literal["none", "asked", "required"] = "none"
    may_not_apply: YesNo = False
    applies_when: dict[Name, tuple[Text, ...]] = {}
    columns: dict[Name, Column] = {}
    rows: Rows | None = None
    most_rows: Annotated[int, Field(ge=1, le=500)] = 20
    sources: tuple[Name, ...] = ()


class Criterion(Frozen):
    """One criterion: gate, award, condition or information.

    Attributes:
        about: ``contract``, or ``supplier``: supplier matters are never award criteria.
        levels: for judged criteria, texts of level 0 to the top one; each says behaviour and
            evidence.
        left_out: the groups of people who are left out if it fails.
        clause: wording for the contract.
        proportionality: when asking this is too much.
    """

    id: Name
    title: Text
    kind: Literal["gate", "award", "condition", "information"]
    about: Literal["contract", "supplier"] = "contract"
    description: Text = ""
    requirements: tuple[Requirement, ...] = ()
    scoring: Scoring | None = None
    levels: tuple[Text, ...] = ()
    tags: tuple[Tag, ...] = ()
    left_out: tuple[Text, ...] = ()
    clause: Text = ""
    proportionality: Text = ""
    applies_when: dict[Name, tuple[Text, ...]] = {}
    sources: tuple[Name, ...] = ()


class Validity(Frozen):
    """From which day to which the pack may be used; ``to`` may be left out."""

    start: Annotated[Day, Field(alias="from")]
    end: Annotated[Day | None, Field(alias="to")] = None


class Translation(Frozen):
    """Texts of the pack in another language, by path: ``criteria/<id>/title``.

    Cells of the pack's tables: ``tables/<id>/rows/<key of the row>/<column>``. A language may have
    several files, ``translations/<language>.yaml`` and ``translations/<language>/<name>.yaml``.
    ``reviewed_by`` is empty until a native speaker has read it; forms and reports then say so.
    """

    reviewed_by: Text = ""
    texts: dict[Text, Text]


class Pack(Frozen):
    """A criteria pack as published, after its local changes if any."""

    procure_pack: Literal[1]
    id: Name
    version: Text
    title: Text
    description: Text = ""
    language: Language
    licence: Text
    publisher: Text = ""
    valid: Validity
    review_by: Day
    sources: dict[Name, Source]
    settings: dict[Name, Setting] = {}
    tables: dict[Name, DataTable] = {}
    criteria: tuple[Criterion, ...]
    translations: dict[Text, Translation] = {}


class DeclaredSettings(Frozen):
    """The part of a pack that declares settings, where nothing else of it is needed."""

    settings: dict[Name, Setting] = {}


class LocalChange(Frozen):
    """A tender's own change of a pack, in the tender's ``criteria/`` folder.

    ``change`` maps a criterion's id to the fields that replace the published ones, ``drop`` lists
    criteria left out, ``add`` criteria of the tender's own. ``reason`` is printed in the report.
    """

    extends: Name
    reason: Text
    change: dict[Name, dict[Name | Text, object]] = {}
    drop: tuple[Name, ...] = ()
    add: tuple[Criterion, ...] = ()
    sources: dict[Name, Source] = {}


__all__ = [
    "Column",
    "ColumnType",
    "Confidence",
    "Criterion",
    "DataTable",
    "DataType",
    "FromSetting",
    "LocalChange",
    "Pack",
    "Requirement",
    "Rows",
    "Setting",
    "Source",
    "Tag",
    "Translation",
    "Validity",
]

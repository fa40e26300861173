"""Everything a plugin imports.

A plugin is a module (or package) named in the entry-point group ``inclusive_procure`` of its
distribution. It says which version of this interface it was written for, and implements the hooks
it needs; each hook is called once, registers, and decides nothing::

    from procure.api import Case, Open, Scored, hook

    api = 1

    @hook
    def procure_evaluators():
        return [share_of_local_parts]

    def share_of_local_parts(case: Case) -> Scored | Open:
        ...

Criteria then name the function as ``<entry point>.share_of_local_parts``. Nine packs in ten need
no evaluator at all: a pack is a folder with ``criteria.yaml``, returned by ``procure_packs``.
The hooks are listed with their exact signatures in ``procure.plugin.hooks``.
"""

from procure.errors import InputFault, Problem
from procure.files.characters import legible
from procure.files.json import JsonValue, parse_json
from procure.files.yaml import Document as YamlDocument
from procure.files.yaml import parse_yaml
from procure.forms.evidence_book import read_workbook
from procure.model.bid import (
    Bid,
    EvidenceFile,
    Place,
    Response,
    Row,
    Standing,
    State,
    Tenderer,
    Value,
)
from procure.model.blocks import (
    Block,
    Cell,
    ColumnHead,
    Contents,
    Figure,
    FullCell,
    Heading,
    Item,
    Items,
    Link,
    Paragraph,
    Series,
    Table,
    Text,
)
from procure.model.case import (
    Case,
    Conditions,
    ContractClause,
    Decided,
    Evaluator,
    Gate,
    Open,
    Part,
    Scored,
    SettingValue,
    TableRow,
    Titled,
)
from procure.model.finding import Finding, Severity
from procure.model.lock import Lock, LockedCriterion
from procure.model.low_price import LowPriceBid, LowPriceCase, LowPriceResult, LowPriceTest
from procure.model.measure import Measure
from procure.model.message import Message, MessageValue, dated
from procure.model.nothing import only_marks, says_none
from procure.model.price import (
    Admitted,
    Parameter,
    PriceCase,
    PriceDecision,
    PriceParameters,
    PriceRule,
)
from procure.model.reader import (
    BidSection,
    Check,
    Compared,
    Comparison,
    EvidenceContent,
    Reader,
    Reading,
    ReportSection,
)
from procure.model.sheet import EvidenceSheet, SheetContent, SheetValue
from procure.numbers import decimal, rounded
from procure.plugin.hooks import hook

API = 1
"""Version of this interface. Fields may be added to arguments; nothing is removed inside it."""

__all__ = [
    "API",
    "Admitted",
    "Bid",
    "BidSection",
    "Block",
    "Case",
    "Cell",
    "Check",
    "ColumnHead",
    "Compared",
    "Comparison",
    "Conditions",
    "Contents",
    "ContractClause",
    "Decided",
    "Evaluator",
    "EvidenceContent",
    "EvidenceFile",
    "EvidenceSheet",
    "Figure",
    "Finding",
    "FullCell",
    "Gate",
    "Heading",
    "InputFault",
    "Item",
    "Items",
    "JsonValue",
    "Link",
    "Lock",
    "LockedCriterion",
    "LowPriceBid",
    "LowPriceCase",
    "LowPriceResult",
    "LowPriceTest",
    "Measure",
    "Message",
    "MessageValue",
    "Open",
    "Paragraph",
    "Parameter",
    "Part",
    "Place",
    "PriceCase",
    "PriceDecision",
    "PriceParameters",
    "PriceRule",
    "Problem",
    "Reader",
    "Reading",
    "ReportSection",
    "Response",
    "Row",
    "Scored",
    "Series",
    "SettingValue",
    "Severity",
    "SheetContent",
    "SheetValue",
    "Standing",
    "State",
    "Table",
    "TableRow",
    "Tenderer",
    "Text",
    "Titled",
    "Value",
    "YamlDocument",
    "dated",
    "decimal",
    "hook",
    "legible",
    "only_marks",
    "parse_json",
    "parse_yaml",
    "read_workbook",
    "rounded",
    "says_none",
]

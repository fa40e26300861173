"""Conformance reports as nobody should hand them in: OpenACR, Word, our own sheet."""

import copy
import io
import json
import random
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from lxml import etree  # type: ignore[import-untyped]
from procure_accessibility.openacr import is_openacr, read_report
from procure_accessibility.reading import read_openacr, read_own_sheet, read_word_report
from procure_accessibility.sheet import is_sheet
from procure_accessibility.sheet_form import sheet_of
from procure_accessibility.success_criteria import criteria_of
from procure_accessibility.vpat import is_vpat
from stress.mutate import HOSTILE, mutated_workbook, mutated_yaml
from stress.trees import ODD, changed, mutated
from support.openacr import chapter, written
from support.sound import check_reading, codes, numbers
from support.vpat import vpat

from procure.api import EvidenceContent, Reading, SettingValue

LEVELS = ("supports", "partially-supports", "does-not-support", "not-applicable", "not-evaluated")
SAID: tuple[Any, ...] = (*LEVELS, "", "closed", "web", "none", "1.4.3", "9.1.1.1", "2026-13-01")
COUNTED = (
    "supports",
    "partially_supports",
    "does_not_support",
    "not_applicable",
    "not_evaluated",
    "blank",
)
CELLS = (
    *HOSTILE,
    "Supports",
    "Does Not Support",
    "Web: Supports\nSoftware: Mostly",
    "Web: Web: Web:",
    "Closed – Supports; Closed – Does Not Support",
    "1.1.1 Non-text Content",
    "9" * 60 + ".1.1",
    "602.3 Electronic support documentation",
    "Criteria",
    "Heading cell – no response required",
    "Web: " * 3_000,
)
"""What a cell of a table may hold, in Word or in a workbook."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def openacr_file(chance: random.Random, folder: Path) -> None:
    """Read a mutated OpenACR report, as YAML or JSON, and check what comes."""
    name, content = chance.choice([_yaml, _yaml, _json])(chance)
    (folder / name).write_bytes(content)
    file = EvidenceContent(name, content)
    is_openacr(file)
    _check(read_openacr(file, _settings(chance)), chance)


def vpat_file(chance: random.Random, folder: Path) -> None:
    """Read a mutated report in Word and check what comes."""
    content = _rewritten(_word(), chance) if chance.random() < 0.6 else _word()
    if chance.random() < 0.5:
        content = mutated_workbook(content, chance)
    if chance.random() < 0.02:
        content = _sheet()
    (folder / "vpat.docx").write_bytes(content)
    file = EvidenceContent("vpat.docx", content)
    is_vpat(file)
    _check(read_word_report(file, _settings(chance)), chance)


def sheet_file(chance: random.Random, folder: Path) -> None:
    """Read a mutated conformance sheet and check what comes."""
    content = _refilled(chance) if chance.random() < 0.6 else _sheet()
    if chance.random() < 0.5:
        content = mutated_workbook(content, chance)
    if chance.random() < 0.02:
        content = _word()
    (folder / "acr.xlsx").write_bytes(content)
    file = EvidenceContent("acr.xlsx", content)
    is_sheet(file)
    _check(read_own_sheet(file, _settings(chance)), chance)


def _check(reading: Reading, chance: random.Random) -> None:
    found = numbers(check_reading(reading, "accessibility"))
    if not found:
        assert codes(reading.findings) & {"R1", "R2"}
        return
    assert sum(found[name] for name in COUNTED) in {38, 50, 55}
    if found["blank"]:
        assert codes(reading.findings) & {"L01", "L02", "L15", "L19"}
    for name, value in found.items():
        assert value >= 0
        assert value <= 1 or not name.startswith("evidence")
        assert value <= 100 or name == "cells_unsure"
    low, high = found.get("reported_support_low"), found.get("reported_support_high")
    assert (low is None) == (high is None) == ("reported_support" not in found)
    if low is not None and high is not None:
        assert low <= found["reported_support"] <= high


def _settings(chance: random.Random) -> Mapping[str, SettingValue]:
    some: dict[str, tuple[SettingValue, ...]] = {
        "target": ("own", "wcag20-aa", "wcag21-aa", "wcag22-aa", "en301549-3.2.1"),
        "component": ("web", ("web", "software"), ("closed", "authoring-tool"), "electronic-docs"),
        "weights": ("simple", "gc", "gc-official"),
        "tendered_version": ("4.1", "4.2", "", "x" * 300),
        "as_of": ("2026-04-14", "0001-01-01", "9999-12-31"),
        "delta": ("0", "0.2", "1"),
        "groups": ("published", "own"),
        "hardware": (True, False),
        "documents": ("yes", "no"),
    }
    return {name: chance.choice(given) for name, given in some.items() if chance.random() < 0.5}


@cache
def _document() -> Any:
    said = {"1.1.1": ("partially-supports", "Maps have none. [fix by 2026-09-30]")}
    performance = chapter({"302.1": ("supports", "Tested."), "302.2": ("does-not-support", "")})
    clauses = chapter({"5.2": ("supports", "Yes."), "5.1": ("", "")}, "none")
    chapters = {
        "functional_performance_criteria": performance,
        "en_301_549_generic_requirements": clauses,
        "hardware": {"disabled": True},
    }
    file = written(said, "wcag22-aa", catalog="2.5-edition-wcag-2.2-508-eu-en", chapters=chapters)
    return json.loads(file.content)


def _small(chance: random.Random) -> Any:
    """Return the document with few criteria of each chapter, so that changes meet each key."""
    document = copy.deepcopy(_document())
    for one in document["chapters"].values():
        if "criteria" in one:
            one["criteria"] = one["criteria"][: chance.choice([1, 3, 60])]
    return document


def _json(chance: random.Random) -> tuple[str, bytes]:
    return "acr.json", mutated(_small(chance), chance, (*ODD, *SAID))


def _yaml(chance: random.Random) -> tuple[str, bytes]:
    document = changed(_small(chance), chance, (*ODD, *SAID))
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
    return "acr.yaml", mutated_yaml(text, chance) if chance.random() < 0.7 else text.encode()


@cache
def _word() -> bytes:
    rows = [
        (f"{one.number} {one.title} (Level {one.level})", "Supports", f"Seen at {one.number}.")
        for one in criteria_of("wcag21-aa")
    ]
    parts = ("1.1.1 Non-text", "Web: Supports\nSoftware: Supports with Exceptions", "Web: Yes.")
    clauses = (("302.1 Without vision", "Supports", "Tested."), ("5.2 Activation", "N/A", ""))
    return vpat([parts, *rows[1:]], clauses).content


def _rewritten(content: bytes, chance: random.Random) -> bytes:
    """Return the document with elements lost, copied, moved into each other or given a text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    for _ in range(chance.randint(1, 6)):
        _rewrite(root, chance)
    parts["word/document.xml"] = etree.tostring(root)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def _rewrite(root: Any, chance: random.Random) -> None:
    kind = chance.choice(["tbl", "tr", "tc", "p", "r", "t", "t", "t"])
    some = list(root.iter(f"{_W}{kind}"))
    if not some:
        return
    one = chance.choice(some)
    done = chance.randrange(5)
    if kind == "t" and done < 4:
        said = chance.choice(CELLS)
        one.text = "".join(char for char in said if char in "\n\t" or char.isprintable())
    elif done == 0:
        one.getparent().remove(one)
    elif done == 1:
        one.addnext(copy.deepcopy(one))
    elif done == 2:
        chance.choice(list(root.iter())).append(copy.deepcopy(one))
    elif done == 3:
        _nested(one, chance)
    else:
        one.tag = f"{_W}{chance.choice(['tbl', 'tr', 'tc', 'p', 'sdt', 'br', 'del'])}"


def _nested(one: Any, chance: random.Random) -> None:
    """Put an element into itself, again and again."""
    inner = one
    for _ in range(chance.choice([1, 3, 150, 400])):
        inner = etree.SubElement(inner, one.tag)


@cache
def _sheet() -> bytes:
    return sheet_of(read_report(EvidenceContent("acr.json", json.dumps(_document()).encode())))


def _refilled(chance: random.Random) -> bytes:
    """Return the sheet with cells that hold something else, and rows that came or went."""
    parts = dict(_sheet_parts())
    for _ in range(chance.choice([1, 1, 2])):
        name = f"xl/worksheets/sheet{chance.choice([2, 3, 3])}.xml"
        root = etree.fromstring(parts[name])
        for _ in range(chance.randint(1, 8)):
            _refill(root, chance)
        parts[name] = etree.tostring(root)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def _refill(root: Any, chance: random.Random) -> None:
    space = f"{{{root.nsmap[None]}}}"
    some = list(root.iter(f"{space}{chance.choice(['c', 'c', 'c', 'row'])}"))
    if not some:
        return
    one = chance.choice(some)
    done = chance.random()
    if one.tag == f"{space}row" or done < 0.1:
        if chance.random() < 0.5:
            one.getparent().remove(one)
        else:
            one.addnext(copy.deepcopy(one))
        return
    for child in list(one):
        one.remove(child)
    if done < 0.3:
        one.set("t", chance.choice(["n", "b", "d", "e", "str"]))
        value = etree.SubElement(one, f"{space}{chance.choice(['v', 'v', 'f'])}")
        value.text = chance.choice(["1", "-1", "1e300", "45000", "#REF!", "A1+1", "2026-01-01"])
        return
    one.set("t", "inlineStr")
    said = chance.choice([*CELLS, *LEVELS, "Supports", "1.1.1", "2026-02-30"])
    inner = etree.SubElement(etree.SubElement(one, f"{space}is"), f"{space}t")
    inner.text = "".join(char for char in said if char in "\n\t" or char.isprintable())


@cache
def _sheet_parts() -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(io.BytesIO(_sheet())) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())

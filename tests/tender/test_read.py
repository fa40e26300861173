"""Reading a tender's folder: local packs and changes, tables, and the tender of the design."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from procure.errors import InputFault
from procure.evaluation.published import publish_packs
from procure.language.words import words
from procure.model.lock import Lock
from procure.procedure.issue import check_tender
from procure.tender.folder import Folder
from procure.tender.read import read_tender

Written = Callable[..., Folder]
Locked = Callable[..., Lock]

CHANGE = """extends: street
reason: Our pavements are narrow.
change:
  noise: {title: Noise at night}
drop: [wood]
add:
  - {id: colour, title: Colour, kind: information, requirements: [{question: Which?, type: text}]}
"""


def said(folder: Folder) -> list[str]:
    with pytest.raises(InputFault) as caught:
        check_tender(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_folder_without_a_tender_says_how_to_make_one(written: Written) -> None:
    folder = written()
    folder.tender_file.unlink()
    (line,) = said(folder)
    assert line.endswith(f"has no tender.yaml. Make one with: procure new {folder.path}")


def test_a_pack_in_the_tenders_folder_is_used_like_any_other(locked: Locked) -> None:
    lock = locked()
    assert lock.pack("street").plugin == "local"
    assert lock.plugins == ()


def test_a_local_change_is_in_force_and_frozen_with_its_reason(locked: Locked) -> None:
    lock = locked(
        ("information: [street/wood]", "information: [street/colour]"),
        files={"criteria/street.yaml": CHANGE},
    )
    assert lock.criterion("street/noise").criterion.title == "Noise at night"
    pack = lock.pack("street")
    assert pack.change_reason == "Our pavements are narrow."
    assert [(one.criterion, one.what) for one in pack.changes] == [
        ("noise", "changed"),
        ("wood", "dropped"),
        ("colour", "added"),
    ]


def test_the_report_shows_what_was_changed(locked: Locked) -> None:
    lock = locked(
        ("information: [street/wood]", "information: [street/colour]"),
        files={"criteria/street.yaml": CHANGE},
    )
    (pack,) = publish_packs(lock)
    assert tuple(words(change, "en") for change in pack.changes) == (
        "Noise at night changed (title: 'Noise' became 'Noise at night')",
        "wood dropped",
        "Colour added",
    )


def test_a_pack_keeps_its_published_hash_whatever_the_tender_changes(locked: Locked) -> None:
    published = locked().pack("street").sha256
    changed = locked(
        ("information: [street/wood]", "information: []"), files={"criteria/street.yaml": CHANGE}
    )
    assert changed.pack("street").sha256 == published


def test_a_change_of_a_pack_that_is_not_used_is_refused(written: Written) -> None:
    other = CHANGE.replace("extends: street", "extends: carbon")
    assert said(written(files={"criteria/carbon.yaml": other})) == [
        "criteria/carbon.yaml: changes pack 'carbon', which the tender does not use. "
        "Remove it, or use the pack."
    ]


def test_two_files_that_change_one_pack_are_refused(written: Written) -> None:
    drop = CHANGE.replace("drop: [wood]\n", "")
    folder = written(files={"criteria/a.yaml": drop, "criteria/b.yaml": drop})
    assert said(folder) == [
        "criteria/b.yaml:1 extends: a second file changes 'street'. Put both changes into one file."
    ]


def test_two_packs_of_one_id_are_refused(written: Written) -> None:
    folder = written()
    again = (folder.criteria / "street/criteria.yaml").read_text(encoding="utf-8")
    folder = written(files={"criteria/zebra/criteria.yaml": again})
    assert said(folder) == [
        "zebra/criteria.yaml:2 id: is a second pack 'street'. Give it another id."
    ]


def test_a_local_pack_with_the_id_of_a_plugins_pack_is_refused(written: Written) -> None:
    folder = written(("  street:\n", "  privacy: {}\n  street:\n"))
    again = (folder.criteria / "street/criteria.yaml").read_text(encoding="utf-8")
    path = folder.criteria / "own" / "criteria.yaml"
    path.parent.mkdir()
    path.write_text(again.replace("id: street", "id: privacy", 1), encoding="utf-8")
    assert said(folder) == [
        "tender.yaml:9 packs.privacy: pack 'privacy' lies in criteria/ and is brought by a plugin"
        " as well. Give the local one another id."
    ]


def test_a_file_that_would_not_be_read_is_refused(written: Written) -> None:
    assert said(written(files={"criteria/street.yml": CHANGE})) == [
        "criteria/street.yml: would not be read. Rename it to end in .yaml."
    ]


def test_faults_of_tender_packs_and_tables_come_at_once(written: Written) -> None:
    folder = written(
        ("EUR", "euro"), files={"criteria/a.yaml": "extends: street\n", "tables/z.csv": "x"}
    )
    (folder.tables / "z.csv").write_bytes(b"\xff")
    assert [line.split(":")[0] for line in said(folder)] == [
        "tender.yaml",
        "criteria/a.yaml",
        "tables/z.csv",
    ]


DESIGN = """procure: 1
id: kiosks-2026
title: Street information kiosks
buyer: {name: City of Exampleton, country: IE}
language: en                       # the authoritative language
currency: EUR
deadline: 2026-04-14T12:00:00+01:00   # also the as-of date
estimate: "3200000"
packs:
  accessibility: {settings: {target: wcag21-aa, component: [web]}}
  privacy: {settings: {jurisdiction: eu}}
points:                            # they must add up to 100
  price: 40
  accessibility/reported-support: 20
  accessibility/user-testing: 10
  privacy/residual-risk: 30
gates: [accessibility/core-tasks, privacy/no-secondary-use]
minimums: {quality: 30, accessibility/reported-support: 10}
price: {rule: band, low: "2400000", high: "3600000"}
agreed: consensus
rounding: {to: 2, mode: half_up, when: total}
ties: [quality, draw]
lots: []
panel: {chair: [mira], assessors: [ana, bram], approver: [ola]}
"""


def test_the_small_tender_of_the_design_is_complete(written: Written) -> None:
    folder = written()
    folder.tender_file.write_text(DESIGN, encoding="utf-8")
    lock = check_tender(folder).lock
    assert sum(one.most for one in lock.criteria) == Decimal(60)
    assert [one.name for one in lock.plugins] == ["accessibility", "privacy"]
    assert lock.pack("accessibility").settings["component"] == ("web",)


def test_gates_may_be_a_list_of_names(written: Written) -> None:
    folder = written(("gates: {street/permit: The law asks for it.}", "gates: [street/permit]"))
    assert read_tender(folder).tender.gates == {"street/permit": ""}

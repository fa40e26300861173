"""Reading a pack's folder: its files, its tables, its translations, its hash."""

from collections.abc import Callable
from pathlib import Path

import pytest

from procure.errors import InputFault
from procure.pack.read import PublishedPack, read_pack, read_settings

Edited = Callable[..., PublishedPack]


def said(folder: Path) -> list[str]:
    with pytest.raises(InputFault) as caught:
        read_pack(folder, "local")
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture
def folder(tmp_path: Path, edited: Edited) -> Path:
    edited()
    return tmp_path / "street"


def test_a_pack_is_read_with_its_tables(edited: Edited) -> None:
    pack = edited()
    assert pack.tables == {"kinds": ({"kind": "bench"}, {"kind": "lamp"})}
    assert pack.pack.version == "1.0"


def test_settings_are_read_without_the_rest_of_the_pack(folder: Path) -> None:
    (folder / "kinds.csv").unlink()
    assert list(read_settings(folder)) == ["limit", "law", "zones"]


def test_a_setting_with_a_fault_is_named_by_its_line(folder: Path) -> None:
    file = folder / "criteria.yaml"
    text = file.read_text(encoding="utf-8").replace(
        "type: number, unit: dB, default", "type: nr, default"
    )
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputFault, match=r"street/criteria.yaml:12 settings.limit.type"):
        read_settings(folder)


def test_a_folder_without_criteria_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "street").mkdir()
    assert said(tmp_path / "street") == [
        "street: has no criteria.yaml. A criteria pack is a folder with that file."
    ]


def test_a_table_that_is_not_there_is_named_where_it_is_declared(folder: Path) -> None:
    (folder / "kinds.csv").unlink()
    (line,) = said(folder)
    assert line.startswith("street/criteria.yaml:17 tables.kinds.file: 'kinds.csv' is not in")


def test_faults_of_a_table_have_its_file_and_line(folder: Path) -> None:
    (folder / "kinds.csv").write_text("kind\nbench\nbench\n", encoding="utf-8")
    assert said(folder) == [
        "street/kinds.csv:3: kind 'bench' stands already on line 2. Name each row once."
    ]


@pytest.mark.parametrize("name", ["criteria.yaml", "kinds.csv"])
def test_a_file_that_is_not_utf8_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes("Gemüse".encode("latin-1"))
    assert f"street/{name}: is not UTF-8. Save it as UTF-8." in said(folder)


def test_a_file_above_5_mb_is_refused(folder: Path) -> None:
    (folder / "kinds.csv").write_bytes(b"x" * 5_000_001)
    assert "street/kinds.csv: is larger than 5 MB. Shorten it." in said(folder)


def test_a_translation_may_stand_in_a_file_of_its_own(folder: Path) -> None:
    (folder / "translations").mkdir()
    (folder / "translations" / "es.yaml").write_text(
        "texts: {criteria/noise/title: Ruido}\n", encoding="utf-8"
    )
    pack = read_pack(folder, "local").pack
    assert pack.translations["es"].texts == {"criteria/noise/title": "Ruido"}
    assert pack.translations["es"].reviewed_by == ""


def test_a_translation_of_what_is_not_there_is_refused(folder: Path) -> None:
    (folder / "translations").mkdir()
    (folder / "translations" / "es.yaml").write_text("texts: {titel: x}\n", encoding="utf-8")
    (line,) = said(folder)
    assert "translation 'es' has a text for 'titel', which does not exist" in line


def test_a_changed_byte_is_another_hash(edited: Edited) -> None:
    before = edited()
    assert edited(("title: Noise", "title: Noises")).sha256 != before.sha256
    assert edited(kinds="kind\nbench\n").sha256 != before.sha256


def test_line_ends_and_cases_are_no_part_of_the_hash(edited: Edited, folder: Path) -> None:
    before = read_pack(folder, "local").sha256
    content = (folder / "kinds.csv").read_bytes().replace(b"\n", b"\r\n")
    (folder / "kinds.csv").write_bytes(content)
    (folder / "cases").mkdir()
    (folder / "cases" / "one.yaml").write_text("cases: []\n", encoding="utf-8")
    (folder / "notes.md").write_text("not part of the pack", encoding="utf-8")
    assert read_pack(folder, "local").sha256 == before

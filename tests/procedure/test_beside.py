"""Files beside another one: only those that may be asked for, within bounds, read when asked."""

from pathlib import Path

import pytest

from procure.procedure.beside import MAX_BYTES, FilesBeside


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "bid"
    inside.mkdir()
    (inside / "epd.json").write_text("{}", encoding="utf-8")
    (inside / "other.json").write_text("{}", encoding="utf-8")
    (tmp_path / "secret.json").write_text("{}", encoding="utf-8")
    (inside / "link.json").symlink_to(tmp_path / "secret.json")
    return inside


def test_a_file_is_read_by_its_name(folder: Path) -> None:
    found = FilesBeside(folder, ("epd.json",), "acme/")["epd.json"]
    assert (found.name, found.content) == ("acme/epd.json", b"{}")


@pytest.mark.parametrize(
    "name", ["other.json", "../secret.json", "link.json", "", ".", "gone.json", "a\0b", "x" * 9999]
)
def test_what_was_not_listed_or_lies_elsewhere_is_not_there(folder: Path, name: str) -> None:
    assert name not in FilesBeside(folder, ("epd.json", "link.json", "gone.json"))


@pytest.mark.parametrize("name", ["../secret.json", "link.json", "", ".", "..", "a\0b"])
def test_without_a_list_only_files_of_the_folder_itself_are_there(folder: Path, name: str) -> None:
    beside = FilesBeside(folder)
    assert "other.json" in beside
    assert name not in beside


def test_a_file_over_20_mb_is_not_there(folder: Path) -> None:
    with (folder / "epd.json").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert "epd.json" not in FilesBeside(folder)

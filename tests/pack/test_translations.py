"""Translations of a pack: every text at its place, in one file or several, and in tables."""

from pathlib import Path

import pytest

from procure.errors import InputFault
from procure.model.pack import Pack
from procure.pack.paths import text_paths
from procure.pack.read import PublishedPack, read_pack

KINDS = "kind,title,group,note\n1.1,Bench,A,\n1.2,Lamp,B,Dim at night\n"
COLUMNS = (
    "{kind: {title: Kind}, title: {title: What}, group: {title: Group, translate: no},"
    " note: {title: Note, optional: yes}}"
)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, source: str) -> Path:
    """Return the sample pack's folder, with a table of four columns of which three are printed."""
    folder = tmp_path / "street"
    (folder / "translations" / "es").mkdir(parents=True)
    source = source.replace("columns: {kind: {title: Kind}}}", f"columns: {COLUMNS}}}")
    source = source.replace("show: [kind]", "show: [kind, title, group]")
    (folder / "criteria.yaml").write_text(source, encoding="utf-8")
    (folder / "kinds.csv").write_text(KINDS, encoding="utf-8")
    return folder


def translated(folder: Path, texts: str, name: str = "es", reviewed: str = "") -> None:
    path = folder / "translations" / f"{name}.yaml"
    path.write_text(f'reviewed_by: "{reviewed}"\ntexts:\n  {texts}\n', encoding="utf-8")


def read(folder: Path) -> PublishedPack:
    return read_pack(folder, "local")


def said(folder: Path) -> list[str]:
    with pytest.raises(InputFault) as caught:
        read(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_printed_text_of_a_table_can_be_translated(folder: Path) -> None:
    translated(folder, "tables/kinds/rows/1.1/title: Banco")
    assert read(folder).pack.translations["es"].texts == {"tables/kinds/rows/1.1/title": "Banco"}


def test_the_table_stays_as_published(folder: Path) -> None:
    translated(folder, "tables/kinds/rows/1.1/title: Banco")
    assert read(folder).tables["kinds"][0]["title"] == "Bench"


def test_only_words_in_printed_columns_are_texts_of_a_table(folder: Path) -> None:
    published = read(folder)
    paths = [path for path, _ in text_paths(published.pack, published.tables)]
    assert [path for path in paths if "/rows/" in path] == [
        "tables/kinds/rows/1.1/title",
        "tables/kinds/rows/1.2/title",
    ]


def test_the_headings_that_a_table_lends_a_form_are_texts(folder: Path) -> None:
    found = dict(text_paths(read(folder).pack))
    assert found["tables/kinds/columns/kind/title"] == "Kind"
    assert found["tables/kinds/columns/group/title"] == "Group"
    assert "tables/kinds/columns/note/title" not in found


REFUSED = [
    (
        "tables/lamps/rows/1.1/title",
        "and there is no table 'lamps'. Tables: kinds.",
    ),
    (
        "tables/kinds/rows/1.3/title",
        "and 'kinds' has no row '1.3'. Write a key of kinds.csv.",
    ),
    (
        "tables/kinds/rows/1.1/titel",
        "and 'kinds' has no column 'titel'. Columns of 'kinds' that are translated: title.",
    ),
    (
        "tables/kinds/rows/1.1/kind",
        "and 'kind' names the rows, in every language alike. Columns of 'kinds' that are"
        " translated: title.",
    ),
    (
        "tables/kinds/rows/1.2/note",
        "and 'note' is not a column of words that forms show. Columns of 'kinds' that are"
        " translated: title.",
    ),
    (
        "tables/kinds/rows/1.1/group",
        "and 'group' is not a column of words that forms show. Columns of 'kinds' that are"
        " translated: title.",
    ),
    ("criteria/noise/titel", "which does not exist. Correct the path."),
]


@pytest.mark.parametrize(("path", "why"), REFUSED)
def test_a_text_of_what_is_not_translated_is_refused_at_its_line(
    folder: Path, path: str, why: str
) -> None:
    translated(folder, f"{path}: Banco")
    place = f"street/translations/es.yaml:3 texts.{path}"
    assert said(folder) == [f"{place}: translation 'es' has a text for '{path}', {why}"]


def test_a_text_for_a_blank_cell_is_refused(folder: Path, source: str) -> None:
    path = folder / "criteria.yaml"
    shown = path.read_text(encoding="utf-8").replace("title, group]", "title, note]")
    path.write_text(shown, encoding="utf-8")
    translated(folder, "tables/kinds/rows/1.1/note: Nada")
    (line,) = said(folder)
    assert line.endswith("and that cell is blank. Remove the text.")


def test_all_faults_of_all_files_come_at_once(folder: Path) -> None:
    translated(folder, "titel: Calle\n  tables/kinds/rows/9/title: Banco")
    translated(folder, "tables/kinds/rows/8/title: Banco", "es/rows")
    assert [line.split(" ")[0] for line in said(folder)] == [
        "street/translations/es.yaml:3",
        "street/translations/es.yaml:4",
        "street/translations/es/rows.yaml:3",
    ]


def test_a_fault_within_criteria_yaml_is_said_at_its_line(folder: Path) -> None:
    path = folder / "criteria.yaml"
    wrong = path.read_text(encoding="utf-8").replace("criteria/noise/title: B", "titel: B")
    path.write_text(wrong, encoding="utf-8")
    (line,) = said(folder)
    assert line.startswith("street/criteria.yaml:70 translations.fr.texts.titel: ")


def test_rows_of_a_table_that_cannot_be_read_are_not_called_unknown(folder: Path) -> None:
    (folder / "kinds.csv").write_text(KINDS.replace("Bench", ""), encoding="utf-8")
    translated(folder, "tables/kinds/rows/1.1/title: Banco")
    assert said(folder) == ["street/kinds.csv:2 title: is blank. Fill it in."]


def test_a_language_may_have_several_files(folder: Path) -> None:
    translated(folder, "title: Calle")
    translated(folder, "tables/kinds/rows/1.1/title: Banco", "es/rows")
    assert read(folder).pack.translations["es"].texts == {
        "title": "Calle",
        "tables/kinds/rows/1.1/title": "Banco",
    }


def test_one_text_in_two_files_is_refused(folder: Path) -> None:
    translated(folder, "title: Calle")
    translated(folder, "title: Vía", "es/more")
    assert said(folder) == [
        "street/translations/es/more.yaml:3 texts.title: translation 'es' has 'title' twice."
        " It stands in street/translations/es.yaml:3 texts.title."
    ]


@pytest.mark.parametrize(
    ("first", "second", "together"), [("Ana", "", ""), ("Ana", "Luz", "Ana; Luz")]
)
def test_a_language_is_reviewed_if_each_of_its_files_is(
    folder: Path, first: str, second: str, together: str
) -> None:
    translated(folder, "title: Calle", reviewed=first)
    translated(folder, "tables/kinds/rows/1.1/title: Banco", "es/rows", reviewed=second)
    assert read(folder).pack.translations["es"].reviewed_by == together


def test_a_pack_reads_the_same_from_one_file_and_from_several(folder: Path) -> None:
    def texts() -> Pack:
        return read(folder).pack

    translated(folder, "title: Calle\n  tables/kinds/rows/1.1/title: Banco")
    one = texts()
    translated(folder, "title: Calle")
    translated(folder, "tables/kinds/rows/1.1/title: Banco", "es/rows")
    assert texts() == one

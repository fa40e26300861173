"""The wheel holds exactly the files listed, whichever way it is built."""

import subprocess
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from support.build import ROOT, build, files_of

LIST = Path(__file__).with_name("wheel_files.txt")
WITH_A_PACK = ("accessibility", "carbon", "connectivity", "privacy")
PLUGINS = ("award_rules", *WITH_A_PACK)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


def listed() -> list[str]:
    return LIST.read_text(encoding="utf-8").splitlines()


def assert_as_listed(files: list[str]) -> None:
    added = sorted(set(files) - set(listed()))
    missing = sorted(set(listed()) - set(files))
    assert not added and not missing, "\n".join(
        [
            "The wheel's files differ from tests/packaging/wheel_files.txt.",
            *(f"  not listed:   {name}" for name in added),
            *(f"  not in wheel: {name}" for name in missing),
            "If this is meant: python tests/packaging/write_wheel_files.py",
        ]
    )


def test_the_wheel_holds_exactly_the_files_listed(wheel: Path) -> None:
    assert_as_listed(files_of(wheel))


def test_a_wheel_built_from_the_sdist_holds_the_same(tmp_path: Path) -> None:
    sdist = build("sdist", ROOT, tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (source,) = (tmp_path / "unpacked").iterdir()
    assert_as_listed(files_of(build("wheel", source, tmp_path / "wheel")))


def test_every_pack_lies_in_its_plugins_folder() -> None:
    packs = {f"procure_{plugin}/pack/criteria.yaml" for plugin in WITH_A_PACK}
    assert packs <= set(listed())


def test_the_sample_tender_is_shipped() -> None:
    assert "procure/_shipped/tenders/street-kiosks/tender.yaml" in listed()


def test_the_fonts_of_the_reports_are_shipped_with_their_licence() -> None:
    fonts = [name for name in listed() if name.startswith("procure/report/fonts/")]
    assert any(name.endswith(".ttf") for name in fonts)
    assert any("LICEN" in name.upper() or "OFL" in name.upper() for name in fonts)


def test_the_types_are_shipped() -> None:
    assert "procure/py.typed" in listed()


def test_no_code_lies_among_the_criteria() -> None:
    assert not [file for file in (ROOT / "criteria").rglob("*.py*") if file.is_file()]


def test_no_tests_or_papers_of_the_project_are_shipped() -> None:
    tops = {name.split("/")[0] for name in listed()}
    assert tops == {"procure", *(f"procure_{plugin}" for plugin in PLUGINS)}


def test_nothing_that_git_ignores_is_shipped(wheel: Path) -> None:
    sources = [_source_of(name) for name in files_of(wheel)]
    asked = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin"],
        cwd=ROOT,
        input="\n".join(sources),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if asked.returncode == 128:
        pytest.skip("this is no git checkout")
    assert asked.stdout == ""


def _source_of(name: str) -> str:
    """Return the path in the repository of a file in the wheel."""
    if name.startswith("procure/_shipped/"):
        return name.removeprefix("procure/_shipped/")
    first, _, rest = name.partition("/")
    if rest.startswith("pack/"):
        return f"criteria/{first.removeprefix('procure_')}/{rest.removeprefix('pack/')}"
    return name if first == "procure" else f"plugins/{name}"


def test_the_wheel_carries_licence_and_entry_points(wheel: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with zipfile.ZipFile(wheel) as content:
        names = {name.partition(".dist-info/")[2]: name for name in content.namelist()}
        points = content.read(names["entry_points.txt"]).decode()
    assert "licenses/LICENSE" in names
    group = points.partition("[inclusive_procure]\n")[2].partition("\n\n")[0]
    written = dict(line.split(" = ") for line in group.strip().splitlines())
    assert written == project["entry-points"]["inclusive_procure"]

"""The package ``procure-ethics`` of a third party: beside its metadata, and really installed."""

import importlib
import shutil
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.build import ROOT, Environment, build, environment

PACKAGE = Path(__file__).parent / "procure-ethics"


@pytest.fixture
def ethics(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Put the package beside metadata made from its pyproject.toml; return its plugin's name."""
    project = tomllib.loads((PACKAGE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    site = tmp_path / "site-packages"
    shutil.copytree(PACKAGE / "procure_ethics", site / "procure_ethics")
    info = site / f"procure_ethics-{project['version']}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n",
        encoding="utf-8",
    )
    ((name, module),) = project["entry-points"]["inclusive_procure"].items()
    points = f"[inclusive_procure]\n{name} = {module}\n"
    (info / "entry_points.txt").write_text(points, encoding="utf-8")
    monkeypatch.syspath_prepend(str(site))
    importlib.invalidate_caches()
    yield name
    for loaded in [one for one in sys.modules if one.split(".")[0] == module]:
        del sys.modules[loaded]


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project's wheel."""
    return build("wheel", ROOT, tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def installed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Install the project's wheel and the package's into a fresh environment."""
    folder = tmp_path_factory.mktemp("third-party")
    return environment(folder, [project, build("wheel", PACKAGE, folder / "wheels")])


@pytest.fixture(scope="session")
def without(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Install the project alone into a fresh environment."""
    return environment(tmp_path_factory.mktemp("without"), [project])

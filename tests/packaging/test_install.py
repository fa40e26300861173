"""An installed copy finds its packs and samples, from a wheel as from an editable checkout."""

import json
import sys
from pathlib import Path

import pytest
from support.build import ROOT, Environment, build, environment, run

WITH_A_PACK = {"accessibility", "carbon", "connectivity", "privacy"}
BUILT_IN = {"award_rules", *WITH_A_PACK}

pytestmark = pytest.mark.slow


def plugins(of: Environment) -> dict[str, dict[str, object]]:
    listed = json.loads(of.procure("plugins", "--format", "json"))["plugins"]
    return {plugin["name"]: plugin for plugin in listed}


@pytest.fixture(scope="module")
def from_wheel(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    folder = tmp_path_factory.mktemp("from-wheel")
    return environment(folder, [build("wheel", ROOT, folder / "wheels")])


@pytest.fixture(scope="module")
def editable(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    here = environment(tmp_path_factory.mktemp("editable"), [])
    python = str(here.bin / ("python.exe" if sys.platform == "win32" else "python"))
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    run([python, "-m", "pip", "install", *options, "-e", str(ROOT)], here.folder)
    return here


def test_the_built_in_plugins_come_by_the_same_door_as_any(from_wheel: Environment) -> None:
    listed = plugins(from_wheel)
    assert set(listed) == BUILT_IN
    assert {plugin["distribution"] for plugin in listed.values()} == {"inclusive-procure"}
    assert [plugin["faults"] for plugin in listed.values() if plugin["faults"]] == []


def test_each_built_in_plugin_brings_its_pack(from_wheel: Environment) -> None:
    assert {name: plugin["packs"] for name, plugin in plugins(from_wheel).items()} == {
        name: [name] if name in WITH_A_PACK else [] for name in BUILT_IN
    }


def test_an_editable_installation_offers_the_same_code(
    from_wheel: Environment, editable: Environment
) -> None:
    assert plugins(editable) == plugins(from_wheel)


def test_the_demo_runs_from_the_wheel(from_wheel: Environment, tmp_path: Path) -> None:
    from_wheel.procure("demo", str(tmp_path / "demo"))
    assert list((tmp_path / "demo").rglob("award.pdf"))

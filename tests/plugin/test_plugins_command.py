import json
from collections.abc import Callable
from contextlib import suppress

import pytest
import typer

from procure.cli.plugins import command

Install = Callable[..., None]

SOUND = """
from procure.api import hook
api = 1
@hook
def procure_evaluators():
    return [wage]
def wage(case): ...
"""


def test_each_plugin_is_listed_with_what_it_offers(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install("x", SOUND)
    with suppress(typer.Exit):
        command()
    listed = capsys.readouterr().out
    assert "x: procure-x 1.0, interface 1, code " in listed
    assert "  evaluators: x.wage\n" in listed


def test_a_fault_is_said_in_words_and_ends_with_1(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install("x", "raise ValueError('one')")
    with pytest.raises(typer.Exit) as leaving:
        command()
    assert leaving.value.exit_code == 1
    assert "  fault: Plugin 'x' (procure-x 1.0) cannot be imported" in capsys.readouterr().out


def test_json_holds_the_same(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    install("x", SOUND)
    with suppress(typer.Exit):
        command("json")
    plugins = {plugin["name"]: plugin for plugin in json.loads(capsys.readouterr().out)["plugins"]}
    assert plugins["x"]["distribution"] == "procure-x"
    assert plugins["x"]["api"] == 1
    assert plugins["x"]["evaluators"] == ["x.wage"]
    assert plugins["x"]["faults"] == []

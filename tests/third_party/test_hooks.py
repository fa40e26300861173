"""Every hook is documented, and implemented by a real package of a third party."""

import ast
import inspect
from importlib import import_module
from pathlib import Path

import pytest

from procure.plugin import hooks
from procure.plugin.hooked import HOOKS


def test_there_are_the_nine_hooks_of_the_design() -> None:
    assert HOOKS == (
        "procure_packs",
        "procure_evaluators",
        "procure_readers",
        "procure_price_rules",
        "procure_low_price_tests",
        "procure_checks",
        "procure_comparisons",
        "procure_report_sections",
        "procure_bid_sections",
    )


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_says_what_to_return(hook: str) -> None:
    assert str(getattr(hooks, hook).__doc__).startswith("Return ")


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_has_no_arguments_and_a_typed_result(hook: str) -> None:
    signature = inspect.signature(getattr(hooks, hook))
    assert not signature.parameters
    assert str(signature.return_annotation).startswith("collections.abc.Iterable[")


@pytest.mark.parametrize("hook", HOOKS)
def test_the_third_party_implements_a_hook_with_its_signature(hook: str, ethics: str) -> None:
    module = import_module(f"procure_{ethics}")
    own = inspect.signature(getattr(module, hook))
    assert own.parameters == inspect.signature(getattr(hooks, hook)).parameters
    assert own.return_annotation is not inspect.Signature.empty


def test_the_third_party_imports_nothing_but_the_interface(ethics: str) -> None:
    module = import_module(f"procure_{ethics}")
    sources = (
        file.read_text(encoding="utf-8")
        for folder in map(Path, module.__path__)
        for file in folder.rglob("*.py")
    )
    imported = {
        node.module
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] == "procure"
    }
    assert imported == {"procure.api"}

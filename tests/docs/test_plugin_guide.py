"""The guide for plugin authors shows the interface as it is."""

import ast
import inspect
from dataclasses import fields
from types import ModuleType
from typing import get_args

import pytest
from docs.guide import DOCS, ROOT, blocks

from procure import api
from procure.model.scoring import Scoring
from procure.plugin import hooks
from procure.plugin.hooked import HOOKS

GUIDE = DOCS / "plugin-author.md"
TEXT = GUIDE.read_text(encoding="utf-8")


def signature(module: ModuleType, name: str) -> str:
    """Return a hook's first line and its docstring, as its file has them."""
    (function,) = ast.parse(inspect.getsource(getattr(module, name))).body
    assert isinstance(function, ast.FunctionDef)
    assert function.returns is not None
    doc = ast.get_docstring(function)
    return f'def {name}() -> {ast.unparse(function.returns)}:\n    """{doc}"""'


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_is_documented_with_its_exact_signature(hook: str) -> None:
    assert f"<!-- hook -->\n```python\n{signature(hooks, hook)}\n```" in TEXT


def _cut_from() -> list[tuple[str, str]]:
    before = dict(enumerate(TEXT.splitlines(), start=1))
    return [
        (before[block.line - 1].removeprefix("<!-- from: ").removesuffix(" -->"), block.text)
        for block in blocks(GUIDE)
        if before[block.line - 1].startswith("<!-- from: ")
    ]


@pytest.mark.parametrize(("file", "text"), _cut_from())
def test_code_in_the_guide_is_cut_from_code_that_is_tested(file: str, text: str) -> None:
    assert text in (ROOT / file).read_text(encoding="utf-8")


def test_every_python_block_is_run_cut_from_code_or_a_hook() -> None:
    lines = TEXT.splitlines()
    unmarked = [
        block.line
        for block in blocks(GUIDE)
        if block.language in {"python", "yaml", "toml"}
        and not lines[block.line - 2].startswith("<!-- ")
    ]
    assert unmarked == []


@pytest.mark.parametrize("kind", [api.Case, api.Scored, api.Open, api.Decided, api.Reader,
                                  api.PriceCase, api.PriceRule, api.Admitted])  # fmt: skip
def test_every_field_of_an_argument_or_a_result_is_named(kind: type) -> None:
    named = {field.name for field in fields(kind)}
    assert {name for name in named if name not in TEXT} == set()


def test_every_shape_of_scoring_is_named() -> None:
    union, _ = get_args(Scoring)
    shapes = {get_args(kind.model_fields["shape"].annotation)[0] for kind in get_args(union)}
    assert {shape for shape in shapes if f"| `{shape}` |" not in TEXT} == set()


def test_the_interface_is_the_one_the_guide_speaks_of() -> None:
    assert f"`api: {api.API}`" in TEXT

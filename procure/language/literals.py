"""Which literal texts an expression can stand for, told from the code alone."""

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Scopes: TypeAlias = Sequence[ast.AST]
"""The functions around a place, the innermost first, and the module last."""

DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Named:
    """A parameter of a function: where it stands in a call, and what it is called."""

    function: str
    file: str
    place: int
    parameter: str
    default: str = ""


def called(call: ast.Call) -> str:
    """Return the bare name of what a call calls."""
    function = call.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def parameter_of(node: ast.AST, scopes: Scopes, file: str) -> Named | None:
    """Return the parameter that a name is, of the function around it."""
    for scope in scopes:
        if isinstance(node, ast.Name) and isinstance(scope, ast.FunctionDef):
            names = [one.arg for one in (*scope.args.posonlyargs, *scope.args.args)]
            bound = names[1:] if names[:1] in (["self"], ["cls"]) else names
            if node.id in bound:
                given = dict(zip(reversed(names), reversed(scope.args.defaults), strict=False))
                default = given.get(node.id)
                text = default.value if isinstance(default, ast.Constant) else ""
                return Named(
                    scope.name,
                    file,
                    bound.index(node.id),
                    node.id,
                    text if isinstance(text, str) else "",
                )
    return None


def literals(node: ast.AST | None, scopes: Scopes, depth: int = 0) -> list[str]:
    """Return the texts that an expression can stand for; none if that cannot be told."""
    if depth > DEEPEST:
        return []
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=one, orelse=other):
            return _all((one, other), scopes, depth)
        case ast.Dict(values=values) | ast.Tuple(elts=values):
            return _all(values, scopes, depth)
        case ast.Subscript(value=table):
            return literals(table, scopes, depth + 1)
        case ast.Call(func=ast.Attribute(value=ast.Name() as table, attr="get")):
            return literals(table, scopes, depth + 1)
        case ast.Call(func=ast.Name(id=name)):
            return _all(_returned(name, scopes), scopes, depth)
        case ast.Name(id=name):
            for place, scope in enumerate(scopes):
                if given := list(_given(name, scope, scopes[place:])):
                    return _all(given, scopes[place:], depth)
    return []


def _all(nodes: Iterable[ast.AST | None], scopes: Scopes, depth: int) -> list[str]:
    each = [literals(node, scopes, depth + 1) for node in nodes]
    return [text for texts in each for text in texts] if all(each) else []


def _returned(name: str, scopes: Scopes) -> list[ast.AST | None]:
    """Return what a function of the module returns."""
    for node in ast.iter_child_nodes(scopes[-1]):
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return [one.value for one in _own(node) if isinstance(one, ast.Return)]
    return [None]


def _given(name: str, scope: ast.AST, scopes: Scopes) -> Iterator[ast.AST | None]:
    """Yield what a name stands for in a scope, without the functions inside it."""
    for node in _own(scope):
        yield from _set(name, node)
        match node:
            case (
                ast.For(target=target, iter=several)
                | ast.comprehension(target=target, iter=several)
            ):
                if any(isinstance(one, ast.Name) and one.id == name for one in ast.walk(target)):
                    for value in _elements(several, scopes):
                        yield from _assigned(name, target, value)


def _set(name: str, node: ast.AST) -> Iterator[ast.AST | None]:
    match node:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                yield from _assigned(name, target, value)
        case ast.AnnAssign(target=target, value=value) if value is not None:
            yield from _assigned(name, target, value)


def _elements(several: ast.AST, scopes: Scopes) -> Iterator[ast.AST | None]:
    """Yield what a loop runs over, as far as it stands in the code."""
    match several:
        case ast.Tuple(elts=values) | ast.List(elts=values):
            yield from values
        case ast.Call(func=ast.Attribute(value=table, attr="items"), args=[]):
            for one in _tables(table, scopes):
                keys = (key for key in one.keys if key)
                yield from map(_pair, keys, one.values)
        case _:
            yield None


def _tables(node: ast.AST, scopes: Scopes) -> list[ast.Dict]:
    if isinstance(node, ast.Name):
        nodes = (one for scope in scopes for one in _own(scope))
        found = (one for assigned in nodes for one in _set(node.id, assigned))
        return [one for one in found if isinstance(one, ast.Dict)]
    return [node] if isinstance(node, ast.Dict) else []


def _pair(key: ast.expr, value: ast.expr) -> ast.AST:
    return ast.Tuple([key, value])


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(scope):
        yield child
        if not isinstance(child, ast.FunctionDef | ast.Lambda):
            yield from _own(child)


def _assigned(name: str, target: ast.AST, value: ast.AST | None) -> Iterator[ast.AST | None]:
    match target, value:
        case ast.Name(id=given), _ if given == name:
            yield value
        case ast.Tuple(elts=targets), ast.Tuple(elts=values) if len(targets) == len(values):
            for one, its_value in zip(targets, values, strict=True):
                yield from _assigned(name, one, its_value)
        case ast.Tuple(elts=targets), _:
            for one in targets:
                yield from _assigned(name, one, None)

"""The sentences of a package, found in its code: what a catalogue has to translate."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from procure.language.literals import Named, called, literals, parameter_of

MESSAGE = Named("Message", "", 0, "id")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to translate, its plural if it has one, and the files it stands in."""

    text: str
    plural: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was found: sentences by their English text, and messages whose text is not literal."""

    sentences: dict[str, Sentence] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Call:
    node: ast.Call
    scopes: Sequence[ast.AST]
    file: str


def extract(folder: Path) -> Extracted:
    """Return the sentences of all ``Message(…)`` calls in the Python files below a folder.

    The text of a message is a literal; or a name, table or function that gives literals; or a
    parameter, and then the calls of that function are looked at in the same way. Anything else
    is listed as unknown, by file and line.
    """
    calls = [
        call
        for path in sorted(folder.rglob("*.py"))
        for call in _calls(
            ast.parse(path.read_text("utf-8")), (), path.relative_to(folder).as_posix()
        )
    ]
    found = Extracted()
    waiting, seen = [MESSAGE], {MESSAGE}
    while waiting:
        wrapper = waiting.pop()
        for call in calls:
            if _is_of(call, wrapper):
                for further in _keep(call, wrapper, found):
                    if further not in seen:
                        seen.add(further)
                        waiting.append(further)
    ordered = sorted(found.sentences.values(), key=lambda one: (one.files[0], one.text))
    return Extracted({one.text: one for one in ordered}, sorted(found.unknown))


def _calls(node: ast.AST, scopes: tuple[ast.AST, ...], file: str) -> Iterator[_Call]:
    if isinstance(node, ast.Module | ast.FunctionDef):
        scopes = (node, *scopes)
    if isinstance(node, ast.Call):
        yield _Call(node, scopes, file)
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, scopes, file)


def _is_of(call: _Call, wrapper: Named) -> bool:
    """Return whether a call is one of a function; names with an underscore are a file's own."""
    own = not wrapper.function.startswith("_") or wrapper.file == call.file
    return own and called(call.node) == wrapper.function


def _keep(call: _Call, wrapper: Named, found: Extracted) -> Iterator[Named]:
    """Keep the sentences of a call; yield the function whose parameter its text is."""
    text = _argument(call.node, wrapper)
    if text is None:
        return
    texts = literals(text, call.scopes)
    plural = next((one.value for one in call.node.keywords if one.arg == "plural"), None)
    plurals = literals(plural, call.scopes) if plural else [""]
    if not texts or not plurals:
        further = parameter_of(text, call.scopes, call.file)
        if further is None:
            found.unknown.append(f"{call.file}:{call.node.lineno}")
            return
        yield further
        texts = [further.default] if further.default else []
    for one in texts:
        before = found.sentences.get(one)
        files = {*(before.files if before else ()), call.file}
        many = "".join(plurals[:1]) or (before.plural if before else "")
        found.sentences[one] = Sentence(one, many, tuple(sorted(files)))


def _argument(call: ast.Call, wrapper: Named) -> ast.AST | None:
    for keyword in call.keywords:
        if keyword.arg == wrapper.parameter:
            return keyword.value
    return call.args[wrapper.place] if len(call.args) > wrapper.place else None

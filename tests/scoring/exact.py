"""Look for binary floats anywhere inside a result."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from pydantic import BaseModel


def floats(value: object, where: str = "result") -> Iterator[str]:
    """Yield the path of each binary float in ``value``, and of each complex number."""
    if isinstance(value, float | complex):
        yield f"{where} = {value!r}"
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from floats(getattr(value, name), f"{where}.{name}")
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from floats(getattr(value, field.name), f"{where}.{field.name}")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from floats(key, f"{where} key")
            yield from floats(item, f"{where}[{key!r}]")
    elif isinstance(value, tuple | list | set | frozenset):
        for number, item in enumerate(value):
            yield from floats(item, f"{where}[{number}]")

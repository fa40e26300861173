"""A report's texts of packs, marked with the language they are in where it is not the report's."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal

from procure.language.fragments import Foreign
from procure.model.blocks import Block
from procure.model.message import Message


def marked(blocks: Iterable[Block], foreign: Mapping[str, str]) -> Iterator[Block]:
    """Yield the blocks; texts, cells and values of messages that are foreign say their language.

    Args:
        blocks: of the core and of plugins.
        foreign: texts, each with its language.
    """
    for block in blocks:
        yield _marked(block, foreign) if foreign else block  # type: ignore[misc]


def _marked(value: object, foreign: Mapping[str, str]) -> object:
    if isinstance(value, str):
        own = foreign.get(value)
        return Foreign(value, own) if own else value
    if value is None or isinstance(value, Decimal | int):
        return value
    if isinstance(value, Message):
        return _marked_message(value, foreign)
    if isinstance(value, tuple):
        return tuple(_marked(one, foreign) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    texts = {one.name: getattr(value, one.name) for one in fields(value)}
    said = {name: _marked(text, foreign) for name, text in texts.items()}
    return replace(value, **{name: text for name, text in said.items() if text is not texts[name]})


def _marked_message(message: Message, foreign: Mapping[str, str]) -> Message:
    if not message.values:
        return message
    values = {name: _marked(value, foreign) for name, value in message.values.items()}
    return Message(message.id, values, message.plural, message.count)  # type: ignore[arg-type]

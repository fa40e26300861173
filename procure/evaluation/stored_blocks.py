"""Report blocks as JSON, so that plugins' comparisons travel inside ``evaluation.json``."""

from dataclasses import fields
from decimal import Decimal

from procure.model import blocks
from procure.model.blocks import Block
from procure.model.message import Message, message_from_json, message_to_json

_KINDS: dict[str, type] = {
    kind.__name__.lower(): kind
    for kind in (
        blocks.Heading,
        blocks.Paragraph,
        blocks.Items,
        blocks.Table,
        blocks.Figure,
        blocks.ColumnHead,
        blocks.Series,
        blocks.Link,
        blocks.FullCell,
        blocks.Item,
        blocks.Contents,
    )
}


def block_to_json(block: Block) -> object:
    """Return a block as JSON values; ``kind`` names it, messages and numbers are marked."""
    return _to_json(block)


def block_from_json(value: object) -> object:
    """Return the block that ``block_to_json`` wrote; anything else as it is."""
    return _from_json(value)


def _to_json(value: object) -> object:
    if isinstance(value, Message):
        return {"message": message_to_json(value)}
    if isinstance(value, Decimal):
        return {"number": format(value, "f")}
    if isinstance(value, tuple):
        return [_to_json(item) for item in value]
    name = type(value).__name__.lower()
    if name in _KINDS:
        content = {
            field.name: _to_json(getattr(value, field.name)) for field in fields(_KINDS[name])
        }
        return {"block": name, **content}
    return value


def _from_json(value: object) -> object:
    if isinstance(value, list | tuple):
        return tuple(_from_json(item) for item in value)
    if not isinstance(value, dict):
        return value
    if "message" in value:
        return message_from_json(value["message"])
    if "number" in value:
        return Decimal(str(value["number"]))
    content = {name: _from_json(item) for name, item in value.items() if name != "block"}
    return _KINDS[str(value["block"])](**content)

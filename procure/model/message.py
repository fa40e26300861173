"""What a person reads, rendered in the reader's language at the very end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

MessageValue: TypeAlias = str | int | Decimal


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with named values.

    Attributes:
        id: the English sentence with ``{name}`` fields; it is the key in translation catalogues.
        values: what the fields stand for. Numbers stay numbers, so that a reader's language
            decides how they are written; text stands as it is.
    """

    id: str
    values: Mapping[str, MessageValue] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.id.format_map(self.values) if self.values else self.id


def message_to_json(message: Message) -> dict[str, object]:
    """Return the message as JSON keeps it: id, values that are text, values that are numbers."""
    numbers = {k: format(Decimal(v), "f") for k, v in message.values.items() if not _is_text(v)}
    texts = {k: str(v) for k, v in message.values.items() if _is_text(v)}
    return {
        "id": message.id,
        **({"values": texts} if texts else {}),
        **({"numbers": numbers} if numbers else {}),
    }


def message_from_json(value: object) -> object:
    """Return the message that ``message_to_json`` wrote; anything else as it is."""
    if not isinstance(value, dict):
        return value
    numbers = {key: Decimal(number) for key, number in value.get("numbers", {}).items()}
    return Message(str(value["id"]), {**value.get("values", {}), **numbers})


def _is_text(value: MessageValue) -> bool:
    return isinstance(value, str)


Said: TypeAlias = Annotated[
    Message,
    BeforeValidator(message_from_json),
    PlainSerializer(message_to_json),
    WithJsonSchema(
        {
            "type": "object",
            "properties": {
                "id": {"type": "string"},
                "values": {"type": "object", "additionalProperties": {"type": "string"}},
                "numbers": {"type": "object", "additionalProperties": {"type": "string"}},
            },
            "required": ["id"],
            "additionalProperties": False,
        }
    ),
]
"""A message as a field of a JSON document."""

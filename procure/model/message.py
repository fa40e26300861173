"""What a person reads, rendered in the reader's language at the very end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with named values.

    Attributes:
        id: the English sentence with ``{name}`` fields; it is the key in translation catalogues.
        values: what the fields stand for. Numbers stay numbers, so that a reader's language
            decides how they are written; a message is rendered in that language too; text is a
            fact and stands as it is.
    """

    id: str
    values: Mapping[str, "MessageValue"] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.id.format_map(self.values) if self.values else self.id


MessageValue: TypeAlias = str | int | Decimal | Message


def message_to_json(message: Message) -> dict[str, object]:
    """Return the message as JSON keeps it: id, and values that are text, numbers or messages."""
    texts = {k: v for k, v in message.values.items() if isinstance(v, str)}
    messages = {k: message_to_json(v) for k, v in message.values.items() if isinstance(v, Message)}
    numbers = {
        k: format(Decimal(v), "f")
        for k, v in message.values.items()
        if isinstance(v, int | Decimal)
    }
    return {
        "id": message.id,
        **({"values": texts} if texts else {}),
        **({"numbers": numbers} if numbers else {}),
        **({"messages": messages} if messages else {}),
    }


def message_from_json(value: object) -> object:
    """Return the message that ``message_to_json`` wrote; anything else as it is."""
    return _message(value) if isinstance(value, dict) else value


def _message(stored: Mapping[str, Any]) -> Message:
    numbers = {key: Decimal(number) for key, number in stored.get("numbers", {}).items()}
    messages = {key: _message(one) for key, one in stored.get("messages", {}).items()}
    return Message(str(stored["id"]), {**stored.get("values", {}), **numbers, **messages})


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
                "messages": {"type": "object", "additionalProperties": {"type": "object"}},
            },
            "required": ["id"],
            "additionalProperties": False,
        }
    ),
]
"""A message as a field of a JSON document."""

"""What a person reads, rendered in the reader's language at the very end."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with named values.

    Attributes:
        id: the English sentence with ``{name}`` fields; it is the key in translation catalogues.
        values: what the fields stand for. Numbers stay numbers, so that a reader's language
            decides how they are written, and days stay dates for the same reason; a message is
            rendered in that language too; text is a fact and stands as it is.
        plural: the English sentence for any other number than 1, where a number decides:
            ``Message("{n} bid.", {"n": 2}, plural="{n} bids.", count="n")``. A language with more
            forms than two has them in its catalogue.
        count: which value is that number.
    """

    id: str
    values: Mapping[str, "MessageValue"] = field(default_factory=dict)
    plural: str = ""
    count: str = ""

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.source.format_map(self.values) if self.values else self.source

    @property
    def counted(self) -> int | Decimal:
        """The number that decides between the forms."""
        number = self.values.get(self.count)
        return number if isinstance(number, int | Decimal) else 0

    @property
    def source(self) -> str:
        """The English sentence that goes with the number, its fields not filled in."""
        return self.plural if self.plural and self.counted != 1 else self.id


MessageValue: TypeAlias = str | int | Decimal | date | Message


def dated(text: str) -> "Message | str":
    """Return an ISO day so that the reader's language writes it; any other text as it is."""
    if not _DAY.fullmatch(text):
        return text
    try:
        return Message("{day}", {"day": date.fromisoformat(text)})
    except ValueError:
        return text


def listed(parts: Sequence["Message | str"]) -> "Message | str":
    """Return several texts as one, separated as the reader's language separates them."""
    if len(parts) < 2:
        return parts[0] if parts else ""
    half = len(parts) // 2
    values = {"first": listed(parts[:half]), "rest": listed(parts[half:])}
    return Message("{first}; {rest}", values)


def message_to_json(message: Message) -> dict[str, object]:
    """Return the message as JSON keeps it: id, and values: text, numbers, days or messages."""
    texts = {k: v for k, v in message.values.items() if isinstance(v, str)}
    messages = {k: message_to_json(v) for k, v in message.values.items() if isinstance(v, Message)}
    numbers = {
        k: format(Decimal(v), "f")
        for k, v in message.values.items()
        if isinstance(v, int | Decimal)
    }
    days = {k: v.isoformat() for k, v in message.values.items() if isinstance(v, date)}
    return {
        "id": message.id,
        **({"values": texts} if texts else {}),
        **({"numbers": numbers} if numbers else {}),
        **({"days": days} if days else {}),
        **({"messages": messages} if messages else {}),
        **({"plural": message.plural, "count": message.count} if message.plural else {}),
    }


def message_from_json(value: object) -> object:
    """Return the message that ``message_to_json`` wrote; anything else as it is."""
    return _message(value) if isinstance(value, dict) else value


def _message(stored: Mapping[str, Any]) -> Message:
    numbers = {key: Decimal(number) for key, number in stored.get("numbers", {}).items()}
    messages = {key: _message(one) for key, one in stored.get("messages", {}).items()}
    days = {key: date.fromisoformat(day) for key, day in stored.get("days", {}).items()}
    values = {**stored.get("values", {}), **numbers, **days, **messages}
    plural, count = str(stored.get("plural", "")), str(stored.get("count", ""))
    return Message(str(stored["id"]), values, plural=plural, count=count)


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
                "days": {"type": "object", "additionalProperties": {"type": "string"}},
                "messages": {"type": "object", "additionalProperties": {"type": "object"}},
                "plural": {"type": "string"},
                "count": {"type": "string"},
            },
            "required": ["id"],
            "additionalProperties": False,
        }
    ),
]
"""A message as a field of a JSON document."""

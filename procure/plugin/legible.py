"""Readings with texts that can be written and shown, whatever a stranger's file held."""

from dataclasses import replace

from procure.files.characters import legible
from procure.model.finding import Finding
from procure.model.measure import Measure
from procure.model.message import Message, MessageValue
from procure.model.reader import Reading


def legible_reading(reading: Reading) -> Reading:
    """Return the reading; control characters and half characters in its texts are U+FFFD.

    A file may hold half a character (one of a surrogate pair), which no screen can take, or
    characters that steer a terminal.
    """
    return Reading(
        tuple(_measure(one) for one in reading.measures),
        tuple(_finding(one) for one in reading.findings),
        reading.taken,
    )


def _measure(one: Measure) -> Measure:
    value = legible(one.value) if isinstance(one.value, str) else one.value
    unit, where, source = legible(one.unit), legible(one.where), legible(one.source)
    return replace(one, value=value, unit=unit, where=where, source=source)


def _finding(one: Finding) -> Finding:
    return replace(one, where=legible(one.where), what=_message(one.what))


def _message(message: Message) -> Message:
    values = {name: _value(value) for name, value in message.values.items()}
    return replace(message, values=values)


def _value(value: MessageValue) -> MessageValue:
    if isinstance(value, Message):
        return _message(value)
    return legible(value) if isinstance(value, str) else value

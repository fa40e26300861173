"""What each profile is called and follows, as sentences that catalogues translate."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from procure.model.message import Message


class Cited(NamedTuple):
    """The title of a profile, and the provisions it follows."""

    title: Message
    follows: Message


CITED: Final[Mapping[str, Cited]] = {
    "eu": Cited(
        Message("Directive 2014/24/EU"),
        Message(
            "Directive 2014/24/EU, Article 55(2): reasons, and the characteristics and relative"
            " advantages of the tender selected with its tenderer's name; Directive 89/665/EEC,"
            " Article 2a(2): the exact standstill period with it"
        ),
    ),
    "uk": Cited(
        Message("Procurement Act 2023"),
        Message(
            "Procurement Act 2023, section 50, and Procurement Regulations 2024, regulation 31:"
            " score and explanation for each criterion, of the own tender and of the most"
            " advantageous one; section 51: standstill"
        ),
    ),
    "plain": Cited(
        Message("no law in particular"),
        Message("The bidder's own result, and who is first"),
    ),
}
"""By the name of the profile in ``profiles.yaml``; a test holds the two in step."""

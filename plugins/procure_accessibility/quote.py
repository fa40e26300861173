"""A bidder's words as a sentence of ours quotes them.

The sentence has the outer quotation marks and the full stop after them, in each language's own way.
So the quoted words end without one, and marks inside them are those of a quotation in a quotation.
"""

MOST_QUOTED = 200
"""Characters of a remark in a condition; the report's table of gaps has more of it."""

_INNER = str.maketrans("“”„«»「」", "‘’‚‹›『』")  # noqa: RUF001
_STOPS = (".", "。", "．", "｡", "۔")  # noqa: RUF001


def quoted(words: str) -> str:
    """Return words on one line, cut if long, without the full stop that ends them."""
    line = " ".join(words.split()).translate(_INNER)
    if len(line) > MOST_QUOTED:
        return f"{line[:MOST_QUOTED].rstrip().rstrip('.,;:')}…"
    ends = line.endswith(_STOPS) and not line.endswith("..")
    return line[:-1].rstrip() if ends else line

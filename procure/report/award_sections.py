"""What plugins add to an award report, moved under its headings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from procure.model.blocks import Block, Heading

_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Sections:
    """Blocks of plugins: about the whole, and about each bid by its folder."""

    whole: tuple[Block, ...] = ()
    bids: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)


def below(blocks: tuple[Block, ...], level: int) -> Iterator[Block]:
    """Yield blocks with their headings moved under a heading of ``level``, without skips."""
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    moved = {old: min(level + at, _DEEPEST) for at, old in enumerate(levels, 1)}
    for block in blocks:
        yield replace(block, level=moved[block.level]) if isinstance(block, Heading) else block

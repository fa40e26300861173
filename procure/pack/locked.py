"""A published pack as a lock holds it."""

from collections.abc import Mapping

from procure.files.table import Row
from procure.model.lock import LockedPack
from procure.pack.read import PublishedPack


def locked_pack(
    published: PublishedPack,
    settings: Mapping[str, str | tuple[str, ...]],
    tables: Mapping[str, tuple[Row, ...]],
) -> LockedPack:
    """Return the pack with the settings and tables of a tender, and nothing changed in it."""
    pack = published.pack
    return LockedPack(
        id=pack.id,
        version=pack.version,
        title=pack.title,
        language=pack.language,
        publisher=pack.publisher,
        licence=pack.licence,
        plugin=published.plugin,
        sha256=published.sha256,
        valid=pack.valid,
        review_by=pack.review_by,
        sources=pack.sources,
        declared_settings=pack.settings,
        settings=dict(settings),
        declared_tables=pack.tables,
        tables=dict(tables),
    )

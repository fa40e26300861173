"""Files that lie beside another one, read only when they are asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from procure.files.paths import lies_inside, names_a_file
from procure.model.reader import EvidenceContent

MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class FilesBeside(Mapping[str, EvidenceContent]):
    """Files of a folder by name, none larger than 20 MB and none that a link leads elsewhere.

    Attributes:
        folder: that they lie in.
        names: of those that may be asked for; None for any that lies in the folder itself.
        shown: what stands before a name in messages, such as ``acme/``.
    """

    folder: Path
    names: tuple[str, ...] | None = None
    shown: str = ""

    def __getitem__(self, name: str) -> EvidenceContent:
        """Return the file of a name.

        Raises:
            KeyError: if it may not be asked for, is not there, too large, or cannot be read.
        """
        path = self.folder / name
        allowed = name == path.name if self.names is None else name in self.names
        if not allowed or not names_a_file(path) or not lies_inside(path, self.folder):
            raise KeyError(name)
        try:
            if path.stat().st_size > MAX_BYTES:
                raise KeyError(name)
            return EvidenceContent(f"{self.shown}{name}", path.read_bytes())
        except OSError as error:
            raise KeyError(name) from error

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        if self.names is None:
            yield from sorted(path.name for path in self.folder.iterdir() if path.is_file())
        else:
            yield from self.names

    def __len__(self) -> int:
        """Return how many names there are."""
        return sum(1 for _ in self)

"""Installs tiny plugins as an installer leaves them: files, and metadata beside them."""

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a plugin from its source, seen by Python's own metadata from then on."""
    site = tmp_path / "site-packages"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))

    def install_plugin(
        name: str,
        source: str,
        distribution: str = "",
        *,
        target: str = "",
        data: dict[str, str] | None = None,
    ) -> None:
        distribution, _, version = (distribution or f"procure-{name} 1.0").partition(" ")
        module = distribution.replace("-", "_")
        files = {f"{module}/__init__.py": source, **(data or {})}
        info = f"{module}-{version}.dist-info"
        metadata = {
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {distribution}\n"
            f"Version: {version}\n",
            f"{info}/entry_points.txt": f"[inclusive_procure]\n{name} = {target or module}\n",
        }
        record = "".join(f"{file},,\n" for file in [*files, *metadata, f"{info}/RECORD"])
        for file, content in {**files, **metadata, f"{info}/RECORD": record}.items():
            path = site / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        importlib.invalidate_caches()

    yield install_plugin
    forget(tmp_path)


@pytest.fixture
def in_a_new_process(tmp_path: Path) -> Callable[[], None]:
    """Forget the modules of installed plugins, so that they are imported and hashed again."""
    return lambda: forget(tmp_path)


def forget(place: Path) -> None:
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", "")).startswith(str(place)):
            del sys.modules[name]

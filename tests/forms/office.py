"""LibreOffice without a window, with a profile of its own, for files only such a program makes."""

import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="soffice is not installed")


def converted(content: bytes, ending: str, target: str, folder: Path) -> bytes:
    """Return a workbook as LibreOffice saves it.

    Args:
        content: the workbook.
        ending: of the file it is handed over as, such as ``xlsx`` or ``fods``.
        target: what it is saved as, such as ``ods`` or ``xlsx:Calc MS Excel 2007 XML``.
        folder: to work in; the profile in it is used again.
    """
    assert SOFFICE is not None
    source = folder / f"source.{ending}"
    source.write_bytes(content)
    out = folder / "out"
    command = [
        SOFFICE,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        target,
        "--outdir",
        str(out),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return (out / f"source.{target.split(':', maxsplit=1)[0]}").read_bytes()

"""Does what ``pip install FOLDER`` does, without a network: builds the wheel and unpacks it.

``pip_stand_in.py SITE install FOLDER``: the test of the guides puts it in pip's place.
"""

import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.build import build

site, command, folder = sys.argv[1:]
assert command == "install"
with tempfile.TemporaryDirectory() as into:
    wheel = build("wheel", Path(folder).resolve(), Path(into) / "wheel")
    with zipfile.ZipFile(wheel) as content:
        for top in {name.split("/")[0] for name in content.namelist()}:
            shutil.rmtree(Path(site) / top, ignore_errors=True)
        content.extractall(site)

"""Write the generated JSON Schemas anew: ``python tests/files/write_schemas.py``.

Run it after a change of a model that is meant, and look at the difference before you commit it.
"""

from pathlib import Path

from procure import schemas
from procure.files.canonical import pretty
from procure.schemas.generate import generated_schemas

FOLDER = Path(schemas.__file__).parent

if __name__ == "__main__":
    for name, schema in generated_schemas().items():
        (FOLDER / f"{name}.json").write_text(pretty(schema), encoding="utf-8")

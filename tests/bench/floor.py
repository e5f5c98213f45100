"""The least that a linter of these files must do: text to values, values to a verdict."""

import sys
from pathlib import Path
from typing import Any

from clausebook.document.composing import compose
from clausebook.document.values import Reading, build_value
from clausebook.schema import SchemaLibrary, load_schemas


def main() -> None:
    library = load_schemas()
    for path in sorted((Path(sys.argv[1]) / "policies").rglob("*.yaml")):
        root = compose(path.read_bytes().decode())
        if root is None or not _is_valid(library, build_value(root, Reading())):
            sys.exit(f"{path} is not sound")


def _is_valid(library: SchemaLibrary, value: Any) -> bool:
    entries = value.pop("records", ())
    header = {key: value[key] for key in _INHERITED if key in value}
    if value["kind"] == "register":
        return all(library.is_valid(value["of"], {**header, **entry}) for entry in entries)
    return library.is_valid(value["kind"], value)


_INHERITED = ("status", "version", "owner", "approval", "effective_on", "review_by")
"""What the registers of the bench say for their records."""

if __name__ == "__main__":
    main()

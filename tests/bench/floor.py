"""The least that a linter of these files must do: read each one and validate it, nothing else."""

import sys
from pathlib import Path
from typing import Any

from clausebook.document import read
from clausebook.schema import load_schemas


def main() -> None:
    library = load_schemas()
    for path in sorted((Path(sys.argv[1]) / "policies").rglob("*.yaml")):
        value: Any = read(path.name, path.read_bytes()).value
        library.is_valid(value["kind"], value)


if __name__ == "__main__":
    main()

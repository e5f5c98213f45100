"""Edits a project at random and holds warm lints to cold ones: ``make differential STEPS=300``."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.differential.lints import run_script


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.differential", description=__doc__)
    parser.add_argument("--steps", type=int, default=300, help="edits (300)")
    parser.add_argument("--seed", type=int, default=1, help="which edits (1)")
    parser.add_argument("--jobs", type=int, default=25, help="each so many, by two processes (25)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        script = run_script(Path(scratch) / "project", options.steps, options.seed, options.jobs)
    remembered = f"{script.recalled} of {2 * script.steps} warm lints found nothing changed"
    print(f"{script.steps} steps, seed {options.seed}: {remembered}")
    print(*script.faults, sep="\n")
    return 1 if script.faults else 0


sys.exit(main())

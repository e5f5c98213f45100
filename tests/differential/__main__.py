"""Edits a project at random: lints that remember say the same, manuals built on are the same."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.differential.lints import run_script


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.differential", description=__doc__)
    parser.add_argument("--steps", type=int, default=300, help="edits (300)")
    parser.add_argument("--seed", type=int, default=1, help="which edits (1)")
    parser.add_argument("--jobs", type=int, help="each so many, by two processes (25; manuals 4)")
    parser.add_argument("--manual", action="store_true", help="build manuals, in place of lints")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["GIT_CEILING_DIRECTORIES"] = scratch
        told, faults = (_manuals if options.manual else _lints)(Path(scratch), options)
    print(f"seed {options.seed}: {told}")
    print(*faults, sep="\n")
    return 1 if faults else 0


def _lints(scratch: Path, options: argparse.Namespace) -> tuple[str, tuple[str, ...]]:
    every_jobs = 25 if options.jobs is None else options.jobs
    script = run_script(scratch / "project", options.steps, options.seed, every_jobs)
    lints = 2 * script.steps
    told = f"{script.steps} steps, {script.recalled} of {lints} warm lints found nothing changed"
    return told, script.faults


def _manuals(scratch: Path, options: argparse.Namespace) -> tuple[str, tuple[str, ...]]:
    from tests.differential.manuals import run_manual_script

    every_jobs = 4 if options.jobs is None else options.jobs
    script = run_manual_script(scratch, options.steps, options.seed, every_jobs=every_jobs)
    return str(script), script.faults


sys.exit(main())

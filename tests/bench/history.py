"""Times what the past costs: lint with and without git, cold and warm, and a redline.

``python -m tests.bench.history`` makes a repository in which documents were drafted, approved,
renamed, and changed on branches. "every version" is a lint with one more rule, which asks for the
facts about all versions of all documents that have more than one: the most that rules can ask.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.corpus import AS_OF
from tests.bench.repository import write_repository
from tests.bench.timing import Command, Cost, run

_LINT = [sys.executable, "-m", "clausebook", "lint", "--as-of", str(AS_OF)]
_EVERY = [sys.executable, "-m", "tests.bench.every_version", "lint", "--as-of", str(AS_OF)]
_DIFF = [sys.executable, "-m", "clausebook", "diff", "HEAD~50"]
Step = tuple[str, list[str], Callable[[Path], None]]


def main() -> None:
    options = _parser().parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "qms"
        write_repository(folder, options.records, options.commits)
        costs: dict[str, list[Cost]] = {}
        for turn in range(options.runs + 1):
            for name, command, prepare in _steps():
                prepare(folder)
                cost = run(Command(command, folder))
                if turn:  # the first turn only warms the disk and writes compiled modules
                    costs.setdefault(name, []).append(cost)
    _print(costs, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.history", description=__doc__)
    parser.add_argument("--records", type=int, default=1000, help="documents (1000)")
    parser.add_argument("--commits", type=int, default=2000, help="commits (2000)")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command (5)")
    return parser


def _steps() -> Iterator[Step]:
    """Yield name, command and preparation of each run; a warm one follows its cold one."""
    for name, command in (("lint", _LINT), ("every version", _EVERY)):
        yield f"{name}, without git", command, _without_git
        yield f"{name}, cold", command, _cold
        yield f"{name}, warm", command, _as_it_is
    yield "diff HEAD~50", _DIFF, _as_it_is


def _without_git(folder: Path) -> None:
    (folder / ".git").rename(folder.parent / "git")


def _cold(folder: Path) -> None:
    (folder.parent / "git").rename(folder / ".git")
    shutil.rmtree(folder / ".clausebook_cache", ignore_errors=True)


def _as_it_is(folder: Path) -> None:
    pass


def _print(costs: dict[str, list[Cost]], options: argparse.Namespace) -> None:
    size = f"{options.records} documents, {options.commits} commits"
    print(f"{size}, medians of {options.runs} interleaved runs")
    print(f"{'':32}{'CPU s':>9}{'wall s':>9}{'MB':>7}{'adds CPU s':>12}{'goal':>7}")
    cpu = {name: statistics.median(cost.cpu for cost in found) for name, found in costs.items()}
    for name, found in costs.items():
        wall = statistics.median(cost.wall for cost in found)
        memory = statistics.median(cost.memory for cost in found)
        what, _, state = name.partition(", ")
        plain = cpu.get(f"{what}, without git")
        added = "" if plain is None or state == "without git" else f"{cpu[name] - plain:.3f}"
        goal = {"cold": "1.5", "warm": "0.2", "": "1.0"}.get(state, "")
        print(f"{name:32}{cpu[name]:9.3f}{wall:9.3f}{memory:7.0f}{added:>12}{goal:>7}")


if __name__ == "__main__":
    main()

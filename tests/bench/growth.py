"""Whether memory grows from one incremental build or lint to the next in the same process.

Run it as ``make bench BENCH="--growth 50"``. Blocks of memory that Python holds after a search for
cycles tell what is kept, and are the same on every machine; megabytes tell what the system gave.
"""

import argparse
import contextlib
import gc
import io
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from clausebook.cli import main
from clausebook.cli.serving.checking import Checks
from tests.bench.corpus import AS_OF, write_corpus
from tests.bench.table import Goal

__all__ = ["Held", "goals_of_growth", "grown", "growth_of_builds", "growth_of_checks"]

WARM_UP = 5
"""Turns until all that is kept on purpose has been made."""
MOST = 0.005
"""By which part of what it held a process may have grown at the end."""
_RECORDS = 48
_EDITED = "policies/0000/NED-000008.yaml"
_PAGE = "# Manual\n\nAll about it.\n"
_CONF = """\
extensions = ["clausebook.sphinxext"]
root_doc = "docs/index"
include_patterns = ["docs/**", "policies/**"]
"""


class Held(NamedTuple):
    """What a process holds: blocks of Python, and MB of the system, 0 where that is not told."""

    blocks: int
    memory: float


def growth_of_builds(turns: int) -> list[Held]:
    """Return what is held after each of so many builds, with an edit before each."""
    with _project() as root:

        def build() -> None:
            assert main(["build", "--as-of", str(AS_OF)]) == 0

        return _held_after_each(root, build, turns)


def growth_of_checks(turns: int) -> list[Held]:
    """Return what is held after each of so many lints of ``clausebook serve``."""
    with _project() as root:
        checks = Checks(argparse.Namespace(as_of=AS_OF))
        return _held_after_each(root, lambda: checks.check({_EDITED}), turns)


def grown(held: list[Held]) -> float:
    """Return by which part the blocks grew from the end of the warm-up to the end.

    The middle of five turns counts at both ends; the growth is not less than none.
    """
    first = statistics.median(one.blocks for one in held[WARM_UP : WARM_UP + 5])
    last = statistics.median(one.blocks for one in held[-5:])
    return max(0.0, last / first - 1)


def goals_of_growth(turns: int) -> Iterator[str]:
    """Yield what was found beside what is aimed at, as text; there are fifteen turns at least."""
    turns = max(turns, WARM_UP + 10)
    for what, measure in (("builds", growth_of_builds), ("lints", growth_of_checks)):
        held = measure(turns)
        sizes = f"{held[WARM_UP].memory:.0f} MB, in the end {held[-1].memory:.0f} MB"
        yield f"{turns} incremental {what} in one process: after {WARM_UP} of them {sizes}"
        yield str(Goal(f"{turns} {what}: growth in percent", 100 * grown(held), 100 * MOST))


@contextlib.contextmanager
def _project() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write_corpus(root, _RECORDS)
        (root / "docs").mkdir()
        (root / "docs/index.md").write_text(_PAGE, encoding="utf-8")
        (root / "conf.py").write_text(_CONF, encoding="utf-8")
        with contextlib.chdir(root):
            yield root


def _held_after_each(root: Path, act: Callable[[], object], turns: int) -> list[Held]:
    place = root / _EDITED
    text = place.read_text(encoding="utf-8")
    found = []
    for turn in range(turns):
        # The same length each time: what is held is to tell of the turns, not of the text.
        place.write_text(f"{text}# {turn:09}\n", encoding="utf-8")
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            act()
        gc.collect()
        found.append(Held(sys.getallocatedblocks(), _memory()))
    return found


def _memory() -> float:
    """Return the resident memory of this process in MB, where the system tells it."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

"""Times the manual: cold, without a change, after one; beside plain Sphinx and Sphinx-Needs.

Run it as ``make bench BENCH="--manual --records 1000 10000"``. Plain Sphinx is that of the manual;
Sphinx-Needs is taken from the path where it is installed with the theme furo, and left out
otherwise. Sphinx-Needs gets of each record its title, links and prose, so less than the manual.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.corpus import AS_OF, write_corpus
from tests.bench.peers import sphinx_with, write_needs, write_plain
from tests.bench.table import Goal
from tests.bench.timing import Command, Cost, run

__all__ = ["measure_manual"]

PER_FILE = 100
"""Records to a register, as there are to a page of the peers."""
COLD, TWO, SAME = "clausebook, cold", "clausebook, cold, -j 2", "clausebook, no change"
RECORD, TITLE = "clausebook, one record changed", "clausebook, one title changed"
PLAIN = "plain Sphinx, no change"
NEEDS, NEEDS_CHANGED = "Sphinx-Needs, cold", "Sphinx-Needs, one record changed"
_PAGES = Path(__file__).parents[2] / "linter" / "clausebook" / "templates" / "init"
_LARGE = 10_000
_TIMES = {1000: 4.0, _LARGE: 6.0}
"""How many times our CPU Sphinx-Needs should need at least, by the number of records."""
_MOST_MEMORY, _STEEPEST = 500.0, 11.0
_MB = 1e6


@dataclass(frozen=True, slots=True)
class Build:
    """What a build cost, the size of the output in MB, and the pages that it read and wrote."""

    name: str
    cost: Cost
    size: float
    read: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """A folder of sources, and where a build puts pages and what it remembers of them."""

    folder: Path
    pages: Path
    memory: Path

    def build(self, name: str, words: list[str]) -> Build:
        """Run a build."""
        before = self._stamps()
        cost = run(Command(words, self.folder))
        touched = {place for place, stamp in self._stamps().items() if before.get(place) != stamp}
        size = sum(p.stat().st_size for p in self.pages.rglob("*") if p.is_file())
        doctrees = next(self.memory.rglob("environment.pickle")).parent
        read = _names(doctrees, touched, ".doctree")
        return Build(name, cost, size / _MB, read, _names(self.pages, touched, ".html"))

    def _stamps(self) -> dict[Path, int]:
        places = (*self.memory.rglob("*.doctree"), *self.pages.rglob("*.html"))
        return {place: place.stat().st_mtime_ns for place in places}


def _names(folder: Path, places: set[Path], suffix: str) -> tuple[str, ...]:
    found = (p for p in places if p.suffix == suffix and p.is_relative_to(folder))
    return tuple(sorted(p.relative_to(folder).with_suffix("").as_posix() for p in found))


def write_site(folder: Path, count: int) -> Site:
    """Write a project of registers with the pages that ``clausebook init`` gives to a new one."""
    write_corpus(folder, count, PER_FILE)
    shutil.copytree(_PAGES / "docs", folder / "docs")
    shutil.copy(_PAGES / "conf.py", folder)
    return Site(folder, folder / "_build" / "html", folder / ".clausebook_cache")


def manual_builds(scratch: Path, count: int) -> Iterator[Build]:
    """Yield what is measured with so many records, one build after the other."""
    site = write_site(scratch / "manual", count)
    words = [sys.executable, "-m", "clausebook", "build", "--as-of", str(AS_OF)]
    yield site.build(COLD, words)
    yield site.build(SAME, words)
    register = min(site.folder.glob("policies/*/REG-*.yaml"))
    for name, key in ((RECORD, "statement: "), (TITLE, "    title: ")):
        text = register.read_text(encoding="utf-8")
        register.write_text(text.replace(key, f"{key}Changed ", 1), encoding="utf-8")
        yield site.build(name, words)
    pages = sum(1 for _ in site.pages.rglob("*.html"))
    yield site.build(TWO, [*words, "--clean", "--jobs", "2"])
    plain = Site(scratch / "plain", scratch / "plain" / "_build", scratch / "plain" / "_memory")
    write_plain(plain.folder, pages)
    words = [*_sphinx(Path(sys.executable).parent / "sphinx-build"), "_build"]
    plain.build("plain Sphinx, cold", words)
    yield plain.build(PLAIN, words)
    if peer := sphinx_with("sphinx_needs, furo"):
        yield from _needs(scratch / "needs", count, [*_sphinx(Path(peer)), "_build"])


def _needs(folder: Path, count: int, words: list[str]) -> Iterator[Build]:
    site = Site(folder, folder / "_build", folder / "_memory")
    write_needs(folder, count)
    yield site.build(NEEDS, words)
    yield site.build("Sphinx-Needs, no change", words)
    page = folder / "part0000.rst"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("\n\n   ", "\n\n   Changed ", 1), encoding="utf-8")
    yield site.build(NEEDS_CHANGED, words)


def _sphinx(program: Path) -> list[str]:
    return [str(program), "-q", "-b", "html", "-d", "_memory", "-D", "html_theme=furo", "."]


def manual_lines(count: int, builds: list[Build]) -> Iterator[str]:
    """Yield the lines of a table for the terminal, and which pages a change leads to."""
    title = f"{count:,} records, {PER_FILE} a page"
    yield f"{title:34}{'CPU s':>9}{'wall s':>9}{'MB':>7}{'out MB':>9}"
    for one in builds:
        cost = one.cost
        yield f"{one.name:34}{cost.cpu:9.2f}{cost.wall:9.2f}{cost.memory:7.0f}{one.size:9.2f}"
    for one in builds:
        if one.name in (SAME, RECORD, TITLE):
            yield f"{one.name}: {len(one.read)} pages read: {', '.join(one.read)}"
            yield f"{one.name}: {len(one.written)} pages written: {', '.join(one.written)}"


def manual_goals(series: dict[int, list[Build]]) -> Iterator[Goal]:
    """Yield what is aimed at, as far as it was measured."""
    for count, builds in series.items():
        found = {one.name: one for one in builds}
        yield from (replace(goal, what=f"{count:,} records: {goal.what}") for goal in _of(found))
        if count in _TIMES and NEEDS in found:
            times = found[NEEDS].cost.cpu / found[COLD].cost.cpu
            told = f"{count:,} records: CPU of Sphinx-Needs beside ours, cold"
            yield Goal(told, times, _TIMES[count], at_least=True)
    if {_LARGE // 10, _LARGE} <= series.keys():
        small, large = series[_LARGE // 10][0].cost, series[_LARGE][0].cost
        # 10 to the power of 1.1 is 12.6, from which the start, paid once, is to be seen apart.
        yield Goal("cold, 10,000 records beside 1,000, CPU", large.cpu / small.cpu, 12.6)
        yield Goal("cold, 10,000 records, memory in MB", large.memory, _MOST_MEMORY)


def _of(found: dict[str, Build]) -> Iterator[Goal]:
    cold = found[COLD]
    yield Goal("wall of -j 2", found[TWO].cost.wall / cold.cost.wall, 1.0)
    plain = found[SAME].cost.cpu / found[PLAIN].cost.cpu
    yield Goal("no change, CPU beside plain Sphinx", plain, 1.3)
    yield Goal("no change, pages written", len(found[SAME].written), 0)
    if NEEDS in found:
        yield Goal("output beside Sphinx-Needs", cold.size / found[NEEDS].size, 1.0)
        changed = found[RECORD].cost.cpu / found[NEEDS_CHANGED].cost.cpu
        yield Goal("one record changed, CPU beside Sphinx-Needs", changed, 0.2)


def measure_manual(counts: list[int]) -> None:
    """Build manuals of so many records each, and print what they cost beside the aims."""
    series = {}
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            series[count] = list(manual_builds(Path(name), count))
        print(*manual_lines(count, series[count]), "", sep="\n", flush=True)
    print(*manual_goals(series), sep="\n")

"""The costs as a table: beside the floor, beside the peers, beside what is aimed at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.bench.timing import Cost

__all__ = ["FLOOR", "LINT", "ONE_CHANGED", "TWO", "UNCHANGED", "VERSION"]
__all__ += ["Goal", "Measured", "goals", "lines", "markdown"]

FLOOR = "the floor: values and verdict"
LINT = "clausebook lint, all rules"
TWO = "clausebook lint --jobs 2"
VERSION = "clausebook --version"
UNCHANGED = "again, nothing changed"
ONE_CHANGED = "again, one record changed"
_LARGE = 100_000
_MEMORY = {10_000: 250.0, _LARGE: 1500.0}
"""MB at most, by the number of records."""
_PEERS = {"check-jsonschema": 20.0, "Doorstop": 50.0}
"""How many times our CPU a peer should need at least."""
_UNCHANGED = {10_000: 0.25}
"""CPU seconds at most of a lint after which nothing changed, by the number of records."""
_ONE_CHANGED = 0.15
"""CPU seconds that one changed record may add to that."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The costs of one corpus by the names of the commands, in the order in which they ran."""

    records: int
    per_file: int
    costs: Mapping[str, Cost]

    @property
    def title(self) -> str:
        """What was read."""
        files = "one a file" if self.per_file == 1 else f"{self.per_file} a file"
        return f"{self.records:,} records, {files}"


@dataclass(frozen=True, slots=True)
class Goal:
    """Something measured beside what is aimed at."""

    what: str
    found: float
    limit: float
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        """Whether it is as good as aimed at."""
        return self.found >= self.limit if self.at_least else self.found <= self.limit

    def __str__(self) -> str:
        bound = "at least" if self.at_least else "at most"
        verdict = "met" if self.is_met else "NOT MET"
        return f"{self.what}: {self.found:.2f}, the aim is {bound} {self.limit:g}: {verdict}"


def lines(measured: Measured) -> Iterator[str]:
    """Yield the lines of a table for the terminal."""
    yield f"{measured.title:34}{'CPU s':>9}{'wall s':>9}{'MB':>7}{'x floor':>9}"
    floor = measured.costs[FLOOR].cpu
    for name, cost in measured.costs.items():
        ratio = cost.cpu / floor
        yield f"{name:34}{cost.cpu:9.3f}{cost.wall:9.3f}{cost.memory:7.0f}{ratio:9.2f}"


def goals(series: Sequence[Measured]) -> Iterator[Goal]:
    """Yield what is aimed at, as far as it was measured."""
    for measured in series:
        yield from _goals_of(measured)
    small, large = (
        next((m.costs[LINT] for m in series if (m.records, m.per_file) == (count, 1)), None)
        for count in (_LARGE // 10, _LARGE)
    )
    if small is not None and large is not None:
        yield Goal("100,000 records beside 10,000, CPU", large.cpu / small.cpu, 11)


def _goals_of(measured: Measured) -> Iterator[Goal]:
    """Yield those of one corpus; where there are few records, most of the cost is the start."""
    costs, title = measured.costs, measured.title
    own = costs[LINT]
    if measured.records in _MEMORY:
        yield Goal(f"{title}: CPU beside the floor", own.cpu / costs[FLOOR].cpu, 1.6)
        yield Goal(f"{title}: memory in MB", own.memory, _MEMORY[measured.records])
    if TWO in costs and measured.records in _MEMORY:
        yield Goal(f"{title}: wall of two processes", costs[TWO].wall / own.wall, 0.7)
    if UNCHANGED in costs and measured.records in _UNCHANGED:
        again = costs[UNCHANGED].cpu
        yield Goal(f"{title}: CPU s, nothing changed", again, _UNCHANGED[measured.records])
        more = costs[ONE_CHANGED].cpu - again
        yield Goal(f"{title}: CPU s more, one record changed", more, _ONE_CHANGED)
    for peer, times in _PEERS.items():
        if peer in costs and measured.records in _MEMORY:
            found = costs[peer].cpu / own.cpu
            yield Goal(f"{title}: CPU of {peer} beside ours", found, times, at_least=True)


def markdown(series: Sequence[Measured]) -> str:
    """Return the tables and goals for the documentation."""
    parts = [_markdown_table(measured) for measured in series]
    aims = "".join(f"- {goal}\n" for goal in goals(series))
    return "\n".join([*parts, aims])


def _markdown_table(measured: Measured) -> str:
    floor = measured.costs[FLOOR].cpu
    rows = "".join(
        f"| {name} | {cost.cpu:.2f} | {cost.wall:.2f} | {cost.memory:.0f} |"
        f" {cost.cpu / floor:.2f} |\n"
        for name, cost in measured.costs.items()
    )
    head = f"| {measured.title} | CPU s | wall s | MB | CPU beside the floor |\n"
    return f"{head}| --- | --: | --: | --: | --: |\n{rows}"

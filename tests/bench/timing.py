"""What processes cost, measured in turns: this machine may have other work to do."""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Command", "Cost", "interleaved", "median", "run"]

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Command:
    """A command, the folder that it runs in, and what is to be done before, which is not timed."""

    words: Sequence[str]
    folder: Path
    prepare: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU and wall time of a process and its children in seconds, its peak memory in MB."""

    cpu: float
    wall: float
    memory: float


def run(command: Command) -> Cost:
    """Run a command to its end; a failure other than exit 1, which is findings, ends the bench."""
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command.prepare()
    started = os.times().elapsed
    process = subprocess.Popen(
        command.words,
        cwd=command.folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    told = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{command.words[0]} failed: {told.decode(errors='replace')[-400:]}")
    wall = os.times().elapsed - started
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def interleaved(commands: Mapping[str, Command], runs: int) -> dict[str, list[Cost]]:
    """Return the costs of each command, each run once in every turn.

    A first turn, which warms the disk and writes compiled modules, is not counted.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            cost = run(command)
            if turn:
                costs[name].append(cost)
    return costs


def median(costs: Sequence[Cost]) -> Cost:
    """Return the median of each figure by itself."""
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.memory for cost in costs),
    )

"""Lints of an edited project, warm and cold, which must say the same."""

import contextlib
import io
import os
import random
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import clausebook.warm.stamps
from clausebook.cli import main
from clausebook.warm import LintMemory
from tests.differential.edits import EDITS
from tests.differential.project import Edited, make_project

__all__ = ["Script", "Told", "run_script"]

_TICK = 0.012
"""Seconds after which the clock of a file system has moved on."""
_QUESTIONS: tuple[tuple[str, ...], ...] = ((), (), (), ("--staged",))


@dataclass(frozen=True)
class Told:
    """What a lint wrote, and its exit code."""

    code: int
    out: str
    err: str


@dataclass
class Script:
    """What happened: the steps, the faults that were found, and how often nothing was done anew."""

    steps: int = 0
    recalled: int = 0
    faults: tuple[str, ...] = ()


def run_script(folder: Path, steps: int, seed: int, every_jobs: int = 0) -> Script:
    """Edit a project at random and lint it warm and cold after each step.

    Each step is linted warm twice: the first finds out what changed, the second finds nothing
    changed. ``every_jobs`` has each so many steps linted by two processes too.
    """
    chance = random.Random(seed)
    project = make_project(folder, chance)
    script = Script()
    with _in_folder(folder):
        for step in range(steps):
            _edit(project)
            _spoil(project)
            script.steps += 1
            jobs = ("--jobs", "2") if every_jobs and step % every_jobs == every_jobs - 1 else ()
            _compare(project, script, jobs)
            if script.faults:
                break
    return script


def _edit(project: Edited) -> None:
    for name in project.chance.choices(sorted(EDITS), k=project.chance.choice((1, 1, 1, 2))):
        if not project.records():
            name = "begin_anew"  # noqa: PLW2901
        project.done.append(f"{name}: {EDITS[name](project)}")


def _compare(project: Edited, script: Script, jobs: tuple[str, ...]) -> None:
    asked = project.chance.choice(_QUESTIONS)
    cold = _lint(project, *asked, "--no-cache")
    time.sleep(_TICK)
    for turn in ("first", "second"):
        with _counted() as recalled:
            warm = _lint(project, *asked, *jobs)
        script.recalled += sum(recalled)
        if warm != cold:
            history = "\n  ".join(project.done[-6:])
            script.faults += (
                f"{turn} warm lint {' '.join(asked)} differs after:\n  {history}\n{_unlike(warm, cold)}",
            )
        time.sleep(_TICK)


def _unlike(warm: Told, cold: Told) -> str:
    lines, others = (f"{one.code}\n{one.err}{one.out}".splitlines() for one in (warm, cold))
    more = [f"  + {line}" for line in lines if line not in others][:12]
    less = [f"  - {line}" for line in others if line not in lines][:12]
    return "\n".join([*more, *less])


def _lint(project: Edited, *arguments: str) -> Told:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["lint", "--format", "json", "--as-of", project.day, *arguments])
    return Told(code, out.getvalue(), err.getvalue())


@contextlib.contextmanager
def _counted():
    """Yield a list that tells for each lint whether its answer was remembered."""
    counts: list[bool] = []
    recall = LintMemory.recall

    def counted(memory):
        found = recall(memory)
        counts.append(found is not None)
        return found

    with mock.patch.object(LintMemory, "recall", counted):
        yield counts


@contextlib.contextmanager
def _in_folder(folder: Path):
    """Work in a folder; a file is young for no longer than a test can wait."""
    before, margin = Path.cwd(), clausebook.warm.stamps._FINE
    clausebook.warm.stamps._FINE = int(_TICK * 0.8e9)
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
        clausebook.warm.stamps._FINE = margin


def _spoil(project: Edited) -> None:
    """Now and then do to the cache what may befall one."""
    cache = project.root / ".clausebook_cache"
    what = project.chance.random()
    kept = sorted(cache.glob("*")) if cache.is_dir() else []
    if what < 0.03:
        shutil.rmtree(cache, ignore_errors=True)
        project.done.append("cache: gone")
    elif what < 0.08 and kept:
        place = project.chance.choice(kept)
        data = place.read_bytes()
        at = project.chance.randrange(len(data) + 1)
        place.write_bytes(data[:at] + b"!" + data[at + project.chance.choice((0, 1, 50)) :])
        project.done.append(f"cache: {place.name} damaged")
    elif what < 0.11 and kept:
        foreign = project.root.parent / "foreign"
        shutil.copytree(cache, foreign, dirs_exist_ok=True)
        shutil.rmtree(cache)
        shutil.copytree(foreign, cache)
        project.done.append("cache: copied")
    elif what < 0.13 and kept:
        place = project.chance.choice(kept)
        place.write_bytes(place.read_bytes()[::-1])
        project.done.append(f"cache: {place.name} of something else")

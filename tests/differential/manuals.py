"""Manuals of an edited project, built on and built clean, which must be the same files."""

import contextlib
import gc
import io
import os
import random
import re
import shutil
import signal
import time
import warnings
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

import clausebook
import clausebook.sphinxext.manual
from clausebook.sphinxext.page.breadcrumbs import Breadcrumbs
from tests.differential.manual_edits import MANUAL_EDITS
from tests.differential.manual_project import CONF, make_manual_project
from tests.differential.project import CONFIGURATION, Edited

__all__ = ["ManualScript", "run_manual_script"]

_TICK = 0.012
"""Seconds after which the clock of a file system has moved on."""
_KILLED = 0.15
"""How often a build is killed before the one that is compared."""
_MENDED = 0.6
"""How often a project that cannot be built is made whole before the next step."""
_OWN_DAY = 0.85
"""How often a build shows the day on which the project judges itself."""
_READERS = ("internal", "internal", "auditor", "public")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m|0x[0-9a-f]+")


@dataclass
class ManualScript:
    """What happened: steps, builds that were killed or refused by both, and the faults found.

    Of all ``files`` after the steps, ``kept`` had been written by an earlier one.
    """

    readers: str = "internal"
    steps: int = 0
    killed: int = 0
    refused: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    kept: int = 0
    files: int = 0
    faults: tuple[str, ...] = ()

    def __str__(self) -> str:
        return (
            f"for readers '{self.readers}': {self.steps} steps, {self.killed} builds killed, {self.refused} refused, "
            f"{self.kept} of {self.files} files kept"
        )


@dataclass
class _Place:
    """Where manuals are built, and how long one takes."""

    project: Edited
    scratch: Path
    readers: str = "internal"
    seconds: float = 1.0

    @property
    def output(self) -> Path:
        return self.project.root / "_build" / "html"

    @property
    def doctrees(self) -> Path:
        return self.project.root / ".clausebook_cache" / "doctrees"


def run_manual_script(
    folder: Path, steps: int, seed: int, *, every_jobs: int = 4, stop: bool = True
) -> ManualScript:
    """Edit a project at random, and after each step build its manual on, and clean beside it.

    Every so many steps two processes build on. Builds are killed, and what is kept is spoiled.
    """
    chance = random.Random(seed)
    readers = chance.choice(_READERS)
    place = _Place(make_manual_project(folder / "project", chance), folder, readers)
    script = ManualScript(readers=readers)
    _warm_up(place)
    for step in range(steps):
        _edit(place.project)
        if chance.random() < _KILLED:
            script.killed += _kill(place)
            if chance.random() < 0.5:
                _edit(place.project)
        _spoil(place)
        script.steps += 1
        refused = script.refused
        _compare(place, script, 2 if every_jobs and step % every_jobs == every_jobs - 1 else 1)
        if script.refused > refused and chance.random() < _MENDED:
            _mend(place.project)
        if script.faults and stop:
            break
        _save(place)
    return script


def _warm_up(place: _Place) -> None:
    """Build once in this process, from which all others are forked with what they import."""
    with contextlib.chdir(place.project.root):
        told = _built(place, place.scratch / "first", place.scratch / "doctrees", {}, 1)
    assert not told
    gc.collect()
    gc.freeze()


def _mend(project: Edited) -> None:
    """Begin anew, with the settings that are broken even there when they were committed so."""
    project.done.append(f"begin_anew: {MANUAL_EDITS['begin_anew'](project)}")
    project.write(project.root / "clausebook.toml", CONFIGURATION)
    project.write(project.root / "conf.py", CONF)


def _edit(project: Edited) -> None:
    time.sleep(_TICK)
    for name in project.chance.choices(sorted(MANUAL_EDITS), k=project.chance.choice((1, 1, 1, 2))):
        if not project.records():
            name = "begin_anew"  # noqa: PLW2901
        project.done.append(f"{name}: {MANUAL_EDITS[name](project)}")
    time.sleep(_TICK)


def _compare(place: _Place, script: ManualScript, jobs: int) -> None:
    chance = place.project.chance
    settings = {} if chance.random() < _OWN_DAY else {"clausebook_as_of": place.project.day}
    clean = place.scratch / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    began = time.monotonic()
    told = _build(place, clean / "html", clean / "doctrees", settings, 1)
    place.seconds = time.monotonic() - began
    before = _files(place.output)
    told_on = _build(place, place.output, place.doctrees, settings, jobs)
    if told or told_on:
        script.refused += 1
        script.reasons[told] += 1
        unlike = [] if told == told_on else [f"clean says: {told}", f"the other says: {told_on}"]
    else:
        wanted, found = _files(clean / "html"), _files(place.output)
        unlike = _unlike(wanted, found)
        script.files += len(found)
        script.kept += sum(before.get(name) == one for name, one in found.items())
    if unlike:
        history = "\n  ".join(place.project.done[-7:])
        script.faults += (
            f"step {script.steps}, {jobs} jobs {settings}, after:\n  {history}\n  "
            + "\n  ".join(unlike),
        )


class _File(NamedTuple):
    """The content of a file, and when it was written."""

    content: bytes
    written: int


def _files(folder: Path) -> dict[str, _File]:
    return {
        place.relative_to(folder).as_posix(): _File(place.read_bytes(), place.stat().st_mtime_ns)
        for place in sorted(folder.rglob("*"))
        if place.is_file()
    }


def _unlike(wanted: dict[str, _File], found: dict[str, _File]) -> list[str]:
    more = [f"left over: {name}" for name in found.keys() - wanted.keys()]
    less = [f"missing: {name}" for name in wanted.keys() - found.keys()]
    other = [
        f"differs: {name}: {_difference(wanted[name].content, found[name].content)}"
        for name in wanted
        if name in found and wanted[name].content != found[name].content
    ]
    return sorted(more) + sorted(less) + other[:8]


def _difference(wanted: bytes, found: bytes) -> str:
    at = next((i for i, (a, b) in enumerate(zip(wanted, found, strict=False)) if a != b), 0)
    begin = max(0, at - 60)
    return f"\n    clean {wanted[begin : at + 90]!r}\n    other {found[begin : at + 90]!r}"


def _build(place: _Place, output: Path, doctrees: Path, settings: dict[str, str], jobs: int) -> str:
    """Build in a process of its own; return what is wrong, empty where nothing is."""
    answer = place.scratch / "answer"
    answer.unlink(missing_ok=True)
    child = os.fork()
    if child == 0:
        _in_child(place, output, doctrees, settings, jobs)
    _, status = os.waitpid(child, 0)
    if not answer.is_file():
        return f"died with {status}"
    return answer.read_text("utf-8")


def _in_child(
    place: _Place, output: Path, doctrees: Path, settings: dict[str, str], jobs: int
) -> None:
    """Build, and end the process."""
    told = "nothing"
    try:
        os.setsid()
        told = _built(place, output, doctrees, settings, jobs)
    except BaseException as error:  # noqa: BLE001 - whatever it is, the other build must say it too
        lines = [line for line in str(error).splitlines() if line.strip()]
        told = f"{type(error).__name__}: {_COLOUR.sub('', lines[0] if lines else '')}"
        told = told.removeprefix("SphinxParallelError: ")
        told = told.replace(str(doctrees), "DOCTREES").replace(str(output), "OUTPUT")
    finally:
        (place.scratch / "answer").write_text(told, encoding="utf-8")
        os._exit(0)


def _built(place: _Place, output: Path, doctrees: Path, settings: dict[str, str], jobs: int) -> str:
    root, today = place.project.root, date.fromisoformat(place.project.day)
    os.chdir(root)
    with (
        warnings.catch_warnings(action="ignore"),
        mock.patch.object(clausebook.sphinxext.manual, "_as_of", return_value=today),
        patch_docutils(root),
        docutils_namespace(),
    ):
        app = Sphinx(
            root,
            root,
            output,
            doctrees,
            "html",
            confoverrides={"clausebook_profile": place.readers, **settings},
            status=None,
            warning=io.StringIO(),
            parallel=jobs,
        )
        app.build()
    return ""


def _kill(place: _Place) -> bool:
    """Begin to build, and kill that build with all its processes at some moment."""
    chance = place.project.chance
    jobs, after = chance.choice((1, 1, 2)), chance.random() * place.seconds
    child = os.fork()
    if child == 0:
        _in_child(place, place.output, place.doctrees, {}, jobs)
    time.sleep(after)
    is_over = os.waitpid(child, os.WNOHANG) != (0, 0)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    if not is_over:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    place.project.done.append(f"killed after {after:.2f} s of about {place.seconds:.2f}")
    return not is_over


def _older_version(place: _Place) -> None:
    """Build on with a program that was another one, and made other pages."""
    with (
        mock.patch.object(clausebook, "__version__", "0.0.1"),
        mock.patch.object(Breadcrumbs, "html", return_value=""),
        mock.patch("clausebook.sphinxext.tidying.TidyText.apply", return_value=None),
    ):
        _build(place, place.output, place.doctrees, {}, 1)


def _save(place: _Place) -> None:
    """Keep now and then what lies there, as those do who cache builds."""
    if place.project.chance.random() < 0.1:
        for name, folder in (("html", place.output), ("doctrees", place.doctrees)):
            saved = place.scratch / "saved" / name
            shutil.rmtree(saved, ignore_errors=True)
            if folder.is_dir():
                shutil.copytree(folder, saved)


def _spoil(place: _Place) -> None:
    """Now and then do to output and cache what may befall them."""
    chance, what = place.project.chance, place.project.chance.random()
    kept = sorted(one for one in place.doctrees.rglob("*") if one.is_file())
    saved = place.scratch / "saved"
    if what < 0.02:
        shutil.rmtree(place.doctrees, ignore_errors=True)
        place.project.done.append("doctrees: gone")
    elif what < 0.06 and kept:
        one = chance.choice((place.doctrees / "environment.pickle", *kept))
        if one.is_file():
            data = one.read_bytes()
            at = chance.randrange(len(data) + 1)
            one.write_bytes(data[:at] + b"!" + data[at + chance.choice((0, 1, 50, len(data))) :])
            place.project.done.append(f"doctrees: {one.name} damaged")
    elif what < 0.08 and (saved / "doctrees").is_dir():
        shutil.rmtree(place.doctrees, ignore_errors=True)
        shutil.copytree(saved / "doctrees", place.doctrees)
        place.project.done.append("doctrees: those of an earlier day")
    elif what < 0.10 and (saved / "html").is_dir():
        shutil.rmtree(place.output, ignore_errors=True)
        shutil.copytree(saved / "html", place.output)
        place.project.done.append("output: that of an earlier day")
    elif what < 0.12:
        _older_version(place)
        place.project.done.append("built by an older version")
    elif what < 0.14 and place.output.is_dir():
        pages = sorted(one for one in place.output.rglob("*") if one.is_file())
        if pages:
            one = chance.choice(pages)
            one.unlink()
            place.project.done.append(f"output: {one.name} gone")
    elif what < 0.15:
        shutil.rmtree(place.output, ignore_errors=True)
        place.project.done.append("output: gone")

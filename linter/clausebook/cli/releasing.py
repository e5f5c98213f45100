"""A release made: what stands against it, and its manifest."""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clausebook import __version__
from clausebook.cli.clock import day_that_has_come
from clausebook.cli.manifests import FOLDER
from clausebook.cli.memory import growing_memory
from clausebook.cli.options import open_here
from clausebook.cli.progress import CountedFiles, Progress
from clausebook.cli.releasable import covered_paths, evidence_paths, present_entries
from clausebook.cli.usage import UsageError
from clausebook.cli.writing import write_file
from clausebook.control.release.manifest import Manifest
from clausebook.control.release.obstacles import approval_obstacles, unbound_documents
from clausebook.control.release.released import Released, ReleasedFile
from clausebook.corpus import Corpus
from clausebook.engine import Report, lint
from clausebook.git import GitFault, RevisionFiles, differing_paths, moment_of, submodules_of
from clausebook.git.former import was_committed
from clausebook.git.history import commit_of
from clausebook.looking_back import past_of
from clausebook.past import Past
from clausebook.project import RECORD_FOLDERS, Project, WorkingTree, baseline_of, catalogue_of
from clausebook.record import APPROVED, BEGUN
from clausebook.reports.display import visible
from clausebook.reports.manifest import counted, manifest_json
from clausebook.reports.result import in_numbers

__all__ = ["make_release"]

_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,79}")
_TAG = "qms-{}"
_SHOWN = 20


class _State(NamedTuple):
    """The project as it is to be released; ``uncovered`` is evidence that cannot be read."""

    project: Project
    corpus: Corpus
    past: Past
    report: Report
    entries: Mapping[str, Released]
    uncovered: tuple[str, ...]


def make_release(arguments: argparse.Namespace) -> int:
    """Write the manifest of a release and say how to sign it; 1 where something stands against it.

    Raises UsageError for a version that can name no release, a day on which there was none and a
    file that is none of a release, and where there is no commit.
    """
    version: str = arguments.version
    _check(version)
    project = open_here(arguments)
    name: str = arguments.output or _place(version)
    path = _output(project, arguments.output, version)
    state = _state(project, day_that_has_come(arguments.as_of, "a release is made"))
    obstacles = list(_obstacles(state, version, allow_unbound=arguments.allow_unbound))
    if obstacles:
        sys.stdout.write(_refusal(version, obstacles))
        return 1
    manifest = Manifest(
        __version__,
        version,
        state.corpus.today.isoformat(),
        project.configuration.edition,
        commit_of(project.root, "HEAD"),
        tuple(state.entries[path] for path in sorted(state.entries)),
    )
    _write(path, name, manifest_json(manifest))
    sys.stdout.write(_success(manifest, name, state.uncovered))
    return 0


def _check(version: str) -> None:
    """Raise UsageError for what is no name of a file and of a tag on every system."""
    if not _VERSION.fullmatch(version) or ".." in version or version.endswith((".", ".lock")):
        raise UsageError(
            f"'{version}' cannot name a release; "
            "take letters, digits, dots and hyphens, as in 2026.2"
        )


def _place(version: str) -> str:
    return f"{FOLDER}/{version}.json"


def _output(project: Project, given: str | None, version: str) -> Path:
    """Return where the manifest goes: in the project, and beside what is released.

    Raises UsageError for any other place.
    """
    path = (Path(given) if given else project.root / _place(version)).resolve()
    root = project.root.resolve()
    inside = path.relative_to(root).as_posix() if path.is_relative_to(root) else ""
    remedy = f"leave --output away for {_place(version)}, or name another file of the project"
    if not inside or inside.split("/")[0] == ".git":
        raise UsageError(
            f"'{given or path}' is no place in the project, and the manifest belongs into a commit "
            f"of it; {remedy}"
        )
    released = inside.split("/")[0].casefold() in RECORD_FOLDERS
    if released or covered_paths(project, [inside]):
        raise UsageError(
            f"'{given or path}' is a place for what is released, and a manifest there would be "
            f"part of the next release; {remedy}"
        )
    return path


def _write(path: Path, name: str, text: str) -> None:
    """Write a manifest; raises UsageError where that would destroy what a file holds."""
    if path.is_file() and path.read_bytes() == text.encode("utf-8", "backslashreplace"):
        return
    if path.exists():
        raise UsageError(
            f"'{name}' is there already and is not this manifest; nothing was written: name "
            "another file with --output, or move that one away first"
        )
    write_file(path, text)


def _state(project: Project, day: date) -> _State:
    with growing_memory(), Progress(sys.stderr) as progress:
        past = past_of(project)
        if past is None or not past.history.commits:
            raise UsageError(
                "a release names the commit whose files it is about, and here is none; "
                "put the project under git and commit it first"
            )
        _check_day(project, day)
        files = CountedFiles(WorkingTree(project.root), progress)
        corpus = project.load(day, files, past=past)
        progress.activity = f"checking {len(corpus.all_records):,} records"
        catalogue = catalogue_of(project)
        report = lint(corpus, catalogue, project.configuration, baseline_of(project))
        paths = covered_paths(project, corpus.files)
        evidence = present_entries(corpus, files, evidence_paths(corpus) - paths)
        read = {path: entry for path, entry in evidence.items() if entry.sha256}
        entries = {**present_entries(corpus, files, paths), **read}
        uncovered = tuple(path for path in evidence if path not in read)
        return _State(project, corpus, past, report, entries, uncovered)


def _check_day(project: Project, day: date) -> None:
    """Raise UsageError for a day before the last commit: nothing was there that could be judged."""
    last = moment_of(project.root, "HEAD")
    if day < last.on:
        raise UsageError(
            f"on {day} there was nothing like this yet: the last commit, {last.short_id}, is of "
            f"{last.on}; release it with --on {last.on} or a later day, up to today"
        )


def _obstacles(state: _State, version: str, *, allow_unbound: bool) -> Iterator[str]:
    if state.past.history.is_shallow:
        yield (
            "this clone is cut off, so which commit last changed a document is not known; "
            "fetch the rest with 'git fetch --unshallow'"
        )
    yield from _uses(state, version)
    yield from _uncommitted(state)
    yield from _links(state)
    yield from _findings(state)
    yield from approval_obstacles(state.corpus)
    if not allow_unbound and (unbound := unbound_documents(state.corpus)):
        yield (
            f"approved without a fingerprint, which would say for which content: "
            f"{', '.join(unbound)}; have them approved with 'clausebook approve', or release them "
            "as they are with --allow-unbound"
        )
    for entry in state.entries.values():
        if not entry.sha256:
            yield f"{entry.path}: it cannot be read, so nothing can be said of it; mend it first"


def _uses(state: _State, version: str) -> Iterator[str]:
    """Yield where the version is used; two that differ in capitals are one file on some disks."""
    place, tag = _place(version), _TAG.format(version)
    is_there = any(path.casefold() == place.casefold() for path in state.corpus.files)
    if is_there or was_committed(state.project.root, place):
        yield f"{place}: release {version} was made already; take another number"
    try:
        commit_of(state.project.root, f"refs/tags/{tag}")
    except GitFault:
        return
    yield f"there is a tag {tag} already; take another number"


def _uncommitted(state: _State) -> Iterator[str]:
    root = state.project.root
    changed = differing_paths(root, "HEAD", None)
    foreign: set[str] = set()
    folders = submodules_of(root, "HEAD") | {path for path in changed if (root / path).is_dir()}
    for folder in sorted({path.rstrip("/") for path in folders}):
        below = {path for path in state.entries if path.startswith(f"{folder}/")}
        if below:
            foreign |= {folder, f"{folder}/", *below}
            yield f"{folder}: {_OTHER_REPOSITORY}"
    listed = {*covered_paths(state.project, changed), *changed.intersection(state.entries)}
    for path in sorted(listed - foreign):
        yield f"{path}: it is not committed as it is; commit it or undo the change"
    committed = RevisionFiles(root, "HEAD").paths()
    for path in sorted({*state.entries}.difference(changed, committed, foreign)):
        yield f"{path}: git ignores it, so no commit holds it; commit it or take it away"


def _links(state: _State) -> Iterator[str]:
    """Yield the documents that are links: their history is that of another file."""
    for path, entry in state.entries.items():
        if (state.project.root / path).is_symlink() and not isinstance(entry, ReleasedFile):
            yield (
                f"{path}: it is a link, so no commit tells who last changed what it leads to; "
                "put the file itself here"
            )


_OTHER_REPOSITORY = (
    "it is a repository of its own, as a submodule is, so no commit of this one holds its files; "
    "put the files themselves here"
)


def _findings(state: _State) -> Iterator[str]:
    failing = state.project.configuration.failing_severity
    for one in state.report.diagnostics:
        if one.severity.rank <= failing.rank:
            yield f"{one.location.path}:{one.location.span.start.line}: {one.code} {one.message}"


def _refusal(version: str, obstacles: list[str]) -> str:
    lines = [f"release {version} is not made:", *(f"  {visible(o)}" for o in obstacles[:_SHOWN])]
    more = len(obstacles) - _SHOWN
    if more > 0:
        lines.append(f"  and {in_numbers(more, 'reason')} more; mend these first")
    lines.append(f"{in_numbers(len(obstacles), 'reason')}; nothing was written")
    return "\n".join(lines) + "\n"


def _success(manifest: Manifest, place: str, uncovered: Iterable[str]) -> str:
    version = manifest.release
    drafts = [one for one in manifest.documents if one.status in BEGUN]
    to_come = [
        one
        for one in manifest.documents
        if one.status in APPROVED and one.effective_on > manifest.on
    ]
    lines = [
        f"release {version} of {manifest.on}: {counted(manifest)}",
        *(f"not covered, for it cannot be read: {path}" for path in uncovered),
        *(f"not in force: {one.id} {one.version} ({one.status})" for one in drafts),
        *(f"not in force before {one.effective_on}: {one.id} {one.version}" for one in to_come),
        f"written to {place}",
        "Commit it and set a signed tag; the tag is what makes the release trustworthy:",
        f"  git add '{place}'",
        f'  git commit -m "Release {version}"',
        f'  git tag -s {_TAG.format(version)} -m "Release {version}"',
    ]
    return "\n".join(map(visible, lines)) + "\n"

"""An audit pack made from a state of the project, as the command line asks for it."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from clausebook.analysis.coverage import ClauseCoverage, coverage
from clausebook.cli.baselines import read_baseline
from clausebook.cli.memory import growing_memory
from clausebook.cli.options import open_here
from clausebook.cli.output import remark
from clausebook.cli.packs import put_pack
from clausebook.cli.progress import Progress
from clausebook.cli.releasable import covered_paths
from clausebook.cli.state import State, state_of
from clausebook.cli.usage import UsageError, did_you_mean
from clausebook.control.effect.in_force import InForce, in_force
from clausebook.control.effect.in_progress import told_of_cut_off
from clausebook.control.release.manifest import Manifest, parse_manifest
from clausebook.corpus import Corpus
from clausebook.edition import Edition
from clausebook.engine import Report, lint
from clausebook.git import RevisionFiles, commit_of, differing_paths
from clausebook.looking_back import past_of
from clausebook.past import Past
from clausebook.project import Files, Project, WorkingTree, catalogue_of
from clausebook.reports.audit_pack import Material, Source, pack_files
from clausebook.reports.result import in_numbers

__all__ = ["write_pack"]

_CHAPTERS = ("4", "5", "6", "7", "8", "9", "10")
_RELEASES = "releases/"


def write_pack(arguments: argparse.Namespace) -> int:
    """Write the pack and say where it is.

    Raises UsageError for an unknown clause and for a place where something else is, ManifestFault
    for a release that cannot be trusted, and GitFault for a revision that is none.
    """
    project = open_here(arguments)
    state = state_of(arguments, project)
    _protect(project, arguments.output)
    with growing_memory(), Progress(sys.stderr) as progress:
        progress.activity = "gathering the audit pack"
        material = _material(project, state, arguments.clauses)
        files = pack_files(material)
    day = material.corpus.today
    place = Path(arguments.output or project.root / "_build" / f"audit-pack-{day}")
    put_pack(place, files)
    shown = place.relative_to(Path.cwd()) if place.is_relative_to(Path.cwd()) else place
    counts = ((material.rows, "clause"), (material.sources, "document"), (files, "file"))
    told = ", ".join(in_numbers(len(what), word) for what, word in counts)
    sys.stdout.write(f"{told}: {shown.as_posix()}\n")
    return 0


def _protect(project: Project, output: str | None) -> None:
    """Raise UsageError for a place among the records: they would be there twice."""
    place = Path(output or project.root / "_build").resolve()
    if place.is_relative_to(project.root):
        inside = place.relative_to(project.root).as_posix()
        if covered_paths(project, [inside, f"{inside}/index.html"]):
            raise UsageError(f"{output}: belongs to the records; name another folder")


def _material(project: Project, state: State, numbers: list[str]) -> Material:
    at = state.moment.commit if state.moment is not None else ""
    files: Files = (
        RevisionFiles(project.root, at, is_whole=True) if at else WorkingTree(project.root)
    )
    past = past_of(project, head=at) if at else past_of(project)
    written = project.load(state.day or state.today, files, past=past)
    found = in_force(written, looking_back=state.day is not None)
    if found.cut_off:
        remark(told_of_cut_off(found.cut_off))
    report = _report(project, found.corpus)
    rows = _rows(found.corpus, report, numbers)
    commit = at or (commit_of(project.root, "HEAD") if past and past.history.commits else "")
    changed = () if at or not commit else _changed(project)
    return Material(
        project.configuration.name,
        found.corpus,
        report,
        rows,
        tuple(found.in_progress.values()),
        commit,
        dict(_sources(rows, files, found, past, changed)),
        changed,
        _newest_release(project, files, found.corpus),
    )


def _report(project: Project, corpus: Corpus) -> Report:
    baseline = read_baseline(project)
    return lint(corpus, catalogue_of(project), project.configuration, baseline)


def _rows(corpus: Corpus, report: Report, numbers: list[str]) -> tuple[ClauseCoverage, ...]:
    _check(corpus.edition, numbers)
    found = coverage(corpus, report.diagnostics)
    rows = {row.clause.number: row for n in numbers or _CHAPTERS for row in found.within(n)}
    return tuple(row for row in found.clauses if row.clause.number in rows)


def _check(edition: Edition, numbers: list[str]) -> None:
    for number in numbers:
        if number not in edition.clauses:
            told = f"{edition.title} has no clause '{number}'"
            raise UsageError(f"{told}{did_you_mean(number, tuple(edition.clauses))}")


def _changed(project: Project) -> tuple[str, ...]:
    """Return what a release would cover and is not committed as it is."""
    return tuple(sorted(covered_paths(project, differing_paths(project.root, "HEAD", None))))


def _sources(
    rows: tuple[ClauseCoverage, ...],
    files: Files,
    found: InForce,
    past: Past | None,
    changed: tuple[str, ...],
) -> Iterator[tuple[str, Source]]:
    """Yield the documents of the evidence as they are in force, byte for byte."""
    earlier: Mapping[str, bytes] = {}
    if past is not None and found.shown:
        earlier = past.history.contents(one.content for one in found.shown.values())
    for path in sorted({one.record.path for row in rows for one in row.evidence}):
        shown = found.shown.get(path)
        if shown is not None:
            if shown.content in earlier:
                yield path, Source(earlier[shown.content], shown.commit.id)
            continue
        content = files.read(path)
        if isinstance(content, bytes):
            versions = past.versions(path) if past is not None and path not in changed else ()
            yield path, Source(content, versions[0].commit.id if versions else "")


def _newest_release(project: Project, files: Files, corpus: Corpus) -> Manifest | None:
    """Return the newest release up to the day; raises ManifestFault for one that is none."""
    day = corpus.today.isoformat()
    found = []
    for path in sorted(files.paths()):
        if path.startswith(_RELEASES) and path.endswith(".json") and path.count("/") == 1:
            content = files.read(path)
            if isinstance(content, bytes):
                found.append(parse_manifest(content, path, project.library))
    past = [one for one in found if one.on <= day]
    return max(past, key=lambda one: (one.on, one.release), default=None)

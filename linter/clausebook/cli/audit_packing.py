"""An audit pack made from a state of the project, as the command line asks for it."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from clausebook.analysis.coverage import ClauseCoverage, coverage
from clausebook.cli.memory import growing_memory
from clausebook.cli.options import open_here
from clausebook.cli.output import remark
from clausebook.cli.packs import put_pack
from clausebook.cli.paths import place_of_output
from clausebook.cli.progress import Progress
from clausebook.cli.readership import readers_for
from clausebook.cli.releasable import covered_paths
from clausebook.cli.state import State, state_of
from clausebook.cli.usage import UsageError, did_you_mean
from clausebook.control.effect.in_force import InForce, in_force
from clausebook.control.effect.in_progress import told_of_cut_off
from clausebook.control.readers import Readers, Withholding, state_for, withholding_for
from clausebook.control.release.manifest import Manifest, parse_manifest
from clausebook.corpus import Corpus
from clausebook.edition import Edition
from clausebook.engine import Report, lint
from clausebook.engine.report_for import report_for
from clausebook.git import RevisionFiles, commit_of, differing_paths
from clausebook.looking_back import past_of
from clausebook.past import Past
from clausebook.project import Files, Project, WorkingTree, baseline_of, catalogue_of
from clausebook.reports.audit_pack import Material, Source, classified_told, pack_files
from clausebook.reports.result import in_numbers

__all__ = ["write_pack"]

_CHAPTERS = ("4", "5", "6", "7", "8", "9", "10")
_RELEASES = "releases/"
_READERS = "auditor"
"""For whom a pack is made when nobody says otherwise; they may read all."""


def write_pack(arguments: argparse.Namespace) -> int:
    """Write the pack and say where it is.

    Raises UsageError for an unknown clause, for readers that are none and for a place where
    something else is, ManifestFault for a release that cannot be trusted, and GitFault for a
    revision that is none.
    """
    project = open_here(arguments)
    readers = readers_for(arguments.profile or _READERS, project)
    state = state_of(arguments, project)
    _protect(project, arguments.output)
    with growing_memory(), Progress(sys.stderr) as progress:
        progress.activity = "gathering the audit pack"
        material = _material(project, state, readers, arguments.clauses)
        files = pack_files(material)
    day = material.corpus.today
    place = Path(arguments.output or place_of_output(project.root, f"_build/audit-pack-{day}"))
    put_pack(place, files)
    shown = place.relative_to(Path.cwd()) if place.is_relative_to(Path.cwd()) else place
    counts = ((material.rows, "clause"), (material.documents, "document"), (files, "file"))
    told = ", ".join(in_numbers(len(what), word) for what, word in counts)
    sys.stdout.write(f"{told}: {shown.as_posix()}\n{classified_told(material)}\n")
    return 0


def _protect(project: Project, output: str | None) -> None:
    """Raise UsageError for a place among the records, which would be there twice, or of git."""
    place = Path(output or project.root / "_build").resolve()
    if any(part.casefold() == ".git" for part in place.parts):
        raise UsageError(f"{output}: belongs to git, which keeps the history; name another folder")
    if place.is_relative_to(project.root):
        inside = place.relative_to(project.root).as_posix()
        if covered_paths(project, [inside, f"{inside}/index.html"]):
            raise UsageError(f"{output}: belongs to the records; name another folder")


def _material(project: Project, state: State, readers: Readers, numbers: list[str]) -> Material:
    at = state.moment.commit if state.moment is not None else ""
    files: Files = (
        RevisionFiles(project.root, at, is_whole=True) if at else WorkingTree(project.root)
    )
    past = past_of(project, head=at) if at else past_of(project)
    written = project.load(state.day or state.today, files, past=past)
    found = in_force(written, looking_back=state.day is not None)
    if found.cut_off:
        remark(told_of_cut_off(found.cut_off))
    withholding = withholding_for(readers, written, found)
    shown = state_for(withholding, found)
    report = _report(project, withholding, found.corpus, shown.corpus)
    rows = _rows(shown.corpus, report, numbers)
    handed_over = _handed_over(rows, shown.corpus, withholding)
    commit = at or (commit_of(project.root, "HEAD") if past and past.history.commits else "")
    changed = () if at or not commit else _changed(project)
    return Material(
        project.configuration.name,
        shown.corpus,
        report,
        rows,
        tuple(shown.in_progress.values()),
        commit,
        withholding,
        dict(_sources(handed_over, files, shown, past, changed)),
        changed,
        _newest_release(project, files, shown.corpus),
    )


def _report(project: Project, withholding: Withholding, whole: Corpus, shown: Corpus) -> Report:
    """Return what the linter says of all, as far as readers may know it."""
    baseline, catalogue = baseline_of(project), catalogue_of(project)
    report = lint(whole, catalogue, project.configuration, baseline)
    if withholding.is_idle:
        return report
    return report_for(withholding, report, lint(shown, catalogue, project.configuration, baseline))


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


def _handed_over(
    rows: tuple[ClauseCoverage, ...], corpus: Corpus, withholding: Withholding
) -> list[str]:
    """Return the documents of the evidence, but for those of which the readers may not see all."""
    cited = {one.record.path for row in rows for one in row.evidence}
    return sorted(cited - {one.path for one in corpus.loaded if withholding.abridges(one)})


def _sources(
    paths: Iterable[str],
    files: Files,
    found: InForce,
    past: Past | None,
    changed: tuple[str, ...],
) -> Iterator[tuple[str, Source]]:
    """Yield documents as they are in force, byte for byte."""
    earlier: Mapping[str, bytes] = {}
    if past is not None and found.shown:
        earlier = past.history.contents(one.content for one in found.shown.values())
    for path in paths:
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

"""A state of the project held against a release, as the command line asks for it."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from clausebook.cli.manifests import newest_manifest, read_manifest
from clausebook.cli.memory import growing_memory
from clausebook.cli.options import open_here
from clausebook.cli.output import remark, write_as
from clausebook.cli.packs import is_pack, verify_pack
from clausebook.cli.releasable import covered_paths, present_entries
from clausebook.control.release.claims import false_commit
from clausebook.control.release.manifest import Manifest
from clausebook.control.release.released import GrowingDocument, ReleasedDocument, digest
from clausebook.control.release.verifying import Difference, Sort, verify
from clausebook.git import GitFault, RevisionFiles, commit_of
from clausebook.looking_back import past_of
from clausebook.project import Files, Project, WorkingTree
from clausebook.reports.manifest import Verification, verification_json, verification_text

__all__ = ["compared", "verify_release"]

_ANY_DAY = date(2000, 1, 1)
"""What was released does not depend on the day."""


def verify_release(arguments: argparse.Namespace) -> int:
    """Print what differs from a release; return 1 where something does that is not growth.

    Instead of a release it may be an audit pack, which is held against its own digests.
    """
    if arguments.manifest is not None and is_pack(Path(arguments.manifest)):
        return verify_pack(arguments)
    project = open_here(arguments)
    name, manifest = _manifest(arguments.manifest, project)
    at: str | None = arguments.at
    files: Files = WorkingTree(project.root)
    if at is not None:
        files = RevisionFiles(project.root, at, is_whole=True)
    found = compared(project, files, name, manifest, "the working folder" if at is None else at)
    found = replace(found, differences=(*found.differences, *_false_commits(project, manifest)))
    write_as(
        arguments.format,
        lambda style: verification_text(found, style),
        json=lambda: verification_json(found),
    )
    return int(bool(found.faults))


def compared(
    project: Project, files: Files, name: str, manifest: Manifest, state: str
) -> Verification:
    """Return what differs between files and a release."""
    with growing_memory():
        corpus = project.load(_ANY_DAY, files)
        released = {entry.path for entry in manifest.entries}
        paths = covered_paths(project, corpus.files) | released
        return Verification(
            name, manifest, state, verify(manifest, present_entries(corpus, files, paths))
        )


def _false_commits(project: Project, manifest: Manifest) -> Iterator[Difference]:
    """Yield what the manifest says of commits and git does not, by path.

    Nothing where git does not have them, as in files that were handed over alone; a note says so.
    """
    documents: tuple[ReleasedDocument | GrowingDocument, ...]
    documents = (*manifest.documents, *manifest.growing_documents)
    entries = {one.path: one for one in documents}
    try:
        past = past_of(project, head=commit_of(project.root, manifest.commit))
        files = RevisionFiles(project.root, manifest.commit, only=entries)
        there = {path: files.read(path) for path in files.paths()}
    except GitFault as fault:
        remark(f"the commits that {manifest.release} names were not looked at: {fault}")
        return
    for path in sorted(entries):
        content = there.get(path, b"")
        held = digest(content) if isinstance(content, bytes) and path in there else ""
        last = None
        if past is not None and not past.history.is_shallow:
            last = next((version.commit.id for version in past.versions(path)), "")
        if message := false_commit(entries[path], held, last, manifest.commit):
            yield Difference(path, entries[path].id, Sort.CLAIM, message)


def _manifest(given: str | None, project: Project) -> tuple[str, Manifest]:
    if given is None:
        return newest_manifest(project.root, project.library)
    return given, read_manifest(Path(given), given, project.library)

"""A state of the project held against a release, as the command line asks for it."""

import argparse
from datetime import date
from pathlib import Path

from clausebook.cli.manifests import newest_manifest, read_manifest
from clausebook.cli.memory import growing_memory
from clausebook.cli.options import open_here
from clausebook.cli.output import write_as
from clausebook.cli.releasable import covered_paths, present_entries
from clausebook.control.release.manifest import Manifest
from clausebook.control.release.verifying import verify
from clausebook.git import RevisionFiles
from clausebook.project import Files, Project, WorkingTree
from clausebook.reports.manifest import Verification, verification_json, verification_text

__all__ = ["compared", "verify_release"]

_ANY_DAY = date(2000, 1, 1)
"""What was released does not depend on the day."""


def verify_release(arguments: argparse.Namespace) -> int:
    """Print what differs from a release; return 1 where something does that is not growth."""
    project = open_here(arguments)
    name, manifest = _manifest(arguments.manifest, project)
    at: str | None = arguments.at
    files: Files = WorkingTree(project.root)
    if at is not None:
        files = RevisionFiles(project.root, at, is_whole=True)
    found = compared(project, files, name, manifest, "the working folder" if at is None else at)
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


def _manifest(given: str | None, project: Project) -> tuple[str, Manifest]:
    if given is None:
        return newest_manifest(project.root, project.library)
    return given, read_manifest(Path(given), given, project.library)

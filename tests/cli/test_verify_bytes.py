"""Every change of a single byte in a released tree is found."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

import pytest

from clausebook.cli.releasable import covered_paths, evidence_paths, present_entries
from clausebook.control.release.manifest import Manifest, parse_manifest
from clausebook.control.release.released import Released, ReleasedFile
from clausebook.control.release.verifying import verify
from clausebook.project import open_project
from clausebook.reports.manifest import manifest_json
from tests.cli.releases import begin
from tests.rules.base import Files, corpus_of, library

CHANGES = 200
COMMIT = "0" * 40


@dataclass(frozen=True)
class Held:
    """Files in memory."""

    contents: Mapping[str, bytes]

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self.contents))

    def read(self, path: str) -> bytes:
        return self.contents[path]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The files of a project that a release covers."""
    root = begin(tmp_path_factory.mktemp("bytes") / "qms")
    paths = (path for path in root.rglob("*") if path.is_file() and ".git" not in path.parts)
    found = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
    wanted = covered_paths(open_project(root), found) | evidence_paths(corpus_of(found))
    assert wanted == {*found}
    return found


@pytest.fixture(scope="module")
def manifest(files: Files) -> Manifest:
    """The manifest of the files, written and read again."""
    entries = (
        one if isinstance(one, ReleasedFile) else replace(one, commit=COMMIT)
        for one in entries_of(files).values()
    )
    made = Manifest("0.1.0", "1.0", "2026-06-30", "iso-9001", COMMIT, tuple(entries))
    return parse_manifest(manifest_json(made).encode(), "1.0.json", library())


def entries_of(files: Files) -> dict[str, Released]:
    return present_entries(corpus_of(files), Held(files), files)


def test_the_untouched_tree_is_accepted(files: Files, manifest: Manifest):
    assert {entry.path for entry in manifest.entries} == {*files}
    assert verify(manifest, entries_of(files)) == ()


def test_a_change_of_any_byte_is_found(files: Files, manifest: Manifest):
    random = Random(4)
    untouched = entries_of(files)
    growing = {entry.path for entry in manifest.growing_documents}
    for _ in range(CHANGES):
        path = random.choice(sorted(files))
        content = bytearray(files[path])
        position = random.randrange(len(content))
        content[position] ^= random.randrange(1, 256)
        present = {**untouched, **entries_of({path: bytes(content)})}
        found = verify(manifest, present)
        assert path in {one.path for one in found}, (path, position)
        assert all(one.path in growing for one in found if one.is_growth)

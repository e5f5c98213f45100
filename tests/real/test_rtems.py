"""2,974 files of another project's specification, read as if they had been put into policies/."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml

from clausebook.corpus import Corpus
from clausebook.engine import Report, lint
from clausebook.project import open_project
from clausebook.rules import builtin_rules
from tests.real.sources import collection

FILES = 2974
"""As SOURCE.md says."""
TYPES = {
    "requirement": 562,
    "interface": 1379,
    "glossary": 277,
    "spec": 323,
    "constraint": 141,
    "test-case": 90,
}
"""As SOURCE.md says; the rest are of types that it does not count."""
TODAY = date(2026, 6, 30)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    source = collection("req-rtems-spec")
    target: Path = tmp_path_factory.mktemp("rtems")
    for folder in source.glob("spec*"):
        copytree(folder, target / "policies" / folder.name)
    return target


@pytest.fixture(scope="module")
def corpus(root) -> Corpus:
    return open_project(root).load(TODAY)


@pytest.fixture(scope="module")
def report(root, corpus) -> Report:
    return lint(corpus, builtin_rules(), open_project(root).configuration)


def test_every_file_is_read(corpus):
    assert len(corpus.loaded) == FILES
    assert [fault for _, fault in corpus.faults if fault.fatal] == []


def test_no_foreign_file_becomes_a_record(corpus):
    assert corpus.all_records == ()


def test_each_foreign_file_is_told_once_that_it_is_none_of_ours(report):
    told = Counter(d.location.path for d in report.diagnostics if d.code == "STR107")
    assert len(told) == FILES
    assert set(told.values()) == {1}


def test_the_finding_says_what_is_wrong_and_how_to_mend_it(report):
    found = {(d.message, d.hint) for d in report.diagnostics if d.code == "STR107"}
    assert len(found) == 1
    message, hint = found.pop()
    assert "'kind'" in message
    assert "'kind:'" in hint


def test_keys_given_twice_are_those_that_another_reader_finds(report, root):
    told: defaultdict[str, list[int]] = defaultdict(list)
    for diagnostic in report.diagnostics:
        if diagnostic.code == "STR203":
            told[diagnostic.location.path].append(diagnostic.location.span.start.line)
    expected = {}
    for path in sorted((root / "policies").rglob("*.yml")):
        lines = sorted(_lines_of_repeated_keys(yaml.compose(path.read_bytes(), yaml.CSafeLoader)))
        if lines:
            expected[path.relative_to(root).as_posix()] = lines
    assert dict(told) == expected
    assert sum(map(len, expected.values())) == 12


def test_nothing_else_is_said(report):
    assert {d.code for d in report.diagnostics} == {"STR107", "STR203"}


def test_values_are_those_that_another_reader_finds(corpus, root):
    types: Counter[str] = Counter()
    doubtful = {path for path, fault in corpus.faults if fault.kind == "duplicate-key"}
    for path, document in corpus.documents.items():
        assert isinstance(document.value, dict)
        types[str(document.value["type"])] += 1
        if path not in doubtful:
            other = yaml.load((root / path).read_bytes(), yaml.CBaseLoader)  # noqa: S506 - texts only
            assert _is_same(document.value, other), path
    assert {name: types[name] for name in TYPES} == TYPES


def _lines_of_repeated_keys(node: Any) -> Iterator[int]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _lines_of_repeated_keys(item)
    elif isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.start_mark.line + 1
            seen.add(key.value)
            yield from _lines_of_repeated_keys(value)


def _is_same(value: Any, other: Any) -> bool:
    """Whether a value says what was written, given with each scalar as its text."""
    if isinstance(value, dict):
        return [*value] == [*other] and all(
            _is_same(item, other[key]) for key, item in value.items()
        )
    if isinstance(value, list):
        return len(value) == len(other) and all(map(_is_same, value, other))
    if value is None:
        return other in {"", "null", "~"}
    if isinstance(value, bool):
        return other in ({"true", "True"} if value else {"false", "False"})
    if isinstance(value, int):
        return int(other, 16 if other.startswith("0x") else 10) == value
    return float(other) == value if isinstance(value, float) else other == value

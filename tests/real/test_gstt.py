"""The prose documents of a hospital's quality management system, whose headers are not ours."""

import html
import re
from datetime import date
from pathlib import Path
from shutil import copy

import pytest

from clausebook.corpus import Corpus
from clausebook.engine import Report, lint
from clausebook.project import open_project
from clausebook.rules import builtin_rules
from tests.real.publishing import Published, publish
from tests.real.sources import collection

DOCUMENTS = 61
"""Markdown files that SOURCE.md describes, itself not counted."""
PAGES = {"CSC-I-003-Authorisation-Log.md", "Work-Instruction.md"}
"""Documents that begin without a header."""
CLINGING = "CSC-PR-008-Machine-Learning-Operations.md"
"""Document in whose header the colons have no space behind them."""


@pytest.fixture(scope="module")
def documents() -> list[Path]:
    found = sorted(collection("qms-gstt-template").glob("*.md"))
    return [path for path in found if path.name != "SOURCE.md"]


@pytest.fixture(scope="module")
def root(documents, tmp_path_factory) -> Path:
    return _copied(documents, tmp_path_factory.mktemp("gstt"), "policies")


def _copied(documents: list[Path], target: Path, folder: str) -> Path:
    for name in ("policies", "docs"):
        (target / name).mkdir()
    for path in documents:
        copy(path, target / folder)
    return target


_SPHINX = """\
extensions = ["clausebook.sphinxext"]
root_doc = "docs/index"
"""
_INDEX = """\
# Manual

```{toctree}
:glob:

../policies/*
```
"""


@pytest.fixture(scope="module")
def corpus(root: Path) -> Corpus:
    return open_project(root).load(date(2026, 6, 30))


@pytest.fixture(scope="module")
def report(root: Path, corpus: Corpus) -> Report:
    return lint(corpus, builtin_rules(), open_project(root).configuration)


def test_a_document_without_header_is_an_ordinary_page(documents, corpus):
    assert len(documents) == DOCUMENTS
    controlled = {Path(path).name for path in corpus.documents}
    assert {path.name for path in documents} - controlled == PAGES


def test_under_docs_a_foreign_header_makes_an_ordinary_page(documents, tmp_path):
    root = _copied(documents, tmp_path, "docs")
    named = [p.name for p in documents if re.search("^(id|kind) *:", p.read_text(), re.MULTILINE)]
    controlled = open_project(root).load(date(2026, 6, 30)).documents
    assert [Path(path).name for path in controlled] == named
    assert len(named) < DOCUMENTS / 10


def test_each_foreign_header_is_told_once(corpus, report):
    told = [d.location.path for d in report.diagnostics]
    assert told == sorted(corpus.documents)
    assert {d.code for d in report.diagnostics} == {"STR107"}


def test_the_finding_points_into_the_header(report):
    assert {d.location.span.start.line for d in report.diagnostics} == {2}


def test_the_finding_speaks_of_the_header(report):
    others = [d for d in report.diagnostics if not d.location.path.endswith(CLINGING)]
    assert {d.message for d in others} == {"the header has no 'kind', so it is not a record"}


def test_colons_without_space_are_named(report):
    told = next(d for d in report.diagnostics if d.location.path.endswith(CLINGING))
    assert told.message == "the header holds a single value, not a record"
    assert told.hint == "put a space behind each colon, as in 'qms_version: 2.2.0'"


def test_the_text_below_the_header_is_kept(root, corpus):
    for path, document in corpus.documents.items():
        header, below = (root / path).read_text(encoding="utf-8").split("\n---\n", 1)
        assert document.body == below
        assert document.body_line == header.count("\n") + 3


@pytest.fixture(scope="module")
def published(documents, tmp_path_factory) -> Published:
    root = _copied(documents, tmp_path_factory.mktemp("gstt"), "policies")
    (root / "docs/index.md").write_text(_INDEX, encoding="utf-8")
    (root / "conf.py").write_text(_SPHINX, encoding="utf-8")
    return publish(root, tmp_path_factory.mktemp("pages"), date(2026, 6, 30))


@pytest.mark.slow
def test_every_document_becomes_a_page_with_its_text(published, documents):
    for path in documents:
        heading = re.search(r"(?m)^# +(.+?) *$", path.read_text(encoding="utf-8"))
        assert heading
        shown = html.escape(heading[1].replace("\\", ""), quote=False)
        assert shown in published.page(f"policies/{path.stem}")


@pytest.mark.slow
def test_a_page_says_what_is_wrong_with_its_header(published, documents):
    for path in documents:
        told = ">STR107<" in published.page(f"policies/{path.stem}")
        assert told == (path.name not in PAGES)


@pytest.mark.slow
def test_nothing_is_warned_of_but_what_the_authors_wrote(published, documents):
    """Pictures and some targets of links are not in the collection, as SOURCE.md says."""
    known = ("image", "picture", "[myst.header]", "transition", "[myst.xref_missing]")
    told = [warning for warning in published.warnings if not any(w in warning[2] for w in known)]
    assert told == []
    assert {path for path, _, _ in published.warnings} <= {f"policies/{d.name}" for d in documents}

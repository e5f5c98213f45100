"""The small sound QMS that the examples of rules are patches to."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from clausebook.corpus import Corpus
from clausebook.document import read
from clausebook.edition import DEFAULT_EDITION, Edition, load_edition
from clausebook.engine import Baseline, Configuration, Report, lint, parse_configuration
from clausebook.history import History
from clausebook.past import Past
from clausebook.record import LoadedDocument, load
from clausebook.rules import CommitExample, Example, builtin_rules
from clausebook.schema import SchemaLibrary, load_schemas
from tests.histories import made_history

BASE = Path(__file__).parent.parent / "base"
TODAY = date(2026, 6, 30)

Files = dict[str, bytes]


@cache
def base_files() -> Files:
    """Return every file of the base QMS by its path."""
    found = (path for path in sorted(BASE.rglob("*")) if path.is_file())
    return {path.relative_to(BASE).as_posix(): path.read_bytes() for path in found}


@cache
def library() -> SchemaLibrary:
    return load_schemas()


@cache
def _loaded(path: str, data: bytes) -> LoadedDocument:
    return load(read(path, data), library())


@cache
def edition(name: str = DEFAULT_EDITION) -> Edition:
    return load_edition(name)


def corpus_of(
    files: Files,
    today: date = TODAY,
    under: str = DEFAULT_EDITION,
    history: History | None = None,
    approval_proof: tuple[str, ...] = (),
) -> Corpus:
    """Return the corpus of files under an edition; those that hold no records only exist."""
    documents = [_loaded(path, files[path]) for path in files if path.endswith((".yaml", ".md"))]
    return Corpus(
        documents,
        library(),
        edition(under),
        today,
        files=frozenset(files),
        past=Past(history, library()) if history else None,
        digests=lambda path: hashlib.sha256(files[path]).hexdigest() if path in files else None,
        approval_proof=approval_proof,
    )


def lint_files(
    files: Files,
    configuration: Configuration | None = None,
    under: str | None = None,
    history: History | None = None,
) -> Report:
    """Return the report of all rules on files; ``baseline.json`` holds known findings.

    Where no configuration is given it is that in ``clausebook.toml``, if the files have one;
    ``under`` is the edition then.
    """
    if configuration is None:
        text = files.get("clausebook.toml", b"").decode()
        own = parse_configuration(text, "clausebook.toml", library()) or Configuration()
        edition = under or DEFAULT_EDITION
        configuration = replace(own, baseline="baseline.json", edition=edition)
    held = Baseline.parse(files.get("baseline.json", b'{"held": []}').decode(), "baseline.json")
    corpus = corpus_of(
        files,
        under=configuration.edition,
        history=history,
        approval_proof=configuration.approval_proof,
    )
    return lint(corpus, builtin_rules(), configuration, held)


def patched(example: Example) -> Files:
    """Return the base QMS as an example changes it, on top of its commits."""
    return _changed(_committed(example)[-1], example)


def history_of(example: Example) -> History | None:
    """Return the history of an example; the base QMS is its first commit."""
    if not example.commits:
        return None
    first = CommitExample((), (), "2026-01-16", "b.m@ofen.example")
    return made_history((first, *example.commits), _committed(example))


def _committed(example: Example) -> list[Files]:
    """Return the states that the commits of an example leave, the base QMS first."""
    states = [dict(base_files())]
    for commit in example.commits:
        states.append(_changed(states[-1], commit))
    return states


def _changed(files: Files, change: Example | CommitExample) -> Files:
    files = dict(files)
    for patch in change.patches:
        for record, fields in _value("patch.yaml", patch.encode()).items():
            _apply(files, record, fields)
    files.update({path: text.encode() for path, text in change.files})
    return files


def _apply(files: Files, record: str, change: Any) -> None:
    for path, data in files.items():
        if not path.endswith((".yaml", ".md")):
            continue
        value = _value(path, data)
        if value.get("id") == record:
            if change is None:
                del files[path]
            else:
                files[path] = _text(path, data, merged(value, change))
            return
        entries = value.get("records", [])
        if any(entry["id"] == record for entry in entries):
            kept = (e if e["id"] != record else merged(e, change) for e in entries)
            records = [entry for entry in kept if entry is not None]
            files[path] = _text(path, data, {**value, "records": records})
            return
    new = {"id": record, **change}
    files[f"policies/{record.lower()}.yaml"] = json.dumps(new, ensure_ascii=False).encode()


def merged(value: Any, change: Any) -> Any:
    """Return a value with a change as RFC 7386 merges it; null removes."""
    if not isinstance(change, dict):
        return change
    result = dict(value) if isinstance(value, dict) else {}
    for key, item in change.items():
        new = merged(result.get(key), item)
        if new is None:
            result.pop(key, None)
        else:
            result[key] = new
    return result


@cache
def _value(path: str, data: bytes) -> Any:
    """Return what a file says; it is shared, so nobody may change it."""
    document = read(path, data)
    assert not document.faults, document.faults
    return document.value


def _text(path: str, data: bytes, value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    if path.endswith(".md"):
        text = f"---\n{text}\n---\n{read(path, data).body}"
    return text.encode()


def told(
    code: str, *patches: str, commits: Iterable[CommitExample] = (), toml: str = ""
) -> list[str]:
    """Return the messages of one rule on the base QMS with commits and patches.

    ``toml`` is the configuration.
    """
    files = (("clausebook.toml", f'select = ["{code}"]\n{toml}'),)
    example = Example(False, patches, files, tuple(commits))
    report = lint_files(patched(example), history=history_of(example))
    return [diagnostic.message for diagnostic in report.diagnostics]


def commit(
    *patches: str, on: str = "2026-02-10", author: str = "b.m@ofen.example", **trailers: str
) -> CommitExample:
    """Return a commit of patches; ``Approved_by=…`` is the trailer ``Approved-by``."""
    told = tuple((name.replace("_", "-"), value) for name, value in trailers.items())
    return CommitExample(patches, (), on, author, told)


def codes(report: Report) -> Iterable[str]:
    """Return the codes of a report, one a diagnostic."""
    return [diagnostic.code for diagnostic in report.diagnostics]

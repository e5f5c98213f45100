"""Small corpora of requirements, made from their statements."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from clausebook.corpus import Corpus
from clausebook.record import Place
from clausebook.rules import Finding
from tests.rules.base import corpus_of

__all__ = ["Values", "corpus", "found", "records_of", "requirement"]

Values = Mapping[str, Any]


def requirement(statement: str, **values: Any) -> Values:
    """Return a requirement in force, in the organization's own words unless told otherwise."""
    return {"statement": statement, "source": "organization", **values}


def corpus(*records: Values, **others: Iterable[Values]) -> Corpus:
    """Return a corpus of requirements and of ``others`` by their kinds, with _ instead of -."""
    files = {}
    for kind, entries in {"requirement": records, **others}.items():
        files[f"policies/{kind}.yaml"] = json.dumps(_register(kind.replace("_", "-"), entries))
    made = corpus_of({path: text.encode() for path, text in files.items()})
    assert [problem for loaded in made.loaded for problem in loaded.problems] == []
    return made


def found(rule: Callable[..., Iterable[Finding]], statement: str, **thresholds: Any) -> list[str]:
    """Return the messages of a rule about one requirement."""
    return [f.message for f in rule(corpus(requirement(statement)), **thresholds)]


def records_of(findings: Iterable[Finding]) -> list[str | None]:
    """Return the ids of the records at which findings stand."""
    return [f.place.record for f in findings if isinstance(f.place, Place)]


_PREFIXES = {"requirement": "REQ", "need": "NED", "risk": "RSK", "glossary-term": "GLO"}


def _register(kind: str, records: Iterable[Values]) -> Values:
    prefix = _PREFIXES[kind]
    entries = [
        {"id": f"{prefix}-{number:04}", "title": f"Number {number}", **record}
        for number, record in enumerate(records, 1)
    ]
    return {
        "id": f"REG-{[*_PREFIXES].index(kind) + 1:04}",
        "kind": "register",
        "of": kind,
        "title": f"All of {kind}",
        "status": "effective",
        "version": "1.0",
        "owner": "ROL-0001",
        "approval": {"by": "PSN-0001", "role": "ROL-0001", "on": "2026-01-20"},
        "effective_on": "2026-02-01",
        "records": entries,
    }

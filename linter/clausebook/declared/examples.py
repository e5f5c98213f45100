"""Records of an example made whole: what they lack of a header is added."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from clausebook.corpus import Corpus
from clausebook.document import read
from clausebook.edition import load_edition
from clausebook.record import load
from clausebook.schema import Kind, Nature, SchemaLibrary

__all__ = ["ExampleFault", "corpus_of"]

_DAY = "2026-01-01"
_NUMBER = 9999


class ExampleFault(Exception):
    """An example is no record of its kind; the message says why."""


def corpus_of(example: Mapping[str, Any], kind: Kind, library: SchemaLibrary) -> Corpus:
    """Return the corpus of an example: the record that is judged, and those beside it.

    Raises ExampleFault where a record breaks the schema of its kind.
    """
    day = example.get("as_of", _DAY)
    judged = {"id": f"{kind.prefix}-{_NUMBER}", **example["record"], "kind": kind.name}
    loaded = []
    for number, record in enumerate((judged, *example.get("beside", ()))):
        data = json.dumps(_whole(record, library, day)).encode()
        document = load(read(f"example-{number}.yaml", data), library)
        for problem in document.problems:
            raise ExampleFault(f"{record['id']}: {problem.message}; {problem.hint}")
        loaded.append(document)
    return Corpus(loaded, library, load_edition(), date.fromisoformat(day))


def _whole(record: Mapping[str, Any], library: SchemaLibrary, day: str) -> dict[str, Any]:
    kind = library.kinds.get(record["kind"])
    if kind is None:
        raise ExampleFault(f"'{record['kind']}' is no kind of record")
    header: dict[str, Any] = {"title": record["id"], "owner": "ROL-0001", "version": "1.0"}
    if kind.nature is Nature.MAINTAINED:
        approval = {"by": "PSN-0001", "role": "ROL-0001", "on": day}
        header |= {"status": "effective", "effective_on": day, "approval": approval}
    else:
        header |= {"status": "open", "retention": {"period": "5 years", "trigger": "closed"}}
    return {**header, **record}

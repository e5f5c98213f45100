"""Small corpora from YAML texts, by way of the real reader, schemas and loader."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from clausebook.corpus import Corpus
from clausebook.document import read
from clausebook.edition import Edition, load_edition
from clausebook.record import load
from clausebook.schema import Nature, SchemaLibrary, load_schemas

TODAY = date(2026, 6, 30)

_APPROVED = ("approved", "effective", "superseded", "obsolete")


@cache
def library() -> SchemaLibrary:
    """Return the built-in kinds."""
    return load_schemas()


def corpus(
    yaml_files: Mapping[str, str],
    today: date = TODAY,
    edition: Edition | None = None,
    *,
    must_be_valid: bool = True,
) -> Corpus:
    """Return the corpus of some files, by their paths below ``policies/``.

    A text may hold several records, separated by lines of ``---``, each a file of its own. What a
    header lacks is added at the end: title, owner, version, and as its kind and status ask a status
    (effective, closed), approval and days. Unless told otherwise, a record that breaks its schema is
    a mistake of the test.
    """
    documents = []
    for path, text in yaml_files.items():
        for number, part in enumerate(text.split("\n---\n")):
            name = f"policies/{path}" if number == 0 else f"policies/{number}-{path}"
            documents.append(load(read(name, with_header(part).encode()), library()))
    if must_be_valid:
        wrong = [f for loaded in documents for f in (*loaded.document.faults, *loaded.problems)]
        assert not wrong, wrong
    files = frozenset(loaded.path for loaded in documents)
    return Corpus(documents, library(), edition or load_edition(), today, files=files)


def with_header(text: str) -> str:
    """Return the YAML text of a record with the header that it lacks, at its end."""
    given = dict(re.findall(r"^([a-z_]+): *(.*)$", text, re.MULTILINE))
    kind = library().kinds[given["kind"]]
    retained = kind.nature is Nature.RETAINED
    status = given.get("status", "closed" if retained else "effective")
    header = {"title": given["id"], "owner": "ROL-0001", "version": '"1.0"', "status": status}
    if status in _APPROVED and not retained:
        header["effective_on"] = '"2026-01-01"'
        header["approval"] = '{by: PSN-0001, role: ROL-0001, on: "2025-12-20"}'
    added = (f"{key}: {value}" for key, value in header.items() if key not in given)
    return "\n".join([text.rstrip("\n"), *added, ""])

"""Requirements of other projects, as requirement records in the organization's own words."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from clausebook.corpus import Corpus
from clausebook.document import read
from clausebook.edition import load_edition
from clausebook.record import load
from clausebook.schema import load_schemas
from tests.real.foreign_texts import READERS, Foreign, rtems_terms

__all__ = ["TODAY", "Foreign", "corpus_of", "corpus_of_collection", "foreign_requirements"]

TODAY = date(2026, 6, 30)

_REGISTER = {
    "kind": "register",
    "status": "effective",
    "version": "1.0",
    "owner": "ROL-0001",
    "approval": {"by": "PSN-0001", "role": "ROL-0001", "on": "2026-01-20"},
    "effective_on": "2026-02-01",
    "language": "en",
}
_NOTES = re.compile(
    r"\n\s*\n?(?=(?:NOTE|Note|EXAMPLE|Example|For example|The format examples|Options could)\b"
    r"|\.\. |In the given example)"
)


def foreign_requirements() -> dict[str, list[Foreign]]:
    """Return what is stated in each collection; skips the test where one is absent.

    What an importer would put elsewhere is left out: notes and examples below a statement, which
    belong to the rationale, and requirements that only have a title.
    """
    found = {name: list(read()) for name, read in READERS.items()}
    return {
        name: [f._replace(statement=_stated(f.statement)) for f in texts if _stated(f.statement)]
        for name, texts in found.items()
    }


def corpus_of_collection(name: str, requirements: list[Foreign]) -> Corpus:
    """Return a collection as the corpus of one organization, with its terms where it has any."""
    return corpus_of(requirements, rtems_terms() if name == "RTEMS" else {})


def corpus_of(requirements: list[Foreign], terms: Mapping[str, str]) -> Corpus:
    """Return a corpus of requirements in force, their products, and terms with definitions."""
    products = {
        name: f"PRD-{n:04}"
        for n, name in enumerate(dict.fromkeys(r.product for r in requirements if r.product), 1)
    }
    ids = {r.own_id: f"REQ-{number:04}" for number, r in enumerate(requirements, 1)}
    entries = [
        {
            "id": f"REQ-{number:04}",
            "title": r.title or r.own_id,
            "statement": r.statement,
            "source": "organization",
            "products": [products[r.product]] if r.product else [],
            "derived_from": [ids[parent]] if (parent := _parent(r, ids)) else [],
        }
        for number, r in enumerate(requirements, 1)
    ]
    things = [{"id": i, "title": name, "description": name} for name, i in products.items()]
    words = [
        {"id": f"GLO-{number:04}", "title": term, "definition": definition}
        for number, (term, definition) in enumerate(terms.items(), 1)
    ]
    library = load_schemas()
    texts = {
        "requirements": _text("REG-0001", "requirement", entries),
        "products": _text("REG-0002", "product", things),
        "glossary": _text("REG-0003", "glossary-term", words),
    }
    documents = [load(read(f"policies/{n}.yaml", text), library) for n, text in texts.items()]
    return Corpus(documents, library, load_edition(), TODAY)


def _parent(requirement: Foreign, ids: Mapping[str, str]) -> str:
    """Return the own id of the requirement that this one is a part of: of A1.2 it is A1."""
    if requirement.parent in ids:
        return requirement.parent
    whole, _, _ = requirement.own_id.rpartition(".")
    while whole and whole not in ids:
        whole, _, _ = whole.rpartition(".")
    return whole


def _text(register: str, kind: str, records: Sequence[Mapping[str, Any]]) -> bytes:
    head = {"id": register, "of": kind, "title": f"{kind}s", **_REGISTER}
    return json.dumps({**head, "records": records}, indent=1).encode()


def _stated(text: str) -> str:
    kept = _NOTES.split(text)[0].strip()
    return "" if kept == "TBD" else kept

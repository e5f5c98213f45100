"""Acknowledgements as the command line enters them."""

import argparse
from collections.abc import Iterator
from typing import Any

from clausebook.cli.amendments import Refused, after_amendments, each, refuse
from clausebook.cli.clock import current_day, day_that_has_come
from clausebook.cli.documents import documents_named
from clausebook.cli.evidence import evidence_fields
from clausebook.cli.exchanging import Exchange, exchange
from clausebook.cli.numbering import next_id
from clausebook.cli.options import open_here
from clausebook.cli.persons import person_at_work, recorder_of
from clausebook.cli.usage import UsageError
from clausebook.cli.writing import write_new_file
from clausebook.control.approval.acknowledging import Reading, acknowledged_before, acknowledgement
from clausebook.corpus import Corpus
from clausebook.document.amending import Append
from clausebook.document.yaml_text import item_lines, yaml_lines
from clausebook.project import Project
from clausebook.record import LoadedDocument, Record

__all__ = ["acknowledge"]

_KIND = "acknowledgement"
_NEW = "policies/acknowledgements.yaml"

Entry = dict[str, Any]


def acknowledge(arguments: argparse.Namespace) -> int:
    """Enter all acknowledgements or none; one that is there already is not entered again."""
    project = open_here(arguments)
    corpus = project.load(current_day())
    reading = _reading(arguments, project, corpus)
    documents = documents_named(corpus, arguments.documents, project.root)
    try:
        wanted = each(documents, lambda one: acknowledgement(one, reading, corpus.today))
    except Refused as refused:
        return refuse(refused)
    entries = _numbered(corpus, [*_new(corpus, wanted)])
    if entries:
        path = _write(project, corpus, entries)
        for entry in entries:
            print(f"{entry['id']} {entry['person']} {entry['how']} {entry['title']}: {path}")
    return 0


def _reading(arguments: argparse.Namespace, project: Project, corpus: Corpus) -> Reading:
    person = person_at_work(corpus, project.root, arguments.person, "--as")
    on = day_that_has_come(arguments.on, "nothing was read")
    given = arguments.evidence
    evidence = evidence_fields(given, project, corpus)["evidence"] if given else ""
    recorder = recorder_of(corpus, project.root, person)
    return Reading(person.id, on, arguments.how, evidence, recorder)


def _new(corpus: Corpus, wanted: list[Entry]) -> Iterator[Entry]:
    known = corpus.records(_KIND)
    for entry in wanted:
        there = acknowledged_before(known, entry)
        if there is None:
            yield entry
        else:
            print(f"{there.id} says so already: {entry['person']}, {entry['title']}")


def _numbered(corpus: Corpus, entries: list[Entry]) -> list[Entry]:
    first = next_id(corpus, corpus.library.kinds[_KIND])
    prefix, _, number = first.partition("-")
    return [
        {"id": f"{prefix}-{int(number) + index:0{len(number)}d}", **entry}
        for index, entry in enumerate(entries)
    ]


def _write(project: Project, corpus: Corpus, entries: list[Entry]) -> str:
    """Add entries to the register, and return its path."""
    register = _register(corpus)
    if register is None:
        _begin(project, corpus, entries)
        print(f"{_NEW} was begun; see that its owner and its retention are right")
        return _NEW
    before = register.document
    after = after_amendments(before, [Append(("records",), entry) for entry in entries])
    exchange(project.root, [Exchange(before, after)])
    return register.path


def _register(corpus: Corpus) -> LoadedDocument | None:
    for loaded in corpus.loaded:
        header = loaded.header
        if header is not None and header.kind.name == "register" and header.text("of") == _KIND:
            return loaded
    return None


def _begin(project: Project, corpus: Corpus, entries: list[Entry]) -> None:
    """Write a register with its first entries; whoever owns the first document owns it."""
    document = corpus.get(entries[0]["document"])
    assert document is not None
    lines = [*_header(corpus, document), "records:"]
    lines += [f"  {line}" for entry in entries for line in item_lines(entry)]
    try:
        write_new_file(project.root / _NEW, "\n".join(lines) + "\n")
    except FileExistsError:
        raise UsageError(
            f"{_NEW}: exists already; run the command again, or mend it where it is no register of "
            "acknowledgements"
        ) from None


def _header(corpus: Corpus, document: Record) -> Iterator[str]:
    header: Entry = {
        "id": next_id(corpus, corpus.library.kinds["register"]),
        "kind": "register",
        "of": _KIND,
        "title": "Read and understood",
        "status": "open",
        "version": "1.0",
        "owner": document.text("owner"),
        "retention": _retention(corpus),
    }
    for name, value in header.items():
        yield from yaml_lines(name, value)


def _retention(corpus: Corpus) -> Entry:
    """Return how long trainings are kept, for acknowledgements show the same; else three years."""
    for training in corpus.records("training"):
        if training.has("retention"):
            return dict(training.value("retention"))
    return {"period": "3 years", "trigger": "created"}

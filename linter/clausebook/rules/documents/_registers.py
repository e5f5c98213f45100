"""Registers whose status does not suit what they hold."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import LoadedDocument, Record
from clausebook.rules.rule import Finding
from clausebook.schema import Nature

__all__ = ["register_faults", "register_of"]

_RETAINED = ("open", "closed")


def register_of(loaded: LoadedDocument) -> Record | None:
    """Return the register that a document is, None where it is another or breaks its schema."""
    header = loaded.header
    is_register = header is not None and header.is_valid and header.kind.name == "register"
    return header if is_register else None


def register_faults(corpus: Corpus) -> Iterator[Finding]:
    """Yield a finding for each register whose status cannot be that of its records."""
    for loaded in corpus.loaded:
        register = register_of(loaded)
        if register is not None:
            yield from _register(corpus, register, loaded)


def _register(corpus: Corpus, register: Record, loaded: LoadedDocument) -> Iterator[Finding]:
    kind = corpus.library.kinds.get(register.text("of"))
    if kind is None or register.status not in _RETAINED:
        return
    records = loaded.records[1:]
    if kind.nature is Nature.MAINTAINED:
        if all("status" in record.values for record in records):
            yield Finding(
                register.at("status"),
                f"the status is '{register.status}', but {kind.plural.lower()} are kept current",
                "go the way of documents: draft, review, approved, effective",
            )
    elif register.status == "closed":
        still_open = [record for record in records if record.status == "open"]
        if still_open:
            yield Finding(
                register.at("status"),
                f"the register is closed, but {still_open[0].id} in it is open",
                "close the records first, or open the register again",
                tuple((f"{r.id} is open", r.at("status")) for r in still_open),
            )

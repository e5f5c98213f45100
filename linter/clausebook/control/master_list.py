"""The master list: every document with what identifies and controls it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from clausebook.control.binding import Binding, binding
from clausebook.control.fingerprint import fingerprint
from clausebook.control.succession import begins_on
from clausebook.corpus import Corpus
from clausebook.record import BEGUN, LoadedDocument, Record
from clausebook.schema import Nature

__all__ = ["Listed", "master_list"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the list; ``fingerprint`` is that of its content as it is now.

    ``is_to_come`` tells that it was approved to apply later than the day, ``is_approved`` that it
    was approved by then. A document that grows, such as a register of complaints, has no
    fingerprint, and nothing is bound: its records are protected one by one once they are closed.
    """

    header: Record
    fingerprint: str | None
    binding: Binding
    is_approved: bool = False
    is_to_come: bool = False

    @property
    def grows(self) -> bool:
        """Whether it records what happened."""
        return self.header.kind.nature is Nature.RETAINED or self.header.status in (
            "open",
            "closed",
        )

    @property
    def kind(self) -> str:
        """The kind of the document; of a register, that of its records."""
        return _kind(self.header)


def master_list(
    corpus: Corpus,
    kinds: Collection[str] = (),
    statuses: Collection[str] = (),
    roles: Collection[str] = (),
) -> tuple[Listed, ...]:
    """Return the documents by the titles of their kinds and by id, all or those that are asked for.

    A kind means also the registers of its records; a role means what it owns.
    """
    found = [
        _listed(loaded, loaded.header, corpus.today)
        for loaded in corpus.loaded
        if loaded.header is not None
        and (not kinds or {loaded.header.kind.name, _kind(loaded.header)} & {*kinds})
        and (not statuses or loaded.header.status in statuses)
        and (not roles or loaded.header.text("owner") in roles)
    ]
    return tuple(sorted(found, key=lambda one: (one.header.kind.title, one.header.id)))


def _kind(header: Record) -> str:
    return header.text("of") if header.kind.name == "register" else header.kind.name


def _listed(loaded: LoadedDocument, header: Record, day: date) -> Listed:
    content = fingerprint(loaded)
    begins, approved = begins_on(header), header.part("approval").date("on")
    is_approved = header.status not in BEGUN and (approved is None or approved <= day)
    return Listed(
        header,
        content,
        binding(header.values.get("approval"), content) if is_approved else Binding.NONE,
        is_approved,
        header.is_approved and begins is not None and begins > day,
    )

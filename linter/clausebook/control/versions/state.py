"""What a document stated at one time, told with as little reading as can be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from clausebook.control.facts import DocumentFacts, facts_of, facts_of_versions
from clausebook.control.outline import Heading
from clausebook.document import read
from clausebook.history import Version
from clausebook.past import Past
from clausebook.record import APPROVED, LoadedDocument

__all__ = ["State", "prepare"]

_BINDING = ("by", "role", "on", "fingerprint")
"""What makes an approval this one and no other; evidence may be added to it later."""


@dataclass(frozen=True)
class State:
    """What a document stated at one time, from its heading where that tells, else from its facts.

    It is given with the ``version`` that is committed, or with the ``document`` that is not; with
    its ``heading`` and what is ``known`` of it, where somebody has looked.
    """

    past: Past | None
    version: Version | None = None
    heading: Heading | None = None
    document: LoadedDocument | None = None
    known: DocumentFacts | None = None

    @cached_property
    def facts(self) -> DocumentFacts:
        """All that document control asks; it is read as records for that, unless remembered."""
        if self.known is not None:
            return self.known
        if self.document is not None:
            return facts_of(self.document)
        assert self.past is not None
        assert self.version is not None
        return facts_of_versions(self.past, [self.version])[self.version.content]

    @property
    def path(self) -> str:
        """Where it lay."""
        if self.document is not None:
            return self.document.path
        assert self.version is not None
        return self.version.path

    @property
    def loaded(self) -> LoadedDocument:
        """The document as it was, read as records."""
        if self.document is not None:
            return self.document
        assert self.past is not None
        assert self.version is not None
        return self.past.document(self.version.content, self.version.path)

    @property
    def number(self) -> str:
        """The version that it calls itself."""
        return self.heading.version if self.heading else self.facts.version

    @property
    def is_approved(self) -> bool:
        """Whether it was approved and not withdrawn."""
        status = self.heading.status if self.heading else self.facts.status
        return status in APPROVED

    def looks_like(self, other: "State") -> bool:
        """Whether the texts alone show that both have the same normative content."""
        mine, theirs = self.heading, other.heading
        return mine is not None and theirs is not None and mine.content == theirs.content

    def says_what(self, other: "State") -> bool:
        """Whether both have the same normative content."""
        return self.looks_like(other) or self.facts.fingerprint == other.facts.fingerprint

    def is_of(self, other: "State") -> bool:
        """Whether both are the same document by their ids."""
        mine, theirs = self.heading, other.heading
        if mine and theirs and mine.content.get("id") == theirs.content.get("id"):
            return True
        return self.facts.id == other.facts.id

    def has_approval_of(self, other: "State") -> bool:
        """Whether both bear the same approval, and do bear one."""
        mine, theirs = self.heading, other.heading
        if mine and theirs and mine.approval == theirs.approval:
            return bool(mine.approval)
        return self.binding_approval == other.binding_approval != {}

    @property
    def binding_approval(self) -> Mapping[str, Any]:
        """What makes the approval this one, empty without an approval."""
        written = _approval_in(self.heading.approval) if self.heading else None
        approval = self.facts.approval if written is None else written
        return {name: approval[name] for name in _BINDING if name in approval}


@lru_cache(maxsize=4096)  # one person approves many documents on one day
def _approval_in(text: str) -> Mapping[str, Any] | None:
    """Return an approval from its text alone, None where that cannot be read."""
    if not text:
        return {}
    found = read("approval.yaml", text.encode()).value
    return found if isinstance(found, dict) else None


def prepare(states: Iterable[State]) -> None:
    """Read states by one look into the history, so that asking each for its facts is cheap."""
    committed = [(one.past, one.version) for one in states if one.version is not None]
    if committed and committed[0][0] is not None:
        facts_of_versions(committed[0][0], (version for _, version in committed))

"""Whether an approval holds for the content that stands under it."""

from enum import StrEnum

from clausebook.control.facts import DocumentFacts

__all__ = ["Binding", "binding_of"]


class Binding(StrEnum):
    """What an approval says of the content beside it.

    An unbound one carries no fingerprint: it names no content, and nobody can tell whether the
    content changed since.
    """

    NONE = "none"
    UNBOUND = "unbound"
    BOUND = "bound"
    VOID = "void"

    @property
    def meaning(self) -> str:
        """One line for readers who meet the word for the first time."""
        return _MEANINGS[self]


_MEANINGS = {
    Binding.NONE: "nobody approved it, or it grows and needs no approval",
    Binding.BOUND: "approved was exactly this content: its fingerprint is that of the approval",
    Binding.VOID: "the content was changed after it had been approved",
    Binding.UNBOUND: "the approval bears no fingerprint: it is for a version, not for a content",
}


def binding_of(facts: DocumentFacts) -> Binding:
    """Return how the approval of a version binds; a document that grows is not approved."""
    if not facts.approval or facts.fingerprint is None:
        return Binding.NONE
    given = facts.approval.get("fingerprint")
    if given is None:
        return Binding.UNBOUND
    return Binding.BOUND if given == facts.fingerprint else Binding.VOID

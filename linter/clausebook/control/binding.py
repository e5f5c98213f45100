"""Whether an approval binds the content that stands under it."""

from enum import StrEnum

from clausebook.control.facts import DocumentFacts

__all__ = ["Binding", "binding_of"]


class Binding(StrEnum):
    """What an approval is worth for the content of a version."""

    BOUND = "bound"
    VOID = "void"
    UNBOUND = "unbound"

    @property
    def meaning(self) -> str:
        """One line for readers who meet the word for the first time."""
        return _MEANINGS[self]


_MEANINGS = {
    Binding.BOUND: "approved was exactly this content: its fingerprint is that of the approval",
    Binding.VOID: "the content was changed after it had been approved",
    Binding.UNBOUND: "the approval bears no fingerprint: it is for a version, not for a content",
}


def binding_of(facts: DocumentFacts) -> Binding | None:
    """Return what the approval of a version is worth, None where there is none to judge.

    So it is with versions that nobody approved, and with documents that grow and need no approval.
    """
    if not facts.approval or facts.fingerprint is None:
        return None
    approved = facts.approval.get("fingerprint")
    if not approved:
        return Binding.UNBOUND
    return Binding.BOUND if approved == facts.fingerprint else Binding.VOID

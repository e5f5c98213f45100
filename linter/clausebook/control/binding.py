"""Whether an approval holds for the content that stands under it."""

from collections.abc import Mapping
from enum import StrEnum

from clausebook.control.facts import DocumentFacts

__all__ = ["Binding", "binding", "binding_of"]


class Binding(StrEnum):
    """What an approval says of the content beside it.

    An unbound one carries no fingerprint: it names no content, and nobody can tell whether the
    content changed since.
    """

    NONE = "none"
    UNBOUND = "unbound"
    BOUND = "bound"
    VOID = "void"


def binding(approval: object, fingerprint: str | None) -> Binding:
    """Return how an approval, as it is written, binds content with a fingerprint.

    Without a fingerprint of the content there is nothing to approve: the document grows.
    """
    if not isinstance(approval, Mapping) or not approval or fingerprint is None:
        return Binding.NONE
    given = approval.get("fingerprint")
    if given is None:
        return Binding.UNBOUND
    return Binding.BOUND if given == fingerprint else Binding.VOID


def binding_of(facts: DocumentFacts) -> Binding:
    """Return how the approval of a version binds."""
    return binding(facts.approval, facts.fingerprint)

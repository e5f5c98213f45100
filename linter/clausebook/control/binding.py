"""Whether an approval holds for the content that stands under it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from clausebook.control.facts import DocumentFacts
from clausebook.control.fingerprint import fingerprint
from clausebook.language import N_
from clausebook.record import LoadedDocument

__all__ = [
    "Binding",
    "approved_fingerprint",
    "binding",
    "binding_of",
    "holds",
    "is_void",
]


class Binding(StrEnum):
    """What an approval says of the content beside it.

    An unbound one carries no fingerprint: it names no content, and nobody can tell whether the
    content changed since.
    """

    NONE = "none"
    UNBOUND = N_("unbound")
    BOUND = N_("bound")
    VOID = N_("void")


def binding(approval: object, content: str | None) -> Binding:
    """Return how an approval, as it is written, binds content with a fingerprint.

    Without a fingerprint of the content there is nothing to approve: the document grows.
    """
    if not isinstance(approval, Mapping) or not approval or content is None:
        return Binding.NONE
    given = _fingerprint(approval)
    if not given:
        return Binding.UNBOUND
    return Binding.BOUND if given == content else Binding.VOID


def binding_of(facts: DocumentFacts) -> Binding:
    """Return how the approval of a version binds."""
    return binding(facts.approval, facts.fingerprint)


def holds(facts: DocumentFacts) -> bool:
    """Whether a version was approved and not withdrawn, and its approval is not void."""
    return facts.is_approved and binding_of(facts) is not Binding.VOID


def is_void(document: LoadedDocument) -> bool:
    """Whether the approval of a document was given for other content than it has.

    One without a fingerprint is not void: it does not say what it was given for. Nor is that of a
    document that grows, whose content nobody approves.
    """
    if not approved_fingerprint(document):
        return False
    return binding(_approval(document), fingerprint(document)) is Binding.VOID


def approved_fingerprint(document: LoadedDocument) -> str:
    """Return the fingerprint that the approval of a document was given for, empty without one."""
    return _fingerprint(_approval(document))


def _fingerprint(approval: Mapping[str, Any]) -> str:
    """Return the fingerprint that is written; digits without quotes are read as a number."""
    given = approval.get("fingerprint")
    return "" if given is None else str(given)


def _approval(document: LoadedDocument) -> Mapping[str, Any]:
    approval = document.header.values.get("approval") if document.header is not None else None
    return approval if isinstance(approval, Mapping) else {}

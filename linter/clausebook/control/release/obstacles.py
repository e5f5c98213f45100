"""What stands against a release: documents whose approval does not bind what they say."""

from collections.abc import Iterator

from clausebook.control.binding import Binding, binding_of
from clausebook.control.facts import DocumentFacts, facts_of, facts_of_versions
from clausebook.corpus import Corpus
from clausebook.record import BEGUN, LoadedDocument

__all__ = ["approval_obstacles", "unbound_documents"]


def approval_obstacles(corpus: Corpus) -> Iterator[str]:
    """Yield, for each document that cannot be released as it is, why and what to do.

    A draft of something new is no obstacle, it is released as a draft. A draft that stands where
    an approved version stood is one, and so is an approved version whose day is to come while an
    earlier one applies: the release would not hold what is in force.
    """
    for document in corpus.loaded:
        facts = facts_of(document)
        if facts.fingerprint is None:
            continue
        if facts.is_approved:
            ended = _has_ended(corpus, facts)
            reason = "" if ended else _reason(facts) or _too_early(corpus, document, facts)
        else:
            reason = _displaced(corpus, document, facts)
        if reason:
            yield f"{document.path}: {facts.id} {facts.version} {reason}"


def unbound_documents(corpus: Corpus) -> tuple[str, ...]:
    """Return the ids of approved documents whose approval does not say for which content it is."""
    every = map(facts_of, corpus.loaded)
    return tuple(
        facts.id
        for facts in every
        if facts.is_approved
        and not _has_ended(corpus, facts)
        and binding_of(facts) is Binding.UNBOUND
    )


def _has_ended(corpus: Corpus, facts: DocumentFacts) -> bool:
    return bool(facts.expires_on) and facts.expires_on < corpus.today.isoformat()


def _reason(facts: DocumentFacts) -> str:
    binding = binding_of(facts)
    again = f"have it approved with 'clausebook approve {facts.id}'"
    if binding is Binding.NONE:
        return f"is {facts.status} and nobody approved it; {again}"
    if binding is Binding.VOID:
        return f"was changed after it was approved; {again}"
    return ""


def _too_early(corpus: Corpus, document: LoadedDocument, facts: DocumentFacts) -> str:
    day = corpus.today.isoformat()
    if facts.effective_on <= day:
        return ""
    for earlier in _approved_before(corpus, document):
        if earlier.effective_on <= day and not _has_ended(corpus, earlier):
            return (
                f"applies from {facts.effective_on} only, and {earlier.version}, in force until "
                f"then, is not in the files; release on that day, or keep it on a branch until then"
            )
    return ""


def _displaced(corpus: Corpus, document: LoadedDocument, facts: DocumentFacts) -> str:
    if facts.status not in BEGUN:
        return ""
    for earlier in _approved_before(corpus, document):
        return (
            f"is being written ({facts.status}), and the approved {earlier.version} is not in "
            f"the files; have it approved, or keep it on a branch of its own until it is"
        )
    return ""


def _approved_before(corpus: Corpus, document: LoadedDocument) -> Iterator[DocumentFacts]:
    """Yield the versions of the past whose approval is not void, the newest first."""
    if corpus.past is None:
        return
    versions = corpus.past.versions(document.path)
    found = facts_of_versions(corpus.past, versions)
    for version in versions:
        earlier = found[version.content]
        if earlier.is_approved and binding_of(earlier) is not Binding.VOID:
            yield earlier

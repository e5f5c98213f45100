"""An approval that was given for other content."""

from collections.abc import Iterator, Mapping

from clausebook.control.binding import approved_fingerprint, is_void
from clausebook.control.fingerprint import fingerprint
from clausebook.control.normative import normative_changes
from clausebook.control.versions.lives import Life, controlled, lives
from clausebook.control.versions.state import State, prepare
from clausebook.corpus import Corpus
from clausebook.record import LoadedDocument
from clausebook.rules.documents._versions import approved_documents, header_of, told_changes
from clausebook.rules.rule import Finding, rule

_DIGITS = 8


@rule("DOC014", basis="integrity", severity="error", since="0.3", clauses="7.5.2 c, 7.5.3.1 b")
def void_approval(corpus: Corpus) -> Iterator[Finding]:
    """The approval of a document in force was given for other content than the document has.

    Staff work by what stands there and believe that somebody answers for it; nobody does. An
    approval with a `fingerprint` binds exactly the content that it was given for: a digest of all
    that the document says, of a register all that its records say. Comments, layout, the order of
    keys and the bookkeeping of the header (status, version, days, `history`, the approval itself)
    do not count, so that they may change without a new approval.

    The finding says, where it can, what happened: what changed since, with git; or that the
    fingerprint is that of another document, from which the approval was copied. An approval without
    a fingerprint is not looked at here, nor are drafts and what was withdrawn.

    ## Fails

    ```yaml
    POL-0001:
      effective_on: 2026-06-25
      approval:
        on: 2026-06-25
        fingerprint: "0000000000000000000000000000000000000000000000000000000000000000"
    ```

    ## Fails

    ```yaml commit on=2026-06-25 author=b.m@ofen.example
    POL-0001:
      effective_on: 2026-06-25
      approval:
        on: 2026-06-25
        fingerprint: 97f90de1ae7bdaefa27c68771c9e90aee63d6d20089873c252a748a79e212bf8
    ```

    ```yaml
    POL-0001:
      strategic_direction: First choice of every bakery in the region by 2028
    ```

    ## Passes

    ```yaml
    POL-0001:
      effective_on: 2026-06-25
      review_by: 2027-06-30
      approval:
        on: 2026-06-25
        fingerprint: 97f90de1ae7bdaefa27c68771c9e90aee63d6d20089873c252a748a79e212bf8
    ```

    ## Passes

    ```yaml
    WIN-0901:
      kind: work-instruction
      title: Measure with the spare meter
      status: obsolete
      version: "1.0"
      owner: ROL-0002
      author: PSN-0002
      approval:
        by: PSN-0001
        role: ROL-0001
        on: 2026-02-02
        fingerprint: "0000000000000000000000000000000000000000000000000000000000000000"
      effective_on: 2026-02-02
      purpose: The outside of each oven is measured while the meter is repaired
    ```
    """
    void = [document for document in approved_documents(corpus) if is_void(document)]
    if not void:
        return
    owners = _owners(corpus)
    known = {life.header.path: life for life in lives(corpus, void)}
    prepare(state for life in known.values() for state in life.earlier)
    for document in void:
        header = header_of(document)
        yield Finding(
            header.at("approval", "fingerprint"),
            _told(document, owners, known.get(header.path)),
            "put back what was approved, or set 'status: review', raise the version and have it "
            f"approved, as with 'clausebook approve {header.id} "
            f"--as {header.part('approval').text('role')}'",
        )


def _owners(corpus: Corpus) -> Mapping[str, str]:
    """Return the ids of documents by the fingerprints that their content has."""
    found = ((fingerprint(document), header_of(document).id) for document in controlled(corpus))
    return {digest: document_id for digest, document_id in found if digest}


def _told(document: LoadedDocument, owners: Mapping[str, str], life: Life | None) -> str:
    header, approved = header_of(document), approved_fingerprint(document)
    approval = header.part("approval")
    void = f"the approval of {approval.text('on')} by {approval.text('by')} is void"
    if approved in owners:
        return f"{void}: it is that of {owners[approved]}, copied"
    state = _approved_state(life, approved) if life is not None else None
    if state is None or state.version is None:
        return (
            f"{void}: it is for the fingerprint {approved[:_DIGITS]}…, but the content has "
            f"{str(fingerprint(document))[:_DIGITS]}…"
        )
    commit = state.version.commit
    told = told_changes(normative_changes(state.loaded, document), header.id)
    return f"{void}: it is for the content of commit {commit.short_id}, since then {told}"


def _approved_state(life: Life, approved: str) -> State | None:
    return next((s for s in life.earlier if s.facts.fingerprint == approved), None)

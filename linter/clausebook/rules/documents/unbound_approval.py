"""An approval that does not say which content it was given for."""

from collections.abc import Iterator

from clausebook.control.binding import approved_fingerprint
from clausebook.corpus import Corpus
from clausebook.rules.documents._versions import approved_documents, header_of
from clausebook.rules.rule import Finding, rule


@rule("DOC015", basis="house", severity="info", since="0.3", clauses="7.5.2 c")
def unbound_approval(corpus: Corpus) -> Iterator[Finding]:
    """A document was approved without a fingerprint, although approvals have one by now.

    An approval that is only a name and a day stays there whatever is edited below it: nobody can
    tell later what was approved. A `fingerprint` binds the approval to the content, and
    `clausebook approve` writes it. The standard asks for approval, not for this way to show it.

    It is told of approvals of maintained documents that were given on the day of the first approval
    with a fingerprint or later. Those before it were given under another practice; each is bound
    when the document is approved the next time. Who has no approval with a fingerprint is not told
    anything, and what is in draft or was withdrawn is left alone.

    ## Fails

    ```yaml
    POL-0001:
      effective_on: 2026-06-24
      approval:
        on: 2026-06-24
        fingerprint: 97f90de1ae7bdaefa27c68771c9e90aee63d6d20089873c252a748a79e212bf8
    OBJ-0001:
      effective_on: 2026-06-25
      approval: {on: 2026-06-25}
    ```

    ## Passes

    ```yaml
    POL-0001:
      effective_on: 2026-06-24
      approval:
        on: 2026-06-24
        fingerprint: 97f90de1ae7bdaefa27c68771c9e90aee63d6d20089873c252a748a79e212bf8
    ```
    """
    approvals = [
        (document, header_of(document).part("approval"))
        for document in approved_documents(corpus)
        if "approval" in header_of(document).values
    ]
    bound = [part.text("on") for document, part in approvals if approved_fingerprint(document)]
    if not bound:
        return
    first = min(bound)
    for document, part in approvals:
        if not approved_fingerprint(document) and part.text("on") >= first:
            header = header_of(document)
            yield Finding(
                header.at("approval"),
                f"approved on {part.text('on')} without a fingerprint, so nothing shows which "
                "content that was",
                "have the content that stands here approved, as with 'clausebook approve "
                f"{header.id} --as {part.text('role')}'",
            )

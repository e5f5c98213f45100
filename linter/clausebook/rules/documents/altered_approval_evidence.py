"""Evidence of an approval that is another file than it was."""

from collections.abc import Iterator

from clausebook.control.approval.proofs import evidence_path, is_altered
from clausebook.corpus import Corpus
from clausebook.rules.documents._versions import approved_documents, header_of
from clausebook.rules.rule import Finding, rule


@rule(
    "DOC114",
    basis="integrity",
    severity="error",
    since="0.3",
    clauses="7.5.2 c, 7.5.3.2",
    parent="DOC014",
    by_document=True,
)
def altered_approval_evidence(corpus: Corpus) -> Iterator[Finding]:
    """The file that shows an approval is not the one that was there when it was recorded.

    Somebody who never opens git approves on paper or by mail, and another person enters it: the
    signed page is all there is to show it. Its SHA-256 is kept beside it, as `evidence_sha256`, so
    that a page that was exchanged later is noticed. Documents that are approved or effective are
    looked at; a file that is gone is told by REF005, and one that is too large to be read is not
    compared.

    ## Fails

    ```yaml
    POL-0001:
      approval:
        evidence: evidence/2026-02-11-minutes.txt
        evidence_sha256: "0000000000000000000000000000000000000000000000000000000000000000"
    ```

    ## Passes

    ```yaml
    POL-0001:
      approval:
        evidence: evidence/2026-02-11-minutes.txt
        evidence_sha256: "ed5bba50278030ec9e3d19bb3a7c5988a471f4066f28f587c8d2353a4c1ef6d5"
    ```
    """
    for document in approved_documents(corpus):
        approval = header_of(document).part("approval")
        if is_altered(corpus, approval):
            yield Finding(
                approval.at("evidence_sha256"),
                f"'{evidence_path(corpus, approval)}' is not the file that showed the approval of "
                f"{approval.text('on')}: its SHA-256 is another one",
                "put the file back as it was, from the history or from who signed it; if the page "
                "is to be another one, have the document approved anew",
            )

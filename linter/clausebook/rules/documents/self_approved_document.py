"""A document that its author approved."""

from collections.abc import Iterator

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule
from clausebook.schema import Nature


@rule("DOC002", basis="house", severity="warning", since="0.1", clauses="7.5.2 c", by_document=True)
def self_approved_document(corpus: Corpus) -> Iterator[Finding]:
    """A document was approved by the person who wrote it.

    A second pair of eyes finds what the first one reads over, before customers find it. The
    standard asks that documents be reviewed and approved for suitability; it does not say by whom,
    and who works alone has no choice: those ignore this rule.

    Looked at are maintained documents and the registers that hold them. A record in a register that
    names neither an author nor an approval of its own is covered by its register. Retained records
    are not approved, and what was withdrawn is left alone.

    ## Fails

    ```yaml
    POL-0001:
      author: PSN-0001
    ```

    ## Fails

    ```yaml
    RSK-0001:
      author: PSN-0001
    ```

    ## Passes

    ```yaml
    CMP-0001:
      author: PSN-0001
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-02-25}
    ```
    """
    for record in corpus.records():
        author = record.text("author")
        if not author or record.kind.nature is Nature.RETAINED or is_withdrawn(record):
            continue
        if author == record.part("approval").text("by") and _says_so_itself(record):
            own = "approval" in record.values
            yield Finding(
                record.at("approval", "by") if own else record.at("author"),
                f"{author} wrote the document and approved it",
                "have it approved by somebody else who may, as in "
                "'approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}'",
                (("its author", record.at("author")),) if own and "author" in record.values else (),
            )


def _says_so_itself(record: Record) -> bool:
    return "author" in record.values or "approval" in record.values

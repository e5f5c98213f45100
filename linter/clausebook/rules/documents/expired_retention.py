"""Evidence that was to be kept until a day that has passed."""

from collections.abc import Iterator

from clausebook.analysis.retention import retention_ends
from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule


@rule(
    "DOC106",
    basis="requirement",
    severity="info",
    since="0.2",
    clauses="7.5.3.2 d",
    parent="DOC006",
)
def expired_retention(corpus: Corpus) -> Iterator[Finding]:
    """The time for which a record is kept is over.

    What is kept longer than was said helps nobody and may harm those who are named in it.
    Disposition is part of the control of documents. This is a reminder and no fault: before
    something is deleted, look whether a law, a contract or an open case asks for more.

    The end is told only where records alone tell it. What is kept from its closing on is over when
    the period after `closed_on` has passed, and what is kept from its creation on is then over for
    certain. What is kept from its supersession on counts from the day on which what supersedes it
    took effect. The end of a contract or of a product's life is not known here.

    ## Fails

    ```yaml
    NCR-0001: {retention: {period: 2 weeks, trigger: closed}, closed_on: 2026-06-15}
    ```

    ## Passes

    ```yaml
    NCR-0001: {retention: {period: 2 weeks, trigger: end_of_contract}, closed_on: 2026-06-15}
    ```
    """
    for record in corpus.records():
        ends = retention_ends(corpus, record)
        if ends is not None and ends < corpus.today:
            own = "retention" in record.values
            period = record.part("retention").text("period")
            yield Finding(
                record.at("retention") if own else record.at(),
                f"it was to be kept for {period}, which ended on {ends}",
                "dispose of it as was decided, or say why it is kept longer by another period",
            )

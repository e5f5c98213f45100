"""A nonconformity that leaves open what was not met, what shows it, or what followed."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_CRITERIA = ("clause", "requirement", "text")
_EXAMPLES = {
    "which requirement was not met": "breached: [{requirement: REQ-0004}]",
    "what shows it": "evidence: [evidence/lab-report.pdf]",
    "what followed from it": "consequences: None; no part was delivered",
}


@rule(
    "NCR101",
    basis="practice",
    severity="warning",
    since="0.2",
    clauses="10.2.1 a2, 10.2.1 b1, 10.2.2 a",
    parent="NCR001",
    by_document=True,
)
def unfounded_nonconformity(corpus: Corpus) -> Iterator[Finding]:
    """A nonconformity does not say which requirement was not met, what shows it, or what followed.

    "Poor filing" is an opinion. A nonconformity is a requirement that was not met, and auditors
    write three things: the requirement, the evidence, and the statement that brings both together.
    Without the requirement nobody knows when it is put right; without the evidence the discussion
    starts anew. Of a live nonconformity it is asked which requirement was `breached` (a clause, a
    record, or a text such as "Drawing 17-4: tight at 0.2 bar") and what shows it: `evidence`, or
    the records or the reference of its `source`. A closed one says its `consequences` too, even if
    that is "none", for these are to be dealt with.

    The standard wants the nature on record, not this form: it is practice.

    ## Fails

    ```yaml
    NCR-0001:
      breached: null
    ```

    ## Fails

    ```yaml
    NCR-0001:
      consequences: null
    ```

    ## Passes

    ```yaml
    NCR-0001:
      breached: [{text: Day of the first confirmation}]
      evidence: null
    ```
    """
    for case in corpus.live("nonconformity"):
        missing = list(_missing(case))
        if missing:
            yield Finding(
                case.at(),
                f"the nonconformity does not say {' and '.join(missing)}",
                f"add it, as in '{_EXAMPLES[missing[0]]}'",
            )


def _missing(case: Record) -> Iterator[str]:
    if not any(part.has(name) for part in case.parts("breached") for name in _CRITERIA):
        yield "which requirement was not met"
    source = case.part("source")
    if not (case.has("evidence") or source.has("records") or source.has("reference")):
        yield "what shows it"
    if case.status == "closed" and not case.has("consequences"):
        yield "what followed from it"

"""Nonconforming output without a word on what became of it and on whose decision."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule


@rule(
    "NCR005",
    basis="mandated",
    severity="error",
    since="0.2",
    clauses="8.7.2 b, 8.7.2 c, 8.7.2 d",
)
def undisposed_output(corpus: Corpus) -> Iterator[Finding]:
    """The record of an output that does not conform lacks what became of it, or who decided.

    A part beyond its drawing that is delivered after all is a decision, and the customer has a
    right to know whose. For outputs that do not conform, the standard wants the nonconformity on
    record, what was done, any concession, and the authority that decided. It is asked that

    - a closed nonconformity that concerns a product, or came to light at a release, names its
      `disposition`; `no_output` is the answer where no output was concerned;
    - each disposition but `no_output` names its `disposition_authority`;
    - what is used as it is (`use_as_is`) names the `concession`: what was allowed, for which units,
      until when.

    Whether the customer has to agree depends on the contract, and is not asked.

    ## Fails

    ```yaml
    NCR-0001:
      disposition: null
      disposition_authority: null
    ```

    ## Fails

    ```yaml
    NCR-0001:
      disposition: scrap
      disposition_authority: null
    ```

    ## Fails

    ```yaml
    NCR-0001:
      disposition: use_as_is
    ```

    ## Passes

    ```yaml
    NCR-0001:
      disposition: use_as_is
      concession: {text: "One oven with a dent at the back, this order only", customer: CST-0002}
    ```
    """
    for case in corpus.live("nonconformity"):
        disposition = case.text("disposition")
        if not disposition:
            if case.status == "closed" and _is_of_an_output(corpus, case):
                yield Finding(
                    case.at(),
                    "the nonconformity is closed, but not said what became of the output",
                    "say so, as in 'disposition: rework', or 'disposition: no_output' where none "
                    "was concerned",
                )
        elif disposition != "no_output":
            yield from _decided(case, disposition)


def _is_of_an_output(corpus: Corpus, case: Record) -> bool:
    if case.part("source").text("type") == "release":
        return True
    found = (corpus.get(record_id) for record_id in case.texts("concerns"))
    return any(record is not None and record.kind.name == "product" for record in found)


def _decided(case: Record, disposition: str) -> Iterator[Finding]:
    if not case.has("disposition_authority"):
        yield Finding(
            case.at("disposition"),
            f"the output was disposed of as '{disposition}', but not said who decided",
            "name the role, as in 'disposition_authority: ROL-0002'",
        )
    if disposition == "use_as_is" and not case.part("concession").has("text"):
        yield Finding(
            case.at("disposition"),
            "the output is used as it is, but not said what was conceded",
            "add it, as in 'concession: {text: 20 posts 5 mm shorter, this order only, customer: "
            "CST-0002}'",
        )

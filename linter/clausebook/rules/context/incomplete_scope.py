"""A scope that leaves open what it covers or why something does not apply."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule


@rule("CTX002", basis="mandated", severity="error", since="0.2", clauses="4.3")
def incomplete_scope(corpus: Corpus) -> Iterator[Finding]:
    """The scope does not say what it covers, or not why something does not apply.

    Customers read in the scope whether what they buy is made under the management system. The
    standard wants it as a document with three things:

    - **Boundaries.** A record without them breaks its schema, which is another rule's finding.
    - **Products and services.** `products` names those that are covered. Where no product or
      service has a record of its own, the `statement` says it in words.
    - **Reasons.** Each clause under `not_applicable` has a `justification` and says
      `affects_conformity: false`. A clause whose absence touches the ability to supply what
      conforms, or the satisfaction of customers, cannot be left out, whatever the reason.

    Whether there is a scope at all is the matter of DOC009.

    ## Fails

    ```yaml
    SCP-0001:
      not_applicable:
        - {clause: "8.3", affects_conformity: false}
    ```

    ## Fails

    ```yaml
    SCP-0001:
      not_applicable:
        - clause: "8.3"
          justification: Design takes too much time
          affects_conformity: true
    ```

    ## Fails

    ```yaml
    SCP-0001:
      products: null
    ```

    ## Passes

    ```yaml
    SCP-0001:
      products: null
    PRD-0001: {status: draft, approval: null, effective_on: null}
    ```
    """
    for scope in corpus.live("scope"):
        yield from _without_products(corpus, scope)
        for part in scope.parts("not_applicable"):
            yield from _left_out(part)


def _without_products(corpus: Corpus, scope: Record) -> Iterator[Finding]:
    if scope.has("products") or (scope.has("statement") and not corpus.live("product")):
        return
    yield Finding(
        scope.at(),
        f"{scope.id} does not say which products and services it covers",
        "name them, as in products: [PRD-0001]",
    )


def _left_out(part: Part) -> Iterator[Finding]:
    clause = part.text("clause")
    affects = part.flag("affects_conformity")
    if affects:
        yield Finding(
            part.at("affects_conformity"),
            f"{clause} is left out although that touches conformity or customer satisfaction",
            "take the clause into the scope, or correct affects_conformity",
        )
        return
    missing = [] if part.has("justification") else ["why it cannot apply"]
    if affects is None:
        missing.append("whether that touches conformity")
    if missing:
        yield Finding(
            part.at(),
            f"{clause} is left out, but nothing says {' or '.join(missing)}",
            "add justification: We hold no property of customers, and affects_conformity: false",
        )

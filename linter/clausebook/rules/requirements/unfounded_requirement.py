"""A requirement of which nobody knows where it comes from."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_RELATIONS = ("satisfies", "derived_from", "deals_with")


@rule("REQ001", basis="requirement", severity="error", since="0.1", clauses="8.2.2 a")
def unfounded_requirement(corpus: Corpus) -> Iterator[Finding]:
    """A requirement does not say where it comes from.

    Requirements are determined: by the customer, by the law, by the organization itself. One
    without origin cannot be weighed, changed or dropped, for nobody knows who would miss it. A live
    requirement says its `source` and has an origin: a reference to a contract, order or page
    (`source_reference`), or a link to a need, an obligation, a party, a customer, an order or
    another document. A requirement of the organization's own may give its `rationale` instead. No
    second record is asked for where a reference is enough.

    ## Fails

    ```yaml
    REQ-0003:
      kind: requirement
      title: Reply to calls
      status: effective
      version: "1.0"
      owner: ROL-0003
      author: PSN-0003
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      review_by: 2027-03-31
      statement: Service shall reply to each call within two hours.
      source: customer_unstated
      criterion: {measure: time to reply, operator: ≤, value: 2, unit: h}
      fulfilled_by: [PRC-0003]
      verified_by:
        - {method: Log of calls, interval: 12 months, last_on: 2026-03-31, result: pass}
    ```

    ## Fails

    ```yaml
    REQ-0002:
      source: null
    ```

    ## Passes

    ```yaml
    REQ-0003:
      kind: requirement
      title: Reply to calls
      status: effective
      version: "1.0"
      owner: ROL-0003
      author: PSN-0003
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      review_by: 2027-03-31
      statement: Service shall reply to each call within two hours.
      source: customer_unstated
      source_reference: Contract with bakery group A, section 7
      criterion: {measure: time to reply, operator: ≤, value: 2, unit: h}
      fulfilled_by: [PRC-0003]
      verified_by:
        - {method: Log of calls, interval: 12 months, last_on: 2026-03-31, result: pass}
    ```
    """
    for requirement in corpus.live("requirement"):
        name = f"{requirement.id}, '{requirement.title}',"
        if not requirement.has("source"):
            yield Finding(
                requirement.at(),
                f"{name} does not say whose requirement it is",
                "add source, as in source: customer_stated",
            )
        elif not _has_origin(corpus, requirement):
            yield Finding(
                requirement.at(),
                f"{name} has no origin",
                "add a reference, as in source_reference: Contract 2026-17, section 4, "
                "or a link, as in needs: [NED-0001]",
            )


def _has_origin(corpus: Corpus, requirement: Record) -> bool:
    if requirement.has("source_reference") or corpus.related(requirement, *_RELATIONS):
        return True
    if requirement.has("needs") or requirement.has("derived_from"):
        return True
    return requirement.text("source") == "organization" and requirement.has("rationale")

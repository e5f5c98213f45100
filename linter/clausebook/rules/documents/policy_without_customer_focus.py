"""A quality policy in which customers do not appear."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.documents._commitments import commitment_types, place_of_commitments
from clausebook.rules.rule import Finding, rule


@rule("DOC110", basis="practice", severity="info", since="0.2", clauses="5.2.1", parent="DOC010")
def policy_without_customer_focus(corpus: Corpus) -> Iterator[Finding]:
    """No commitment of the quality policy is one to customers.

    A policy that commits to requirements and to improvement satisfies the standard and may still
    read as if nobody bought anything. Organizations that live by their customers say in the policy
    what they promise them beyond the contract: to ask, to answer, to tell what was done. The
    standard does not ask for it. One commitment of the type `customer_focus` in any live policy is
    enough; a policy without any commitments is told by DOC010.

    ## Fails

    ```yaml
    POL-0001:
      commitments:
        - {id: C1, type: meet_requirements, text: We meet what customers and the law require.}
        - {id: C2, type: improve, text: We make our way of working better every year.}
    OBJ-0001: {commitment: C1}
    ```

    ## Passes

    ```yaml
    POL-0001:
      commitments:
        - {id: C1, type: meet_requirements, text: We meet what customers and the law require.}
        - {id: C2, type: improve, text: We make our way of working better every year.}
        - {id: C3, type: customer_focus, text: Whoever calls at night reaches a person.}
    ```
    """
    policies = corpus.live("policy")
    types = commitment_types(policies)
    if types and "customer_focus" not in types and not corpus.unclear("policy"):
        yield Finding(
            place_of_commitments(policies),
            "no commitment of the policy is one to customers",
            "say what you promise them, as in '{id: C3, type: customer_focus, text: We ask "
            "customers every year what we should do better}'",
        )

"""A quality policy that lacks something that it has to say."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.documents._commitments import commitment_types, place_of_commitments
from clausebook.rules.rule import Finding, rule

_FIELDS = {
    "purpose_fit": ("5.2.1 a", "why it suits what the organization is for"),
    "strategic_direction": ("5.2.1 a", "which strategic direction it backs"),
    "available_to": ("5.2.2 c", "who can read it and how"),
}
_COMMITMENTS = {
    "meet_requirements": ("5.2.1 c", "to meeting the requirements that apply"),
    "improve": ("5.2.1 d", "to improving the management system continually"),
}


@rule(
    "DOC010",
    basis="requirement",
    severity="warning",
    since="0.2",
    clauses="5.2.1 a, 5.2.1 c, 5.2.1 d, 5.2.2 c",
)
def policy_content_gap(corpus: Corpus) -> Iterator[Finding]:
    """The quality policy lacks something that a quality policy has to say.

    The policy is what top management gives its word on; customers may hold it to that. It suits
    the purpose of the organization and backs its strategic direction (5.2.1 a), commits to meeting
    the requirements that apply (c) and to continual improvement (d), and can be had by interested
    parties as appropriate (5.2.2 c). That it is a framework for objectives (b) is seen in the
    objectives that carry it out, and told by OBJ002.

    That is read from the fields of the policy and from the `type` of its commitments, for prose
    cannot be weighed by a program; a policy that says it in its text only is asked to say it in the
    fields too, so this is a warning, and one finding for all commitments where none is listed.
    Where several policies are in force, one of them has to say it. That the policy is communicated
    inside is looked at with communication; that there is none at all is told by DOC009; a
    commitment to customers by DOC110.

    ## Fails

    ```yaml
    POL-0001:
      commitments:
        - {id: C1, type: meet_requirements, text: We meet what customers and the law require.}
        - {id: C3, type: customer_focus, text: We ask bakers every year what we should do better.}
    ```

    ## Fails

    ```yaml
    POL-0001: {commitments: null}
    OBJ-0001: {commitment: null}
    ```

    ## Fails

    ```yaml
    POL-0001: {strategic_direction: null}
    ```

    ## Passes

    ```yaml
    POL-0001:
      commitments:
        - {id: C1, type: meet_requirements, text: We meet what customers and the law require.}
        - {id: C2, type: improve, text: We make our way of working better every year.}
        - {id: C3, type: customer_focus, text: We ask bakers every year what we should do better.}
        - {id: C4, type: objectives_framework, text: Each promise has an objective with a number.}
    ```
    """
    policies = corpus.live("policy")
    if not policies or corpus.unclear("policy"):
        return
    main = policies[0]
    types = commitment_types(policies)
    for name, (clause, what) in _FIELDS.items():
        if not any(policy.has(name) for policy in policies):
            yield Finding(
                main.at(),
                f"the policy does not say {what}",
                f"fill in '{name}'",
                clauses=(clause,),
            )
    if not types:
        yield Finding(
            main.at(),
            "the policy lists no commitments; whether it commits to meeting requirements and to "
            "improvement stands, if anywhere, in its text",
            "list them, as in 'commitments: [{id: C1, type: meet_requirements, text: We …}, {id: "
            "C2, type: improve, text: We …}]'",
            clauses=tuple(clause for clause, _ in _COMMITMENTS.values()),
        )
        return
    for name, (clause, what) in _COMMITMENTS.items():
        if name not in types:
            yield Finding(
                place_of_commitments(policies),
                f"no commitment of the policy is one {what}",
                f"write it, as in '{{id: C1, type: {name}, text: We …}}'",
                clauses=(clause,),
            )

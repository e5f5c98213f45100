"""An objective that names a commitment which its policy does not hold."""

from collections.abc import Iterator

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule


@rule(
    "OBJ102",
    basis="integrity",
    severity="error",
    since="0.2",
    clauses="6.2.1 a",
    parent="OBJ002",
)
def unknown_commitment(corpus: Corpus) -> Iterator[Finding]:
    """An objective names a commitment that the policy does not have.

    Objectives name the commitment of the policy that they carry out. When the policy is written
    anew and its commitments are numbered in another way, an objective may be left that serves
    nothing. The ids are compared as they are written. Drafts are looked at too, for a broken link
    is not unfinished work; records that were withdrawn are not. A commitment without a policy has
    nothing that it could belong to, and is told as well.

    ## Fails

    ```yaml
    OBJ-0001:
      commitment: C9
    ```

    ## Passes

    ```yaml
    OBJ-0001:
      commitment: C2
    ```
    """
    for objective in corpus.records("objective"):
        named = objective.text("commitment")
        if not named or is_withdrawn(objective):
            continue
        policy = corpus.get(objective.text("policy"))
        if policy is None:
            if not objective.has("policy"):
                yield Finding(
                    objective.at("commitment"),
                    f"commitment '{named}' belongs to no policy",
                    "name the policy too, as in 'policy: POL-0001'",
                )
            continue
        if policy.kind.name != "policy" or not policy.is_valid:
            continue
        known = [part.text("id") for part in policy.parts("commitments")]
        if named not in known:
            yield Finding(
                objective.at("commitment"),
                f"{policy.id} has no commitment '{named}'",
                f"name one that it has: {', '.join(known)}"
                if known
                else f"list the commitments of {policy.id} under 'commitments'",
                (("the policy", policy.at("commitments") if known else policy.at()),),
            )

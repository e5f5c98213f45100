"""A quality objective that follows from no commitment, or has nothing to do with customers."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._absence import place_of_absence
from clausebook.rules.rule import Finding, rule

_SUBJECTS = {
    "conformity": "the conformity of products and services",
    "satisfaction": "raising customer satisfaction",
}


@rule(
    "OBJ002",
    basis="requirement",
    severity="warning",
    since="0.2",
    clauses="6.2.1 a, 6.2.1 c, 6.2.1 d, 5.1.2 c",
)
def detached_objective(corpus: Corpus) -> Iterator[Finding]:
    """An objective belongs to no commitment of the policy, or to nothing that customers need.

    Objectives carry out what the policy promises, and they bear on what customers receive and how
    satisfied they are. Of a live objective it is asked:

    - which commitment of the quality policy it serves: `policy`, and `commitment` where the policy
      lists its commitments. Nothing is asked while no policy is live;
    - what it has to do with customers: a need, a requirement or an obligation that it pursues, or
      that it is `relevant_to` conformity or satisfaction.

    Of all together it is asked that one bears on conformity and one on satisfaction; an objective
    that pursues requirements counts for the first, one that pursues needs for the second. That is
    looked at once each of them says what it bears on. Objectives about money are welcome beside
    them. Whether the named commitment exists is the matter of OBJ102. The standard asks for the
    agreement, not for the link that shows it, so a missing link is a warning.

    ## Fails

    ```yaml
    OBJ-0001:
      policy: null
      commitment: null
    ```

    ## Fails

    ```yaml
    OBJ-0001:
      commitment: null
    ```

    ## Fails

    ```yaml
    OBJ-0001:
      needs: null
      requirements: null
      relevant_to: null
    ```

    ## Fails

    ```yaml
    OBJ-0001:
      needs: null
      relevant_to: [conformity]
    ```

    ## Passes

    ```yaml
    OBJ-0001:
      requirements: null
      relevant_to: [conformity]
    ```
    """
    objectives, policies = corpus.live("objective"), corpus.live("policy")
    for objective in objectives:
        yield from _policy(corpus, objective, policies)
        if not _bears_on(objective):
            yield Finding(
                objective.at(),
                f"{objective.id}, '{objective.title}', does not say what it has to do with "
                "products, services or customers",
                "name what it pursues, as in 'needs: [NED-0002]', or say 'relevant_to: "
                "[conformity]'",
                clauses=("6.2.1 c", "6.2.1 d"),
            )
    if objectives and all(map(_bears_on, objectives)) and not corpus.unclear("objective"):
        yield from _whole(corpus, objectives)


def _policy(corpus: Corpus, objective: Record, policies: tuple[Record, ...]) -> Iterator[Finding]:
    if not objective.has("policy"):
        if policies:
            yield Finding(
                objective.at(),
                f"{objective.id}, '{objective.title}', serves no commitment of the quality policy",
                f"name it, as in 'policy: {policies[0].id}' and 'commitment: C1'",
                clauses=("6.2.1 a",),
            )
        return
    policy = corpus.get(objective.text("policy"))
    if policy is None or policy.kind.name != "policy" or not policy.is_valid:
        return
    known = [part.text("id") for part in policy.parts("commitments")]
    if known and not objective.has("commitment"):
        yield Finding(
            objective.at("policy"),
            f"{objective.id}, '{objective.title}', does not say which commitment of {policy.id} "
            "it serves",
            f"name one of {', '.join(known)}, as in 'commitment: {known[0]}'",
            (("the commitments", policy.at("commitments")),),
            ("6.2.1 a",),
        )


def _whole(corpus: Corpus, objectives: tuple[Record, ...]) -> Iterator[Finding]:
    touched = {subject for objective in objectives for subject in _bears_on(objective)}
    for subject, words in _SUBJECTS.items():
        if subject not in touched:
            yield Finding(
                place_of_absence(corpus, "objective"),
                f"no live objective bears on {words}",
                f"set one, or say of one that does 'relevant_to: [{subject}]'",
                clauses=("6.2.1 d",),
            )


def _bears_on(objective: Record) -> set[str]:
    found = set(objective.texts("relevant_to"))
    if objective.has("requirements"):
        found.add("conformity")
    if objective.has("needs"):
        found.add("satisfaction")
    return found

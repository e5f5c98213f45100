"""A role that deals with customers and is not prepared for it."""

from collections.abc import Iterator, Mapping

from clausebook.analysis.acknowledgements import Acknowledgements
from clausebook.analysis.holders import holders, roles_in_use
from clausebook.analysis.texts import folded
from clausebook.corpus import Corpus
from clausebook.record import Part, Place, Record
from clausebook.rules.rule import Finding, rule

_TYPES = {
    "soft": "dealing with people (soft)",
    "technical": "products and work (technical)",
    "awareness": "policy and objectives (awareness)",
}


@rule("TRN003", basis="practice", severity="warning", since="0.2", clauses="7.2 a, 7.3, 5.1.2 c")
def unprepared_customer_contact(corpus: Corpus) -> Iterator[Finding]:
    """A role that deals with customers asks for too little, or may decide nothing alone.

    A friendly voice that knows nothing helps as little as an expert who does not listen, and
    neither helps when every goodwill needs a signature from above. Of each live role that is
    `customer_facing` it is asked:

    - `required_competences` of all three types: soft, technical and awareness. An entry without a
      type counts as what persons call it who have a competence of that name. Awareness is shown as
      well where all who hold the role have acknowledged each live policy as it is now.
    - an `authority`: how far the role may go alone to settle a matter.

    Whether those who hold the role have what it asks for is the matter of TRN001. The standard
    leaves it to the organization what a role needs; to ask for these is good practice.

    ## Fails

    ```yaml
    ROL-0003:
      required_competences:
        - {name: Ovens and service, type: technical}
        - {name: Policy and objectives, type: awareness}
    ```

    ## Fails

    ```yaml
    ROL-0003:
      authority: null
    ```

    ## Passes

    ```yaml
    ROL-0003:
      required_competences:
        - {name: Listening on the telephone}
        - {name: Ovens and service, type: technical}
        - {name: Policy and objectives, type: awareness}
    ```

    ## Passes

    ```yaml
    ROL-0003:
      required_competences:
        - {name: Listening on the telephone, type: soft}
        - {name: Ovens and service, type: technical}
    ACK-0001:
      kind: acknowledgement
      title: Handling complaints 1.0
      status: closed
      version: "1.0"
      owner: ROL-0002
      retention: {period: 3 years, trigger: created}
      person: PSN-0003
      document: SOP-0001
      document_version: "1.0"
      on: 2026-02-02
      how: read
    ```
    """
    facing = [role for role in roles_in_use(corpus) if role.flag("customer_facing")]
    known = _types_by_name(corpus) if facing else {}
    aware = _aware_roles(corpus) if facing else frozenset()
    for role in facing:
        asked = {_type_of(part, known) for part in role.parts("required_competences")}
        if role.id in aware:
            asked.add("awareness")
        missing = [phrase for name, phrase in _TYPES.items() if name not in asked]
        if missing:
            yield Finding(
                _place(role),
                f"{role.id}, '{role.title}', deals with customers and asks for no competence in "
                f"{' or in '.join(missing)}",
                "add what it needs, as in required_competences: [{name: Listening on the "
                "telephone, type: soft}]",
            )
        if not role.has("authority"):
            yield Finding(
                role.at(),
                f"{role.id}, '{role.title}', deals with customers and may decide nothing alone",
                "say how far it may go, as in authority: {limit: 200 euros a case, scope: "
                "Replacement and goodwill}",
            )


def _aware_roles(corpus: Corpus) -> frozenset[str]:
    """Return the roles whose holders all know the policies; only where that is entered at all."""
    known = Acknowledgements(corpus)
    policies = corpus.live("policy")
    if not known.are_used or not policies:
        return frozenset()
    return frozenset(
        role
        for role, persons in holders(corpus).items()
        if all(known.knows(person.id, policy) for person in persons for policy in policies)
    )


def _types_by_name(corpus: Corpus) -> Mapping[str, str]:
    return {
        folded(part.text("name")): part.text("type")
        for person in corpus.live("person")
        for part in person.parts("competences")
        if part.has("type")
    }


def _type_of(part: Part, known: Mapping[str, str]) -> str:
    return part.text("type") or known.get(folded(part.text("name")), "")


def _place(role: Record) -> Place:
    has_some = role.has("required_competences")
    return role.at("required_competences", part="key") if has_some else role.at("customer_facing")

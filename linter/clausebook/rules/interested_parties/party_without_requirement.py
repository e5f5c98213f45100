"""A relevant party that requires nothing, or an irrelevant one that does."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule

_RELATIONS = ("leads_to", "expresses", "imposes")
_KINDS = ("requirement", "need", "obligation")


@rule("IPR002", basis="requirement", severity="error", since="0.1", clauses="4.2 b")
def party_without_requirement(corpus: Corpus) -> Iterator[Finding]:
    """A relevant interested party requires nothing, or one that is not relevant requires something.

    A party is relevant because of what it requires of the management system; knowing the one means
    knowing the other. Requirements count wherever they are recorded: in the party's own list, or as
    a live need, requirement or obligation that names the party. No second record is asked for. A
    party that does not say whether it is relevant is taken as relevant.

    ## Fails

    ```yaml
    IPA-0005:
      requirements: []
    ```

    ## Fails

    ```yaml
    IPA-0007:
      requirements:
        - {what: Quiet nights, addressed_by_qms: false, reason: No ovens are built at night}
    ```

    ## Passes

    ```yaml
    IPA-0003:
      requirements: null
    ```
    """
    unclear = corpus.unclear(*_KINDS)
    for party in corpus.live("interested-party"):
        named = [
            record
            for record in corpus.related(party, *_RELATIONS)
            if record.is_live(corpus.today) and record.kind.name in _KINDS
        ]
        own = party.has("requirements")
        if party.flag("relevant") is False and (own or named):
            yield Finding(
                party.at("relevant"),
                f"{party.id} is not relevant, but has requirements",
                "say that it is relevant, or take the requirements away",
                related=tuple((f"{record.id} names it", record.at()) for record in named),
            )
        elif not own and not named and party.flag("relevant") is not False and not unclear:
            yield Finding(
                party.at(),
                f"{party.id}, '{party.title}', is relevant, but requires nothing",
                "add requirements, as in requirements: [{what: Delivery on the promised day}]",
            )

"""A party's requirement about which nothing was decided."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Part, Place
from clausebook.rules.rule import Finding, rule


@rule("IPR003", basis="practice", severity="warning", since="0.1", clauses="4.2 b, 6.1.1")
def undisposed_party_requirement(corpus: Corpus) -> Iterator[Finding]:
    """Nothing says what becomes of a requirement of an interested party.

    A list of what parties want helps nobody until it is decided which of it the management system
    takes care of, and where. So each requirement of a relevant party says `addressed_by_qms`; where
    that is true, `addressed_by` names a record that deals with it. The 2015 edition asks only that
    such requirements be considered in planning; saying it for each is practice (that of 2026 is
    reported to go further). Whether a party has requirements about climate is a note of the
    standard and not asked for.

    ## Fails

    ```yaml
    IPA-0006:
      requirements:
        - {id: R1, what: A forecast of orders each quarter}
    ```

    ## Fails

    ```yaml
    IPA-0006:
      requirements:
        - {id: R1, what: A forecast of orders each quarter, addressed_by_qms: true}
    ```

    ## Passes

    ```yaml
    IPA-0006:
      requirements:
        - {id: R1, what: A forecast of orders each quarter, addressed_by: [PRC-0001]}
        - {id: R2, what: Orders of a whole year at once, addressed_by_qms: false}
    ```
    """
    for party in corpus.live("interested-party"):
        if party.flag("relevant") is False:
            continue
        for requirement in party.parts("requirements"):
            if not requirement.has("addressed_by") and (fault := _fault(requirement)):
                place, message, hint = fault
                yield Finding(place, f"'{requirement.text('what')}' {message}", hint)


def _fault(requirement: Part) -> tuple[Place, str, str] | None:
    decided = requirement.flag("addressed_by_qms")
    if decided is False:
        return None
    if decided is None:
        message = "is neither taken up nor set aside"
        return requirement.at(), message, "add addressed_by: [PRC-0001], or addressed_by_qms: false"
    message = "is taken up, but no record deals with it"
    hint = "name what deals with it, as in addressed_by: [REQ-0001, PRC-0002]"
    return requirement.at("addressed_by_qms"), message, hint

"""A promise of which nobody knows whether it can be kept, or whether it is."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule


@rule("REQ005", basis="requirement", severity="warning", since="0.2", clauses="8.2.2 b")
def unproven_promise(corpus: Corpus) -> Iterator[Finding]:
    """A promise to customers is not shown to be one that can be kept, or nothing measures it.

    What is said in a catalogue is a promise, and an organization makes only those that it can keep.
    Of each claim of a live product, from its first day in public until it is withdrawn, it is
    asked:

    - that it can be met (`can_meet: true`);
    - what shows that (`evidence`);
    - by which indicator one sees that it is kept (`kpi`). A claim whose requirement is met or not,
      such as a mark on the plate, needs none: nothing could be counted.

    The same is asked of the `ability` of a live requirement; there an indicator with one of its
    checks will do. A requirement that says nothing about its ability is left alone unless a claim
    promises it. What shows that a claim can be met is asked by the standard, the indicator is good
    practice for such promises.

    ## Fails

    ```yaml
    PRD-0001:
      claims:
        - {what: Repaired within a day, published_on: 2026-03-01}
    ```

    ## Fails

    ```yaml
    PRD-0001:
      claims:
        - what: Delivered on the promised day
          can_meet: false
          evidence: LOC-0001
          kpi: KPI-0001
          requirements: [REQ-0001]
    ```

    ## Fails

    ```yaml
    REQ-0001:
      ability: null
    ```

    ## Passes

    ```yaml
    PRD-0001:
      claims:
        - {what: Repaired within a day, published_on: 2025-03-01, withdrawn_on: 2026-03-01}
        - {what: Bakes for a day without current, published_on: 2026-09-01}
        - what: Outside stays cool
          can_meet: true
          evidence: LOC-0001
          requirements: [REQ-0901]
    REQ-0002:
      ability: null
    REQ-0901:
      kind: requirement
      title: Plate warns of the heat inside
      status: effective
      version: "1.0"
      owner: ROL-0002
      author: PSN-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      review_by: 2027-03-31
      statement: The oven shall carry the sign of a hot surface on its door.
      source: customer_unstated
      needs: [NED-0001]
      products: [PRD-0001]
      criterion: {measure: sign on the door, operator: is, value: true}
      fulfilled_by: [PRC-0002]
      verified_by:
        - {method: Look at each oven, interval: 1 year, last_on: 2026-06-03, result: pass}
      ability: {can_meet: true, evidence: LOC-0001}
      no_significant_risk: Every door is looked at before it leaves
    ```
    """
    promised: set[str] = set()
    for product in corpus.live("product"):
        for claim in product.parts("claims"):
            if _is_public(corpus, claim):
                promised.update(claim.texts("requirements"))
                yield from _claim(corpus, claim)
    for requirement in corpus.live("requirement"):
        if requirement.has("ability"):
            yield from _ability(requirement)
        elif requirement.id in promised:
            yield Finding(
                requirement.at(),
                f"a claim promises {requirement.id}, which does not say whether it can be met",
                "say so, as in 'ability: {can_meet: true, evidence: LOC-0001, kpi: KPI-0001}'",
            )


def _is_public(corpus: Corpus, claim: Part) -> bool:
    begins, ends = claim.date("published_on"), claim.date("withdrawn_on")
    begun = begins is None or begins <= corpus.today
    return begun and (ends is None or ends > corpus.today)


def _claim(corpus: Corpus, claim: Part) -> Iterator[Finding]:
    named = f"the claim '{claim.text('what')}'"
    if claim.flag("can_meet") is False:
        yield _broken(claim, named)
        return
    missing = [name for name in ("can_meet", "evidence") if not claim.has(name)]
    if not claim.has("kpi") and not _is_met_or_not(corpus, claim):
        missing.append("kpi")
    if missing:
        yield _unproven(claim, named, missing)


def _ability(requirement: Record) -> Iterator[Finding]:
    ability, named = requirement.part("ability"), f"{requirement.id}, '{requirement.title}',"
    if ability.flag("can_meet") is False:
        yield _broken(ability, named)
        return
    measured = any(check.has("kpi") for check in requirement.parts("verified_by"))
    missing = [] if ability.has("evidence") else ["evidence"]
    if not ability.has("kpi") and not measured and not _is_yes_or_no(requirement):
        missing.append("kpi")
    if missing:
        yield _unproven(ability, named, missing)


def _is_met_or_not(corpus: Corpus, claim: Part) -> bool:
    found = [corpus.get(record_id) for record_id in claim.texts("requirements")]
    return bool(found) and all(
        record is not None and record.kind.name == "requirement" and _is_yes_or_no(record)
        for record in found
    )


def _is_yes_or_no(requirement: Record) -> bool:
    return requirement.part("criterion").text("operator") == "is"


_TOLD = {
    "can_meet": "does not say whether it can be met",
    "evidence": "names nothing that shows it can be met",
    "kpi": "names no indicator that shows it is kept",
}
_EXAMPLES = {"can_meet": "can_meet: true", "evidence": "evidence: LOC-0001", "kpi": "kpi: KPI-0001"}


def _unproven(part: Part, named: str, missing: list[str]) -> Finding:
    return Finding(
        part.at(),
        f"{named} {' and '.join(_TOLD[name] for name in missing)}",
        f"add {', '.join(_EXAMPLES[name] for name in missing)}",
    )


def _broken(part: Part, named: str) -> Finding:
    return Finding(
        part.at("can_meet"),
        f"{named} cannot be met, but still stands",
        "take the promise back (withdrawn_on at a claim), lower it, or make it possible",
    )

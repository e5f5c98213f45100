"""Risks and opportunities that are not thought through to the customer."""

from collections.abc import Iterator

from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._absence import has_begun, place_of_absence
from clausebook.rules.rule import Finding, rule

_KINDS = ("risk", "opportunity")
_SUBJECTS = ("conformity", "satisfaction")
_MEANING = {
    "conformity": "the conformity of products and services",
    "satisfaction": "the ability to raise customer satisfaction",
}
_NONE = {"risk": "risk to", "opportunity": "opportunity for"}


@rule("RSK002", basis="requirement", severity="error", since="0.1", clauses="5.1.2 b")
def risk_without_customer_effect(corpus: Corpus) -> Iterator[Finding]:
    """A risk or an opportunity is not thought through to conformity and customer satisfaction.

    Top management sees to it that the risks and opportunities that bear on the conformity of
    products and services, and on the ability to raise customer satisfaction, are determined and
    addressed. Two things are asked here.

    **Of each live risk and opportunity:** that `affects` says what it can touch, or gives under
    `none` the reason why it touches neither. A purely financial risk is legitimate; what is not is
    that nobody asked the question.

    **Of all of them together:** that there is a live risk and a live opportunity that touches one
    of the two; that conformity is touched by some, and satisfaction by some; and that something was
    decided or done about at least one of those opportunities. That risks are addressed is looked at
    one by one in RSK005. The standard asks neither for a register nor for any number of entries;
    one that is kept outside is told by a record location that names clause 5.1.2 b.

    The second speaks once the scope or the policy is live. It is silent while a record that breaks
    its schema, or one that says nothing under `affects`, could be the missing one.

    ## Fails

    ```yaml
    RSK-0002:
      affects: null
    ```

    ## Fails

    ```yaml
    OPP-0001:
      affects: {conformity: null, satisfaction: null, none: Earns interest on cash that lies idle}
    ```

    ## Fails

    ```yaml
    RSK-0001:
      affects: {conformity: null}
    RSK-0002:
      affects: {conformity: null}
    OPP-0001:
      affects: {conformity: null}
    ```

    ## Fails

    ```yaml
    OPP-0001:
      decision: null
      actions: null
    ```

    ## Passes

    ```yaml
    RSK-0901:
      kind: risk
      title: Rates of interest rise
      status: effective
      version: "1.0"
      owner: ROL-0001
      author: PSN-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-02-02}
      effective_on: 2026-02-02
      category: finance
      cause: The loan for the works runs out in 2027
      event: The bank asks for twice the interest
      effect: Less money is left for new ovens of our own
      affects: {none: "Touches the cash balance only; customers neither notice nor lose anything"}
      source: {type: market}
      criteria: RCR-0001
      inherent: {likelihood: 3, consequence: 1}
    ```
    """
    for record in corpus.live(*_KINDS):
        yield from _record(record)
    kept = is_kept_elsewhere(corpus, "5.1.2 b")
    told = all(_says(record) for record in corpus.live(*_KINDS))
    if told and has_begun(corpus) and not kept and not corpus.unclear(*_KINDS):
        yield from _whole(corpus)


def _record(record: Record) -> Iterator[Finding]:
    affects, kind = record.part("affects"), record.kind.name
    if not _says(record):
        yield Finding(
            affects.at() if record.value("affects") is not None else record.at(),
            f"the {kind} does not say whether it touches conformity or customer satisfaction",
            "name what it touches, as in 'affects: {satisfaction: [NED-0002]}', or the reason, "
            "as in 'affects: {none: Touches the cash balance only}'",
        )


def _whole(corpus: Corpus) -> Iterator[Finding]:
    touching = {kind: [r for r in corpus.live(kind) if _touched(r)] for kind in _KINDS}
    for kind, found in touching.items():
        if not found:
            yield Finding(
                place_of_absence(corpus, kind),
                f"no live {_NONE[kind]} conformity or customer satisfaction is recorded",
                "record what was determined, and let 'affects' name requirements, needs or "
                "segments; or say in a record location for clause 5.1.2 b where it is kept",
            )
    if not all(touching.values()):
        return
    every = [record for found in touching.values() for record in found]
    for subject in _SUBJECTS:
        if not any(record.part("affects").has(subject) for record in every):
            yield Finding(
                place_of_absence(corpus, "risk"),
                f"no live risk or opportunity touches {_MEANING[subject]}",
                f"ask of each what it means for it, and name it under 'affects: {subject}'",
            )
    if not any(_is_addressed(opportunity) for opportunity in touching["opportunity"]):
        yield Finding(
            touching["opportunity"][0].at(),
            "nothing was decided about any opportunity for conformity or customer satisfaction",
            "decide, as in 'decision: {choice: decline, reason: Too few customers ask for it}'",
        )


def _says(record: Record) -> bool:
    affects = record.part("affects")
    return any(affects.has(name) for name in affects.field.properties)


def _touched(record: Record) -> bool:
    return any(record.part("affects").has(subject) for subject in _SUBJECTS)


def _is_addressed(opportunity: Record) -> bool:
    return opportunity.has("decision") or opportunity.has("actions")

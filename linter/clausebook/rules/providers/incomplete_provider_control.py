"""A provider without criteria, or without results of judging it."""

from collections.abc import Iterator

from clausebook.analysis.days import is_past
from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.analysis.providers_in_use import bears_on_conformity, providers_in_use
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._lists import listed
from clausebook.rules.rule import Finding, rule

_STEPS = {
    "evaluation": "the first evaluation",
    "selection": "the selection",
    "monitoring": "the monitoring",
    "re_evaluation": "the re-evaluation",
}
_JUDGED = frozenset({"evaluation", "selection", "re_evaluation"})
_WATCHED = frozenset({"monitoring", "re_evaluation"})


@rule("SUP001", basis="mandated", severity="error", since="0.2", clauses="8.4.1")
def incomplete_provider_control(
    corpus: Corpus, *, first_results: str = "12 months"
) -> Iterator[Finding]:
    """A provider is in use without criteria by which it is judged, or without a result of judging.

    What a provider does badly, the customer receives. The organization sets criteria for
    evaluating, choosing, watching and evaluating again those who supply what becomes part of its
    products, goes straight to customers or is a process done for it; it applies them and keeps what
    came of it. That record is mandated. The criteria need no document of their own, but without
    them nothing tells by what was judged. How much is judged, and in which form, is free.

    Looked at are live providers from whom is bought: those that are approved, conditional, or
    without a status. Providers that are proposed, suspended or ended are left alone, and so is
    support that has no effect on conformity. It is asked:

    - **criteria** for all four steps, each in a sentence;
    - an **evaluation**: one entry that judged the provider at first, when it was chosen, or anew;
    - **monitoring**: a score, an indicator, an entry of monitoring or of a re-evaluation, once the
      first entry is older than `first_results` (12 months).

    Where no provider has evaluations here and a live record location holds those of clause 8.4.1,
    results are kept there and not asked for. How a provider is controlled is the matter of SUP101.

    ## Fails

    ```yaml
    SUP-0001:
      criteria: {selection: null}
    ```

    ## Fails

    ```yaml
    SUP-0001:
      evaluations: null
      scores: null
    ```

    ## Fails

    ```yaml
    SUP-0001:
      evaluations:
        - {on: 2024-11-05, step: evaluation, result: Sample without a failure}
      scores: null
    ```

    ## Passes

    ```yaml
    SUP-0002:
      kind: provider
      title: Second maker of controller boards
      status: effective
      version: "1.0"
      owner: ROL-0002
      author: PSN-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-06-08}
      effective_on: 2026-06-08
      review_by: 2027-03-31
      provides: Controller boards
      provision: part_of_product
      provider_status: proposed
    ```
    """
    judged_here = any(provider.has("evaluations") for provider in corpus.live("provider"))
    elsewhere = not judged_here and is_kept_elsewhere(corpus, "8.4.1")
    for provider in filter(bears_on_conformity, providers_in_use(corpus)):
        yield from _without_criteria(provider)
        if not elsewhere:
            yield from _without_results(corpus, provider, first_results)


def _without_criteria(provider: Record) -> Iterator[Finding]:
    criteria = provider.part("criteria")
    missing = [named for step, named in _STEPS.items() if not criteria.has(step)]
    if missing:
        yield Finding(
            provider.at("criteria", part="key") if criteria else provider.at(),
            f"{provider.id}, '{provider.title}', has no criteria for {listed(missing)}",
            "say by what it is judged, as in criteria: {monitoring: Late lots and rejects of each "
            "month}",
        )


def _without_results(corpus: Corpus, provider: Record, first_results: str) -> Iterator[Finding]:
    evaluations = provider.parts("evaluations")
    steps = {part.text("step") for part in evaluations}
    if not steps & _JUDGED:
        yield Finding(
            provider.at(),
            f"no evaluation of {provider.id}, '{provider.title}', is recorded",
            "add it, as in evaluations: [{on: 2026-01-13, step: re_evaluation, result: Kept}]",
        )
        return
    days = [day for part in evaluations if (day := part.date("on")) is not None]
    watched = steps & _WATCHED or provider.has("scores") or provider.has("kpis")
    if not watched and days and is_past(min(days), first_results, corpus.today):
        yield Finding(
            provider.at("evaluations", part="key"),
            f"{provider.id}, '{provider.title}', was judged on {min(days)} and never again",
            "write down how it performs, as in scores: [{on: 2026-01-13, score: 82}]",
        )

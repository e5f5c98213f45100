"""A stage of the customer's experience that nobody looked at."""

from collections import defaultdict
from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._lists import listed
from clausebook.rules.rule import Finding, rule

_STAGES = ("purchase", "delivery", "use", "integration", "maintenance", "disposal")
_SAID = ("question", "answer", "gain", "pain")


@rule("CUS006", basis="practice", severity="info", since="0.2", clauses="8.2.1, 8.5.5")
def unexplored_stage(corpus: Corpus, *, stages: tuple[str, ...] = _STAGES) -> Iterator[Finding]:
    """What customers of a target segment go through is not recorded for every stage.

    Customers do not only use a product. They buy it, wait for it, join it with other things, keep
    it going and get rid of it; many leave because of a stage at which the maker never looked. So
    for each live segment with `target: yes`, every stage of `stages` (purchase, delivery, use,
    integration, maintenance, disposal) has a live record that says something: a question, an
    answer, what pleases or what hurts. Stages that customers do not go through stand with the
    reason under `stages_not_applicable`.

    The standard asks to communicate with customers and to look after them beyond delivery; going
    through the stages is practice. Whoever has not recorded a single stage does not work this way
    and is not asked. A segment without needs is the matter of CUS001.

    ## Fails

    ```yaml
    JNY-0005: null
    ```

    ## Fails

    ```yaml
    SEG-0001:
      stages_not_applicable: null
    ```

    ## Passes

    ```yaml
    JNY-0005: null
    SEG-0001:
      stages_not_applicable:
        - {stage: integration, reason: An oven stands alone}
        - {stage: disposal, reason: Our fitters take the old oven along}
    ```
    """
    journeys = corpus.live("journey")
    if not journeys or corpus.unclear("journey", "need"):
        return
    looked_at: defaultdict[str, set[str]] = defaultdict(set)
    for journey in journeys:
        if any(journey.has(name) for name in _SAID):
            looked_at[journey.text("segment")].add(journey.text("stage"))
    for segment in corpus.live("segment"):
        if segment.text("target") != "yes" or not corpus.related(segment, "has_need"):
            continue
        left_out = {part.text("stage") for part in segment.parts("stages_not_applicable")}
        known = looked_at[segment.id] | left_out
        missing = [stage for stage in stages if stage not in known]
        if missing:
            yield _finding(corpus, segment, missing)


def _finding(corpus: Corpus, segment: Record, missing: list[str]) -> Finding:
    begun = [
        journey
        for journey in corpus.related(segment, "experiences")
        if journey.is_valid and journey.text("stage") in missing
    ]
    return Finding(
        segment.at(),
        f"nothing says what customers of {segment.id}, '{segment.title}', go through in "
        f"{listed(missing)}",
        f"ask or watch them and record it as a journey with segment: {segment.id} and "
        f"stage: {missing[0]}, or give the reason under stages_not_applicable",
        related=tuple(
            (f"{j.id} is {j.status}" if not j.is_live(corpus.today) else f"{j.id} is empty", j.at())
            for j in begun
        ),
    )

"""Results of a survey that nobody can judge."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._places import place_of
from clausebook.rules.rule import Finding, rule

_ASKING = ("questionnaire", "interview", "telephone")
_ON_A_SCALE = ("nps", "csat", "ces", "mean")
_SAID = {
    "question": "what was asked",
    "scale": "on which scale",
    "mode": "how it reached people",
    "population": "for how many it speaks",
    "responded": "how many answered",
    "window": "when",
}


@rule(
    "FBK102",
    basis="guidance",
    severity="warning",
    since="0.1",
    clauses="9.1.2, 9.1.3 b",
    parent="FBK002",
)
def incomplete_survey(corpus: Corpus) -> Iterator[Finding]:
    """A survey has results, but not the facts by which they can be judged.

    "Satisfaction: 96 %" says nothing until one knows what was asked, of whom, how many answered and
    when. A questionnaire, an interview or a survey by telephone that states results or is closed
    tells its question and, for a score or a mean, the scale; how it reached people; the size of the
    population; how many answered; and the window. Other ways of listening have no such facts, and a
    survey that is still being prepared may lack them.

    No clause asks for these facts one by one; the guidance on monitoring satisfaction (ISO 10004)
    does. Counts and days that contradict each other are FBK002's.

    ## Fails

    ```yaml
    SRV-0001:
      instrument: {scale_minimum: null, scale_maximum: null}
    ```

    ## Fails

    ```yaml
    SRV-0001:
      window: null
      mode: null
    ```

    ## Passes

    ```yaml
    SRV-0001:
      method: customer_scorecard
      instrument: null
      mode: null
    ```
    """
    for survey in corpus.records("survey"):
        if survey.text("method") not in _ASKING:
            continue
        if survey.has("results") or survey.status == "closed":
            missing = [name for name in _SAID if _is_missing(survey, name)]
            if missing:
                yield Finding(
                    place_of(survey, "results"),
                    f"the survey does not say {', '.join(_SAID[name] for name in missing)}",
                    f"fill in {', '.join(missing)}",
                )


def _is_missing(survey: Record, name: str) -> bool:
    instrument = survey.part("instrument")
    if name == "question":
        return not instrument.has("question")
    if name == "scale":
        scored = survey.part("results").text("metric") in _ON_A_SCALE
        ends = ("scale_minimum", "scale_maximum")
        return scored and not all(instrument.has(end) for end in ends)
    return not survey.has(name)

"""A score that may mean several things."""

from collections.abc import Iterator

from clausebook.analysis.survey_answers import score_kind, stated_groups
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_ADVICE = {
    "top_box": "the answers that count as satisfied or easy, as in 'top_box: [4, 5]'",
    "bottom_box": "the answers that count as difficult, as in 'bottom_box: [1, 2, 3]'",
    "direction": "which answers are good, as in 'direction: higher_is_better'",
    "ces_version": "which formula it is, as in 'ces_version: mean', 'index' or 'top_box'",
    "counts": "how many answered what, under 'answers', or numerator and denominator",
}
_NEEDS = {
    "nps": ("counts",),
    "csat": ("top_box", "counts"),
    "share": ("counts",),
    "mean": ("counts",),
}
_EFFORT_NEEDS = {
    "mean": ("direction", "counts"),
    "index": ("top_box", "bottom_box", "counts"),
    "top_box": ("top_box", "counts"),
}


@rule("STA004", basis="guidance", severity="warning", since="0.2", clauses="9.1.1 b, 9.1.2")
def undefined_score(corpus: Corpus) -> Iterator[Finding]:
    """A score does not say what it counts, or a figure of others not what they count, and when.

    "CSAT 4.1" may be a mean or a share, of five answers or of ten; "CES 5.7" may be a mean, an
    index or a share, and in the older question low answers are the good ones. Two such figures
    cannot be compared, and a wrong one cannot be seen. The results of a live survey tell:

    - for satisfaction (`csat`) the answers that count as satisfied (`top_box`);
    - for effort (`ces`) the formula (`ces_version`), which answers are good (`direction`) or easy
      (`top_box`), and for the index also which are difficult (`bottom_box`);
    - for each score the counts: the answers, or numerator and denominator, or promoters, passives
      and detractors. From a share alone nobody sees whether it is of 20 or of 2000.

    A figure of others (kind `benchmark`) tells its value, what it counts (`definition`) and when it
    was published. The question and the scale of our own surveys are FBK102's. The standard asks for
    methods that give valid results; that they are defined in this way is guidance (ISO 10004).

    ## Fails

    ```yaml
    SRV-0003:
      instrument: {top_box: null}
    ```

    ## Fails

    ```yaml
    SRV-0003:
      results: {metric: ces, value: 3.7, numerator: 400, margin_of_error: 0.3, unit: null}
    ```

    ## Fails

    ```yaml
    SRV-0001:
      answers: null
      results: {promoters: null, passives: null, detractors: null}
    ```

    ## Passes

    ```yaml
    SRV-0003:
      results: {metric: ces, value: 3.7, numerator: 400, margin_of_error: 0.3, unit: null}
      ces_version: mean
    ```
    """
    for survey in corpus.live("survey"):
        metric = survey.part("results").text("metric")
        kind = score_kind(survey)
        needs = _NEEDS.get(metric, ())
        if metric == "ces":
            needs = _EFFORT_NEEDS.get(kind, ("ces_version",))
        missing = [name for name in needs if not _is_told(survey, name)]
        if missing:
            yield Finding(
                survey.part("results").at("metric"),
                f"nothing tells {' or '.join(_ADVICE[n].partition(', ')[0] for n in missing)}",
                f"write {'; '.join(_ADVICE[name] for name in missing)}",
            )
    for benchmark in corpus.live("benchmark"):
        yield from _figure_of_others(benchmark)


def _is_told(survey: Record, name: str) -> bool:
    if name == "ces_version":
        return survey.has(name)
    if name != "counts":
        return survey.part("instrument").has(name)
    results = survey.part("results")
    fraction = results.has("numerator") and results.has("denominator")
    return survey.has("answers") or fraction or stated_groups(survey) is not None


def _figure_of_others(benchmark: Record) -> Iterator[Finding]:
    words = {"value": "what it is", "definition": "what it counts", "published_on": "when"}
    missing = [name for name in words if not benchmark.has(name)]
    if missing:
        yield Finding(
            benchmark.at(),
            f"the figure of others does not tell {', '.join(words[name] for name in missing)}",
            f"fill in {', '.join(missing)} from '{benchmark.text('source')}'",
        )

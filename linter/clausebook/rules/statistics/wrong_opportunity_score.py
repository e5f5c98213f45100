"""An opportunity score that does not follow from its ratings."""

from collections.abc import Iterator

from clausebook.amendment import writing
from clausebook.analysis.rounding import agrees, number_in, rounded
from clausebook.analysis.survey_answers import counts_of
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule
from clausebook.statistics.opportunity import opportunity, top_share_of_ten
from clausebook.statistics.satisfaction import mean_score

_LONGEST_OF_MEANS = 7


@rule(
    "STA309",
    basis="integrity",
    severity="error",
    since="0.2",
    clauses="9.1.3",
    parent="STA009",
    mends=True,
)
def wrong_opportunity_score(corpus: Corpus) -> Iterator[Finding]:
    """The opportunity score of a need does not follow from its ratings, or these are means.

    A need that matters and is badly met is where customers wait for somebody. The score is
    importance + (importance - satisfaction), where the difference counts only if it is above 0; it
    goes from 0 to 20, and from 10 on a need is worth a look. Where a live need writes it
    (`opportunity_score`), it is computed anew.

    Importance and satisfaction are ten times the share of customers who chose one of the two
    highest answers. A mean on a scale of 1 to 5 or to 7 is another thing: 3.9 of 5 as importance
    would make every need look unimportant. So the ratings are also held against the survey in which
    the need was rated (`rated_in`), where that survey states a mean: a rating that equals this mean
    is one.

    ## Fails

    ```yaml
    NED-0002:
      opportunity_score: 12
    ```

    ## Fails

    ```yaml
    SRV-0003:
      results: {metric: mean, value: 3.7, numerator: 400, margin_of_error: 0.3, unit: null}
    NED-0002:
      satisfaction: 3.7
      rated_in: SRV-0003
    ```

    ## Passes

    ```yaml
    NED-0002:
      opportunity_score: 11
    ```
    """
    for need in corpus.live("need"):
        importance, satisfaction = need.number("importance"), need.number("satisfaction")
        stated = need.number("opportunity_score")
        if stated is not None and importance is not None and satisfaction is not None:
            true = opportunity(importance, satisfaction).score
            if not agrees(stated, true):
                yield Finding(
                    need.at("opportunity_score"),
                    f"stated {stated:g}, but importance {importance:g} and satisfaction "
                    f"{satisfaction:g} give {rounded(true, stated)}",
                    f"write 'opportunity_score: {rounded(true, stated)}', or leave it out: it is "
                    "computed",
                    fix=writing(need.at("opportunity_score"), number_in(rounded(true, stated))),
                )
        yield from _means(corpus, need)


def _means(corpus: Corpus, need: Record) -> Iterator[Finding]:
    survey = corpus.get(need.text("rated_in")) if need.has("rated_in") else None
    if survey is None or survey.kind.name != "survey" or not survey.is_valid:
        return
    results, highest = survey.part("results"), survey.part("instrument").whole("scale_maximum")
    mean = mean_score(counts_of(survey))
    if results.text("metric") != "mean" or mean is None or highest is None:
        return
    for name in ("importance", "satisfaction"):
        rating = need.number(name)
        if rating is not None and highest <= _LONGEST_OF_MEANS and agrees(rating, mean.mean):
            share = top_share_of_ten(counts_of(survey), (highest - 1, highest)) or 0.0
            yield Finding(
                need.at(name),
                f"{rating:g} is the mean answer of {survey.id} on a scale to {highest}; ten times "
                f"the share of its two highest answers is {rounded(share)}",
                f"write '{name}: {rounded(share)}'",
                (("the survey", survey.part("results").at("value")),),
            )

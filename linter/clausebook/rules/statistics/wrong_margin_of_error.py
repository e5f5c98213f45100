"""A margin of error that the answers do not give."""

from collections.abc import Iterator
from math import sqrt

from clausebook.amendment import Fix, Put
from clausebook.analysis.rounding import agrees, number_in, rounded
from clausebook.analysis.survey_scores import Precision, Score, population_of, score_of, unit_of
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule
from clausebook.statistics.intervals import DEFAULT_CONFIDENCE

_ENDS = ("lower", "upper")
_ALLOWED = {True: (True,), False: (False,), None: (True, False)}
_ROUNDED_PARTS = 1.5
"""Units of the last decimal by which an end may be off: value and margin were rounded before."""


@rule(
    "STA102",
    basis="integrity",
    severity="error",
    since="0.2",
    clauses="9.1.1 b, 9.1.3 b",
    parent="STA002",
    mends=True,
)
def wrong_margin_of_error(corpus: Corpus) -> Iterator[Finding]:
    """A margin of error is not the one that the answers give.

    A margin that is too small makes chance look like success. Where `margin_of_error`, `lower` or
    `upper` of the results is written, it is computed anew from the counts: for a net promoter score
    or an effort index from the spread of answers counted +1, 0 and -1, for a share from p(1 - p),
    for a mean from the standard deviation.

    What the survey says about its method is followed: `margin_method` (wald, adjusted_wald,
    wilson), `confidence` (0.95 unless written), and whether the margin allows for the size of the
    population (`finite_population`). Where it says nothing, each of them will do that fits;
    dividing by n or by n - 1 makes no difference here. Rounding is allowed for. The rule is silent
    where the counts do not tell the score.

    ## Fails

    ```yaml
    SRV-0002:
      results: {margin_of_error: 2}
    ```

    ## Fails

    ```yaml
    SRV-0002:
      results: {margin_of_error: 8.1}
    ```

    ## Fails

    ```yaml
    SRV-0003:
      results: {margin_of_error: null, margin_method: wilson, lower: 60.4, upper: 77.9}
    ```

    ## Passes

    ```yaml
    SRV-0002:
      results: {margin_of_error: 8.1, finite_population: false}
    ```

    ## Passes

    ```yaml
    SRV-0003:
      results: {margin_of_error: null, margin_method: wilson, lower: 59.9, upper: 77.1}
    ```
    """
    for survey in corpus.records("survey"):
        score = score_of(survey) if survey.has("results") else None
        if score is not None:
            yield from _compared(survey, score)


def _compared(survey: Record, score: Score) -> Iterator[Finding]:
    results = survey.part("results")
    name = next((n for n in ("margin_of_error", *_ENDS) if results.number(n) is not None), None)
    stated = results.number(name) if name else None
    # A margin of 0 is told by the rule about missing ones.
    if name is None or stated is None or results.number("margin_of_error") == 0:
        return
    expected = _expected(survey, score)
    fitting = [_wrong(results, score, found) for found in expected]
    if not expected or [] in fitting:
        return
    name = fitting[0][0]
    yield Finding(
        results.at(name),
        _message(survey, score, name, expected[0]),
        _hint(results, expected[0]),
        fix=_fix(results, expected[0]),
    )


def _expected(survey: Record, score: Score) -> list[Precision]:
    """Return what the precision may be, the most likely first."""
    results = survey.part("results")
    confidence = results.number("confidence")
    confidence = DEFAULT_CONFIDENCE if confidence is None else confidence
    if not 0 < confidence < 1:
        return []
    method = results.text("margin_method")
    methods = (method,) if method in score.methods else () if method else score.methods
    population = population_of(survey, score.answers)
    finite = results.flag("finite_population")
    if finite and population is None:
        return []
    populations = dict.fromkeys(population if narrow else None for narrow in _ALLOWED[finite])
    found = (score.precision(n, m, confidence) for m in methods for n in populations)
    return [precision for precision in found if precision is not None]


def _wrong(results: Part, score: Score, true: Precision) -> list[str]:
    """Return the names of the stated numbers that are not these."""
    wrong = []
    margin = results.number("margin_of_error")
    corrected = sqrt(score.answers / (score.answers - 1)) if score.answers > 1 else 1.0
    if margin is not None and not any(
        agrees(margin, true.margin * factor) for factor in (1.0, corrected)
    ):
        wrong.append("margin_of_error")
    for name, end in zip(_ENDS, (true.lower, true.upper), strict=True):
        stated = results.number(name)
        if stated is not None and not agrees(stated, end, units=_ROUNDED_PARTS):
            wrong.append(name)
    return wrong


def _message(survey: Record, score: Score, name: str, true: Precision) -> str:
    results = survey.part("results")
    stated = results.number(name) or 0.0
    population = population_of(survey, score.answers)
    of = (
        f" of {population}" if population and results.flag("finite_population") is not False else ""
    )
    percent = 100 * (results.number("confidence") or DEFAULT_CONFIDENCE)
    if name == "margin_of_error":
        given = f"±{rounded(true.margin, stated)}"
        return (
            f"stated ±{stated:g}, but {score.answers}{of} answers give {given}{unit_of(survey)} "
            f"at {percent:g} %"
        )
    given = f"{rounded(true.lower, stated)} to {rounded(true.upper, stated)}"
    word = f"{name} end"
    return f"the {word} is stated as {stated:g}, but {score.answers}{of} answers give {given}"


def _right(results: Part, true: Precision) -> dict[str, str]:
    """Return what is to stand there by the name of each number that is stated."""
    given = {"margin_of_error": true.margin, "lower": true.lower, "upper": true.upper}
    return {
        name: rounded(number, results.number(name) or 0.1)
        for name, number in given.items()
        if results.number(name) is not None
    }


def _hint(results: Part, true: Precision) -> str:
    return f"write '{', '.join(f'{n}: {text}' for n, text in _right(results, true).items())}'"


def _fix(results: Part, true: Precision) -> Fix:
    puts = [
        Put((*results.pointer, name), number_in(text))
        for name, text in _right(results, true).items()
    ]
    return Fix(_hint(results, true), tuple(puts))

"""A Kano analysis that does not follow from its counts."""

from collections.abc import Iterator

from clausebook.amendment import writing
from clausebook.analysis.kano_counts import CATEGORIES, adds_up, analysis_of, in_words
from clausebook.analysis.rounding import agrees, number_in, rounded
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule
from clausebook.statistics.kano import Kano


@rule(
    "STA109",
    basis="integrity",
    severity="error",
    since="0.2",
    clauses="9.1.3",
    parent="STA009",
    mends=True,
)
def wrong_kano_analysis(corpus: Corpus) -> Iterator[Finding]:
    """The Kano analysis of a need does not follow from its counts.

    Customers are asked how they would feel with a need met, and how without. Their pairs of answers
    fall into six classes, and the counts of the classes tell what the need is to them. Of a live
    need is checked, as far as it is written under `kano`:

    - the six counts add up to the `respondents`;
    - the `category` is the most frequent one; where two are equally frequent, the earlier of must
      be, one-dimensional, attractive, indifferent, reverse, questionable;
    - `better` = (attractive + one-dimensional) / (attractive + one-dimensional + must be +
      indifferent), from 0 to 1;
    - `worse` = -(one-dimensional + must be) / the same sum, from -1 to 0. It is negative: a need
      that is not met cannot raise satisfaction. Some print it from attractive and must be, which is
      wrong. Reverse and questionable answers are in neither sum.

    Whether the category fits the `type` of the need is CUS003's.

    ## Fails

    ```yaml
    NED-0002:
      kano: {attractive: 7, one_dimensional: 33, must_be: 5, indifferent: 4, respondents: 50}
    ```

    ## Fails

    ```yaml
    NED-0002:
      kano: {attractive: 7, one_dimensional: 33, must_be: 5, indifferent: 4, worse: 0.78}
    ```

    ## Fails

    ```yaml
    NED-0002:
      kano: {attractive: 7, one_dimensional: 33, must_be: 5, indifferent: 4, worse: -0.24}
    ```

    ## Fails

    ```yaml
    NED-0002:
      kano: {attractive: 7, one_dimensional: 33, must_be: 5, indifferent: 4, category: attractive}
    ```

    ## Passes

    ```yaml
    NED-0002:
      kano:
        attractive: 7
        one_dimensional: 33
        must_be: 5
        indifferent: 4
        questionable: 1
        respondents: 50
        category: one_dimensional
        better: 0.82
        worse: -0.78
    ```
    """
    for need in corpus.live("need"):
        found = analysis_of(need) if need.has("kano") else None
        if found is None:
            continue
        if adds_up(need):
            yield from _category(need, found)
            yield from _coefficients(need, found)
        else:
            part = need.part("kano")
            yield Finding(
                part.at("respondents"),
                f"the counts add up to {found.total}, but {part.whole('respondents')} answered",
                "mend the counts or 'respondents'; answers that contradict themselves count as "
                "'questionable'",
            )


def _category(need: Record, found: Kano) -> Iterator[Finding]:
    part = need.part("kano")
    stated = part.text("category")
    if stated and CATEGORIES[stated] is not found.category:
        right = in_words(found.category)
        count = found.counts[CATEGORIES[stated]]
        most = found.counts[found.category]
        told = f"but {most} answered so for '{right}'" if count < most else f"and '{right}' has too"
        rest = "" if count < most else ", which comes first where two are equal"
        yield Finding(
            part.at("category"),
            f"'{stated}' is stated, which {count} of {found.total} chose, {told}{rest}",
            f"write 'category: {right}'",
            fix=writing(part.at("category"), right),
        )


def _coefficients(need: Record, found: Kano) -> Iterator[Finding]:
    part, both = need.part("kano"), found.coefficients
    true = {} if both is None else {"better": both.better, "worse": both.worse}
    for name, number in true.items():
        stated = part.number(name)
        if stated is None or agrees(stated, number):
            continue
        written = rounded(number, stated, least=2)
        sign = agrees(stated, -number) and number != 0
        yield Finding(
            part.at(name),
            f"{name} is stated as {stated:g}, but the counts give {written}"
            + ("; it has the wrong sign" if sign else ""),
            f"write '{name}: {written}'",
            fix=writing(part.at(name), number_in(written)),
        )

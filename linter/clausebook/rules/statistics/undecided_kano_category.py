"""A Kano category that was won by a hair."""

from collections.abc import Iterator

from clausebook.analysis.kano_counts import adds_up, analysis_of, in_words
from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule


@rule(
    "STA209",
    basis="practice",
    severity="info",
    since="0.2",
    clauses="9.1.3",
    parent="STA009",
)
def undecided_kano_category(corpus: Corpus) -> Iterator[Finding]:
    """The Kano answers of a need are nearly tied, and no note says so.

    Where 52 call a need attractive and 48 take it for granted, there are two groups of customers,
    and the category hides one of them. Fong's test tells when the two most frequent categories
    cannot be told apart: their counts a and b of n lie closer than 1.65 times the root of
    (a + b)(2n - a - b) / 2n. A live need whose counts are so says under `kano`, in a `note`, what
    the organization makes of it: who is in which group, or that more will be asked.

    Counts that contradict the category or do not add up are STA109's, those that contradict the
    type of the need CUS003's.

    ## Fails

    ```yaml
    NED-0002:
      kano: {attractive: 20, one_dimensional: 22, must_be: 5, indifferent: 3}
    ```

    ## Passes

    ```yaml
    NED-0002:
      kano:
        attractive: 20
        one_dimensional: 22
        must_be: 5
        indifferent: 3
        note: Bakeries in the country were delighted, those in town take days for granted
    ```
    """
    for need in corpus.live("need"):
        part = need.part("kano")
        if not part or part.has("note") or not adds_up(need):
            continue
        found = analysis_of(need)
        if found is not None and not found.is_distinguishable:
            first, second = (in_words(category) for category in (found.category, found.second))
            yield Finding(
                part.at(),
                f"{found.counts[found.category]} of {found.total} answers say {first} and "
                f"{found.counts[found.second]} {second}: too near to be told apart",
                "say in a 'note' which customers are of which mind, or ask more of them",
            )

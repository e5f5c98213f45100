"""An input of a management review that shows where things stand, but not where they go."""

from collections.abc import Iterator

from clausebook.analysis.reviews import finished_reviews
from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule

_ASKS_FOR_TRENDS = "9.3.2 c"


@rule("MRV005", basis="requirement", severity="warning", since="0.2", clauses="9.3.2 c")
def input_without_trend(corpus: Corpus) -> Iterator[Finding]:
    """An input on the performance of the system does not say where it is heading.

    Ninety-five deliveries of a hundred on the day are good news after ninety, and bad news after
    ninety-nine. On how the system performs, the review considers information that includes trends:
    satisfaction and feedback, objectives, processes and conformity, nonconformities, results of
    monitoring, audits, providers. Each of them says `trend`; `mixed` and `unknown` are honest
    answers, the latter in a first review. The other inputs need none, and neither does one of which
    there was nothing to consider. An input that is missing altogether is told by MRV001.

    A review is looked at once it is closed, or a month after its last meeting.

    ## Fails

    ```yaml
    MRV-0001:
      inputs: {objectives: {trend: null}}
    ```

    ## Passes

    ```yaml
    MRV-0001:
      inputs: {resources: {trend: null}, objectives: {trend: unknown}}
    ```
    """
    for review in finished_reviews(corpus):
        inputs = review.part("inputs")
        for name, field in inputs.field.properties.items():
            part = inputs.part(name)
            shown = part.has("records") or part.has("conclusion")
            asked = any(clause.startswith(_ASKS_FOR_TRENDS) for clause in field.clauses)
            if asked and shown and not part.has("trend"):
                yield Finding(
                    part.at(),
                    f"'{name}' says how things are, but not where they are heading",
                    "compare with the period before, as in 'trend: better'",
                    clauses=field.clauses,
                )

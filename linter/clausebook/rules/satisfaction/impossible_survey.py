"""Counts and days of a survey that cannot be."""

from collections.abc import Iterator
from itertools import pairwise

from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule
from clausebook.rules.satisfaction._survey_days import impossible_days
from clausebook.rules.satisfaction._survey_scale import impossible_scale

_COUNTS = ("population", "frame", "invited", "responded")
_MEANING = {
    "population": "belong to the population",
    "frame": "stand on the list",
    "invited": "were invited",
    "responded": "answered",
}


@rule("FBK002", basis="integrity", severity="error", since="0.1", clauses="9.1.2, 9.1.3 b")
def impossible_survey(corpus: Corpus) -> Iterator[Finding]:
    """The counts or the days of a survey are impossible.

    What follows from a survey is only as true as its counts. This rule asks for nothing; what is
    written must agree with itself:

    - of the population, the list, those invited and those who answered, none is larger than the one
      before; nobody answers whom the question did not reach; a segment has no more answers than
      there are;
    - the counts of the answers add up to those who answered less those who left this question out
      (`unanswered`; where it is not written, nobody did); no answer stands twice. Answers in words
      are added up only where results are stated, for people may choose several;
    - each numbered answer, top box and bottom box lies on the scale, and the boxes do not overlap;
    - nothing is analysed or told to customers before the first day of the window, and no day on
      which something was done lies after today.

    Margins, scores and sample sizes are matters of statistics and have rules of their own.

    ## Fails

    ```yaml
    SRV-0001:
      invited: 41
    ```

    ## Fails

    ```yaml
    SRV-0001:
      undeliverable: 16
    ```

    ## Fails

    ```yaml
    SRV-0001:
      answers:
        - {option: 10, count: 8}
        - {option: 9, count: 7}
        - {option: 8, count: 4}
        - {option: 7, count: 3}
        - {option: 6, count: 2}
    ```

    ## Fails

    ```yaml
    SRV-0001:
      instrument: {scale_minimum: 1, scale_maximum: 9}
    ```

    ## Fails

    ```yaml
    SRV-0001:
      analysed_on: 2026-02-27
    ```

    ## Passes

    ```yaml
    SRV-0001:
      unanswered: 1
      answers:
        - {option: 10, count: 8}
        - {option: 9, count: 7}
        - {option: 8, count: 4}
        - {option: 7, count: 3}
        - {option: 6, count: 2}
      results: {value: 54.2, detractors: 2}
    ```
    """
    for survey in corpus.records("survey"):
        yield from _counts(survey)
        yield from _answers(survey)
        yield from impossible_scale(survey)
        yield from impossible_days(survey, corpus.today)


def _counts(survey: Record) -> Iterator[Finding]:
    stated = [(n, count) for n in _COUNTS if (count := survey.whole(n)) is not None]
    for (wider, more), (narrower, fewer) in pairwise(stated):
        if fewer > more:
            yield Finding(
                survey.at(narrower),
                f"{fewer} {_MEANING[narrower]}, but only {more} {_MEANING[wider]}",
                f"mend '{narrower}' or '{wider}'",
                ((f"{more} {_MEANING[wider]}", survey.at(wider)),),
            )
    invited, lost, answered = (
        survey.whole(name) for name in ("invited", "undeliverable", "responded")
    )
    if invited is not None and lost is not None:
        reached = invited - lost
        if reached < 0 or (answered is not None and reached < answered <= invited):
            told = f"and {answered} answered" if reached >= 0 else ""
            yield Finding(
                survey.at("undeliverable"),
                f"{lost} of {invited} invited were not reached {told}".rstrip(),
                "mend 'undeliverable': those who were not reached are some of those invited, and "
                "they cannot answer",
                (("those invited", survey.at("invited")),),
            )
    for part in survey.parts("responses_by_segment"):
        some = part.whole("responded") or 0
        if answered is not None and some > answered:
            yield Finding(
                part.at("responded"),
                f"{some} answered in {part.text('segment')}, but only {answered} in all",
                "mend this count or 'responded'",
                (("all who answered", survey.at("responded")),),
            )


def _answers(survey: Record) -> Iterator[Finding]:
    parts = survey.parts("answers")
    seen: dict[object, Part] = {}
    for part in parts:
        first = seen.setdefault(part.value("option"), part)
        if first is not part:
            yield Finding(
                part.at("option"),
                f"the answer '{part.value('option')}' stands twice",
                "add up both counts",
                (("it stands here first", first.at("option")),),
            )
    responded, left_out = survey.whole("responded"), survey.whole("unanswered") or 0
    single = survey.has("results") or all(isinstance(option, int) for option in seen)
    if not parts or responded is None or not single or len(seen) < len(parts):
        return
    total = sum(part.whole("count") or 0 for part in parts)
    if total != responded - left_out:
        less = f" and {left_out} left this question out" if left_out else ""
        yield Finding(
            survey.at("answers"),
            f"the counts add up to {total}, but {responded} answered{less}",
            "mend the counts, or write under 'unanswered' how many left this question out",
            (("those who answered", survey.at("responded")),),
        )

"""Complaints or their absence, passed off as what customers think."""

import re
from collections.abc import Iterator

from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.analysis.reviews import held_reviews
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule
from clausebook.rules.satisfaction._listening import PERCEPTION, listening, tells_perception

_FAULTS = ("complaint", "nonconformity", "corrective-action")
_WORD = re.compile(r"\w+")
_SPOKEN_UP = frozenset(_WORD.findall("complaint complaints return returns returned claim claims"))
_FILLERS = frozenset(
    _WORD.findall(
        "a all analysed analysis and are by count counted counting customer customers each every "
        "from goods handled in is list log logged month monthly number numbers of or our per "
        "quarter quarterly rate record recorded records register review reviewed share statistics "
        "the to we week weekly year yearly"
    )
)


@rule("FBK003", basis="requirement", severity="warning", since="0.2", clauses="9.1.2, 9.3.2 c1")
def silence_as_satisfaction(corpus: Corpus) -> Iterator[Finding]:
    """Complaints, or that there are few of them, are taken for what customers think.

    "No news is good news" is a common mistake here. Of the customers who
    are dissatisfied only a few complain, and the others leave without a word. The standard asks
    how customers perceive that their needs and expectations are met; that has to be asked for.
    Complaints and returns are worth counting beside it, but not instead of it. Reported is

    - an indicator of the class perception or loyalty that is counted from complaints or
      nonconformities;
    - an entry under `listening` that claims `perception: true`, although its method, such as
      "Complaints and returns each month", names nothing else (known from English words only);
    - a survey by the method complaints or returns that states a score of satisfaction;
    - the latest management review, if all that it considers about satisfaction and feedback is
      complaints, nonconformities and indicators counted from them.

    Scorecards of customers, warranty, lost quotes, reports of dealers, visits and what is heard at
    meetings tell what customers think and are ways of their own. That nobody asks at all is said by
    FBK001. Where a record location holds the evidence for 9.1.2, the review is left alone.

    ## Fails

    ```yaml
    SEG-0001:
      listening:
        - method: Number of complaints and returns
          perception: true
          interval: 3 months
          owner: ROL-0003
          last_on: 2026-06-12
          reviewed_in: Meeting of sales and works
    ```

    ## Fails

    ```yaml
    MRV-0001:
      inputs:
        satisfaction_and_feedback:
          records: [CMP-0001]
          conclusion: One complaint in a year; bakers are satisfied
    ```

    ## Passes

    ```yaml
    SEG-0001:
      listening:
        - method: Complaints and returns
          perception: false
          interval: 3 months
          owner: ROL-0003
          last_on: 2026-06-12
          reviewed_in: Meeting of sales and works
    MRV-0001:
      inputs:
        satisfaction_and_feedback:
          records: [CMP-0001, SRV-0001]
          conclusion: One complaint in a year, and bakers recommend us
    ```
    """
    for kpi in corpus.live("kpi"):
        if kpi.text("class") in PERCEPTION and _counts_faults(kpi):
            yield Finding(
                kpi.at("class"),
                f"the class is '{kpi.text('class')}', but the indicator counts "
                f"{kpi.part('counted_from').text('kind')} records",
                "write the class that fits, as in 'class: quality', and ask customers for their "
                "own view",
                (("what it counts", kpi.at("counted_from")),),
            )
    for segment in corpus.live("segment"):
        for part in listening(segment):
            if _names_silence_only(part.text("method")):
                yield Finding(
                    part.at("perception"),
                    f"'{part.text('method')}' asks nobody for a view",
                    "write 'perception: false', and add a way of asking, as in 'method: Yearly "
                    "survey'",
                    (("the method", part.at("method")),),
                )
    for survey in corpus.live("survey"):
        if not tells_perception(survey) and survey.part("results").has("metric"):
            results = survey.part("results")
            yield Finding(
                results.at("metric"),
                f"a {results.text('metric')} is stated, but the method is "
                f"'{survey.text('method')}', which asks nobody",
                "leave the score out, or ask customers for their own view",
                (("the method", survey.at("method")),),
            )
    if not is_kept_elsewhere(corpus, "9.1.2"):
        yield from _review(corpus)


def _counts_faults(kpi: Record) -> bool:
    return kpi.part("counted_from").text("kind") in _FAULTS


def _names_silence_only(method: str) -> bool:
    words = set(_WORD.findall(method.casefold()))
    return bool(words & _SPOKEN_UP) and words <= _SPOKEN_UP | _FILLERS


def _review(corpus: Corpus) -> Iterator[Finding]:
    """Yield a finding where the latest review judged satisfaction by complaints alone."""
    held = held_reviews(corpus)
    if not held:
        return
    considered = held[-1].part("inputs").part("satisfaction_and_feedback")
    records = [corpus.get(record_id) for record_id in considered.texts("records")]
    if records and all(record is not None and _is_silent(record) for record in records):
        yield Finding(
            considered.at("records"),
            f"satisfaction was judged by {', '.join(considered.texts('records'))} alone, which "
            "tell only of those who complained",
            "consider what customers said when they were asked too, as in 'records: [SRV-0001]'",
        )


def _is_silent(record: Record) -> bool:
    if record.kind.name == "kpi":
        return _counts_faults(record)
    if record.kind.name == "survey":
        return not tells_perception(record)
    return record.kind.name in _FAULTS

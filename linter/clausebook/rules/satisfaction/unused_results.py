"""What customers said, filed away."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.days import is_past
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._places import place_of
from clausebook.rules.rule import Finding, rule
from clausebook.rules.satisfaction._themes import (
    Heard,
    answered_on,
    is_used,
    repeated_signals,
    themes,
)

_ANALYSIS = {"analysed_on": "when it was analysed", "reading": "what it says"}


@rule("FBK004", basis="requirement", severity="warning", since="0.2", clauses="9.1.3 b, 9.1.2")
def unused_results(corpus: Corpus, *, within: str = "3 months") -> Iterator[Finding]:
    """What customers said was not analysed, or nothing came of it.

    A survey that is filed away cost the customers' time and the organization's, and those who
    answered wait in vain. The results of monitoring are to be analysed and evaluated, and the
    degree of satisfaction with them. When `within` (3 months) is over,

    - a **survey** says when it was analysed and what it says (`reading`), and something follows:
      the `decision`, even if that is to do nothing for now, or a record that draws on the survey,
      whichever side names the other. The time runs from the last day of its window; a closed
      survey has none left;
    - each **theme** of feedback is analysed (`analysed_on` or `reading`) as far as it was heard,
      and one of those who spoke of it got an answer: an `action`, a reason for none, or a record
      that draws on it. What is analysed or answered later covers what was heard of the theme
      before. Praise needs no action. Feedback without a theme stands for itself.

    Several weak signals of one theme without an answer, and what a lost customer said, are looked
    at by FBK005. Whether figures are right is a matter of statistics.

    ## Fails

    ```yaml
    SRV-0001:
      analysed_on: null
      reading: null
    ```

    ## Fails

    ```yaml
    SRV-0101:
      kind: survey
      title: Lost offers of the winter
      status: closed
      version: "1.0"
      owner: ROL-0003
      retention: {period: 5 years, trigger: closed}
      classification: internal
      language: en
      method: lost_quotes
      window: {from: 2026-02-02, until: 2026-02-13}
      analysed_on: 2026-02-20
      reading: Four of six bakeries chose a lower price.
      review: {role: ROL-0003, when: Meeting of sales in March}
    ```

    ## Fails

    ```yaml
    FBK-0001:
      analysed_on: null
      reading: null
    ```

    ## Passes

    ```yaml
    SRV-0001:
      decision: null
    FBK-0001:
      analysed_on: null
    ```
    """
    for survey in corpus.live("survey"):
        ended = survey.part("window").date("until")
        if survey.status == "closed" or (ended and is_past(ended, within, corpus.today)):
            yield from _survey(corpus, survey)
    for theme, heard in themes(corpus):
        if not repeated_signals(heard, corpus.today):
            yield from _theme(corpus, theme, heard, within)


def _survey(corpus: Corpus, survey: Record) -> Iterator[Finding]:
    missing = [name for name in _ANALYSIS if not survey.has(name)]
    if missing:
        yield Finding(
            place_of(survey, "results"),
            f"'{survey.title}' is over, but not said {_listed(missing)}",
            f"analyse it, and fill in {' and '.join(missing)}",
        )
    elif not survey.has("decision") and not is_used(corpus, survey):
        yield Finding(
            survey.at("reading"),
            f"'{survey.title}' was analysed, but nothing follows from it",
            "decide what follows, as in 'decision: Nothing for now', or name what draws on it, as "
            "in 'used_in: [MRV-0001]'",
        )


def _listed(missing: list[str]) -> str:
    return " and ".join(_ANALYSIS[name] for name in missing)


def _theme(corpus: Corpus, theme: str, heard: tuple[Heard, ...], within: str) -> Iterator[Finding]:
    read = max((one.read_on for one in heard if one.read_on), default=date.min)
    unread = [one for one in heard if one.read_on is None and one.day > read]
    due = [one for one in unread if is_past(one.day, within, corpus.today)]
    due = [one for one in due if not _is_of_a_lost_customer(corpus, one.record)]
    if due:
        yield Finding(
            due[0].record.at(),
            f"nobody has analysed what was said about '{theme}' on {due[0].day}",
            "read it with what else was said, and write 'analysed_on' and 'reading'",
            tuple((f"heard again on {one.day}", one.record.at()) for one in due[1:]),
        )
        return
    answered = answered_on(heard)
    open_ = [
        one
        for one in heard
        if one.read_on and not one.is_answered and one.day > answered and _asks(one.record)
    ]
    due = [one for one in open_ if one.read_on and is_past(one.read_on, within, corpus.today)]
    if due:
        yield Finding(
            due[0].record.at(),
            f"what was said about '{theme}' on {due[0].day} was analysed, but nothing follows",
            "say what was done, as in 'action: {what: App shows the steps with pictures, owner: "
            "ROL-0005}', or why nothing is, as in 'action: {none_reason: Asked for once}'",
            tuple((f"heard again on {one.day}", one.record.at()) for one in due[1:]),
        )


def _asks(feedback: Record) -> bool:
    """Whether an answer can be expected; praise does not ask for one."""
    return feedback.text("feedback_kind") != "praise"


def _is_of_a_lost_customer(corpus: Corpus, feedback: Record) -> bool:
    customer = corpus.get(feedback.text("customer"))
    lost = feedback.text("feedback_kind") == "lost_customer"
    return lost and customer is not None and customer.has("lost_on")

"""Something that customers said and that changed something, and of which they never heard."""

from collections.abc import Iterator, Mapping
from datetime import date

from clausebook.analysis.days import after_days, is_past
from clausebook.analysis.telling import logged
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_ASKED = frozenset({"questionnaire", "interview", "telephone", "focus_group", "meeting", "visit"})


@rule("COM004", basis="practice", severity="warning", since="0.2", clauses="9.1.2, 8.2.1 c")
def silent_improvement(
    corpus: Corpus, *, within_days: int = 30, after_survey: str = "3 months"
) -> Iterator[Finding]:
    """What customers said has led to something, and they were never told.

    Who hears what became of a hint gives the next one; who hears nothing stops. The standard asks
    that feedback is obtained and used. To tell customers what was done about it is what makes them
    go on, and good practice. Two things are looked at:

    - **Feedback** on which an action was done more than `within_days` (30) ago: who gave it was
      told (`told_customer_on`), or it was made public (`published_at`), or a log of a communication
      has an entry about it; or feedback of the same theme was answered so after the action.
    - **Surveys** for which customers were asked in person or on paper, and which were analysed more
      than `after_survey` (3 months) ago: `told_customers_on`, `published_at`, or such an entry.

    Complaints are the matter of CMP004. What customers do not see, such as praise passed on inside,
    needs no action and is left alone.

    ## Fails

    ```yaml
    FBK-0001:
      told_customer_on: null
    ```

    ## Fails

    ```yaml
    SRV-0001:
      told_customers_on: null
    ```

    ## Passes

    ```yaml
    FBK-0001:
      told_customer_on: null
      published_at: https://ovens.example/you-said-we-did
    ```
    """
    if corpus.unclear("communication"):
        return
    days = _logged_days(corpus)
    yield from _feedback(corpus, days, within_days)
    for survey in corpus.live("survey"):
        analysed = survey.date("analysed_on")
        if analysed is None or not is_past(analysed, after_survey, corpus.today):
            continue
        if survey.text("method") not in _ASKED:
            continue
        if not (survey.has("told_customers_on") or survey.has("published_at") or survey.id in days):
            yield Finding(
                survey.at("analysed_on"),
                f"the survey was analysed on {analysed}, and those who were "
                "asked never heard what came of it",
                "tell them, and write the day under told_customers_on or the page under "
                "published_at",
            )


def _feedback(corpus: Corpus, days: Mapping[str, date], within_days: int) -> Iterator[Finding]:
    told_themes: dict[str, date] = {}
    for feedback in corpus.live("feedback"):
        theme = feedback.text("theme")
        for day in (feedback.date("told_customer_on"), days.get(feedback.id)):
            if theme and day is not None:
                told_themes[theme] = max(day, told_themes.get(theme, day))
    for feedback in corpus.live("feedback"):
        done = feedback.part("action").date("done_on")
        if done is None or after_days(done, within_days) >= corpus.today:
            continue
        if not _is_told(feedback, done, days, told_themes):
            yield Finding(
                feedback.part("action").at("done_on"),
                f"something was done about it on {done}, and who gave the feedback was not told",
                "tell them, and write the day under told_customer_on, or the page for all under "
                "published_at",
            )


def _is_told(
    feedback: Record, done: date, days: Mapping[str, date], themes: Mapping[str, date]
) -> bool:
    if feedback.has("told_customer_on") or feedback.has("published_at") or feedback.id in days:
        return True
    told = themes.get(feedback.text("theme"))
    return told is not None and told >= done


def _logged_days(corpus: Corpus) -> Mapping[str, date]:
    """Return the last day on which logs tell about each record, by its id."""
    found: dict[str, date] = {}
    for entry in logged(corpus):
        if entry.day is not None:
            for record, _ in entry.about:
                found[record] = max(entry.day, found.get(record, entry.day))
    return found

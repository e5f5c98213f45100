"""Days that records plan by themselves, and that have passed."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.audits import last_external_audits
from clausebook.analysis.days import after_days
from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding

__all__ = ["external_audits", "is_over", "trainings_not_held", "unrepeated_surveys"]


def is_over(due: date | None, today: date, grace_days: int) -> bool:
    """Whether a day and the days of grace after it have passed."""
    if due is None or (due >= today and grace_days >= 0):
        return False
    return after_days(due, grace_days) < today


def unrepeated_surveys(corpus: Corpus, grace_days: int) -> Iterator[Finding]:
    """Yield the surveys whose next wave is due and was not asked."""
    for survey in corpus.live("survey"):
        due = survey.date("next_due")
        if is_over(due, corpus.today, grace_days) and not corpus.sources(survey, "repeats"):
            yield Finding(
                survey.at("next_due"),
                f"the next wave was due on {due}",
                f"ask again, and let the new survey name this one, as in 'previous_wave: "
                f"{survey.id}'",
            )


def trainings_not_held(corpus: Corpus, grace_days: int) -> Iterator[Finding]:
    """Yield the trainings whose day has passed although they are still to be held."""
    for training in corpus.live("training"):
        due = training.date("planned_for")
        waiting = training.status != "closed" and not training.has("held_on")
        if waiting and is_over(due, corpus.today, grace_days):
            yield Finding(
                training.at("planned_for"),
                f"the training was planned for {due}, and no record says that it was held",
                "write the days under 'held_on', or plan it anew",
            )


def external_audits(corpus: Corpus, grace_days: int) -> Iterator[Finding]:
    """Yield the audits from outside that were not answered, or are expected again, in vain."""
    for audit in corpus.live("external-audit"):
        due = audit.date("answer_due")
        waiting = audit.status != "closed" and not audit.has("answered_on")
        if waiting and is_over(due, corpus.today, grace_days):
            yield Finding(
                audit.at("answer_due"),
                f"the answer was due on {due}",
                "answer, and write the day under 'answered_on'",
            )
    for audit in last_external_audits(corpus):
        due = audit.date("next_due")
        if is_over(due, corpus.today, grace_days):
            yield Finding(
                audit.at("next_due"),
                f"the next audit was expected by {due}",
                "ask when it comes, and record it, or write the day that was agreed",
            )

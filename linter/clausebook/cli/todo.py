"""What is to be done in the project of the working folder."""

import argparse
from datetime import date, timedelta

from clausebook.analysis.tasks import tasks
from clausebook.cli.judging import judge
from clausebook.cli.options import today
from clausebook.cli.usage import UsageError, did_you_mean
from clausebook.corpus import Corpus
from clausebook.reports.tasks import TaskList

__all__ = ["to_do"]


def to_do(arguments: argparse.Namespace, most: int | None) -> TaskList:
    """Return the tasks as they were asked for; raises UsageError and what ``judge`` raises."""
    day = today(arguments)
    judged = judge(arguments, day)
    for kind, asked in (("person", arguments.person), ("role", arguments.role)):
        _check(judged.corpus, kind, asked)
    return TaskList(
        judged.corpus,
        tasks(judged.corpus, judged.report.diagnostics),
        arguments.until or _after(day, arguments.days),
        arguments.person,
        arguments.role,
        most,
    )


def _check(corpus: Corpus, kind: str, asked: str) -> None:
    """Raise UsageError where somebody asks for a person or role that there is not."""
    known = [record.id for record in (*corpus.records(kind), *corpus.invalid(kind))]
    if asked and asked not in known:
        raise UsageError(f"there is no {kind} {asked}{did_you_mean(asked, known)}")


def _after(day: date, count: int) -> date:
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.max

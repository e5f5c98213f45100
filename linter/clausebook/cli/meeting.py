"""A management review as the command line prepares it."""

import argparse
import sys
from pathlib import Path

from clausebook.analysis.decisions import waiting
from clausebook.analysis.management_review import Period, period_to_review, review_pack
from clausebook.analysis.reviews import held_reviews
from clausebook.cli.judging import load, settle
from clausebook.cli.minutes import Minutes, minutes_lines
from clausebook.cli.numbering import next_id
from clausebook.cli.options import open_here, today
from clausebook.cli.output import style_of
from clausebook.cli.paths import in_project
from clausebook.cli.usage import UsageError
from clausebook.cli.writing import write_new_file
from clausebook.corpus import Corpus
from clausebook.project import RECORD_FOLDERS, Project
from clausebook.record import WITHDRAWN, Record
from clausebook.reports.agenda import agenda_markdown
from clausebook.reports.markdown_shown import markdown_shown

__all__ = ["prepare"]

_KIND = "management-review"
_STDOUT = "-"


def prepare(arguments: argparse.Namespace) -> int:
    """Write the agenda or the minutes; nothing that exists is overwritten.

    Raises UsageError for days that cannot be, for minutes of what has minutes already or outside
    the records, and for a file that exists.
    """
    project, day = open_here(arguments), today(arguments)
    written = load(project, day)
    corpus = settle(written, arguments).corpus
    period = _period(arguments, corpus)
    if arguments.what == "agenda":
        pack = review_pack(corpus, period)
        text = agenda_markdown(corpus, pack, waiting(corpus), sorted(set(arguments.held_on)))
        if arguments.output in (None, _STDOUT):
            sys.stdout.write(markdown_shown(text, style_of(sys.stdout)))
            return 0
        return _put(text, arguments.output, "the agenda")
    if not arguments.another:
        _refuse_second(written, period)
    _check_place(project, arguments.output)
    minutes = _minutes(arguments, corpus, written, period)
    place = arguments.output or (_folder(project, corpus) / f"{minutes.id}.yaml").as_posix()
    text = "\n".join(minutes_lines(minutes)) + "\n"
    done = _put(text, place, minutes.id)
    if place != _STDOUT:
        sys.stdout.write(_NEXT.format(place=_shown(Path(place))))
    return done


_NEXT = (
    "Fill it in at the meeting: 'clausebook lint {place}' says what is left. Then set\n"
    "'status: closed'.\n"
)


def _period(arguments: argparse.Namespace, corpus: Corpus) -> Period:
    usual = period_to_review(corpus)
    met = max(arguments.held_on, default=None)
    begins = arguments.begins or usual.begins
    ends = arguments.ends or (min(met, usual.ends) if met else usual.ends)
    if begins > ends:
        raise UsageError(
            f"the period would end on {ends}, before it begins on {begins}; give both days with "
            "--from and --to"
        )
    if met and met < ends:
        raise UsageError(
            f"the meeting on {met} would be before {ends}, the last day that it reviews: nobody "
            "can look at what has not happened; give a later day with --on, or an earlier --to"
        )
    return Period(begins, ends)


def _refuse_second(written: Corpus, period: Period) -> None:
    """Raise UsageError where minutes of a part of the period are there, held or only begun."""
    for review in (*written.records(_KIND), *written.invalid(_KIND)):
        days = review.part("period")
        begins, ends = days.date("from"), days.date("until")
        if review.status in WITHDRAWN or begins is None or ends is None:
            continue
        if begins <= period.ends and period.begins <= ends:
            raise UsageError(
                f"{review.id} in {review.path} has the minutes of {begins} to {ends}, and these "
                f"would be of {period}; write into that one, name another time with --from and "
                "--to, or say --another where both are meant"
            )


def _check_place(project: Project, output: str | None) -> None:
    """Raise UsageError for a place at which nothing reads the minutes as a record."""
    if output in (None, _STDOUT):
        return
    path = in_project(output, project.root)
    if path.partition("/")[0] not in RECORD_FOLDERS or not path.endswith((".yaml", ".yml")):
        raise UsageError(
            f"{output}: minutes are a record, and records are YAML below {RECORD_FOLDERS[0]}/; "
            f"name such a file, as in --output {RECORD_FOLDERS[0]}/review.yaml, or - to print them"
        )


def _minutes(
    arguments: argparse.Namespace, corpus: Corpus, written: Corpus, period: Period
) -> Minutes:
    """Return what the minutes begin with; the id is free among all records, drafts too."""
    kind = corpus.library.kinds[_KIND]
    return Minutes(
        next_id(written, kind),
        kind,
        review_pack(corpus, period),
        tuple(sorted(set(arguments.held_on))),
        _last(corpus),
        waiting(corpus),
        corpus.today,
    )


def _last(corpus: Corpus) -> Record | None:
    held = held_reviews(corpus)
    return held[-1] if held else None


def _folder(project: Project, corpus: Corpus) -> Path:
    """Return the folder of the last review, else the one of all records."""
    last = _last(corpus)
    return (project.root / last.path).parent if last is not None else project.root / "policies"


def _put(text: str, place: str, what: str) -> int:
    if place == _STDOUT:
        sys.stdout.write(text)
        return 0
    path = Path(place)
    try:
        write_new_file(path, text)
    except FileExistsError:
        raise UsageError(
            f"{_shown(path)}: exists already and was left as it is; name another file with --output"
        ) from None
    sys.stdout.write(f"{what} written: {_shown(path)}\n")
    return 0


def _shown(path: Path) -> str:
    here = path.resolve()
    return (here.relative_to(Path.cwd()) if here.is_relative_to(Path.cwd()) else path).as_posix()

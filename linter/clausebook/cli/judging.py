"""The records of the project in the working folder, judged on a day."""

import argparse
import sys
from dataclasses import dataclass
from datetime import date

from clausebook.cli.memory import growing_memory
from clausebook.cli.options import open_here
from clausebook.cli.output import remark
from clausebook.cli.progress import CountedFiles, Progress
from clausebook.control.effect.in_force import InForce, in_force
from clausebook.control.effect.in_progress import WorkInProgress, told_of_cut_off
from clausebook.corpus import Corpus
from clausebook.engine import Report, lint
from clausebook.looking_back import LookingBack
from clausebook.project import Project, WorkingTree, catalogue_of
from clausebook.rules import Catalogue

__all__ = ["Judged", "judge", "judge_in_force", "load", "load_in_force", "settle"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A project with its corpus and the lint of all of its rules, without any baseline.

    ``in_progress`` are the documents in whose place the corpus may hold what is in force.
    """

    project: Project
    corpus: Corpus
    report: Report
    catalogue: Catalogue
    in_progress: tuple[WorkInProgress, ...] = ()


def judge(arguments: argparse.Namespace, day: date) -> Judged:
    """Read and lint the project as it is written; raises what ``open_here`` and ``lint`` raise."""
    project = open_here(arguments)
    return _judged(project, InForce(load(project, day)))


def judge_in_force(arguments: argparse.Namespace, day: date) -> Judged:
    """Read and lint what is in force on a day; raises what ``judge`` raises, and GitFault."""
    project = open_here(arguments)
    return _judged(project, load_in_force(project, arguments, day))


def load_in_force(project: Project, arguments: argparse.Namespace, day: date) -> InForce:
    """Read what is in force on a day; raises GitFault."""
    return settle(load(project, day), arguments)


def settle(corpus: Corpus, arguments: argparse.Namespace) -> InForce:
    """Return what is in force on the day of a corpus, and warn where the history is cut off."""
    found = in_force(corpus, looking_back=arguments.as_of is not None)
    if found.cut_off:
        remark(told_of_cut_off(found.cut_off))
    return found


def _judged(project: Project, state: InForce) -> Judged:
    catalogue = catalogue_of(project)
    with growing_memory(), Progress(sys.stderr) as progress:
        progress.activity = f"checking {len(state.corpus.all_records):,} records"
        report = lint(state.corpus, catalogue, project.configuration)
    works = tuple(state.in_progress.values())
    return Judged(project, state.corpus, report, catalogue, works)


def load(project: Project, day: date) -> Corpus:
    """Read all records of a project as they are written, with progress where it takes long."""
    with growing_memory(), Progress(sys.stderr) as progress:
        past = LookingBack(project)
        return project.load(day, CountedFiles(WorkingTree(project.root), progress), past=past)

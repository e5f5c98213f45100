"""The records of the project in the working folder, judged on a day."""

import argparse
import sys
from dataclasses import dataclass
from datetime import date

from clausebook.cli.memory import growing_memory
from clausebook.cli.options import open_here
from clausebook.cli.progress import CountedFiles, Progress
from clausebook.corpus import Corpus
from clausebook.engine import Report, lint
from clausebook.project import Project, WorkingTree, catalogue_of
from clausebook.rules import Catalogue

__all__ = ["Judged", "judge", "load"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A project with its corpus and the lint of all of its rules, without any baseline."""

    project: Project
    corpus: Corpus
    report: Report
    catalogue: Catalogue


def load(project: Project, day: date) -> Corpus:
    """Read all records of a project, with progress shown where it takes long."""
    with growing_memory(), Progress(sys.stderr) as progress:
        return project.load(day, CountedFiles(WorkingTree(project.root), progress))


def judge(arguments: argparse.Namespace, day: date) -> Judged:
    """Read and lint the project; raises what ``open_here`` and ``lint`` raise."""
    project = open_here(arguments)
    catalogue = catalogue_of(project)
    corpus = load(project, day)
    with growing_memory(), Progress(sys.stderr) as progress:
        progress.activity = f"checking {len(corpus.all_records):,} records"
        report = lint(corpus, catalogue, project.configuration)
    return Judged(project, corpus, report, catalogue)

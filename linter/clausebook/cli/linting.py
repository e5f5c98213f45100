"""One lint as the command line asks for it."""

import argparse
import sys
from dataclasses import replace
from functools import partial

from clausebook.cli.baselines import baseline_file, read_baseline, update_baseline
from clausebook.cli.formats import deliver
from clausebook.cli.judging import settle
from clausebook.cli.memory import growing_memory
from clausebook.cli.options import open_here, split, today
from clausebook.cli.output import remark
from clausebook.cli.paths import in_project, shown_paths
from clausebook.cli.progress import CountedFiles, Progress
from clausebook.cli.usage import UsageError
from clausebook.corpus import Corpus
from clausebook.diagnostic import Severity
from clausebook.engine import Configuration, Profile, Report, active_rules, lint
from clausebook.git import commit_of, folder_in_repository
from clausebook.looking_back import LookingBack
from clausebook.project import Files, Project, WorkingTree, catalogue_of
from clausebook.reports import Result

__all__ = ["run_lint"]

_STDIN = "-"
_FROM_THE_TOP = frozenset({"github", "gitlab", "sarif"})
"""Formats whose readers look for files from the top of the repository."""


def run_lint(arguments: argparse.Namespace) -> int:
    """Lint, report, and return the exit code."""
    _refuse_contradictions(arguments)
    project = open_here(arguments, partial(_configured, arguments))
    catalogue = catalogue_of(project, plug_ins=not arguments.no_plug_ins)
    if not active_rules(catalogue, project.configuration):
        told = "look at --select, --ignore, --edition and the configuration"
        raise UsageError(f"no rule is left to run; {told}")
    baseline = None if arguments.update_baseline else read_baseline(project)
    past = _past(arguments, project)
    with growing_memory(), Progress(sys.stderr) as progress:
        corpus = _load(arguments, project, progress, past)
        if arguments.in_force:
            corpus = settle(corpus, arguments).corpus
        progress.activity = f"checking {len(corpus.all_records):,} records"
        report = lint(corpus, catalogue, project.configuration, baseline)
    _refuse_nothing(project, corpus)
    past.keep()
    if past.notice:
        remark(past.notice)
    if arguments.update_baseline:
        return update_baseline(project, report)
    paths = _paths(arguments, project, corpus, report)
    shown = report if paths is None else _only(report, paths)
    documents = tuple(p for p in corpus.documents if paths is None or p in paths)
    sources = {path: document.text for path, document in corpus.documents.items()}
    failing = project.configuration.failing_severity
    result = Result(shown, documents, sources, failing, folder=_folder(arguments, project))
    deliver(result, _format(arguments), arguments.output)
    return int(shown.fails(failing) and not arguments.exit_zero)


def _refuse_nothing(project: Project, corpus: Corpus) -> None:
    """Refuse a folder that is no QMS: a check that looks at nothing must not pass for a clean one.

    Raises UsageError where there is neither a document nor a configuration nor a place for records.
    """
    marks = (project.configuration_path, "policies")
    if not corpus.documents and not any((project.root / mark).exists() for mark in marks):
        raise UsageError(
            f"no records here: {project.root} holds neither 'policies/' nor a configuration; "
            "change to the folder of your QMS, or make one with 'clausebook init'"
        )


def _folder(arguments: argparse.Namespace, project: Project) -> str:
    """Return where the project lies in its repository, if a format asks for it."""
    asked = {_format(arguments), *(output.format for output in arguments.output)}
    return folder_in_repository(project.root) if asked & _FROM_THE_TOP else ""


def _refuse_contradictions(arguments: argparse.Namespace) -> None:
    reads_stdin = _STDIN in arguments.paths
    if reads_stdin and not arguments.stdin_filename:
        raise UsageError("'-' needs a name, as in --stdin-filename policies/risks.yaml")
    if arguments.stdin_filename and not reads_stdin:
        raise UsageError("--stdin-filename needs the path '-', which is standard input")
    if reads_stdin and arguments.staged:
        raise UsageError("'-' and --staged exclude each other")
    if arguments.statistics and arguments.format:
        raise UsageError("--statistics is a text of its own; leave out --format")
    partly = arguments.paths or arguments.select or arguments.ignore or arguments.staged
    if arguments.update_baseline and partly:
        raise UsageError(
            "--update-baseline is about the whole project; leave out paths, --select, --ignore "
            "and --staged"
        )


def _configured(arguments: argparse.Namespace, own: Configuration) -> Configuration:
    """Return the project's configuration with what the command line changes."""
    select, ignore = split(arguments.select), split(arguments.ignore)
    return replace(
        own,
        select=select or own.select,
        ignore=(*own.ignore, *ignore),
        profile=Profile(arguments.profile) if arguments.profile else own.profile,
        fail_on=Severity(arguments.fail_on) if arguments.fail_on else own.fail_on,
        baseline=baseline_file(arguments.baseline) or own.baseline,
    )


def _past(arguments: argparse.Namespace, project: Project) -> LookingBack:
    """Return the way to the past, compared with a revision: staged files with the last commit.

    Raises GitFault where the revision that was asked for is not there, whether a rule looks or not.
    """
    base: str | None = arguments.base
    if base is not None:
        commit_of(project.root, base)
    elif arguments.staged:
        base = "HEAD"
    return LookingBack(project, base, cached=not arguments.no_cache)


def _load(
    arguments: argparse.Namespace, project: Project, progress: Progress, past: LookingBack
) -> Corpus:
    files = CountedFiles(_files(arguments, project), progress)
    load = partial(project.load, today(arguments), files, past=past)
    if arguments.stdin_filename:
        path = in_project(arguments.stdin_filename, project.root)
        load = partial(load, replace=(path, sys.stdin.buffer.read()))
    if arguments.jobs == 1:
        return load()
    from clausebook.cli.workers import workers

    with workers(arguments.jobs) as executor:
        return load(executor=executor, jobs=arguments.jobs)


def _files(arguments: argparse.Namespace, project: Project) -> Files:
    if not arguments.staged:
        return WorkingTree(project.root)
    from clausebook.git import StagedFiles

    return StagedFiles(project.root)


def _paths(
    arguments: argparse.Namespace, project: Project, corpus: Corpus, report: Report
) -> frozenset[str] | None:
    """Return the paths to report on, None for all."""
    if not arguments.paths:
        return None
    named = [arguments.stdin_filename if p == _STDIN else p for p in arguments.paths]
    placed = {diagnostic.location.path for diagnostic in report.diagnostics}
    return shown_paths(
        named, project.root, {*corpus.documents, *placed, project.configuration_path}
    )


def _only(report: Report, paths: frozenset[str]) -> Report:
    return replace(
        report,
        diagnostics=tuple(d for d in report.diagnostics if d.location.path in paths),
        suppressed=tuple(s for s in report.suppressed if s.diagnostic.location.path in paths),
        held=tuple(d for d in report.held if d.location.path in paths),
    )


def _format(arguments: argparse.Namespace) -> str:
    return "statistics" if arguments.statistics else arguments.format or "text"

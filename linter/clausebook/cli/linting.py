"""One lint as the command line asks for it."""

import argparse
import sys
from dataclasses import replace
from functools import partial

from clausebook.cli.baselines import baseline_file, update_baseline
from clausebook.cli.judging import settle
from clausebook.cli.memory import growing_memory
from clausebook.cli.options import open_here, split, today
from clausebook.cli.output import remark
from clausebook.cli.paths import in_project
from clausebook.cli.progress import CountedFiles, Progress
from clausebook.cli.remembering import Remembering
from clausebook.cli.telling import tell
from clausebook.cli.usage import UsageError
from clausebook.corpus import Corpus
from clausebook.diagnostic import Severity
from clausebook.engine import Configuration, Profile, Report, active_rules, lint, run_rule
from clausebook.git import commit_of
from clausebook.looking_back import LookingBack
from clausebook.project import Files, Project, WorkingTree, baseline_of, catalogue_of
from clausebook.rules import builtin_rules
from clausebook.warm import Answer, LintMemory, Watch

__all__ = ["answer_of", "configured", "past_of", "refuse_foreign_folder", "run_lint"]


def run_lint(arguments: argparse.Namespace, memory: LintMemory | None = None) -> int:
    """Lint, report, and return the exit code; the memory keeps what was found."""
    watch = memory.watch() if memory is not None else None
    project = open_here(arguments, partial(configured, arguments))
    ours = memory.rules if memory is not None and watch is not None else builtin_rules
    catalogue = catalogue_of(project, plug_ins=not arguments.no_plug_ins, ours=ours)
    if not active_rules(catalogue, project.configuration):
        told = "look at --select, --ignore, --edition and the configuration"
        raise UsageError(f"no rule is left to run; {told}")
    baseline = None if arguments.update_baseline else baseline_of(project)
    past = past_of(arguments, project)
    remembering = _remembering(memory, watch, project)
    with growing_memory(), Progress(sys.stderr) as progress:
        corpus = _load(arguments, project, progress, past, remembering)
        if arguments.in_force:
            corpus = settle(corpus, arguments).corpus
        progress.activity = f"checking {len(corpus.all_records):,} records"
        check = run_rule if remembering is None else remembering.check(corpus)
        report = lint(corpus, catalogue, project.configuration, baseline, check)
    if not corpus.documents:
        refuse_foreign_folder(project)
    past.keep()
    if past.notice:
        remark(past.notice)
    if arguments.update_baseline:
        return update_baseline(project, report)
    answer = answer_of(project, corpus, report)
    if remembering is not None and not past.notice:
        remembering.keep(corpus, answer)
    return tell(answer, arguments, project.root)


def _remembering(
    memory: LintMemory | None, watch: Watch | None, project: Project
) -> Remembering | None:
    if memory is None or watch is None or memory.root != project.root:
        return None
    if not (project.root / project.configuration_path).exists():
        return None  # where it lies was guessed: a file in a folder above or below may change that
    return Remembering(memory, watch, project)


def answer_of(project: Project, corpus: Corpus, report: Report) -> Answer:
    placed = {diagnostic.location.path for diagnostic in report.diagnostics}
    return Answer(
        report,
        tuple(corpus.documents),
        {path: doc.text for path, doc in corpus.documents.items() if path in placed},
        project.configuration.failing_severity,
        project.configuration_path,
    )


def refuse_foreign_folder(project: Project) -> None:
    """Refuse a folder that is no QMS: a check that looks at nothing must not pass for a clean one.

    Raises UsageError where there is neither a configuration nor a place for records.
    """
    marks = (project.configuration_path, "policies")
    if not any((project.root / mark).exists() for mark in marks):
        raise UsageError(
            f"no records here: {project.root} holds neither 'policies/' nor a configuration; "
            "change to the folder of your QMS, or make one with 'clausebook init'"
        )


def configured(arguments: argparse.Namespace, own: Configuration) -> Configuration:
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


def past_of(arguments: argparse.Namespace, project: Project) -> LookingBack:
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
    arguments: argparse.Namespace,
    project: Project,
    progress: Progress,
    past: LookingBack,
    remembering: Remembering | None,
) -> Corpus:
    files = _files(arguments, project)
    load = partial(project.load, today(arguments), CountedFiles(files, progress), past=past)
    if remembering is not None:
        watched = CountedFiles(remembering.files(files), progress)
        load = partial(project.load, today(arguments), watched, past=remembering.past(past))
        load = partial(load, read=remembering.reader(files, watched))
    if arguments.stdin_filename:
        path = in_project(arguments.stdin_filename, project.root)
        load = partial(load, replace=(path, sys.stdin.buffer.read()))
    if arguments.jobs == 1 and arguments.executor is None:
        return load()
    from clausebook.cli.workers import load_shared

    return load_shared(lambda executor: load(executor=executor), arguments)


def _files(arguments: argparse.Namespace, project: Project) -> Files:
    if not arguments.staged:
        return WorkingTree(project.root)
    from clausebook.git import StagedFiles

    return StagedFiles(project.root)

"""The move of a project to another edition: the report, the diff, the rewritten files."""

import argparse
import difflib
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from clausebook.cli.judging import Judged, judge
from clausebook.cli.options import today
from clausebook.cli.output import style_of
from clausebook.cli.usage import UsageError
from clausebook.cli.writing import write_file
from clausebook.corpus import Corpus
from clausebook.edition import Edition, load_edition
from clausebook.engine import lint
from clausebook.migration.clause_changes import ClauseChange, clause_changes
from clausebook.migration.gap_report import gaps
from clausebook.migration.preparation import preparation
from clausebook.migration.rewriting import rewrite
from clausebook.project import Project
from clausebook.reports.migration import (
    Migration,
    migration_json,
    migration_markdown,
    migration_text,
)
from clausebook.reports.result import in_numbers

__all__ = ["migrate"]

_EDITION = re.compile(r"""^(\s*edition\s*=\s*)(["'])[^"']*\2""", re.MULTILINE)


class _File(NamedTuple):
    """A file before and after."""

    path: str
    before: str
    after: str


def migrate(arguments: argparse.Namespace) -> int:
    """Report, show or write; return 0 whatever the report holds."""
    judged = judge(arguments, today(arguments))
    present, target = judged.corpus.edition, load_edition(arguments.to)
    if present.name == target.name:
        raise UsageError(f"the project is numbered by {target.title} already")
    files, made, left = _rewritten(judged, target)
    if arguments.write:
        return _write(judged.project, files, made, left)
    if arguments.diff:
        sys.stdout.writelines(_diff(files))
        return 0
    migration = _migration(judged, target, made, left)
    if arguments.format == "json":
        sys.stdout.write(migration_json(migration))
    elif arguments.format == "markdown":
        sys.stdout.write(migration_markdown(migration))
    else:
        sys.stdout.write(migration_text(migration, style_of(sys.stdout)))
    return 0


def _migration(
    judged: Judged, target: Edition, made: list[ClauseChange], left: list[ClauseChange]
) -> Migration:
    corpus = judged.corpus
    there = Corpus(
        corpus.loaded, corpus.library, target, corpus.today, home=corpus.home, files=corpus.files
    )
    configuration = replace(judged.project.configuration, edition=target.name)
    after = lint(there, judged.catalogue, configuration).diagnostics
    return Migration(
        corpus.edition,
        target,
        corpus.today,
        gaps(corpus.edition, there, judged.report.diagnostics, after),
        preparation(corpus, target),
        tuple(made),
        tuple(left),
    )


def _rewritten(
    judged: Judged, target: Edition
) -> tuple[list[_File], list[ClauseChange], list[ClauseChange]]:
    """Return the files that change, the configuration first, and what became of each number."""
    files = list(_configuration(judged.project, target))
    made: list[ClauseChange] = []
    left: list[ClauseChange] = []
    changes = clause_changes(judged.corpus, target)
    for path, of_path in groupby(changes, key=lambda change: change.place.path):
        document = judged.corpus.documents[path]
        done = rewrite(document, of_path)
        made += done.made
        left += done.left
        if done.made:
            files.append(_File(path, document.text, done.text))
    return files, made, left


def _configuration(project: Project, target: Edition) -> Iterator[_File]:
    path = project.root / project.configuration_path
    if not path.is_file():
        return
    before = path.read_bytes().decode()
    after = _EDITION.sub(lambda found: f'{found[1]}"{target.name}"', before, count=1)
    if after != before and _edition_in(after) == target.name:
        yield _File(project.configuration_path, before, after)


def _edition_in(text: str) -> object:
    values = tomllib.loads(text)
    return values.get("tool", {}).get("clausebook", values).get("edition")


def _diff(files: list[_File]) -> Iterator[str]:
    for file in files:
        yield from difflib.unified_diff(
            file.before.splitlines(keepends=True),
            file.after.splitlines(keepends=True),
            f"a/{file.path}",
            f"b/{file.path}",
        )


def _write(
    project: Project, files: list[_File], made: list[ClauseChange], left: list[ClauseChange]
) -> int:
    for file in files:
        write_file(project.root / file.path, file.after)
    numbers, places = in_numbers(len(made), "clause number"), in_numbers(len(files), "file")
    print(f"{numbers} rewritten; {places} written, the configuration among them")
    if not any(file.path == project.configuration_path for file in files):
        print(f"the edition is not set in {project.configuration_path}: set it there by hand")
    for change in left:
        print(f"by hand: {change.record.id} in {change.place.path} names {change.old}")
    return 0

"""The move of a project to another edition: the report, the diff, the rewritten files."""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from clausebook.cli.judging import Judged, judge
from clausebook.cli.options import today
from clausebook.cli.output import write_as
from clausebook.cli.rewritten import LINE, Rewritten, diff, write_all
from clausebook.cli.usage import UsageError
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

_EDITION = re.compile(r"""^(\s*edition\s*=\s*)(["'])[^"']*\2""")
_TABLE = re.compile(r"^\s*\[+([^\[\]]*)\]")


def migrate(arguments: argparse.Namespace) -> int:
    """Report, show or write; return 0 whatever the report holds."""
    judged = judge(arguments, today(arguments))
    present, target = judged.corpus.edition, load_edition(arguments.to)
    if present.name == target.name:
        raise UsageError(f"the project is numbered by {target.title} already")
    if not target.moved:
        raise UsageError(f"{target.title} is older than {present.title}, no way leads back to it")
    files, made, left = _rewritten(judged, target)
    if arguments.write:
        return _write(judged.project, files, made, left)
    if arguments.diff:
        sys.stdout.writelines(diff(files))
        return 0
    migration = _migration(judged, target, made, left)
    write_as(
        arguments.format,
        lambda style: migration_text(migration, style),
        json=lambda: migration_json(migration),
        markdown=lambda: migration_markdown(migration),
    )
    return 0


def _migration(
    judged: Judged, target: Edition, made: list[ClauseChange], left: list[ClauseChange]
) -> Migration:
    corpus = judged.corpus
    there = corpus.under(target)
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
) -> tuple[list[Rewritten], list[ClauseChange], list[ClauseChange]]:
    """Return the files that change, the configuration last, and what became of each number."""
    files: list[Rewritten] = []
    made: list[ClauseChange] = []
    left: list[ClauseChange] = []
    changes = clause_changes(judged.corpus, target)
    for path, of_path in groupby(changes, key=lambda change: change.place.path):
        document = judged.corpus.documents[path]
        done = rewrite(document, of_path)
        made += done.made
        left += done.left
        if done.made:
            files.append(Rewritten(path, document.text, done.text))
    files += _configuration(judged.project, target)
    return files, made, left


def _configuration(project: Project, target: Edition) -> Iterator[Rewritten]:
    path = project.root / project.configuration_path
    if not path.is_file():
        return
    before = path.read_bytes().decode()
    table = ["tool", "clausebook"] if path.name == "pyproject.toml" else []
    after = _with_edition(before, table, target.name)
    if after != before and _says(after, before, table, target.name):
        yield Rewritten(project.configuration_path, before, after)


def _with_edition(text: str, table: list[str], name: str) -> str:
    """Return a configuration with another edition in that table, and nothing else changed."""
    here: list[str] = []
    lines = LINE.findall(text)
    for number, line in enumerate(lines):
        if heading := _TABLE.match(line):
            here = [key.strip().strip("\"'") for key in heading[1].split(".")]
        elif here == table and _EDITION.match(line):
            lines[number] = _EDITION.sub(lambda found: f'{found[1]}"{name}"', line)
            break
    return "".join(lines)


def _says(after: str, before: str, table: list[str], name: str) -> bool:
    """Whether a configuration says what it said, but for the edition."""
    values = tomllib.loads(before)
    place = values
    for key in table:
        place = place.get(key, {})
    place["edition"] = name
    return tomllib.loads(after) == values


def _write(
    project: Project, files: list[Rewritten], made: list[ClauseChange], left: list[ClauseChange]
) -> int:
    write_all(project.root, files, "nothing was migrated")
    numbers, places = in_numbers(len(made), "clause number"), in_numbers(len(files), "file")
    is_set = any(file.path == project.configuration_path for file in files)
    among = ", the configuration among them" if is_set else ""
    print(f"{numbers} rewritten; {places} written{among}")
    if not is_set:
        print(f"the edition is not set in {project.configuration_path}: set it there by hand")
    for change in left:
        print(f"by hand: {change.record.id} in {change.place.path} names {change.old}")
    return 0

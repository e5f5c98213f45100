"""A lint whose answer is remembered, told again; light, for that is what most lints are.

Nothing here imports what reads or checks records.
"""

import argparse
from pathlib import Path

from clausebook.cli.options import today
from clausebook.cli.telling import STDIN, tell
from clausebook.cli.usage import UsageError
from clausebook.walk import CONFIGURATIONS
from clausebook.warm import LintMemory, Question

__all__ = ["run_remembered"]

_NEED_RULES = frozenset({"sarif"})
"""Formats that list the rules which ran: an answer that is remembered does not know them."""


def run_remembered(arguments: argparse.Namespace) -> int:
    """Tell the last answer where nothing changed, else lint; return the exit code."""
    _refuse_contradictions(arguments)
    if arguments.fix or arguments.diff:
        from clausebook.cli.fixing import run_fixing

        return run_fixing(arguments)
    root = _root()
    memory = _memory(arguments, root) if root is not None else None
    answer = memory.recall() if memory is not None and not _needs_rules(arguments) else None
    if root is not None and answer is not None:
        return tell(answer, arguments, root)
    from clausebook.cli.linting import run_lint

    return run_lint(arguments, memory)


def _memory(arguments: argparse.Namespace, root: Path) -> LintMemory | None:
    """Return what is remembered of lints like this one, None where nothing may be."""
    if arguments.no_cache or arguments.update_baseline or arguments.in_force:
        return None
    if arguments.stdin_filename or not _may_be_configured(root):
        return None
    asked = (
        tuple(arguments.select),
        tuple(arguments.ignore),
        arguments.profile,
        arguments.edition,
        arguments.fail_on,
        arguments.baseline and str(Path(arguments.baseline).absolute()),
        arguments.no_plug_ins,
    )
    question = Question(today(arguments).isoformat(), asked, arguments.base, arguments.staged)
    return LintMemory(root, question)


def _refuse_contradictions(arguments: argparse.Namespace) -> None:
    reads_stdin = STDIN in arguments.paths
    if reads_stdin and not arguments.stdin_filename:
        raise UsageError("'-' needs a name, as in --stdin-filename policies/risks.yaml")
    if arguments.stdin_filename and not reads_stdin:
        raise UsageError("--stdin-filename needs the path '-', which is standard input")
    if reads_stdin and arguments.staged:
        raise UsageError("'-' and --staged exclude each other")
    if arguments.fix or arguments.diff:
        _refuse_to_fix(arguments, reads_stdin=reads_stdin)
    if arguments.statistics and arguments.format:
        raise UsageError("--statistics is a text of its own; leave out --format")
    partly = arguments.paths or arguments.select or arguments.ignore or arguments.staged
    if arguments.update_baseline and partly:
        raise UsageError(
            "--update-baseline is about the whole project; leave out paths, --select, --ignore "
            "and --staged"
        )


def _refuse_to_fix(arguments: argparse.Namespace, *, reads_stdin: bool) -> None:
    """Refuse to mend what is not the files as they lie there."""
    asked = "--diff" if arguments.diff else "--fix"
    if arguments.fix and arguments.diff:
        raise UsageError("--fix writes and --diff shows; leave out one of them")
    if reads_stdin or arguments.staged or arguments.in_force:
        raise UsageError(
            f"{asked} is about the files as they lie there; leave out '-', --staged and --in-force"
        )
    if arguments.update_baseline:
        raise UsageError(f"{asked} and --update-baseline exclude each other")
    if arguments.diff and (arguments.format or arguments.output or arguments.statistics):
        raise UsageError("--diff is a text of its own; leave out --format, --output, --statistics")


def _root() -> Path | None:
    """Return the nearest folder with a configuration; whether it is used there shows later."""
    here = Path.cwd().resolve()
    for folder in (here, *here.parents):
        if any((folder / name).exists() for name in CONFIGURATIONS):
            return folder
    return None


def _may_be_configured(folder: Path) -> bool:
    """Whether a folder may hold a configuration of ours; many a pyproject.toml is none."""
    own, shared = (folder / name for name in CONFIGURATIONS)
    try:
        return own.exists() or b"clausebook" in shared.read_bytes()
    except OSError:
        return False


def _needs_rules(arguments: argparse.Namespace) -> bool:
    asked = {arguments.format, *(output.format for output in arguments.output)}
    return bool(asked & _NEED_RULES)

"""Arguments that several commands share."""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from clausebook.cli.clock import current_day
from clausebook.cli.usage import UsageError, did_you_mean, one_of

if TYPE_CHECKING:
    from clausebook.engine import Configuration
    from clausebook.project import Project

__all__ = [
    "add_as_of",
    "add_edition",
    "add_executor",
    "add_format",
    "add_jobs",
    "add_language",
    "add_profile",
    "choice",
    "day",
    "open_here",
    "split",
    "today",
]

_MOST_JOBS = 61
"""More processes than these cannot be waited for on Windows."""


def choice(what: str, *known: str) -> Callable[[str], str]:
    """Return the type of an option that takes one of some words."""
    return lambda word: one_of(word, known, what)


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """Add ``--as-of``."""
    parser.add_argument(
        "--as-of", metavar="DATE", type=day, help="judge the records on this day (default: today)"
    )


def add_format(parser: argparse._ActionsContainer, *others: str, what: str = "") -> None:
    """Add ``--format``: text, which is the default, or one of some others."""
    *listed, last = others
    named = ", ".join(["text (default)", *listed])
    parser.add_argument(
        "--format",
        metavar="NAME",
        type=choice("format", "text", *others),
        default="text",
        help=f"{what}{named} or {last}",
    )


def add_edition(parser: argparse.ArgumentParser) -> None:
    """Add ``--edition``."""
    parser.add_argument("--edition", metavar="NAME", help="number clauses as in this edition")


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """Add ``--jobs``."""
    parser.add_argument(
        "--jobs", metavar="N", type=_jobs, default=1, help="work in so many processes (default: 1)"
    )


def add_executor(parser: argparse.ArgumentParser) -> None:
    """Add ``--executor``."""
    parser.add_argument(
        "--executor",
        metavar="dask:ADDRESS",
        type=_executor,
        help="have a Dask cluster read, as dask:tcp://host:8786",
    )


def add_profile(parser: argparse.ArgumentParser, usual: str = "internal") -> None:
    """Add ``--profile``; ``usual`` are the readers for whom nothing is said."""
    known = ", ".join(
        f"{name} (default)" if name == usual else name for name in ("internal", "public", "auditor")
    )
    parser.add_argument(
        "--profile", metavar="NAME", help=f"make it for these readers: {known}, or your own"
    )


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add ``--language``."""
    parser.add_argument(
        "--language",
        metavar="CODE",
        help="speak this language, such as de; default: 'language' in conf.py, else English",
    )


def split(lists: Iterable[str]) -> tuple[str, ...]:
    """Return the words of lists that are separated by commas."""
    words = (word.strip() for text in lists for word in text.split(","))
    return tuple(word for word in words if word)


def today(arguments: argparse.Namespace) -> date:
    """Return the day on which records are judged."""
    given: date | None = arguments.as_of
    return given or current_day()


def open_here(
    arguments: argparse.Namespace,
    change: Callable[["Configuration"], "Configuration"] | None = None,
) -> "Project":
    """Return the project of the working folder, in the edition that was asked for.

    Raises UsageError for an unknown edition, and what ``open_project`` raises.
    """
    from clausebook.edition import edition_names
    from clausebook.project import open_project

    edition: str | None = getattr(arguments, "edition", None)
    if edition is not None and edition not in edition_names():
        raise UsageError(f"unknown edition '{edition}'{did_you_mean(edition, edition_names())}")

    def override(own: "Configuration") -> "Configuration":
        changed = replace(own, edition=edition) if edition else own
        return change(changed) if change else changed

    return open_project(Path.cwd(), override)


def day(text: str) -> date:
    """Return the day that an argument names; the type of an option."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day written as 2026-03-31")
    return found


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of processes, such as 2")
    return min(int(text), _MOST_JOBS)


def _executor(text: str) -> str:
    """Return the address of the scheduler that an argument names."""
    scheme, _, address = text.partition(":")
    if scheme != "dask" or not address:
        raise argparse.ArgumentTypeError(f"'{text}' is not written as dask:tcp://host:8786")
    return address

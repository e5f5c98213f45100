"""Where the result of a lint goes, and in which formats."""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from clausebook.cli.output import style_of
from clausebook.cli.usage import one_of
from clausebook.cli.writing import write_file
from clausebook.reports import Result, format_names, reporter

__all__ = ["Output", "add_formats", "deliver"]


class Output(NamedTuple):
    """A file with a format."""

    format: str
    file: str


def add_formats(parser: argparse.ArgumentParser) -> None:
    """Add ``--format`` and ``--output``."""
    *names, last = format_names()
    parser.add_argument(
        "--format", metavar="NAME", type=_format, help=f"{', '.join(names)} or {last} (default)"
    )
    parser.add_argument(
        "--output",
        metavar="FORMAT=FILE",
        type=_output,
        action="append",
        default=[],
        help="write a file too; can be given several times",
    )


def deliver(result: Result, name: str, outputs: Iterable[Output]) -> None:
    """Write the result to the output stream and to files."""
    for output in outputs:
        write_file(Path(output.file), reporter(output.format)(result))
    sys.stdout.write(reporter(name)(replace(result, style=style_of(sys.stdout))))


def _format(word: str) -> str:
    return one_of(word, format_names(), "format")


def _output(text: str) -> Output:
    name, given, file = text.partition("=")
    if not given or not file:
        raise argparse.ArgumentTypeError(f"'{text}' is not of the form sarif=lint.sarif")
    return Output(_format(name), file)

"""Print the manual, or single documents, to PDF."""

import argparse

from clausebook.cli.options import add_as_of, add_jobs, add_language, add_profile

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "Each page says which document and version it shows, and that it is uncontrolled\n"
        "when printed. The same state gives the same bytes."
    )
    add = parser.add_argument
    add(
        "documents",
        metavar="DOC",
        nargs="*",
        help="an id, a file or a folder, as in POL-0002, docs/risks.md or policies/leadership",
    )
    add("--all", action="store_true", help="print all pages of the manual")
    add(
        "--leave-out",
        metavar="DOC",
        action="append",
        default=[],
        help="but for this document, file or folder; can be given several times",
    )
    add("--output", metavar="FILE", help="default: _build/ID.pdf of one document, else manual.pdf")
    add_profile(parser)
    add_language(parser)
    add_as_of(parser)
    add("--at", metavar="REV", help="print the records and pages of this revision")
    add("-W", "--strict", action="store_true", help="exit with 1 if there is any warning")
    add("--clean", action="store_true", help="make all pages anew")
    add_jobs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the PDF; return 1 where warnings fail."""
    from importlib.util import find_spec

    from clausebook.cli.usage import UsageError

    if not arguments.documents and not arguments.all:
        raise UsageError("name what to print, as in 'clausebook pdf POL-0002', or take --all")
    if find_spec("sphinx") is None or find_spec("typst") is None:
        raise UsageError("printing needs sphinx and typst: pip install 'clausebook[sphinx,pdf]'")
    from clausebook.cli.printing import print_pages

    return print_pages(arguments)

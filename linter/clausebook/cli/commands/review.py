"""Record that documents were reviewed and remain as they are."""

import argparse

from clausebook.cli.options import day

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "Approvals stay valid, for nothing of the content changes. The record named by\n"
        "--in, such as a management review or an audit, tells who was there."
    )
    add = parser.add_argument
    add("documents", metavar="DOC", nargs="+", help="id or path of a document")
    add("--no-change", action="store_true", help="say that nothing has to change")
    add("--in", dest="within", metavar="ID", required=True, help="where it was reviewed")
    add("--on", metavar="DATE", type=day, help="day of the review (default: today)")
    add("--next", metavar="DATE", type=day, help="next review (default: after as long as before)")


def run(arguments: argparse.Namespace) -> int:
    """Write the review into all documents or none."""
    from clausebook.cli.reviewing import review

    return review(arguments)

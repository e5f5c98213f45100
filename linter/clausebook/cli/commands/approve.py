"""Approve documents as they are written, or send them back."""

import argparse

from clausebook.cli.options import day

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "The approval holds the fingerprint of the content, and is void when that\n"
        "changes. Documents in draft or in review can be approved, and those whose\n"
        "content has changed since. Commit what was written: it is part of the proof."
    )
    add = parser.add_argument
    add("documents", metavar="DOC", nargs="+", help="id or path of a document")
    add("--as", dest="role", metavar="ROLE", required=True, help="role in which it is approved")
    add("--by", metavar="PERSON", help="who approves (default: whom git knows you as)")
    add("--on", metavar="DATE", type=day, help="day of the approval (default: today)")
    add("--version", metavar="X.Y", help="the version that is approved (default: as written)")
    add("--reason", metavar="TEXT", help="why the content changed, if its history does not say")
    add("--effective-on", metavar="DATE", type=day, help="day from which it applies")
    add("--evidence", metavar="FILE|ID", help="what shows an approval that was given elsewhere")
    add("--recorded-by", metavar="PERSON", help="who enters an approval that another gave")
    add("--own", metavar="REASON", help="why the author approves, where nobody else can")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="show what would be approved")
    what.add_argument("--reject", metavar="REASON", help="lead back to draft, the reason kept")


def run(arguments: argparse.Namespace) -> int:
    """Approve, check or reject."""
    from clausebook.cli.approving import approve

    return approve(arguments)

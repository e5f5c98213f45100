"""Prove that files and approvals are those of a release."""

import argparse

from clausebook.cli.options import add_format

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "Nothing but files and git is asked, no network. A manifest is as good as what\n"
        "keeps it: check the signature of the tag of the release with 'git verify-tag'."
    )
    add = parser.add_argument
    add(
        "manifest",
        metavar="MANIFEST",
        nargs="?",
        help="the manifest (default: the newest); an audit pack is checked by its own digests",
    )
    add("--at", metavar="REV", help="hold the files of this revision against it, not the folder")
    add_format(parser, "json")


def run(arguments: argparse.Namespace) -> int:
    """Print what differs; return 1 where something does."""
    from clausebook.cli.verification import verify_release

    return verify_release(arguments)

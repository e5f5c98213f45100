"""Write down what the QMS consists of, once clean and approved."""

import argparse

from clausebook.cli.options import day

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "It is refused, with each reason, unless the lint has no error, every approved\n"
        "document has an approval of this very content, all is committed and VERSION is\n"
        "new. The tag that makes it trustworthy is yours to set; the command says how."
    )
    add = parser.add_argument
    add("version", metavar="VERSION", help="number or name of the release, as in 2026.2")
    add(
        "--on",
        metavar="DATE",
        dest="as_of",
        type=day,
        help="day of the release, from the last commit's to today (default: today)",
    )
    add("--output", metavar="FILE", help="write to this new file (default: releases/VERSION.json)")
    add(
        "--allow-unbound",
        action="store_true",
        help="release documents whose approvals have no fingerprint",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the manifest; return 1 where something stands against the release."""
    from clausebook.cli.releasing import make_release

    return make_release(arguments)

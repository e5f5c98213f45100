"""Give a record another id, and every reference to it."""

import argparse

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "Comments and layout are kept. Where two records have the id, references are\n"
        "rewritten only in the file that --in names and in those of --references-in;\n"
        "all others are listed, for nobody else knows which of the two they mean."
    )
    add = parser.add_argument
    add("old", metavar="OLD", help="the id, as in RSK-0013")
    add("new", metavar="NEW", nargs="?", help="the other id (default: the next that is free)")
    add("--in", dest="place", metavar="PATH[:LINE]", help="of two records, the one that is here")
    add(
        "--references-in",
        metavar="PATH",
        nargs="+",
        default=[],
        help="files whose references mean that record",
    )
    add("--diff", action="store_true", help="show what would change, and write nothing")


def run(arguments: argparse.Namespace) -> int:
    """Rewrite the files, or show what would change; return 0 where it was done."""
    from clausebook.cli.renumbering import renumber

    return renumber(arguments)

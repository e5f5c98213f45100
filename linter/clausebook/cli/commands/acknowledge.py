"""Enter that somebody has read and understood documents."""

import argparse

from clausebook.cli.options import choice, day

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "The entries go into the register of acknowledgements, which is made where\n"
        "there is none. 'clausebook unread' tells who still owes what."
    )
    add = parser.add_argument
    add("documents", metavar="DOC", nargs="+", help="id or path of a document in force")
    add("--as", dest="person", metavar="PERSON", help="who (default: whom git knows you as)")
    add("--on", metavar="DATE", type=day, help="day on which it was read (default: today)")
    ways = choice("way", "read", "briefing", "training")
    add("--how", metavar="WAY", type=ways, default="read", help="read, briefing or training")
    add("--evidence", metavar="FILE|ID", help="list with signatures, minutes or training")


def run(arguments: argparse.Namespace) -> int:
    """Add the entries and say where they are."""
    from clausebook.cli.acknowledging import acknowledge

    return acknowledge(arguments)

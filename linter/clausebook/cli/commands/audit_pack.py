"""Gather what an auditor asks for: evidence, approvals, redlines."""

import argparse

from clausebook.cli.options import add_as_of, add_edition, add_profile

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "A folder, or one zip file, that opens in any browser and reads as plain text.\n"
        "SHA256SUMS in it, and 'clausebook verify PACK', tell whether it was changed."
    )
    add = parser.add_argument
    add(
        "--clause",
        metavar="CLAUSE",
        dest="clauses",
        action="append",
        default=[],
        help="this clause and what is below it; can be given several times (default: all)",
    )
    add("--output", metavar="FOLDER", help="or FILE.zip (default: _build/audit-pack-DATE)")
    add_profile(parser, usual="auditor")
    add_as_of(parser)
    add("--at", metavar="REV", help="gather the records of this revision")
    add_edition(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the pack; return 0 whatever it holds, for it is no verdict."""
    from clausebook.cli.audit_packing import write_pack

    return write_pack(arguments)

"""Speak with an editor: findings, completion, hover and more."""

import argparse

from clausebook.cli.options import add_as_of

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "It is started by the editor, and speaks the Language Server Protocol on its\n"
        "input and output. The guide tells how to set up editors."
    )
    add = parser.add_argument
    add("--stdio", action="store_true", help="as without: many editors say it anyway")
    add_as_of(parser)
    add("--no-plug-ins", action="store_true", help="run no code of others, whatever is configured")


def run(arguments: argparse.Namespace) -> int:
    """Answer until the editor is done; return 0."""
    from importlib.util import find_spec

    from clausebook.cli.usage import UsageError

    if find_spec("pygls") is None:
        raise UsageError("this needs pygls: pip install 'clausebook[lsp]'")
    from clausebook.cli.conversing import converse

    return converse(arguments)

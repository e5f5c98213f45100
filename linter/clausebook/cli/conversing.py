"""The language server as the command line starts it."""

import argparse
import sys
from functools import partial

from clausebook.cli.faults import told
from clausebook.cli.options import today
from clausebook.cli.output import remark
from clausebook.lsp.server import serve

__all__ = ["converse"]


def converse(arguments: argparse.Namespace) -> int:
    """Answer an editor until it is done; return 0."""
    if sys.stdin.isatty():
        remark("an editor is to start this; end it with Ctrl-C")
    streams = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a plug-in prints would be taken for an answer
    serve(partial(today, arguments), told, streams, plug_ins=not arguments.no_plug_ins)
    return 0

"""The command line: arguments in, text and exit code out."""

from clausebook.cli.main import main

__all__ = ["main"]

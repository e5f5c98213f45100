"""Finds the command, runs it, and turns what goes wrong into one line and an exit code."""

import gc
import os
import sys
from collections.abc import Sequence

from clausebook import __version__
from clausebook.cli.commands import command, command_names
from clausebook.cli.output import complain, prepare_streams, silence
from clausebook.cli.usage import Parser, UsageError, did_you_mean

__all__ = ["main"]

_INTERRUPTED = 130
_PIPE_CLOSED = 141
_USAGE = 2
_HELP = """\
usage: clausebook COMMAND [OPTION...]

Quality management records as versioned YAML: checked by clause, published as
a manual.

commands:
{commands}

  clausebook COMMAND --help    say what a command can do
  clausebook --version         say which version this is

exit codes: 0 done, nothing to mend; 1 findings; 2 wrong use or configuration

A first QMS in an empty folder: clausebook init, then clausebook serve.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    prepare_streams()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        silence()
        return _PIPE_CLOSED
    except Exception as error:
        if os.environ.get("CLAUSEBOOK_TRACEBACK"):
            raise
        from clausebook.cli.faults import told

        complain(told(error))
        return _USAGE
    finally:
        if argv is not None:
            gc.unfreeze()  # who calls it goes on: what was left out of searches is garbage now
    return code


def _run(arguments: list[str]) -> int:
    word, *rest = arguments or ["--help"]
    if word in ("--help", "-h"):
        sys.stdout.write(_HELP.format(commands=_summaries()))
        return 0
    if word in ("--version", "-V"):
        sys.stdout.write(f"clausebook {__version__}\n")
        return 0
    if word.startswith("-"):
        raise UsageError(f"unknown option '{word}'; a command comes first, as in 'clausebook lint'")
    if word not in command_names():
        raise UsageError(f"unknown command '{word}'{did_you_mean(word, command_names())}")
    found = command(word)
    parser = Parser(f"clausebook {word}", found.__doc__ or "")
    found.configure(parser)
    return found.run(parser.parse(rest))


def _summaries() -> str:
    names = command_names()
    width = max(map(len, names))
    lines = ((command(name).__doc__ or "").strip().split("\n")[0] for name in names)
    return "\n".join(f"  {n:<{width}}  {line}" for n, line in zip(names, lines, strict=True))

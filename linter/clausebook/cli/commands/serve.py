"""Show the manual in a browser, and follow each edit."""

import argparse

from clausebook.cli.options import add_as_of, add_jobs, add_language, add_profile

__all__ = ["configure", "run"]

_PORT = 8000
_LAST_PORT = 65535


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    parser.epilog = (
        "The manual is shown to this machine only. Each saved edit is checked at once:\n"
        "what is new and what is gone is told here, and the pages load anew. Ctrl-C\n"
        "ends it."
    )
    add(
        "--port",
        metavar="N",
        type=_port,
        default=_PORT,
        help=f"listen here (default: {_PORT}); 0 takes any that is free",
    )
    add("--no-open", action="store_true", help="do not open the browser")
    add_profile(parser)
    add_language(parser)
    add_as_of(parser)
    add_jobs(parser)
    parser.set_defaults(at=None, clean=False, strict=False, output=None)


def run(arguments: argparse.Namespace) -> int:
    """Serve until it is ended; return 0."""
    from importlib.util import find_spec

    from clausebook.cli.usage import UsageError

    if find_spec("sphinx") is None:
        raise UsageError("serving needs sphinx: pip install 'clausebook[sphinx]'")
    from clausebook.cli.serving import serve

    return serve(arguments)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > _LAST_PORT:
        raise argparse.ArgumentTypeError(f"'{text}' is not a port, such as {_PORT}")
    return int(text)

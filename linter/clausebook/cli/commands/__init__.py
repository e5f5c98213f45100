"""The commands, one module each: its first line is the command's, in the help too.

A module has ``configure(parser)``, which adds arguments, and ``run(arguments)``, which returns the
exit code. Being in the folder is being registered; an underscore in its name is a hyphen in that
of the command, and one at its end, as after a word of Python's own, is left out. A command's module
imports what it works with only when it runs, so that the others start fast.
"""

import importlib
import keyword
import pkgutil
from argparse import ArgumentParser, Namespace
from typing import Protocol, cast

__all__ = ["Command", "command", "command_names"]


class Command(Protocol):
    """What a module of a command offers."""

    __doc__: str | None

    def configure(self, parser: ArgumentParser) -> None:
        """Add the arguments of the command."""

    def run(self, arguments: Namespace) -> int:
        """Do the work and return the exit code."""


def command_names() -> tuple[str, ...]:
    """Return the names of the commands, sorted."""
    modules = (module.name.rstrip("_") for module in pkgutil.iter_modules(__path__))
    return tuple(sorted(name.replace("_", "-") for name in modules))


def command(name: str) -> Command:
    """Return a command that ``command_names`` lists."""
    module = f"{name}_" if keyword.iskeyword(name) else name.replace("-", "_")
    return cast(Command, importlib.import_module(f"{__name__}.{module}"))

"""For which readers something is made, as the command line names them."""

from clausebook.cli.usage import UsageError
from clausebook.control.readers import Readers, UnknownReadersError, readers_named
from clausebook.project import Project

__all__ = ["readers_for"]


def readers_for(name: str, project: Project) -> Readers:
    """Return the readers of a name; raises UsageError where there are none."""
    try:
        return readers_named(name, project.configuration.readers)
    except UnknownReadersError as fault:
        raise UsageError(str(fault)) from None

"""What is said when a command cannot do its work."""

from clausebook.cli.usage import UsageError
from clausebook.control.release.manifest import ManifestFault
from clausebook.engine import BaselineFault, ConfigurationFault
from clausebook.git import GitFault
from clausebook.project import ProjectFault
from clausebook.schema import SchemaFault

__all__ = ["told"]

_TOLD = (
    UsageError,
    ConfigurationFault,
    ProjectFault,
    SchemaFault,
    GitFault,
    BaselineFault,
    ManifestFault,
)


def told(error: Exception) -> str:
    """Return the one line that says what went wrong and what to do about it."""
    if isinstance(error, _TOLD):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        reason = error.strerror.lower()
        return f"{error.filename}: {reason}" if error.filename else f"cannot write: {reason}"
    return (
        f"{type(error).__name__}: {error}; this is a fault of Clausebook: set "
        "CLAUSEBOOK_TRACEBACK=1, run it again and report what it prints"
    )

"""The past of a project: what git knows, read with the schemas of the project."""

from clausebook.git import NoRepository, read_history
from clausebook.past import Past
from clausebook.project import Project

__all__ = ["past_of"]


def past_of(project: Project, base: str | None = None, head: str = "HEAD") -> Past | None:
    """Return the past of a project up to a commit, compared with a base revision.

    None where the project is in no git repository, unless a base was named. Raises GitFault where
    git cannot answer.
    """
    try:
        history = read_history(project.root, base, head)
    except NoRepository:
        if base is not None:
            raise
        return None
    return Past(history, project.library)

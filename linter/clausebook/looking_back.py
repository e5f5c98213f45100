"""The past of a project: what git knows, read with the schemas of the project."""

from pathlib import Path
from typing import Any

from clausebook.cache import FOLDER, Cache
from clausebook.git import GitMissing, NoRepository, is_tracked, may_have_repository, read_history
from clausebook.past import Past
from clausebook.project import RECORD_FOLDERS, Project, ProjectFault

__all__ = ["LookingBack", "past_of"]

_GIT, _FACTS = "git", "facts"
_Kept = dict[str, dict[str, Any]]


class LookingBack:
    """The way to the past of a project: git is asked when somebody first looks.

    ``base`` is the revision to compare with, ``head`` the last commit that is known. With
    ``cached``, what an earlier run found out is used, and ``keep`` keeps what this one did.
    """

    def __init__(
        self, project: Project, base: str | None = None, *, head: str = "HEAD", cached: bool = True
    ) -> None:
        self._project = project
        self._base = base
        self._head = head
        self._cached = cached
        self._past: Past | None = None
        self._kept: _Kept = {_GIT: {}, _FACTS: {}}
        self._known: object = None
        self._has_looked = False
        self._lacks_git = False

    def __call__(self) -> Past | None:
        """Return the past, None where the project is in no git repository.

        Raises GitFault where git cannot answer, and ProjectFault where the list of trusted signers
        cannot be used.
        """
        if not self._has_looked:
            self._has_looked = True
            self._past = self._look()
        return self._past

    @property
    def notice(self) -> str:
        """Why rules on the past saw nothing or a part, in one line; empty where they saw all."""
        if self._past is not None and self._past.history.is_shallow:
            remedy = "fetch the whole history, as with 'git fetch --unshallow'"
            return f"this clone is shallow, so rules on the past saw only a part of it; {remedy}"
        if self._lacks_git:
            return "git is not installed, so rules on the past saw nothing of it; install git"
        return ""

    def keep(self) -> None:
        """Keep what was found out for the next run, where there is anything new."""
        if self._past is None or not self._cached or self._extent() == self._known:
            return
        self._past.forget()
        Cache(self._project.root, self._project.library).write(self._kept)

    def _look(self) -> Past | None:
        root = self._project.root
        signers = _allowed_signers(self._project)
        if self._base is None and not may_have_repository(root):
            return None
        try:
            self._remember()
            history = read_history(
                root,
                self._base,
                head=self._head,
                folders=RECORD_FOLDERS,
                memory=self._kept[_GIT],
                allowed_signers=signers,
            )
        except NoRepository as fault:
            if self._base is not None:
                raise
            self._lacks_git = isinstance(fault, GitMissing)
            return None
        return Past(history, self._project.library, self._kept[_FACTS])

    def _remember(self) -> None:
        """Take up what an earlier run found out; never what somebody committed as such."""
        cache = Cache(self._project.root, self._project.library)
        if not self._cached or not cache.is_there or is_tracked(self._project.root, FOLDER):
            return
        found = cache.read()
        if all(isinstance(found.get(part), dict) for part in self._kept):
            self._kept = {part: found[part] for part in self._kept}
            self._known = self._extent()

    def _extent(self) -> object:
        """Return what differs once something new is known: facts are added and never change."""
        return len(self._kept[_FACTS]), self._kept[_GIT].get("asked")


def past_of(project: Project, base: str | None = None, head: str = "HEAD") -> Past | None:
    """Return the past of a project up to a commit, compared with a base revision.

    None where the project is in no git repository, unless a base was named. Raises GitFault where
    git cannot answer. Nothing is kept: ``LookingBack`` does that.
    """
    return LookingBack(project, base, head=head, cached=head == "HEAD")()


def _allowed_signers(project: Project) -> Path | None:
    named = project.configuration.allowed_signers
    if not named:
        return None
    place = (project.root / named).resolve()
    if not place.is_relative_to(project.root) or not place.is_file():
        remedy = "name the list of trusted keys by its path from here"
        told = f"allowed-signers: '{named}' is not a file of the project; {remedy}"
        raise ProjectFault(f"{project.configuration_path}: {told}")
    return place

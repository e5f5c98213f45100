"""The revision that the present state is compared with."""

from pathlib import Path

from clausebook.git.asking import ask
from clausebook.git.faults import GitFault
from clausebook.git.trees import commit_of

__all__ = ["base_of", "default_base"]

_MAIN = (
    "refs/remotes/origin/HEAD",
    "refs/remotes/origin/main",
    "refs/remotes/origin/master",
    "refs/heads/main",
    "refs/heads/master",
)
"""Names of the main branch; clones of continuous integration have no origin/HEAD."""


def default_base(root: Path) -> str:
    """Return the revision where the present line of work left the main branch.

    HEAD where there is no main branch, as in a clone that is cut off or detached. Raises GitFault.
    """
    return _left_main(root, commit_of(root, "HEAD")) or "HEAD"


def base_of(root: Path, revision: str | None, head: str) -> str:
    """Return the id of the commit to compare with: that of a revision, or the default.

    ``head`` is the id of the present commit. Raises GitFault.
    """
    return commit_of(root, revision) if revision is not None else _left_main(root, head) or head


def _left_main(root: Path, head: str) -> str | None:
    listed = ask(root, "for-each-ref", "--format=%(refname) %(objectname)", *_MAIN).decode()
    main = dict(line.split(" ") for line in listed.splitlines())
    for name in sorted(main, key=_MAIN.index):
        if main[name] == head:
            return head
        try:
            return ask(root, "merge-base", head, main[name]).decode().split()[0]
        except GitFault:
            continue
    return None

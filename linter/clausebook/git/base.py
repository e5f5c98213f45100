"""The revision that the present state is compared with."""

from pathlib import Path

from clausebook.git.asking import ask
from clausebook.git.faults import GitFault

__all__ = ["default_base"]

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

    HEAD where there is no main branch, as in a clone that is cut off or detached.
    """
    listed = ask(root, "for-each-ref", "--format=%(refname)", *_MAIN).decode().split()
    for reference in sorted(listed, key=_MAIN.index):
        try:
            return ask(root, "merge-base", "HEAD", reference).decode().split()[0]
        except GitFault:
            continue
    return "HEAD"

"""Git: staged files, and the history of a folder."""

from clausebook.git.asking import GitFault, NoRepository
from clausebook.git.history import read_history
from clausebook.git.identity import own_identity
from clausebook.git.revision import RevisionFiles, differing_paths
from clausebook.git.staged import StagedFiles

__all__ = [
    "GitFault",
    "NoRepository",
    "RevisionFiles",
    "StagedFiles",
    "differing_paths",
    "own_identity",
    "read_history",
]

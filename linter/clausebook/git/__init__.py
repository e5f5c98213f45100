"""Git: staged files, and the history of a folder."""

from clausebook.git.asking import HOLD_RECORDS, GitFault, NoRepository
from clausebook.git.history import read_history
from clausebook.git.moment import Moment, files_at, moment_of
from clausebook.git.revision import RevisionFiles, differing_paths
from clausebook.git.staged import StagedFiles

__all__ = [
    "HOLD_RECORDS",
    "GitFault",
    "Moment",
    "NoRepository",
    "RevisionFiles",
    "StagedFiles",
    "differing_paths",
    "files_at",
    "moment_of",
    "read_history",
]

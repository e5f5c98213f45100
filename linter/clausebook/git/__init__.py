"""Git: staged files, and the history of a folder."""

from clausebook.git.faults import GitFault, GitMissing, NoRepository
from clausebook.git.history import read_history
from clausebook.git.identity import own_identity
from clausebook.git.moment import Moment, files_at, moment_of
from clausebook.git.place import folder_in_repository, is_tracked
from clausebook.git.revision import RevisionFiles, differing_paths
from clausebook.git.staged import StagedFiles
from clausebook.git.state import may_have_repository, places_that_move, state_of
from clausebook.git.trees import commit_of, how_to_fetch, submodules_of

__all__ = [
    "GitFault",
    "GitMissing",
    "Moment",
    "NoRepository",
    "RevisionFiles",
    "StagedFiles",
    "commit_of",
    "differing_paths",
    "files_at",
    "folder_in_repository",
    "how_to_fetch",
    "is_tracked",
    "may_have_repository",
    "moment_of",
    "own_identity",
    "places_that_move",
    "read_history",
    "state_of",
    "submodules_of",
]

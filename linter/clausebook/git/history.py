"""The history of a folder, read from git in one pass."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from clausebook.git.asking import GitFault, NoRepository, ask, contents_of, text_of
from clausebook.history import Commit, History, Identity, Removal, Version

__all__ = ["commit_of", "default_base", "read_history", "tree_of"]

_FIELDS = ("%H", "%P", "%aN", "%aE", "%cN", "%cE", "%aI", "%cI", "%s")
_TRAILERS = "%(trailers:only,unfold,separator=%x02)"
_FORMAT = "%x01" + "%x00".join((*_FIELDS, _TRAILERS)) + "%x00"
_MAIN = ("refs/remotes/origin/HEAD", "refs/heads/main", "refs/heads/master")
_SUBMODULE = b"160000"
_NOWHERE = ""


def read_history(root: Path, base: str | None = None, head: str = "HEAD") -> History:
    """Return the history, up to a commit, of the files below a folder, compared with a base.

    Without one the base is where this line of work left the main branch. A repository without
    commits has an empty history. Raises NoRepository, and GitFault where git cannot answer.
    """
    if not _has_commits(root):
        return History()
    name = base or (default_base(root) if head == "HEAD" else head)
    shallow = ask(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    gathered = _gathered(root, head)
    return History(
        tuple(gathered.commits),
        {path: tuple(versions) for path, versions in gathered.current.items()},
        tuple(gathered.removals),
        tree_of(root, name),
        name,
        shallow,
        partial(contents_of, root),
    )


def default_base(root: Path) -> str:
    """Return the revision where the present line of work left the main branch.

    HEAD where there is no main branch, as in a clone that is cut off or detached.
    """
    for reference in _MAIN:
        try:
            found = ask(root, "merge-base", "HEAD", reference)
        except GitFault:
            continue
        return found.decode().strip()
    return "HEAD"


def commit_of(root: Path, revision: str) -> str:
    """Return the id of the commit that a revision names, which no option can look like.

    Raises GitFault where there is no such revision.
    """
    wanted = f"{revision}^{{commit}}"
    try:
        found = ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    except NoRepository:
        raise
    except GitFault:
        raise GitFault(f"'{revision}' is no revision of this repository") from None
    return found.decode().split()[-1]


def tree_of(root: Path, revision: str) -> Mapping[str, str]:
    """Return the ids of the files below a folder at a revision, by their paths.

    Raises GitFault where there is no such revision.
    """
    listed = ask(root, "ls-tree", "-r", "-z", commit_of(root, revision), "--", ".")
    found: dict[str, str] = {}
    for line in filter(None, listed.split(b"\0")):
        facts, _, path = line.partition(b"\t")
        mode, _, object_id = facts.split()
        if mode != _SUBMODULE:
            found[text_of(path)] = object_id.decode()
    return found


def _has_commits(root: Path) -> bool:
    ask(root, "rev-parse", "--git-dir")
    try:
        ask(root, "rev-parse", "--verify", "--quiet", "HEAD")
    except GitFault:
        return False
    return True


@dataclass(slots=True)
class _Gathered:
    """Versions as they are met from the newest commit to the oldest.

    ``name_now`` tells how a path of the commit at hand is called in the newest state, if it is
    another one.
    """

    commits: list[Commit] = field(default_factory=list)
    current: dict[str, list[Version]] = field(default_factory=dict)
    removals: list[Removal] = field(default_factory=list)
    name_now: dict[str, str] = field(default_factory=dict)

    def add(self, commit: Commit, state: str, content: str, old: str, new: str) -> None:
        """Take in one change of a commit: letter, new content, old and new path."""
        if state == "D":
            self.removals.append(Removal(Version(commit, old, content), commit))
            return
        now = self.name_now.get(new, new)
        if state in "RA":  # an older file of this path lived another life
            self.name_now[new] = _NOWHERE
        if state == "R":
            self.name_now[old] = now
        if now != _NOWHERE:
            self.current.setdefault(now, []).append(Version(commit, new, content))


def _gathered(root: Path, head: str) -> _Gathered:
    arguments = ("--topo-order", "--raw", "--no-abbrev", "-z", "-M", "-c", "--relative")
    answer = ask(root, "log", *arguments, f"--format={_FORMAT}", head, "--", ".")
    there = tree_of(root, head)
    gathered = _Gathered()
    for entry in answer.split(b"\x01")[1:]:
        *facts, changes = entry.split(b"\0", len(_FIELDS) + 1)
        commit = _commit(facts)
        gathered.commits.append(commit)
        for change in _changes(changes):
            gathered.add(commit, *change)
    gathered.current = {path: found for path, found in gathered.current.items() if path in there}
    gathered.removals = [r for r in gathered.removals if r.last.path not in there]
    return gathered


def _commit(facts: list[bytes]) -> Commit:
    values = [text_of(fact) for fact in facts]
    commit_id, parents, name, email, committer, their_email, authored, committed, *told = values
    subject, trailers = told
    return Commit(
        commit_id,
        tuple(parents.split()),
        Identity(name, email),
        Identity(committer, their_email),
        date.fromisoformat(authored[:10]),
        date.fromisoformat(committed[:10]),
        subject,
        tuple(_trailers(trailers)),
    )


def _trailers(text: str) -> Iterator[tuple[str, str]]:
    for line in filter(None, text.split("\x02")):
        key, _, value = line.partition(":")
        yield key.strip(), value.strip()


def _changes(listed: bytes) -> Iterator[tuple[str, str, str, str]]:
    """Yield letter, content, old and new path of each change in a raw diff.

    That of a merge has a colon for each parent; it is told only what differs from all of them.
    """
    parts = iter(listed.lstrip(b"\0\n").split(b"\0"))
    for head in parts:
        colons = len(head) - len(head.lstrip(b":"))
        if not colons:
            continue
        facts = head[colons:].split()
        content, letters = facts[-2].decode(), facts[-1].decode()
        path = text_of(next(parts))
        is_renaming = colons == 1 and letters[0] in "RC"
        new = text_of(next(parts)) if is_renaming else path
        state = "A" if letters[0] == "C" else letters[0]
        gone = all(letter == "D" for letter in letters.strip("0123456789"))
        if facts[colons] == _SUBMODULE:
            continue
        before = facts[colons + 1].decode()
        yield ("D", before, path, path) if gone else (state, content, path, new)

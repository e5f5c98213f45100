"""The lives of files: which version belongs to which file of today, whatever it was called.

Renames are followed along the graph of commits, from a commit to its parents, for a name means one
file in one line of work and may mean another in the next.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from clausebook.git.log import Change, Edge, Logged
from clausebook.history import Commit, Removal, Version

__all__ = ["Lives", "follow"]

_Life = str | int
"""A file that is there now, by its path, or one that is gone, by its number."""

_Names = dict[str, frozenset[_Life]]
"""What became of the paths of a state, where it is not that they keep their names."""

_NOTHING: frozenset[_Life] = frozenset()


@dataclass(slots=True)
class Lives:
    """Versions by what became of the file, the newest first, and the removals by their number."""

    versions: dict[_Life, list[Version]] = field(default_factory=dict)
    removed: dict[int, Commit] = field(default_factory=dict)

    def of(self, path: str) -> tuple[Version, ...]:
        """Return the versions of a file that is there now."""
        return tuple(self.versions.get(path, ()))

    def removals(self) -> tuple[Removal, ...]:
        """Return the files that are gone for good, the last one that went first."""
        return tuple(
            Removal(found[0], commit, tuple(found[1:]))
            for number, commit in self.removed.items()
            if (found := self.versions.get(number))
        )


def follow(
    logged: Iterable[Logged], changes: Mapping[Edge, tuple[Change, ...]], living: frozenset[str]
) -> Lives:
    """Return the lives of files, ``living`` being the paths that there are now.

    ``logged`` are commits of which none comes before one that came of it.
    """
    follower = _Follower(changes, living)
    for one in logged:
        follower.step(one)
    return follower.lives


class _Follower:
    def __init__(self, changes: Mapping[Edge, tuple[Change, ...]], living: frozenset[str]) -> None:
        self.lives = Lives()
        self._changes = changes
        self._living = living
        self._names: dict[str, _Names] = {}

    def step(self, logged: Logged) -> None:
        """Take in what a commit changed, and tell its parents what became of their files."""
        commit = logged.commit
        names = self._names.pop(commit.id, {})
        sides = [self._changes.get(edge, ()) for edge in logged.edges]
        common = _common(sides)
        gone = self._gone(commit, common, names)
        for change in common:
            if change.letter != "D":
                version = Version(commit, change.new, change.content)
                for life in self._lives(names, change.new):
                    self.lives.versions.setdefault(life, []).append(version)
        last = len(commit.parents) - 1
        for number, (parent, side) in enumerate(zip(commit.parents, sides, strict=False)):
            before = names if number == last else dict(names)
            self._pass_on(parent, self._before(before, side, gone))

    def _lives(self, names: _Names, path: str) -> frozenset[_Life]:
        found = names.get(path)
        if found is None:
            return frozenset((path,)) if path in self._living else _NOTHING
        return found

    def _gone(
        self, commit: Commit, common: Iterable[Change], names: _Names
    ) -> dict[str, frozenset[_Life]]:
        """Return the numbers of the files that a commit took away, by their paths.

        A file that was moved to where nobody looks is gone too.
        """
        found: dict[str, frozenset[_Life]] = {}
        for change in common:
            moved_away = change.letter == "R" and not self._lives(names, change.new)
            if change.letter == "D" or moved_away:
                number = len(self.lives.removed)
                self.lives.removed[number] = commit
                found[change.old] = frozenset((number,))
        return found

    def _before(
        self, names: _Names, side: Iterable[Change], gone: Mapping[str, frozenset[_Life]]
    ) -> _Names:
        """Return what became of the paths of a parent."""
        told = [
            (change.old, self._lives(names, change.new) or gone.get(change.old, _NOTHING))
            for change in side
            if change.letter == "R"
        ]
        for change in side:
            if change.letter in "AR":  # an older file of this path lived another life
                names[change.new] = _NOTHING
        for change in side:
            if change.letter == "D":
                names[change.old] = gone.get(change.old, _NOTHING)
        names.update(told)
        return names

    def _pass_on(self, parent: str, names: _Names) -> None:
        """Add what became of a parent's files in one line of work to what did in the others."""
        known = self._names.get(parent)
        if known is None:
            self._names[parent] = names
            return
        for path in names.keys() | known.keys():
            known[path] = _joined(self._lives(known, path), self._lives(names, path))


def _joined(one: frozenset[_Life], other: frozenset[_Life]) -> frozenset[_Life]:
    """Return what became of a file in two lines of work: it lives where one of them kept it."""
    found = one | other
    living = frozenset(life for life in found if isinstance(life, str))
    return living or frozenset(sorted(found, key=str)[:1])


def _common(sides: list[tuple[Change, ...]]) -> tuple[Change, ...]:
    """Return what a commit changed itself: of a merge what differs from each of its parents."""
    first, *others = sides or [()]
    for side in others:
        elsewhere = {(change.letter == "D", change.new) for change in side}
        first = tuple(c for c in first if (c.letter == "D", c.new) in elsewhere)
    return first

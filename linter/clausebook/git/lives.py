"""The lives of files: which version belongs to which file of today, whatever it was called.

Renames are followed along the graph of commits, from a commit to its parents, for a name means one
file in one line of work and may mean another in the next. What a merge brings in from elsewhere
under another name is not guessed from its likeness: it shows where the lines of work began.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from clausebook.git.log import Change, Edge, Logged
from clausebook.history import Commit, Removal, Version

__all__ = ["Lives", "follow"]

_Life = str | int
"""A file that is there now, by its path, or by a number one that is gone or not yet known."""

_Names = dict[str, frozenset[_Life]]
"""What became of the paths of a state, where it is not that they keep their names."""

_NOTHING: frozenset[_Life] = frozenset()


@dataclass(frozen=True, slots=True)
class Lives:
    """Versions of files that are there by their paths, and files that are gone; newest first."""

    versions: Mapping[str, tuple[Version, ...]]
    removals: tuple[Removal, ...]


def follow(
    logged: Iterable[Logged], changes: Mapping[Edge, tuple[Change, ...]], living: frozenset[str]
) -> Lives:
    """Return the lives of files, ``living`` being the paths that there are now.

    ``logged`` are commits of which none comes before one that came of it.
    """
    found = _Found()
    follower = _Follower(changes, living, found)
    for one in logged:
        follower.step(one)
    return found.lives()


@dataclass(slots=True)
class _Found:
    """What is met on the way, the newest first.

    ``same`` tells lives that turned out to be those of one file; ``removed`` the commits that took
    files away.
    """

    versions: list[tuple[frozenset[_Life], Version]] = field(default_factory=list)
    removed: dict[int, Commit] = field(default_factory=dict)
    same: dict[int, set[_Life]] = field(default_factory=dict)

    def number(self) -> int:
        """Return the number of a life that has none yet."""
        number = len(self.same)
        self.same[number] = set()
        return number

    def join(self, one: frozenset[_Life], other: frozenset[_Life]) -> frozenset[_Life]:
        """Return what became of a file in two lines of work: it lives where one of them kept it."""
        together = one | other
        numbers = [life for life in together if isinstance(life, int)]
        for number in numbers:
            self.same[number] |= together - {number}
            for life in together - {number}:
                if isinstance(life, int):
                    self.same[life].add(number)
        living = frozenset(life for life in together if isinstance(life, str))
        return living or frozenset(sorted(numbers)[:1])

    def lives(self) -> Lives:
        whole = {number: self._whole(number) for number in self.same}
        gathered: defaultdict[_Life, list[Version]] = defaultdict(list)
        for lives, version in self.versions:
            for end in {end for life in lives for end in self._ends(life, whole)}:
                gathered[end].append(version)
        gone: dict[_Life, Removal] = {}
        for number, commit in self.removed.items():
            (*_, end) = self._ends(number, whole)
            if end in gathered and end not in gone and isinstance(end, int):
                gone[end] = Removal(gathered[end][0], commit, tuple(gathered[end][1:]))
        versions = {life: tuple(v) for life, v in gathered.items() if isinstance(life, str)}
        return Lives(versions, tuple(gone.values()))

    def _whole(self, number: int) -> set[_Life]:
        """Return all lives that turned out to be the same as one."""
        found: set[_Life] = {number}
        new = [number]
        while new:
            for life in self.same[new.pop()] - found:
                found.add(life)
                if isinstance(life, int):
                    new.append(life)
        return found

    @staticmethod
    def _ends(life: _Life, whole: Mapping[int, set[_Life]]) -> list[_Life]:
        """Return the files of which a life is the past: those that live, else one that is gone."""
        if isinstance(life, str):
            return [life]
        living = sorted(one for one in whole[life] if isinstance(one, str))
        return [*living] or [min(one for one in whole[life] if isinstance(one, int))]


class _Follower:
    def __init__(
        self, changes: Mapping[Edge, tuple[Change, ...]], living: frozenset[str], found: _Found
    ) -> None:
        self._changes = changes
        self._living = living
        self._found = found
        self._names: dict[str, _Names] = {}

    def step(self, logged: Logged) -> None:
        """Take in what a commit changed, and tell its parents what became of their files."""
        commit = logged.commit
        names = self._names.pop(commit.id, {})
        sides = [self._changes.get(edge, ()) for edge in logged.edges]
        own = _common(sides)
        gone = self._gone(commit, own, names)
        for change in own:
            lives = self._lives(names, change.new)
            if change.letter != "D" and lives:
                version = Version(commit, change.new, change.content)
                self._found.versions.append((lives, version))
        made = {change.new for change in own}
        last = len(commit.parents) - 1
        for number, (parent, side) in enumerate(zip(commit.parents, sides, strict=False)):
            before = names if number == last else dict(names)
            self._pass_on(parent, self._before(before, side, gone, made))

    def _lives(self, names: _Names, path: str) -> frozenset[_Life]:
        found = names.get(path)
        if found is None:
            return frozenset((path,)) if path in self._living else _NOTHING
        return found

    def _gone(
        self, commit: Commit, own: Iterable[Change], names: _Names
    ) -> dict[str, frozenset[_Life]]:
        """Return the numbers of the files that a commit took away, by their paths.

        A file that was moved to where nobody looks is gone too.
        """
        found: dict[str, frozenset[_Life]] = {}
        for change in own:
            moved_away = change.letter == "R" and not self._lives(names, change.new)
            if change.letter == "D" or moved_away:
                number = self._found.number()
                self._found.removed[number] = commit
                found[change.old] = frozenset((number,))
        return found

    def _before(
        self,
        names: _Names,
        side: Iterable[Change],
        gone: Mapping[str, frozenset[_Life]],
        made: set[str],
    ) -> _Names:
        """Return what became of the paths of a parent; ``made`` are paths that the commit made.

        What is not there any more and was not taken away by the commit itself, another line of work
        renamed or took away: that shows where the lines began, and until then it has a number.
        """
        told: _Names = {}
        for change in side:
            if change.old in gone:
                told[change.old] = gone[change.old]
            elif change.letter == "R" and change.new in made:
                told[change.old] = self._lives(names, change.new)
            elif change.letter in "DR":
                told[change.old] = frozenset((self._found.number(),))
        for change in side:
            if change.letter in "AR":  # an older file of this path lived another life
                names[change.new] = _NOTHING
        names.update(told)
        return names

    def _pass_on(self, parent: str, names: _Names) -> None:
        """Add what became of a parent's files in one line of work to what did in the others."""
        known = self._names.get(parent)
        if known is None:
            self._names[parent] = names
            return
        for path in names.keys() | known.keys():
            one, other = self._lives(known, path), self._lives(names, path)
            if one != other:
                known[path] = self._found.join(one, other)


def _common(sides: list[tuple[Change, ...]]) -> tuple[Change, ...]:
    """Return what a commit changed itself: of a merge what differs from each of its parents."""
    first, *others = sides or [()]
    for side in others:
        elsewhere = {(change.letter == "D", change.new) for change in side}
        first = tuple(c for c in first if (c.letter == "D", c.new) in elsewhere)
    return first

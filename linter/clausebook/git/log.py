"""Commits and what each changed, as git tells them in two answers.

The answers depend on nothing but the commit that is asked for, so they may be remembered: taste of
the user is switched off, and who an author is by ``.mailmap`` is asked anew each time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from clausebook.git.asking import ask, text_of, words_of
from clausebook.git.trees import LINK, SUBMODULE
from clausebook.history import Commit, Identity

__all__ = [
    "Change",
    "Edge",
    "Logged",
    "ask_changes",
    "ask_log",
    "beginnings_of",
    "parse_changes",
    "parse_log",
    "people_of",
    "steps_of",
]

_FIELDS = ("%H", "%T", "%P", "%an", "%ae", "%cn", "%ce", "%aI", "%cI", "%s")
_TRAILERS = "%(trailers:only,unfold)"
_FORMAT = "%x00".join((*_FIELDS, _TRAILERS))

_EMPTY_TREES = {
    40: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    64: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
}
"""Ids of the folder without files, by the length of an id."""

Edge = tuple[str, str]
"""A state and the one that came of it, by the ids of their trees."""


class Logged(NamedTuple):
    """A commit with the id of its tree and those of its parents, none for the first state."""

    commit: Commit
    edges: tuple[Edge, ...]


class Change(NamedTuple):
    """What happened to one file: letter of git, new content, path before and after."""

    letter: str
    content: str
    old: str
    new: str


def ask_log(root: Path, head: str, places: Iterable[str]) -> str:
    """Return what git tells of the commits that led to one and touched some places.

    Merges are all told. ``places`` are paths of files and folders from the top of the repository.
    Raises GitFault.
    """
    arguments = ("--topo-order", "--full-history", "--parents", "--no-show-signature")
    plain = ("--encoding=UTF-8", "--no-color", "--no-follow", "--no-notes", "--no-patch", "-z")
    asked = ("-c", "trailer.separators=:", "log", *arguments, *plain, f"--format={_FORMAT}")
    return words_of(ask(root, *asked, head, "--", *_literal(places)))


def parse_log(answer: str, identities: Mapping[Identity, Identity]) -> list[Logged]:
    """Return the commits, the newest first and none before one that came of it."""
    rows = list(_rows(answer))
    trees = _trees(rows)
    # A few people make thousands of commits: each is looked up by bare words, and made once.
    known = {(one.name, one.email): one for one in _people(rows)}
    shown = {words: identities.get(one, one) for words, one in known.items()}
    return [_logged(row, trees, shown) for row in rows]


def steps_of(answer: str) -> list[str]:
    """Return the steps from state to state that the commits made."""
    rows = list(_rows(answer))
    trees = _trees(rows)
    return [" ".join(edge) for row in rows for edge in _edges(row, trees)]


def beginnings_of(answer: str) -> list[str]:
    """Return the commits before which there was nothing at the places that were asked for."""
    rows = list(_rows(answer))
    trees = _trees(rows)
    return [row[0] for row in rows if not _parents(row, trees)]


def _trees(rows: Iterable[Sequence[str]]) -> Mapping[str, str]:
    return {row[0]: row[1] for row in rows}


def _parents(row: Sequence[str], trees: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(parent for parent in row[2].split() if parent in trees)


def _edges(row: Sequence[str], trees: Mapping[str, str]) -> tuple[Edge, ...]:
    befores = [trees[parent] for parent in _parents(row, trees)] or [_EMPTY_TREES[len(row[0])]]
    return tuple((before, row[1]) for before in befores)


def _rows(answer: str) -> Iterator[list[str]]:
    parts = answer.split("\0")
    width = len(_FIELDS) + 1
    for start in range(0, len(parts) - width + 1, width):
        yield parts[start : start + width]


def _logged(
    row: Sequence[str], trees: Mapping[str, str], people: Mapping[tuple[str, str], Identity]
) -> Logged:
    commit_id, _, _, name, email, committer, their_email, authored, committed, *told = row
    commit = Commit(
        commit_id,
        _parents(row, trees),
        people[name, email],
        people[committer, their_email],
        _day(authored[:10]),
        _day(committed[:10]),
        told[0],
        tuple(_trailers(told[1])),
    )
    return Logged(commit, _edges(row, trees))


@lru_cache(maxsize=4096)  # many commits are of one day
def _day(text: str) -> date:
    """Return a day; for one that no calendar has, the last day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.max


def _trailers(text: str) -> Iterator[tuple[str, str]]:
    for line in filter(None, text.split("\n")):
        key, _, value = line.partition(":")
        yield key.strip(), value.strip()


def people_of(answer: str) -> set[Identity]:
    """Return who wrote and who committed, as the commits say."""
    return _people(_rows(answer))


def _people(rows: Iterable[Sequence[str]]) -> set[Identity]:
    words = {pair for row in rows for pair in ((row[3], row[4]), (row[5], row[6]))}
    return {Identity(name, email) for name, email in words}


def ask_changes(root: Path, steps: Iterable[str], places: Iterable[str]) -> str:
    """Return what git tells of the changes at places, renamed files as such.

    A step is two trees, or a commit that is compared with its own parents. Raises GitFault.
    """
    given = "".join(f"{step}\n" for step in dict.fromkeys(steps))
    how = ("--stdin", "-r", "-z", "--raw", "-m", "-M", "-l1000", "--no-ext-diff", "--no-relative")
    return text_of(ask(root, "diff-tree", *how, "--", *_literal(places), given=given.encode()))


def _literal(places: Iterable[str]) -> Iterable[str]:
    """Return paths as git takes them, whatever signs they hold; the top stands for everything."""
    return [f":(top,literal){place}" for place in places if place]


def parse_changes(answer: str) -> Mapping[Edge, tuple[Change, ...]]:
    """Return the changes of each step from state to state."""
    found: dict[Edge, list[Change]] = {}
    changes: list[Change] = []
    parts = iter(answer.split("\0"))
    for part in parts:
        for line in part.split("\n"):
            if line.startswith(":"):
                changes.extend(_change(line, parts))
            elif line:  # the heading of a step
                before, _, after = line.partition(" ")
                changes = found.setdefault((before, after), [])
    return {edge: tuple(found[edge]) for edge in found}


def _change(facts: str, parts: Iterator[str]) -> Iterator[Change]:
    """Yield what happened to a file; one that becomes a link or a module is gone, and back."""
    old_mode, mode, before, content, letter = facts.removeprefix(":").split(" ")
    old = next(parts)
    new = next(parts) if letter[0] in "RC" else old
    was, is_there = (one not in (LINK, SUBMODULE, "000000") for one in (old_mode, mode))
    if was and is_there:
        if letter[0] == "R" or before != content:
            yield Change("R" if letter[0] == "R" else "M", content, old, new)
    elif is_there:
        yield Change("A", content, new, new)
    elif was:
        yield Change("D", before, old, old)

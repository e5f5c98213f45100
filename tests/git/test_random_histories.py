"""Histories grown by chance, against what a look at every state of them says."""

import random
from pathlib import Path

import pytest

from clausebook.git import read_history
from tests.repositories import Repository

FOLDERS = ("policies", "docs")
State = dict[str, tuple[str, str]]
"""Path and content of each file by the mark in it, which it keeps whatever it is called."""


def text(mark: int, edits: dict[int, int]) -> str:
    lines = (f"line{n}-of-{mark}: {edits.get(n, 0)}\n" for n in range(12))
    return f"mark: {mark}\n" + "".join(lines)


class Growing:
    """A repository in which files are added, edited, renamed and removed on branches."""

    def __init__(self, git: Repository, seed: int) -> None:
        self.git = git
        self.chance = random.Random(seed)
        self.marks = 0
        self.branches = ["main"]
        self.add()
        git.commit("first")

    def add(self) -> None:
        self.marks += 1
        self.git.write(f"{self.folder()}/f{self.marks}.yaml", text(self.marks, {}))

    def folder(self) -> str:
        return self.chance.choice(["policies", "policies/deep ü", "docs"])

    def files(self) -> list[str]:
        return sorted(self.git("ls-files", "-z").strip("\0").split("\0"))

    def step(self) -> None:
        kind = self.chance.choice(["add", "edit", "edit", "rename", "remove", "branch", "merge"])
        path = self.chance.choice(self.files())
        if kind == "add":
            self.add()
        elif kind == "edit":
            place = self.git.root / path
            old = place.read_text(encoding="utf-8")
            line = self.chance.choice(old.splitlines()[1:])
            place.write_text(
                old.replace(line, f"{line.partition(': ')[0]}: {self.chance.random()}"),
                encoding="utf-8",
            )
        elif kind == "rename":
            new = f"{self.folder()}/r{self.chance.randrange(10**6)}.yaml"
            (self.git.root / new).parent.mkdir(parents=True, exist_ok=True)
            self.git("mv", path, new)
        elif kind == "remove" and len(self.branches) == 1 and len(self.files()) > 3:
            self.git("rm", "-q", path)
        elif kind == "branch":
            self.branches.append(f"b{self.marks}-{self.git.day}")
            self.git.branch(self.branches[-1])
            self.add()
        elif kind == "merge" and len(self.branches) > 1:
            self.merge()
        if self.git("status", "--porcelain"):
            self.git.commit(kind)
        if self.chance.random() < 1 / 3:
            self.git.switch(self.chance.choice(self.branches))

    def merge(self) -> None:
        """Bring a branch into the main one, or give it up where both changed the same."""
        branch = self.branches.pop()
        self.git.switch("main")
        self.git("merge", "-q", "--no-ff", "-m", "merge", branch, fails=True)
        if self.git("status", "--porcelain"):
            self.git("merge", "--abort")
        self.git.day += 1


def states(git: Repository) -> tuple[list[tuple[str, list[str]]], dict[str, State]]:
    """Return every commit with its parents, and what every state holds."""
    graph = [line.split() for line in git("log", "--format=%H %P").splitlines()]
    found: dict[str, State] = {}
    for commit, *_ in graph:
        found[commit] = {}
        for line in filter(None, git("ls-tree", "-r", "-z", commit).split("\0")):
            facts, _, path = line.partition("\t")
            content = facts.split()[2]
            mark = git("cat-file", "blob", content).splitlines()[0]
            found[commit][mark] = (path, content)
    return [(commit, parents) for commit, *parents in graph], found


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_every_version_belongs_to_its_file(tmp_path: Path, seed: int):
    growing = Growing(Repository(tmp_path / "r"), seed)
    for _ in range(45):
        growing.step()
    growing.git.switch("main")
    while len(growing.branches) > 1:
        growing.merge()
    graph, holds = states(growing.git)
    wanted = {
        (mark, commit, path, content)
        for commit, parents in graph
        for mark, (path, content) in holds[commit].items()
        if mark in holds[graph[0][0]]
        and all(holds[parent].get(mark) != (path, content) for parent in parents)
    }

    history = read_history(growing.git.root, folders=FOLDERS)

    now = {path: mark for mark, (path, _) in holds[growing.git.head].items()}
    found = {
        (now[path], version.commit.id, version.path, version.content)
        for path, versions in history.versions.items()
        for version in versions
    }
    assert found == wanted
    assert sum(map(len, history.versions.values())) == len(wanted)
    gone = {mark for state in holds.values() for mark in state} - set(now.values())
    told = {
        growing.git("cat-file", "blob", r.last.content).splitlines()[0] for r in history.removals
    }
    assert told == gone

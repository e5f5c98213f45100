"""A repository whose newest state are the records of the bench, and how they came about.

Documents are drafted, reviewed and approved, renamed, and changed on branches that are merged; a
third is never changed. It is the same on every machine.
"""

import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.bench.corpus import SEED, write_corpus

_START = 1_700_000_000
_STATES = (("draft", "0"), ("review", "0"), ("effective", "1"), ("draft", "1"))
_BRANCH_EVERY, _BRANCH_LASTS = 20, 5


def write_repository(folder: Path, records: int, commits: int) -> None:
    """Write a project of so many records, and the repository with so many commits that led there."""
    write_corpus(folder, records)
    script = "".join(_script(_documents(folder), commits)).encode()
    for arguments, given in (
        (["init", "-q", "-b", "main"], b""),
        (["fast-import", "--quiet"], script),
        (["reset", "-q"], b""),
    ):
        subprocess.run(["git", *arguments], cwd=folder, input=given, check=True)


def _documents(folder: Path) -> dict[str, str]:
    places = [folder / "clausebook.toml", *sorted((folder / "policies").rglob("*.yaml"))]
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in places}


def _script(documents: dict[str, str], commits: int) -> Iterator[str]:
    """Yield what ``git fast-import`` reads: first drafts of all, then one change a commit."""
    chance = random.Random(SEED)
    changing = [path for path in documents if "/0" in path and chance.random() < 2 / 3]
    turns = [chance.choice(changing) for _ in range(commits - 1)]
    last = {path: number for number, path in enumerate(turns)}
    names = {p: f"{p}.old.yaml" if chance.random() < 1 / 10 else p for p in last}
    seen = dict.fromkeys(documents, 0)
    first = {names.get(p, p): _version(t, 0) if p in last else t for p, t in documents.items()}
    yield _commit(1, "main", "", "".join(_write(path, text) for path, text in first.items()))
    branch: dict[str, str] = {}
    for number, path in enumerate(turns):
        seen[path] += 1
        text = documents[path] if last[path] == number else _version(documents[path], seen[path])
        change = _write(path, text)
        if names[path] != path:
            change += f"D {names.pop(path)}\n"
            names[path] = path
        branch.pop(path, None)
        yield _step(number + 2, path, change, branch)


def _step(number: int, path: str, change: str, branch: dict[str, str]) -> str:
    """Return one commit: of every few, one is made on a branch and brought in some commits later.

    ``branch`` holds the changes that are still to be brought in, by path.
    """
    turn, start = number % _BRANCH_EVERY, number - number % _BRANCH_EVERY
    if turn == 1:
        branch[path] = change
        return _commit(number, "work", f"from :{number - 1}\n", change)
    if turn == 2 and start:
        return _commit(number, "main", f"from :{start}\n", change)
    if turn == _BRANCH_LASTS and start:
        change += "".join(branch.values())
        branch.clear()
        return _commit(number, "main", f"from :{number - 1}\nmerge :{start + 1}\n", change)
    return _commit(number, "main", "", change)


def _commit(number: int, branch: str, parents: str, change: str) -> str:
    told = f"commit refs/heads/{branch}\nmark :{number}\n"
    moment = f"committer Q. M. <q.m@example.com> {_START + number * 3600} +0000\n"
    return f"{told}{moment}{_data(f'change {number}')}{parents}{change}"


def _write(path: str, text: str) -> str:
    return f"M 100644 inline {path}\n{_data(text)}"


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}\n"


def _version(text: str, number: int) -> str:
    """Return an earlier version of a text: another title, number and status."""
    status, major = _STATES[number % len(_STATES)]
    if "status: effective" in text:
        text = text.replace("status: effective", f"status: {status}")
        text = text.replace('version: "1.0"', f'version: "{major}.{number}"')
    return text.replace("title: ", f"title: {number} ", 1)

"""A repository whose newest state are the records of the bench, and how they came about.

Documents are drafted, reviewed and approved, version after version, renamed, and changed on branches
that are merged; a third is never changed. The histories are sound: a linter that finds something in
half of them would be timed at telling it. It is the same on every machine.
"""

import random
import re
import subprocess
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.bench.corpus import AS_OF, SEED, write_corpus

_LAST = datetime(AS_OF.year, AS_OF.month, AS_OF.day, tzinfo=UTC) - timedelta(days=1)
_STEP = timedelta(hours=1)
_STATUSES = ("effective", "review", "draft")
"""Status by the number of changes that are still to come, in turn."""
_APPROVAL = re.compile(r"^(?:approval|effective_on): .*\n", re.MULTILINE)
_BRANCH_EVERY, _BRANCH_LASTS = 20, 5


def write_repository(folder: Path, records: int, commits: int) -> None:
    """Write a project of so many records, and the repository with so many commits that led there."""
    write_corpus(folder, records)
    script = "".join(_script(folder, commits)).encode()
    for arguments, given in (
        (["init", "-q", "-b", "main"], b""),
        (["fast-import", "--quiet"], script),
        (["reset", "-q"], b""),
    ):
        subprocess.run(["git", *arguments], cwd=folder, input=given, check=True)


def _documents(folder: Path) -> dict[str, str]:
    places = [folder / "clausebook.toml", *sorted((folder / "policies").rglob("*.yaml"))]
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in places}


def _script(folder: Path, commits: int) -> Iterator[str]:
    """Yield what ``git fast-import`` reads: first drafts of all, then one change a commit."""
    documents = _documents(folder)
    chance = random.Random(SEED)
    changing = [path for path in documents if "/0" in path and chance.random() < 2 / 3]
    turns = [chance.choice(changing) for _ in range(commits - 1)]
    changed: dict[str, list[date]] = {}
    for number, path in enumerate(turns, start=2):
        changed.setdefault(path, [_day(1, commits)]).append(_day(number, commits))
    states = {path: _states(documents[path], days) for path, days in changed.items()}
    for path, texts in states.items():
        (folder / path).write_text(texts[-1], encoding="utf-8")
    names = {p: f"{p}.old.yaml" if chance.random() < 1 / 10 else p for p in states}
    coming = {path: iter(texts) for path, texts in states.items()}
    first = {names.get(p, p): next(coming[p]) if p in coming else t for p, t in documents.items()}
    yield _commit(
        1, commits, "main", "", "".join(_write(path, text) for path, text in first.items())
    )
    branch: dict[str, str] = {}
    for number, path in enumerate(turns, start=2):
        change = _write(path, next(coming[path]))
        if names[path] != path:
            change += f"D {names.pop(path)}\n"
            names[path] = path
        branch.pop(path, None)
        yield _step(number, commits, path, change, branch)


def _moment(number: int, commits: int) -> datetime:
    return _LAST - (commits - number) * _STEP


def _day(number: int, commits: int) -> date:
    return _moment(number, commits).date()


def _step(number: int, commits: int, path: str, change: str, branch: dict[str, str]) -> str:
    """Return one commit: of every few, one is made on a branch and brought in some commits later.

    ``branch`` holds the changes that are still to be brought in, by path.
    """
    turn, start = number % _BRANCH_EVERY, number - number % _BRANCH_EVERY
    if turn == 1:
        branch[path] = change
        return _commit(number, commits, "work", f"from :{number - 1}\n", change)
    if turn == 2 and start:
        return _commit(number, commits, "main", f"from :{start}\n", change)
    if turn == _BRANCH_LASTS and start:
        change += "".join(branch.values())
        branch.clear()
        return _commit(number, commits, "main", f"from :{number - 1}\nmerge :{start + 1}\n", change)
    return _commit(number, commits, "main", "", change)


def _commit(number: int, commits: int, branch: str, parents: str, change: str) -> str:
    told = f"commit refs/heads/{branch}\nmark :{number}\n"
    moment = int(_moment(number, commits).timestamp())
    by = f"committer Q. M. <q.m@example.com> {moment} +0000\n"
    return f"{told}{by}{_data(f'change {number}')}{parents}{change}"


def _write(path: str, text: str) -> str:
    return f"M 100644 inline {path}\n{_data(text)}"


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}\n"


def _states(text: str, days: Sequence[date]) -> list[str]:
    """Return a document as it was committed on each day, the last time with its title."""
    last = len(days) - 1
    texts = [
        _version(text, days[: turn + 1], last - turn) if "status: effective" in text else text
        for turn in range(len(days))
    ]
    retitled = (one.replace("title: ", f"title: {n} ", 1) for n, one in enumerate(texts[:-1]))
    return [*retitled, texts[-1]]


def _version(text: str, days: Sequence[date], coming: int) -> str:
    """Return a maintained document on the last of some days, when so many changes are to come.

    Every third change approves a version; what lies between is drafted under its number.
    """
    status, turn = _STATUSES[coming % len(_STATUSES)], len(days) - 1
    issued = [d for t, d in enumerate(days) if (coming + turn - t) % len(_STATUSES) == 0]
    entries = issued if status == "effective" else [*issued, days[-1]]
    text = text.replace("status: effective", f"status: {status}")
    text = text.replace('version: "1.0"', f'version: "{len(entries)}.0"', 1)
    text = _approved(text, issued[-1] if issued else None)
    history = (
        f'  - {{version: "{number}.0", date: {day}, reason: Change {number} was asked for}}\n'
        for number, day in enumerate(entries, start=1)
    )
    return text.partition("\nhistory:\n")[0] + "\nhistory:\n" + "".join(history)


def _approved(text: str, day: date | None) -> str:
    """Return a document with its approval of a day, without one where nothing was approved yet."""
    if day is None:
        return _APPROVAL.sub("", text)
    return text.replace("on: 2026-10-02}", f"on: {day}}}").replace("2026-10-05", f"{day}")

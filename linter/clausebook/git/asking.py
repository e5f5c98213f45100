"""Git, asked through its command: the only caller of it."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from clausebook.git.faults import GitMissing, fault

__all__ = ["ask", "contents_of", "object_id", "text_of", "words_of"]

_SHA_1 = 40
"""Digits of an id by SHA-1; one by SHA-256 has more."""

_OF_PLACES = ("GIT_DIR", "GIT_WORK_TREE")
"""What git tells a hook; it makes git take any working folder for the top of the repository."""

_OF_TASTE = ("GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_ICASE_PATHSPECS", "GIT_LITERAL_PATHSPECS")
"""What would let the answers depend on who asks."""

_SETTINGS = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    # What was committed counts, not what somebody put in its place on one machine.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
}


def ask(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what git answers in a folder; raises GitFault."""
    answer, _ = _ask(root, arguments, given)
    return answer


def _ask(root: Path, arguments: tuple[str, ...], given: bytes) -> tuple[bytes, str]:
    """Return the answer and what git complains about though it answered."""
    import subprocess

    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=root,
            env=_environment(root),
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise GitMissing("git is not installed, or not on the path") from None
    complaint = done.stderr.decode(errors="replace")
    if done.returncode != 0:
        command = next((word for word in arguments if word[0] != "-" and "=" not in word), "")
        raise fault(root, command, complaint)
    return done.stdout, complaint


def _environment(root: Path) -> dict[str, str]:
    """Return the environment in which git finds the repository of a folder, in English."""
    found = {name: value for name, value in os.environ.items() if name not in _OF_TASTE}
    found |= _SETTINGS
    if any((folder / ".git").exists() for folder in (root, *root.parents)):
        for name in _OF_PLACES:
            found.pop(name, None)
    return found


def contents_of(root: Path, object_ids: Iterable[str]) -> Mapping[str, bytes]:
    """Return the bytes of objects by their ids, without those that the repository lacks.

    One call of git reads them all. Raises GitFault, also where an object is there and damaged.
    """
    wanted = list(dict.fromkeys(object_ids))
    if not wanted:
        return {}
    given = "".join(f"{object_id}\n" for object_id in wanted).encode()
    answer, complaint = _ask(root, ("cat-file", "--batch", "--buffer"), given)
    if "error: " in complaint:
        raise fault(root, "cat-file", complaint)
    found: dict[str, bytes] = {}
    start = 0
    for object_id in wanted:
        line = answer.index(b"\n", start)
        facts = answer[start:line].split()
        if facts[-1] == b"missing":
            start = line + 1
            continue
        size = int(facts[2])
        found[object_id] = answer[line + 1 : line + 1 + size]
        start = line + 2 + size
    return found


def object_id(length: int, content: bytes) -> str:
    """Return the id that git gives to a content, in a repository whose ids are so long."""
    digest = hashlib.sha1 if length == _SHA_1 else hashlib.sha256
    return digest(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()


def text_of(answer: bytes) -> str:
    """Return an answer as text; bytes that are no UTF-8 survive the way back, as in paths."""
    return answer.decode("utf-8", "surrogateescape")


def words_of(answer: bytes) -> str:
    """Return what people wrote as text that can be shown, whatever the bytes are."""
    return answer.decode("utf-8", "replace")

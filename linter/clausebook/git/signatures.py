"""Whether commits are signed, and by whom."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from clausebook.git.asking import ask, contents_of, words_of
from clausebook.history import Signature, SignatureState

__all__ = ["signatures_of"]

_STATES: Mapping[str, SignatureState] = {"G": "good", "B": "bad", "R": "bad"}
"""What the letters of git mean: R is a key that was revoked; all others cannot be told."""

_FORMAT = "%H%x00%G?%x00%GS"
_SIGNED = b"\ngpgsig"


def signatures_of(
    root: Path, allowed_signers: Path | None, commit_ids: Iterable[str]
) -> Mapping[str, Signature]:
    """Return what the signatures of commits are worth, by the ids of those that are there.

    One by ssh is good where ``allowed_signers`` lists its key for that time, and unknown where it
    does not. What the machine's own configuration trusts by ssh does not count, so that all get the
    same answer. Raises GitFault.
    """
    commits = contents_of(root, commit_ids)
    signed = [one for one, commit in commits.items() if _SIGNED in commit.partition(b"\n\n")[0]]
    return {**dict.fromkeys(commits, Signature("none")), **_checked(root, allowed_signers, signed)}


def _checked(
    root: Path, allowed_signers: Path | None, signed: list[str]
) -> Mapping[str, Signature]:
    """Return what git says of commits that are signed; what it lacks a program for is unknown."""
    if not signed:
        return {}
    listed = os.devnull if allowed_signers is None else str(allowed_signers)
    plain = ("--no-walk=unsorted", "--stdin", "--no-patch", "--no-color", "-z")
    asked = ("-c", f"gpg.ssh.allowedSignersFile={listed}", "log", *plain, f"--format={_FORMAT}")
    parts = words_of(ask(root, *asked, given="\n".join([*signed, ""]).encode())).split("\0")
    rows = zip(parts[::3], parts[1::3], parts[2::3], strict=False)
    return {
        commit_id: Signature(_STATES.get(letter, "unknown"), signer)
        for commit_id, letter, signer in rows
    }

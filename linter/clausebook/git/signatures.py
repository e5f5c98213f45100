"""Whether commits are signed, and by whom."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from clausebook.git.asking import ask, words_of
from clausebook.history import Signature, SignatureState

__all__ = ["signatures_of"]

_GOOD, _BAD, _NONE = "G", "BR", "N"
"""Letters of git: verified; forged or by a key that was revoked; not signed."""

_FORMAT = "%H%x00%G?%x00%GS"


def signatures_of(
    root: Path, allowed_signers: Path | None, commit_ids: Iterable[str]
) -> Mapping[str, Signature]:
    """Return what the signatures of commits are worth, by the ids of those that are there.

    A signature by a key that ``allowed_signers`` does not list is unknown; so is every one by ssh
    without such a list. What the machine's own configuration trusts by ssh does not count, so that
    all get the same answer. Raises GitFault.
    """
    wanted = "".join(f"{commit_id}\n" for commit_id in dict.fromkeys(commit_ids))
    if not wanted:
        return {}
    listed = os.devnull if allowed_signers is None else str(allowed_signers)
    settings = ("-c", f"gpg.ssh.allowedSignersFile={listed}", "-c", "gpg.minTrustLevel=undefined")
    plain = ("--no-walk=unsorted", "--stdin", "--ignore-missing", "--no-patch", "--no-color", "-z")
    answer = ask(root, *settings, "log", *plain, f"--format={_FORMAT}", given=wanted.encode())
    parts = words_of(answer).split("\0")
    rows = zip(parts[::3], parts[1::3], parts[2::3], strict=False)
    return {commit_id: Signature(_state(letter), signer) for commit_id, letter, signer in rows}


def _state(letter: str) -> SignatureState:
    if letter in _GOOD:
        return "good"
    if letter in _NONE:
        return "none"
    return "bad" if letter in _BAD else "unknown"

"""Whether commits are signed, and by whom."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from clausebook.git.asking import ask, contents_of, words_of
from clausebook.history import Signature, SignatureState

__all__ = ["signatures_of"]

_STATES: Mapping[str, SignatureState] = {"G": "good", "B": "bad", "R": "bad", "N": "none"}
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
    wanted = "".join(f"{commit_id}\n" for commit_id in dict.fromkeys(commit_ids))
    if not wanted:
        return {}
    listed = os.devnull if allowed_signers is None else str(allowed_signers)
    setting = f"gpg.ssh.allowedSignersFile={listed}"
    plain = ("--no-walk=unsorted", "--stdin", "--ignore-missing", "--no-patch", "--no-color", "-z")
    asked = ("-c", setting, "log", *plain, f"--format={_FORMAT}")
    parts = words_of(ask(root, *asked, given=wanted.encode())).split("\0")
    rows = zip(parts[::3], parts[1::3], parts[2::3], strict=False)
    found = {
        commit_id: Signature(_STATES.get(letter, "unknown"), signer)
        for commit_id, letter, signer in rows
    }
    return found | _unchecked(root, found)


def _unchecked(root: Path, found: Mapping[str, Signature]) -> Mapping[str, Signature]:
    """Return those that git takes for unsigned because it lacks the program that would check."""
    unsigned = [commit_id for commit_id, one in found.items() if one.state == "none"]
    return {
        commit_id: Signature("unknown")
        for commit_id, commit in contents_of(root, unsigned).items()
        if _SIGNED in commit.partition(b"\n\n")[0]
    }

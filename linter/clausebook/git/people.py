"""Who somebody is by the ``.mailmap`` of the repository."""

from collections.abc import Collection, Mapping
from pathlib import Path

from clausebook.git.asking import ask, words_of
from clausebook.history import Identity

__all__ = ["identities_of"]


def identities_of(root: Path, people: Collection[Identity]) -> Mapping[Identity, Identity]:
    """Return who those are that the repository knows by another name; raises GitFault."""
    asked = [one for one in people if not _is_odd(one)]
    if not asked:
        return {}
    given = "".join(f"{one.name} <{one.email}>\n" for one in asked).encode()
    answered = words_of(ask(root, "check-mailmap", "--stdin", given=given)).split("\n")
    known = zip(asked, map(_identity, answered), strict=False)
    return {one: other for one, other in known if one != other}


def _is_odd(one: Identity) -> bool:
    """Whether git would not read a name with its address as it was written."""
    return any(sign in one.name + one.email for sign in "<>\n")


def _identity(line: str) -> Identity:
    name, _, email = line.rpartition("<")
    return Identity(name.strip(), email.removesuffix(">"))

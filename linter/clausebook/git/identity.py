"""Who is at work, as git knows them."""

import re
from pathlib import Path

from clausebook.git.asking import ask, text_of
from clausebook.git.faults import GitFault
from clausebook.history import Identity

__all__ = ["own_identity"]

_IDENTITY = re.compile(r"(?P<name>.*?) ?<(?P<email>[^<>]*)> ")


def own_identity(root: Path) -> Identity | None:
    """Return under which name and address git would commit in a folder, None where it cannot tell.

    It needs no repository. None as well where git is not installed.
    """
    try:
        told = text_of(ask(root, "var", "GIT_AUTHOR_IDENT"))
    except GitFault:
        return None
    found = _IDENTITY.match(told)
    return Identity(found["name"], found["email"]) if found and found["email"] else None

"""Ids of the elements that links lead to."""

import re

from docutils import nodes

__all__ = ["clause_anchor", "record_anchor", "rule_anchor"]

_SAFE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")


def record_anchor(record_id: str) -> str:
    """Return the id itself; a word made of it where it is none that a page can hold.

    Sphinx writes ids into its own links unescaped.
    """
    return record_id if _SAFE.fullmatch(record_id) else nodes.make_id(record_id)


def clause_anchor(number: str) -> str:
    """Return the id of the element that stands for a clause: ``clause-5-1-2-b``."""
    return "clause-" + number.replace(".", "-").replace(" ", "-")


def rule_anchor(code: str) -> str:
    """Return the id of the element that stands for a rule: its code."""
    return code

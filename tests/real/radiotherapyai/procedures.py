"""The procedures: their headers, and the references between them."""

import re
from collections.abc import Mapping
from typing import Any

from tests.real.markdown import first_paragraph, section

__all__ = ["linked", "procedure"]

Record = dict[str, Any]


def procedure(page: str, roles: Mapping[str, str], pages: Mapping[str, str], own: str) -> Record:
    """Return the header of a procedure: purpose, roles that take part, procedures it names."""
    participants = _participants(page)
    named = [record for name, record in roles.items() if name in participants]
    others = dict.fromkeys(pages[name] for name in _links(page) if name in pages)
    header: Record = {"kind": "procedure"}
    header["purpose"] = first_paragraph(section(page, "Summary"))
    if named:
        header["applies_to_roles"] = named
    if references := [record for record in others if record != own]:
        header["references"] = references
    return header


def _participants(page: str) -> set[str]:
    """Return the words of the tables that say who takes part in a step."""
    tables = re.findall(r"(?m)^\| *(?:Participants).*\n(?:\|.*\n)*", page)
    return set(re.findall(r"\b[A-Z]{3}\b", " ".join(tables)))


def _links(page: str) -> list[str]:
    return [f"released/{name}" for name in re.findall(r"\]\(\.\./released/([\w-]+)\)", page)]


def linked(text: str, pages: Mapping[str, str]) -> str:
    """Return a text with its links to pages that became records as references to those."""

    def reference(found: re.Match[str]) -> str:
        record = pages.get(f"released/{found[1]}")
        return f"{{qms:record}}`{record}`" if record else found[1]

    return re.sub(r"\[\]\(\.\./(?:released|drafts)/([\w/-]+)\)", reference, text)

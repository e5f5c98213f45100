"""What the quality manual holds: roles, people, policy, objective, scope, standards, product."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.real.markdown import bullets, first_paragraph, one_line, rows, section
from tests.real.radiotherapyai.source import Source

__all__ = [
    "APPROVER",
    "MANUAL",
    "POLICY",
    "QUALITY_MANAGER",
    "objective",
    "person_records",
    "policy",
    "product",
    "role_ids",
    "role_records",
    "scope",
    "standards",
]

MANUAL = "released/quality-manual-policy-objectives"
POLICY, PRODUCT = "POL-0001", "PRD-0001"
QUALITY_MANAGER, APPROVER = "QMO", "CEO"

Record = dict[str, Any]


def role_ids(source: Source) -> dict[str, str]:
    """Return the id of each role that the quality manual names."""
    names = [name for row in _role_rows(source) for name in row[0].split(", ")]
    return {name: f"ROL-{n:04}" for n, name in enumerate(dict.fromkeys(names), start=1)}


def _role_rows(source: Source) -> list[Sequence[str]]:
    manual = source.page(MANUAL)
    return rows(section(manual, "3. Roles"))


def role_records(source: Source, roles: Mapping[str, str]) -> Iterator[Record]:
    manual = source.page(MANUAL)
    duties = bullets(section(manual, "3. Roles"))
    for name, record in roles.items():
        level = "top_management" if re.fullmatch("C.O", name) else "staff"
        role: Record = {"id": record, "title": name, "level": level}
        if name == QUALITY_MANAGER:
            role |= {"level": "management", "responsibilities": duties}
            role["reports_to"] = roles[APPROVER]
        yield role


def person_records(source: Source, roles: Mapping[str, str]) -> list[Record]:
    return [
        {
            "id": f"PSN-{number:04}",
            "title": ". ".join(re.findall(r"\b[A-Z](?=[a-z]{3})", name)) + ".",
            "name": name,
            "roles": [{"role": roles[role]} for role in held.split(", ")],
        }
        for number, (held, name) in enumerate(_role_rows(source), start=1)
    ]


def policy(page: str) -> Record:
    """Return the header of the policy; the page as a whole is its text."""
    text = section(page, "Quality Policy")
    return {"kind": "policy", "strategic_direction": one_line(text)}


def objective(source: Source) -> Record:
    manual = source.page(MANUAL)
    text = section(manual, "Quality Objectives")
    statement = f"{one_line(text.split('- ')[0])} {', '.join(bullets(text))}"
    start = {"id": "OBJ-0001", "title": "Quality of the contours", "statement": statement}
    return start | {"policy": POLICY, "relevant_to": ["conformity"]}


def scope(source: Source) -> Record:
    text = section(source.page(MANUAL), "1. Scope")
    statement = one_line(text.split("###")[0])
    start = {"id": "SCP-0001", "kind": "scope", "title": "Scope of the quality system"}
    return start | {"statement": statement, "boundaries": text, "products": [PRODUCT]}


def standards(source: Source) -> Iterator[Record]:
    manual = source.page(MANUAL)
    for number, (name, reason) in enumerate(rows(section(manual, "Applicable Standards")), 1):
        designation, _, edition = name.partition(":")
        external = {"id": f"EXT-{number:04}", "title": name, "publisher": designation.split()[0]}
        yield external | {"citation": f"{name}: {reason}", "edition": edition}


def product(source: Source) -> Record:
    variables = source.book["parse"]["myst_substitutions"]
    name, version = variables["device_name"], variables["device_version"].strip("`")
    use = section(source.page("drafts/intended-use"), "Intended Medical Indication")
    return {
        "id": PRODUCT,
        "title": name,
        "product_kind": "product",
        "description": first_paragraph(use),
        "identification": f"Version {version}",
    }

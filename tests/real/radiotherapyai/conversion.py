"""A QMS project made from a start-up's documents: ``python -m tests.real.radiotherapyai FROM TO``.

Only what the source says is written. Approvals lie in its pull requests, which are not part of the
collection; the day of release is therefore an argument.
"""

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tests.real.markdown import below_title, title, without_comments
from tests.real.radiotherapyai.procedures import linked, procedure
from tests.real.radiotherapyai.quality_manual import (
    APPROVER,
    MANUAL,
    POLICY,
    QUALITY_MANAGER,
    objective,
    person_records,
    policy,
    product,
    role_ids,
    role_records,
    scope,
    standards,
)
from tests.real.radiotherapyai.risks import CRITERIA, criteria, risks
from tests.real.radiotherapyai.source import Source
from tests.real.writing import write_project_files, write_prose, write_record

__all__ = ["RELEASED_ON", "convert", "main"]

RELEASED_ON = date(2022, 6, 30)
"""Day on which the released documents count as approved, unless another is given."""

Record = dict[str, Any]


def convert(
    root: Path, target: Path, released_on: date = RELEASED_ON, status_of_drafts: str = "draft"
) -> None:
    """Write the project. The risk analysis lies among the drafts; its status is an argument."""
    source = Source(root)
    roles = role_ids(source)
    persons = person_records(source, roles)
    released = _header(released_on, "effective", roles)
    drafts = _header(released_on, status_of_drafts, roles)
    policies = target / "policies"
    pages = {name: f"SOP-{number:04}" for number, name in enumerate(source.procedures, start=1)}
    pages[MANUAL] = POLICY
    for name, record in pages.items():
        page = source.page(name)
        header = policy(page) if record == POLICY else procedure(page, roles, pages, record)
        whole = {"id": record, "kind": header.pop("kind"), "title": title(page), **released}
        body = linked(below_title(page), pages)
        write_prose(policies / f"{Path(name).name}.md", whole | header, body)
    registers = [
        ("role", "Roles", released, [*role_records(source, roles)]),
        ("person", "People", released, persons),
        ("external-document", "Standards", released, [*standards(source)]),
        ("product", "Products", released, [product(source)]),
        ("objective", "Quality objectives", released, [objective(source)]),
        ("risk", "Risks of the contour recommendations", drafts, [*risks(source)]),
    ]
    for number, (kind, name, header, records) in enumerate(registers, start=1):
        start = {"id": f"REG-{number:04}", "kind": "register", "of": kind, "title": name}
        write_record(policies / f"{kind}s.yaml", start | header | {"records": records})
    write_record(policies / "scope.yaml", scope(source) | released)
    write_record(policies / "risk-criteria.yaml", criteria(source) | drafts)
    write_project_files(target, source.book["author"], _pages(source, pages))


def _header(released_on: date, status: str, roles: Mapping[str, str]) -> Record:
    """Return what all documents share; the periods are those of the procedure for documents."""
    header: Record = {"status": status, "version": "1.0", "owner": roles[QUALITY_MANAGER]}
    header |= {"author": "PSN-0001", "language": "en", "classification": "public"}
    if status == "effective":
        day = released_on.isoformat()
        header["approval"] = {"by": "PSN-0001", "role": roles[APPROVER], "on": day}
        header["effective_on"] = day
        header["review_by"] = released_on.replace(year=released_on.year + 1).isoformat()
    return header | {"retention": {"period": "10 years", "trigger": "superseded"}}


def _pages(source: Source, pages: Mapping[str, str]) -> dict[str, str]:
    report = linked(without_comments(source.page("drafts/risk-management-report")), pages)
    matrices = f"# Risks\n\n## Before\n\n{_MATRIX % 'inherent'}\n## After\n\n{_MATRIX % 'residual'}"
    entries = "risks\nrisk-management-report\n../policies/*"
    index = f"# {source.book['title']}\n\n```{{toctree}}\n:glob:\n\n{entries}\n```\n"
    return {
        "docs/index.md": index,
        "docs/risks.md": matrices,
        "docs/risk-management-report.md": report.lstrip(),
    }


_MATRIX = f"```{{qms:risk-matrix}} {CRITERIA}\n:rating: %s\n```\n"


def main() -> None:
    """Convert as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, help="the folder qms-radiotherapyai")
    parser.add_argument("target", type=Path, help="the folder to write the project to")
    parser.add_argument("--released-on", type=date.fromisoformat, default=RELEASED_ON)
    parser.add_argument("--status-of-drafts", default="draft", choices=["draft", "effective"])
    arguments = parser.parse_args()
    convert(arguments.source, arguments.target, arguments.released_on, arguments.status_of_drafts)

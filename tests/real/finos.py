"""A QMS project made from a catalogue of AI risks: ``python -m tests.real.finos FROM TO``.

Risks become a register, their ids by the numbers of the catalogue; mitigations become procedures.
That one risk is related to another is a field that the project adds to the schema of risks.
"""

import argparse
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from clausebook.schema import schema_directory
from tests.real.sources import front_matter
from tests.real.writing import write_project_files, write_prose, write_record

__all__ = ["convert", "record_id"]

_PREFIXES = {"ri": "RSK", "mi": "SOP"}
_CONSEQUENCES = "Consequences|.*Impact.*|Implications"
_RISK_SCHEMA = "5.1.2-b/risk.schema.json"
_INDEX = """\
# Risks of AI

```{toctree}
:glob:

../policies/*
```
"""

Record = dict[str, Any]


def convert(root: Path, target: Path) -> None:
    """Write the project."""
    risks = _numbered(root / "docs/_risks")
    mitigations = _numbered(root / "docs/_mitigations")
    policies = target / "policies"
    header: Record = {"status": "draft", "version": "0.1", "owner": "ROL-0001", "language": "en"}
    controls: dict[str, list[Record]] = {}
    for number, path in mitigations.items():
        values, _ = front_matter(path)
        control = {"what": values["title"], "state": "planned"}
        for risk in values["mitigates"]:
            entry = control | {"process": record_id(f"mi-{number}")}
            controls.setdefault(record_id(risk), []).append(entry)
        write_prose(policies / path.name, *_procedure(path, header))
    register: Record = {"id": "REG-0001", "kind": "register", "of": "risk", "title": "Risks of AI"}
    records = [_risk(path, controls) for path in risks.values()]
    write_record(policies / "risks.yaml", register | header | {"records": records})
    roles: Record = {"id": "ROL-0001", "kind": "role", "title": "Keeper of the catalogue"}
    write_record(policies / "keeper.yaml", roles | header)
    _write_schema(target / "schemas" / _RISK_SCHEMA)
    write_project_files(target, "Risks of AI", {"docs/index.md": _INDEX})
    with (target / "clausebook.toml").open("a", encoding="utf-8") as file:
        file.write('schemas = ["schemas"]\n')


def record_id(name: str) -> str:
    """Return the id of what the catalogue calls ``ri-7`` or ``mi-7``."""
    sort, number = name.split("-")
    return f"{_PREFIXES[sort]}-{int(number):04}"


def _numbered(folder: Path) -> Mapping[int, Path]:
    found = {int(path.name.split("_")[0].split("-")[1]): path for path in folder.glob("*.md")}
    return dict(sorted(found.items()))


def _risk(path: Path, controls: Mapping[str, list[Record]]) -> Record:
    values, body = front_matter(path)
    own = record_id(f"ri-{values['sequence']}")
    risk: Record = {"id": own, "title": values["title"], "category": values["type"].lower()}
    risk |= {"cause": _first_paragraph(_section(body, "Description"))}
    risk |= {"event": _first_paragraph(_section(body, "Summary"))}
    if effect := _section(body, _CONSEQUENCES):
        risk["effect"] = " ".join(effect.split())
    if own in controls:
        risk["controls"] = controls[own]
    return risk | {"related_risks": [record_id(name) for name in values["related_risks"]]}


def _procedure(path: Path, header: Record) -> tuple[Record, str]:
    values, body = front_matter(path)
    own = record_id(f"mi-{values['sequence']}")
    start: Record = {"id": own, "kind": "procedure", "title": values["title"]}
    named = [*values["mitigates"], *values["related_mitigations"]]
    purpose = _first_paragraph(_section(body, "Purpose"))
    rest = {"purpose": purpose, "references": [record_id(name) for name in named]}
    return start | header | rest, _linked(body)


def _linked(text: str) -> str:
    """Return a text whose mentions of risks and mitigations are references to records."""

    def reference(found: re.Match[str]) -> str:
        shown, mentioned = found["shown"], record_id(found["link"] or found["name"])
        return f"{{qms:record}}`{shown} <{mentioned}>`" if shown else f"{{qms:record}}`{mentioned}`"

    pattern = r"\[(?P<shown>[^\]]+)\]\(#(?P<link>[rm]i-\d+)\)|`?\b(?P<name>[rm]i-\d+)\b`?"
    return re.sub(pattern, reference, text)


def _section(body: str, title: str) -> str:
    """Return what stands below the first heading with such a title, until the next heading."""
    found = re.search(rf"(?m)^#+ (?:{title}) *\n(?P<text>(?:(?!#).*\n?)*)", body)
    return found["text"].strip() if found else ""


def _first_paragraph(text: str) -> str:
    return " ".join(text.split("\n\n", maxsplit=1)[0].split())


def _write_schema(path: Path) -> None:
    schema = json.loads((schema_directory() / _RISK_SCHEMA).read_text(encoding="utf-8"))
    schema["properties"]["related_risks"] = {
        "title": "Related risks",
        "description": "Risks that belong together with this one.",
        "type": "array",
        "items": {
            "type": "string",
            "x-references": {"kinds": ["risk"], "link": "related_to", "inverse": "related_from"},
        },
    }
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(schema, indent=1), encoding="utf-8")


def main() -> None:
    """Convert as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, help="the folder risk-finos-ai")
    parser.add_argument("target", type=Path, help="the folder to write the project to")
    arguments = parser.parse_args()
    convert(arguments.source, arguments.target)


if __name__ == "__main__":
    main()

"""Requirements of other projects as they wrote them, one function for each collection."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import yaml

from tests.real.sources import collection

__all__ = ["READERS", "Foreign", "rtems_terms"]


class Foreign(NamedTuple):
    """A requirement of another project: its product, own id, title, statement and parent's id."""

    product: str
    own_id: str
    title: str
    statement: str
    parent: str = ""


_NODE = re.compile(r"^\[REQUIREMENT\]\n(.*?)(?=^\[)", re.MULTILINE | re.DOTALL)
_FIELD = r"^{}: (?:>>>\n(?P<block>.*?)\n<<<|(?P<line>[^\n]*))$"
_DIRECTIVE = re.compile(
    r"^\.\. gd_req::[ ]*(?P<title>[^\n]*)\n(?P<options>(?:[ ]+[^\n]+\n)*)"
    r"(?P<body>(?:[ ]+[^\n]*\n|\s*\n)*)",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"\$\{([^}:]*):/([^}]*)\}")
_PARENT = "requirement-refinement"
_BINDING = re.compile(r"\b(?:shall|must|should|will)\b")


def nasa() -> Iterator[Foreign]:
    """Yield the requirements of NASA's flight software, from tables."""
    for path in sorted((collection("req-nasa-cfs") / "docs").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                own_id = row["Custom field (Requirement ID)"]
                title = "" if row["Summary"] == own_id else row["Summary"]
                yield Foreign(path.name.split("_")[0], own_id, title, row["Description"] or "")


def strictdoc() -> Iterator[Foreign]:
    """Yield the requirements that StrictDoc keeps for itself and collects from others."""
    for path in sorted((collection("req-strictdoc") / "docs").glob("*.sdoc")):
        for node in _NODE.findall(path.read_text(encoding="utf-8") + "\n["):
            title, statement = _field(node, "TITLE"), _field(node, "STATEMENT")
            yield Foreign(f"StrictDoc {path.stem}", _field(node, "UID"), title, statement)


def sphinx_needs() -> Iterator[Foreign]:
    """Yield the requirements in the samples of Sphinx-Needs."""
    seen = set()
    for path in sorted(collection("req-sphinx-needs-json").rglob("*.json")):
        for need in _needs(path):
            text = need.get("description") or need.get("content") or ""
            if need.get("type") == "req" and text not in seen:
                seen.add(text)
                yield Foreign("Sphinx-Needs", need.get("id", ""), need.get("title") or "", text)


def rtems() -> Iterator[Foreign]:
    """Yield the requirements of the operating system RTEMS, with references as names or terms.

    Texts that the project makes from a template are left out: nobody worded them.
    """
    items = _rtems_items()
    for uid, item in items.items():
        text = item.get("text")
        if (
            item["type"] == "requirement"
            and isinstance(text, str)
            and ":text-template}" not in text
        ):
            named = _REFERENCE.sub(partial(_named, uid=uid, items=items), text)
            parents = [_resolved(uid, k["uid"]) for k in item["links"] if k["role"] == _PARENT]
            yield Foreign("RTEMS", uid, "", named, (*parents, "")[0])


def rtems_terms() -> dict[str, str]:
    """Return the terms of the glossary of RTEMS, with their definitions."""
    items = _rtems_items().values()
    return {
        str(i["term"]): str(i["text"]) for i in items if i["type"] == "glossary" and "term" in i
    }


def score() -> Iterator[Foreign]:
    """Yield what Eclipse S-CORE requires of its processes, which are no product."""
    root = collection("qms-score-process") / "process"
    for path in sorted(root.rglob("*.rst")):
        for found in _DIRECTIVE.finditer(path.read_text(encoding="utf-8") + "\n"):
            own_id = re.search(r":id:\s*(\S+)", found["options"])
            text = re.sub(r":[a-z:]+:(?=`)", "", _unindented(found["body"]))
            yield Foreign("", own_id[1] if own_id else "", found["title"].strip(), text)


def reqif() -> Iterator[Foreign]:
    """Yield the texts with a binding word in samples of ReqIF, each once; some are broken."""
    seen = set()
    for path in sorted((collection("req-reqif-samples") / "tests").rglob("*.reqif")):
        try:
            tree = ET.parse(path)  # noqa: S314 - samples that are read as they are
        except ET.ParseError:
            continue
        for element in tree.iter():
            given = element.get("THE-VALUE") if element.tag.endswith("VALUE-STRING") else None
            is_block = element.tag.endswith("}THE-VALUE")
            text = " ".join((" ".join(element.itertext()) if is_block else given or "").split())
            if _BINDING.search(text) and text not in seen:
                seen.add(text)
                yield Foreign("ReqIF", f"S{len(seen)}", "", text)


READERS = {
    "NASA": nasa,
    "StrictDoc": strictdoc,
    "Sphinx-Needs": sphinx_needs,
    "RTEMS": rtems,
    "S-CORE": score,
    "ReqIF": reqif,
}
"""The collections by their names."""


def _named(reference: re.Match[str], uid: str, items: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the term, the plural or the name that a reference in the item ``uid`` stands for."""
    path, field = reference.groups()
    target = _resolved(uid, path)
    item = items.get(target, {})
    named = item.get(field) or (f"{item['term']}s" if field == "plural" and "term" in item else "")
    named = str(named or target.rpartition("/")[2])
    return named if field in ("term", "plural") else f"``{named}``"


def _resolved(uid: str, path: str) -> str:
    """Return the name of the item to which a path in the item ``uid`` leads."""
    if path == ".":
        return uid
    steps = [] if path.startswith("/") else uid.split("/")[:-1]
    for step in path.strip("/").split("/"):
        steps = steps[:-1] if step == ".." else [*steps, step]
    return "/".join(steps)


def _rtems_items() -> dict[str, Mapping[str, Any]]:
    """Return the items of a specification by their names: spec/req/api.yml is req/api."""
    root = collection("req-rtems-spec")
    paths = [
        path for folder in sorted(root.glob("spec*")) for path in sorted(folder.rglob("*.yml"))
    ]
    named = {"/".join(p.relative_to(root).with_suffix("").parts[1:]): p for p in paths}
    return {uid: yaml.load(path.read_bytes(), yaml.CSafeLoader) for uid, path in named.items()}


def _field(node: str, name: str) -> str:
    found = re.search(_FIELD.format(name), node, re.MULTILINE | re.DOTALL)
    return "" if found is None else found["block"] or found["line"] or ""


def _needs(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the needs of a file; some are empty or broken on purpose."""
    try:
        versions = json.loads(path.read_text(encoding="utf-8")).get("versions", {})
    except json.JSONDecodeError:
        return
    for version in versions.values():
        yield from version.get("needs", {}).values()


def _unindented(body: str) -> str:
    """Return what stands below a directive, without its indent and the marks of line blocks."""
    lines = [line.rstrip() for line in body.strip("\n").splitlines()]
    indent = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
    return "\n".join(re.sub(r"^\| ?", "", line[indent:]) for line in lines).strip()

"""Other tools on the same content, each in its own format: those that are installed.

check-jsonschema and yamllint read the files of the bench as they are. Doorstop and Sphinx-Needs get
every record as an item with its title, owner, links and prose.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from clausebook.document import read
from clausebook.schema import load_schemas
from tests.bench.corpus import PREFIXES, identifier, record
from tests.bench.timing import Command

__all__ = ["peers", "sphinx_with", "write_needs", "write_plain"]

_ID = re.compile(r"\b[A-Z]{3}-[0-9]{6}\b")
_PER_PAGE = 100


class _Item(NamedTuple):
    """A record as any of these tools can hold it."""

    id: str
    title: str
    links: tuple[str, ...]
    prose: str


def peers(corpus: Path, scratch: Path, count: int, per_file: int) -> Iterator[tuple[str, Command]]:
    """Yield the name and the command of each peer that is installed, its project written.

    Tools that take a folder of files take those of the corpus; the others get ``count`` items.
    """
    files = [str(path) for path in sorted((corpus / "policies").rglob("*.yaml"))]
    if (peer := shutil.which("check-jsonschema")) and per_file == 1:
        schema = scratch / "records.schema.json"
        schema.write_text(json.dumps(_single_schema()), encoding="utf-8")
        yield "check-jsonschema", Command([peer, "--schemafile", str(schema), *files], corpus)
    if peer := shutil.which("yamllint"):
        words = [peer, "-d", "relaxed", "--no-warnings", str(corpus)]
        yield "yamllint, relaxed", Command(words, corpus)
    if (peer := shutil.which("doorstop")) and per_file == 1:
        folder = scratch / "doorstop"
        _write_doorstop(folder, count)
        yield "Doorstop", Command([peer, "--no-reformat"], folder)
    if per_file > 1 and (peer := sphinx_with("sphinx_needs")):
        folder = scratch / "needs"
        write_needs(folder, count)
        words = [peer, "-q", "-E", "-b", "needs", ".", "_build"]
        yield "Sphinx-Needs, needs builder", Command(words, folder)


def _single_schema() -> dict[str, object]:
    """Return one schema for all kinds, for tools that take a single file."""
    library = load_schemas()
    parts = {address: {**schema, "$id": address} for address, schema in library.schemas.items()}
    choice = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {"$ref": library.address(kind)},
        }
        for kind in library.kinds
    ]
    draft = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": draft, "type": "object", "allOf": choice, "$defs": parts}


def _items(count: int) -> Iterator[_Item]:
    known = {identifier(index) for index in range(count)}
    for index in range(count):
        text = record(index)
        values: Any = read("record.yaml", text.encode()).value
        named = dict.fromkeys(_ID.findall(text))
        links = tuple(one for one in named if one in known and one != values["id"])
        yield _Item(values["id"], values["title"], links, "\n".join(_prose(values)))


def _prose(value: Any) -> Iterator[str]:
    """Yield the sentences in a value: what has several words."""
    if isinstance(value, str):
        if " " in value:
            yield from value.strip().splitlines()
    elif isinstance(value, Mapping):
        for key, below in value.items():
            if key != "title":
                yield from _prose(below)
    elif isinstance(value, list):
        for item in value:
            yield from _prose(item)


def _write_doorstop(folder: Path, count: int) -> None:
    """Write a document for each kind, the first above all others, in a repository as it asks."""
    root, *others = PREFIXES
    for prefix in PREFIXES:
        parent = f"  parent: {root}\n" if prefix in others else ""
        settings = f"settings:\n  digits: 6\n{parent}  prefix: {prefix}\n  sep: '-'\n"
        (folder / prefix).mkdir(parents=True)
        (folder / prefix / ".doorstop.yml").write_text(settings, encoding="utf-8")
    for number, item in enumerate(_items(count)):
        prefix = item.id.partition("-")[0]
        path = folder / prefix / f"{item.id}.yml"
        path.write_text(_doorstop_item(item, number, prefix == root), encoding="utf-8")
    for words in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *words], cwd=folder, check=True)


def _doorstop_item(item: _Item, number: int, is_root: bool) -> str:
    links = "".join(f"- {link}: null\n" for link in (() if is_root else item.links))
    prose = "".join(f"  {line}\n" for line in item.prose.splitlines())
    return (
        f"active: true\nderived: false\nheader: |\n  {item.title}\n"
        f"level: {1 + number // _PER_PAGE}.{1 + number % _PER_PAGE}\n"
        f"links:{chr(10) + links if links else f' []{chr(10)}'}"
        f"normative: true\nref: ''\nreviewed: null\ntext: |\n{prose}"
    )


_NEEDS = """\
extensions = ["sphinx_needs"]
needs_types = [
    dict(directive=p.lower(), title=p, prefix=p, color="#BFD8D2", style="node") for p in {prefixes}
]
needs_id_regex = "^[A-Z]{{3}}_[0-9]{{6}}$"
suppress_warnings = ["needs.deprecated"]
"""


def sphinx_with(packages: str) -> str | None:
    """Return the first Sphinx on the path whose environment has packages, ``a, b``."""
    for folder in os.get_exec_path():
        peer = shutil.which("sphinx-build", path=folder)
        if peer is not None and _has(Path(folder) / Path(sys.executable).name, packages):
            return peer
    return None


def _has(python: Path, packages: str) -> bool:
    if not python.is_file():
        return False
    asked = [str(python), "-c", f"import {packages}"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def write_plain(folder: Path, count: int) -> None:
    """Write a project without extensions of so many pages, a record's prose on each."""
    folder.mkdir()
    (folder / "conf.py").write_text("", encoding="utf-8")
    names = [f"part{number:04d}" for number in range(1, count)]
    for name, item in zip(names, _items(len(names)), strict=True):
        text = f"{item.title}\n{'=' * len(item.title)}\n\n{item.prose}\n"
        (folder / f"{name}.rst").write_text(text, encoding="utf-8")
    _write_contents(folder, names)


def write_needs(folder: Path, count: int) -> None:
    """Write a project of Sphinx-Needs with so many records."""
    folder.mkdir()
    (folder / "conf.py").write_text(_NEEDS.format(prefixes=PREFIXES), encoding="utf-8")
    pages: dict[str, list[str]] = {}
    for number, item in enumerate(_items(count)):
        pages.setdefault(f"part{number // _PER_PAGE:04d}", []).append(_need(item))
    for name, needs in pages.items():
        (folder / f"{name}.rst").write_text(f"{name}\n========\n\n{''.join(needs)}", "utf-8")
    _write_contents(folder, pages)


def _write_contents(folder: Path, names: Iterable[str]) -> None:
    contents = "".join(f"   {name}\n" for name in names)
    (folder / "index.rst").write_text(f"QMS\n===\n\n.. toctree::\n\n{contents}", "utf-8")


def _need(item: _Item) -> str:
    links = ", ".join(link.replace("-", "_") for link in item.links)
    linked = f"   :links: {links}\n" if links else ""
    prose = "".join(f"   {line}\n" for line in item.prose.splitlines())
    directive = item.id.partition("-")[0].lower()
    number = item.id.replace("-", "_")
    return f".. {directive}:: {item.title}\n   :id: {number}\n{linked}\n{prose}\n"

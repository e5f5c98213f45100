"""Finds what is to be translated: in code, templates, scripts, schemas and editions."""

import ast
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from babel.messages.extract import extract

__all__ = ["ROOT", "Found", "messages"]

ROOT = Path(__file__).parents[2]
_PACKAGE = ROOT / "linter" / "clausebook"
_ORDERS = {
    "_": ("message",),
    "N_": ("message",),
    "ngettext": ("message", "plural"),
    "pgettext": ("context", "message"),
}
"""What the texts in a call are, in their order."""
_IN_TEMPLATES = {"_": None}
_IN_SCRIPTS = {"say": None, "sayCount": (1, 2)}


class Found(NamedTuple):
    """A message with its context, its plural where it has one, and the file it stands in."""

    context: str
    message: str
    plural: str
    path: str


def messages() -> list[Found]:
    """Return all messages, by file."""
    return [*_in_code(), *_in_templates(), *_in_scripts(), *_in_schemas(), *_in_editions()]


def _in_code() -> Iterator[Found]:
    """Yield the messages in calls; read from the syntax tree, for they stand in f-strings too."""
    for place in sorted(_PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(place.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                given = [one.value for one in node.args if isinstance(one, ast.Constant)]
                texts = [one for one in given if isinstance(one, str)]
                order = _ORDERS.get(node.func.id, ()) if len(given) == len(texts) else ()
                if order and len(texts) == len(order):
                    found = dict(zip(order, texts, strict=True))
                    yield Found(**{"context": "", "plural": "", **found, "path": _named(place)})


def _in_templates() -> Iterator[Found]:
    for place in sorted((_PACKAGE / "sphinxext" / "templates").rglob("*.html")):
        yield from _extracted("jinja2.ext:babel_extract", place, _IN_TEMPLATES)


def _in_scripts() -> Iterator[Found]:
    for place in sorted((_PACKAGE / "sphinxext" / "static").rglob("*.js")):
        for found in _extracted("javascript", place, _IN_SCRIPTS):
            yield found._replace(context="script")


def _extracted(method: str, place: Path, keywords: dict[str, Any]) -> Iterator[Found]:
    found = extract(method, io.BytesIO(place.read_bytes()), keywords=keywords)
    for _line, message, _comments, context in found:
        one, many = message if isinstance(message, tuple) else (message, "")
        yield Found(context or "", one, many, _named(place))


def _in_schemas() -> Iterator[Found]:
    for place in sorted((ROOT / "schemas").rglob("*.schema.json")):
        for context, message in _of_schema(json.loads(place.read_text("utf-8"))):
            yield Found(context, message, "", _named(place))


def _of_schema(schema: Any) -> Iterator[tuple[str, str]]:
    """Yield titles without a context, and values and links as ``language.words`` asks for them."""
    if not isinstance(schema, dict):
        return
    if "title" in schema:
        yield "", schema["title"]
    if "x-prefix" in schema:
        yield "", schema.get("x-plural", f"{schema['title']}s")
    choices = (one for one in schema.get("enum", ()) if isinstance(one, str))
    yield from (("choice", one.replace("_", " ")) for one in choices)
    reference = schema.get("x-references", {})
    yield from (("link", reference[key].replace("_", " ")) for key in reference if key != "kinds")
    for key in ("properties", "$defs"):
        for name, below in schema.get(key, {}).items():
            found = _of_schema(below)
            is_status = key == "properties" and name == "status"
            yield from map(_as_status, found) if is_status else found
    for key in ("items", "then", "else"):
        yield from _of_schema(schema.get(key))
    for key in ("allOf", "anyOf", "oneOf", "prefixItems"):
        for below in schema.get(key, ()):
            yield from _of_schema(below)


def _as_status(found: tuple[str, str]) -> tuple[str, str]:
    context, message = found
    return ("status" if context == "choice" else context), message


def _in_editions() -> Iterator[Found]:
    for place in sorted((ROOT / "schemas" / "editions").glob("*.yaml")):
        edition = yaml.safe_load(place.read_text("utf-8"))
        for clause in edition["clauses"]:
            yield Found("", clause["title"], "", _named(place))


def _named(place: Path) -> str:
    return place.relative_to(ROOT).as_posix()

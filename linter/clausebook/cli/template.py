"""The template of a new record: what it must say, and as comments what it can say."""

import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from clausebook.document.yaml_text import scalar, yaml_lines
from clausebook.record import INHERITED
from clausebook.schema import Field, Kind, Nature, Reference

__all__ = ["PLACEHOLDER", "Template", "entry_lines", "record_lines"]

PLACEHOLDER = "TODO"
"""What stands where only the author knows; no live record may hold it."""
_HEADER = ("id", "kind", "title", "status", "version", "owner")
_SUPPRESSION = "lint_ignore"
_OF_THE_HEADER = (*_HEADER, *INHERITED, "supersedes", "history", "clauses", _SUPPRESSION)
_NOT_BLANK = "[^ \\t\\n]"
_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Template:
    """What a new record begins with.

    ``existing`` gives the id of a record that a reference may name, None where there is none.
    ``given`` are the values that are known already; ``origin`` says where they come from.
    """

    kind: Kind
    id: str
    title: str
    today: date
    existing: Callable[[Reference], str | None]
    given: Mapping[str, Any]
    origin: str = ""


def record_lines(template: Template) -> Iterator[str]:
    """Yield the lines of a record that is a document of its own."""
    kind = template.kind
    yield from _comment(f"{kind.title}: {kind.description}", "# ")
    yield from _comment(template.origin, "# ")
    yield from _comment(
        f"Replace each {PLACEHOLDER}. What stands behind a single # is optional: take the # away "
        "to use it, or delete it.",
        "# ",
    )
    yield ""
    for name in _HEADER:
        yield from yaml_lines(name, _value(template, name))
    yield from _required(template)
    yield from _optional(template, header=False)
    yield ""
    yield from _comment("Document control", "## ")
    yield from _optional(template, header=True)


def entry_lines(template: Template, inherited_status: str) -> Iterator[str]:
    """Yield the lines of a record in a register, which gives it the rest of the header.

    It says its own status where the register is further than a new record can be: nobody has
    approved it yet.
    """
    is_new = inherited_status == _value(template, "status")
    for name in ("id", "title") if is_new else ("id", "title", "status"):
        yield from yaml_lines(name, _value(template, name))
    yield from _required(template)
    yield from _optional(template, header=False)


def _required(template: Template) -> Iterator[str]:
    fields = template.kind.fields
    for name in dict.fromkeys((*fields.required, *template.given)):
        if name in _HEADER:
            continue
        yield ""
        is_known = name in template.given
        yield from _explanation(fields.properties[name], "# ", example=not is_known)
        yield from yaml_lines(name, _value(template, name))


def _optional(template: Template, *, header: bool) -> Iterator[str]:
    fields = template.kind.fields
    for name, field in fields.properties.items():
        taken = (*_HEADER, *fields.required, *template.given, _SUPPRESSION)
        sample = _sample(template.kind, name, field)
        if name in taken or (name in _OF_THE_HEADER) is not header or sample is None:
            continue
        if not header:
            yield ""
        yield from _explanation(field, "## ", example=False)
        yield from (f"# {line}" for line in yaml_lines(name, sample))


def _explanation(field: Field, sign: str, *, example: bool) -> Iterator[str]:
    yield from _comment(field.description, sign)
    if field.choices:
        yield from _comment(f"One of: {', '.join(map(str, field.choices))}", sign)
    if example and field.examples and not isinstance(field.examples[0], dict | list):
        yield from _comment(f"For example: {scalar(field.examples[0])}", sign)


def _comment(text: str, sign: str) -> Iterator[str]:
    yield from textwrap.wrap(text, _WIDTH, initial_indent=sign, subsequent_indent=sign)


def _value(template: Template, name: str) -> Any:
    """Return what stands in a field that must be filled."""
    kind = template.kind
    is_retained = kind.nature is Nature.RETAINED
    fixed = {
        "id": template.id,
        "kind": kind.name,
        "title": template.title,
        "status": "open" if is_retained else "draft",
        "version": "1.0" if is_retained else "0.1",
        **template.given,
    }
    if name in fixed:
        return fixed[name]
    return _filled(template, kind.fields.properties[name], kind.examples[:1])


def _filled(template: Template, field: Field, examples: tuple[dict[str, Any], ...]) -> Any:
    if field.choices:
        return field.choices[0]
    if field.is_date:
        return template.today.isoformat()
    if field.reference is not None:
        return template.existing(field.reference) or _example(field, examples)
    return PLACEHOLDER if _is_free(field) else _example(field, examples)


def _is_free(field: Field) -> bool:
    """Whether any text may stand there."""
    return field.type == "string" and field.schema.get("pattern") in (None, _NOT_BLANK)


def _example(field: Field, examples: tuple[dict[str, Any], ...]) -> Any:
    for example in examples:
        if field.name in example:
            return example[field.name]
    return field.examples[0] if field.examples else PLACEHOLDER


def _sample(kind: Kind, name: str, field: Field) -> Any:
    """Return what shows how an optional field is filled."""
    for example in kind.examples:
        if name in example:
            return example[name]
    return _composed(field)


def _composed(field: Field) -> Any:
    """Return a value made of what the schema says, None where it says too little."""
    if field.examples:
        return field.examples[0]
    if field.choices:
        return field.choices[0]
    if field.is_date:
        return "2026-03-31"
    if field.properties:
        parts = {name: _composed(below) for name, below in field.properties.items()}
        return {name: part for name, part in parts.items() if part is not None}
    if field.items is not None:
        return [_composed(field.items)]
    return PLACEHOLDER if _is_free(field) else _BY_TYPE.get(field.type or "")


_BY_TYPE: Mapping[str, Any] = {"boolean": True, "integer": 1, "number": 1}

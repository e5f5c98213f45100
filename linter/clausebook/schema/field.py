"""The tree of fields that a schema describes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from clausebook.text import label_of_key

__all__ = ["Field", "FieldTrees", "Reference"]

JSON = dict[str, Any]
Resolve = Callable[[str], JSON]
"""Given an absolute reference, return the schema it names."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A string here names a record of one of these kinds; ``*`` allows every kind."""

    kinds: tuple[str, ...]
    link: str
    inverse: str

    def allows(self, kind: str) -> bool:
        """Whether a record of this kind may stand here."""
        return kind in self.kinds or "*" in self.kinds


@dataclass(frozen=True)
class Field:
    """One place in a record: what may stand there and what it means."""

    name: str
    schema: JSON = field(repr=False)
    properties: Mapping[str, "Field"] = field(default_factory=dict)
    items: "Field | None" = None

    @property
    def title(self) -> str:
        """The label that people read."""
        return str(self.schema.get("title") or label_of_key(self.name))

    @property
    def description(self) -> str:
        """What the field means, in a sentence or two; empty where the schema is silent."""
        return str(self.schema.get("description", ""))

    @property
    def type(self) -> str | None:
        """The JSON type, or None where several or none are named."""
        found = self.schema.get("type")
        return found if isinstance(found, str) else None

    @property
    def choices(self) -> tuple[Any, ...]:
        """The values that are allowed, empty where the set is open."""
        if "const" in self.schema:
            return (self.schema["const"],)
        return tuple(self.schema.get("enum", ()))

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the properties that may not be left out."""
        return tuple(self.schema.get("required", ()))

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses, numbered as in 2015, that this field alone gives evidence for."""
        return tuple(self.schema.get("x-clauses", ()))

    @property
    def examples(self) -> tuple[Any, ...]:
        """Sample values."""
        return tuple(self.schema.get("examples", ()))

    @property
    def is_prose(self) -> bool:
        """Whether the text may hold markup."""
        return "contentMediaType" in self.schema

    @property
    def is_date(self) -> bool:
        """Whether the text is a day."""
        return self.schema.get("format") == "date"

    @property
    def is_personal(self) -> bool:
        """Whether the value is personal data."""
        return bool(self.schema.get("x-personal"))

    @cached_property
    def is_bound(self) -> bool:
        """Whether a text here has a form: a reference, a choice, a format or a pattern."""
        anchored = str(self.schema.get("pattern", "")).startswith("^")
        return bool(self.reference or self.choices or "format" in self.schema or anchored)

    @cached_property
    def holds_free_text(self) -> bool:
        """Whether people may write freely here or below, about what is not personal by design."""
        if self.is_personal:
            return False
        may_be_text = self.type in (None, "string") and not self.is_bound
        return may_be_text or bool(self.written_freely) or _holds_free_text(self.items)

    @cached_property
    def written_freely(self) -> Mapping[str, "Field"]:
        """The properties in which people write freely, or that lead to such."""
        return {name: f for name, f in self.properties.items() if f.holds_free_text}

    @property
    def is_major(self) -> bool:
        """Whether a change here is one of a criterion or of the scope."""
        return bool(self.schema.get("x-major"))

    @cached_property
    def holds_major(self) -> bool:
        """Whether a change here, or below, may be one of a criterion or of the scope."""
        below = [*self.properties.values(), *([self.items] if self.items else [])]
        return self.is_major or any(child.holds_major for child in below)

    @cached_property
    def reference(self) -> Reference | None:
        """The link that a string in this place makes."""
        raw = self.schema.get("x-references")
        if raw is None:
            return None
        return Reference(tuple(raw["kinds"]), raw["link"], raw["inverse"])

    @cached_property
    def links(self) -> frozenset[str]:
        """The names of the links that this field and those below it make."""
        own = frozenset([self.reference.link] if self.reference is not None else [])
        below = [*self.properties.values(), *([self.items] if self.items else [])]
        return own.union(*(child.links for child in below))

    @cached_property
    def references_below(self) -> tuple[Reference, ...]:
        """The references of all fields below this one, in the order in which ``walk`` comes by."""
        below = [*self.properties.values(), *([self.items] if self.items else [])]
        found: list[Reference] = []
        for child in below:
            if child.reference is not None:
                found.append(child.reference)
            found += child.references_below
        return tuple(found)

    @cached_property
    def linking(self) -> tuple[tuple[str, "Field"], ...]:
        """The properties that name records or lead to such."""
        return tuple((n, f) for n, f in self.properties.items() if f.links)

    @cached_property
    def names_below(self) -> frozenset[str]:
        """The names of all fields below this one, items left out."""
        own = frozenset(self.properties)
        below = [*self.properties.values(), *([self.items] if self.items else [])]
        return own.union(*(child.names_below for child in below))

    def walk(self, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], "Field"]]:
        """Yield each field below this one with its path; ``*`` stands for an item."""
        for name, child in self.properties.items():
            yield (*path, name), child
            yield from child.walk((*path, name))
        if self.items is not None:
            yield (*path, "*"), self.items
            yield from self.items.walk((*path, "*"))


def _holds_free_text(field: Field | None) -> bool:
    return field is not None and field.holds_free_text


class FieldTrees:
    """Makes the trees of fields of schemas that refer to one another.

    What several schemas share, as kinds share their header, is merged once and is one field in all
    of them.
    """

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve
        self._named: dict[str, JSON] = {}
        self._fields: dict[tuple[str, int], tuple[JSON | bool, Field]] = {}

    def tree(self, name: str, schema: JSON | bool) -> Field:
        """Return the tree of fields under a schema, with references and ``allOf`` followed."""
        found = self._fields.get((name, id(schema)))
        if found is None:
            # The schema is kept with its field, so that no other can have its identity.
            found = self._fields[name, id(schema)] = schema, self._made(name, schema)
        return found[1]

    def _made(self, name: str, schema: JSON | bool) -> Field:
        merged = self._merged(schema)
        properties = merged.get("properties", {})
        items = merged.get("items")
        return Field(
            name,
            {key: value for key, value in merged.items() if key not in ("properties", "items")},
            {key: self.tree(key, below) for key, below in properties.items()},
            self.tree(name, items) if isinstance(items, dict) else None,
        )

    def _merged(self, schema: JSON | bool) -> JSON:
        """Return one schema for all that apply in a place; what stands nearest wins."""
        result: JSON = {}
        if not isinstance(schema, dict):  # true or false, which is a schema too
            return result
        if "$ref" in schema:
            _overlay(result, self._merged_of_name(schema["$ref"]))
        for part in schema.get("allOf", ()):
            _overlay(result, self._merged(part))
        _overlay(result, {key: schema[key] for key in schema if key not in ("$ref", "allOf")})
        return result

    def _merged_of_name(self, reference: str) -> JSON:
        found = self._named.get(reference)
        if found is None:
            found = self._named[reference] = self._merged(self._resolve(reference))
        return found


def _overlay(base: JSON, upper: JSON) -> None:
    for key, value in upper.items():
        if key == "properties":
            below = base.get(key, {})
            both = {n: {"allOf": [below[n], value[n]]} for n in value if n in below}
            base[key] = {**below, **value, **both}
        elif key == "required":
            base[key] = [*base.get(key, []), *value]
        else:
            base[key] = value

"""Schemas read from files, compiled when first used."""

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import jsonschema_rs

from clausebook.schema.field import JSON, Field, FieldTrees
from clausebook.schema.formats import FORMATS
from clausebook.schema.kind import Kind, Nature
from clausebook.schema.violation import Violation, describe, missing

__all__ = ["SchemaFault", "SchemaLibrary", "load_schemas", "schema_directory"]

_SCHEME = "clausebook://schemas/"
_SUFFIX = ".schema.json"
_SHARED = "common"
DOCUMENT = f"{_SCHEME}{_SHARED}/document{_SUFFIX}"
HEADER = f"{_SCHEME}{_SHARED}/header{_SUFFIX}"
_CHAPTER = re.compile(r"[0-9]+(?:\.[0-9]+)*(?:-.+)?")
_PREFIX = re.compile("[A-Z]{3}")
_ANYTHING_ELSE = "not"


class SchemaFault(Exception):
    """A schema file cannot be used; the message names the file and the reason."""


def schema_directory() -> Path:
    """Return the schemas: packaged in an installed wheel, else the checkout's own."""
    packaged = Path(__file__).parents[1] / "schemas"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "schemas"


def load_schemas(directories: Iterable[Path] = ()) -> "SchemaLibrary":
    """Return the library of our own schemas with those of further directories on top.

    Raises SchemaFault when a file is not a usable schema.
    """
    further = tuple(directories)
    return _load(further) if further else _own()


@cache
def _own() -> "SchemaLibrary":
    """Return the library that one process reads once: the files of the package never change."""
    return _load(())


def _load(directories: Iterable[Path]) -> "SchemaLibrary":
    texts: dict[str, str] = {}
    for directory in (schema_directory(), *directories):
        for chapter in sorted(directory.iterdir(), key=lambda entry: entry.name):
            if chapter.is_dir():
                texts.update(_schema_texts(chapter))
    return SchemaLibrary({address: _parse(address, text) for address, text in texts.items()})


def _schema_texts(chapter: Path) -> Iterator[tuple[str, str]]:
    for entry in sorted(chapter.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(_SUFFIX):
            try:
                yield f"{_SCHEME}{chapter.name}/{entry.name}", entry.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                raise SchemaFault(f"{chapter.name}/{entry.name}: not UTF-8 text") from None


def _parse(address: str, text: str) -> JSON:
    """Return the schema with every reference made absolute, so that it means the same anywhere."""

    def settle(node: JSON) -> JSON:
        reference = node.get("$ref")
        if isinstance(reference, str):
            node["$ref"] = _absolute(address, reference)
        return node

    try:
        schema = json.loads(text, object_hook=settle)
    except json.JSONDecodeError as error:
        raise SchemaFault(f"{address.removeprefix(_SCHEME)}: {error}") from None
    if not isinstance(schema, dict):
        raise SchemaFault(f"{address.removeprefix(_SCHEME)}: not a schema")
    return schema


def _absolute(address: str, reference: str) -> str:
    path, _, pointer = reference.partition("#")
    if not path or path.startswith(_SCHEME):
        return f"{path or address}#{pointer}".rstrip("#")
    folder = posixpath.dirname(address.removeprefix(_SCHEME))
    return f"{_SCHEME}{posixpath.normpath(posixpath.join(folder, path))}#{pointer}".rstrip("#")


class SchemaLibrary:
    """All kinds, and the verdict on data by their schemas.

    Validity is decided by jsonschema-rs, which is fast, and explained by jsonschema, which is
    only imported when there is a fault.
    """

    def __init__(self, schemas: Mapping[str, JSON]) -> None:
        self._schemas = dict(schemas)
        self._validators: dict[tuple[str, ...], jsonschema_rs.Draft202012Validator] = {}
        self._reference_validators: dict[str, Any] = {}
        self._addresses = {
            _name(address): address for address, schema in schemas.items() if "x-prefix" in schema
        }

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """Every kind by its name, in order of clause."""
        found = [self._kind(name, address) for name, address in self._addresses.items()]
        return {kind.name: kind for kind in sorted(found, key=_clause_order)}

    @cached_property
    def header(self) -> Field:
        """The fields of the header."""
        return self._trees.tree("header", self._schemas[HEADER])

    @cached_property
    def by_prefix(self) -> Mapping[str, Kind]:
        """Every kind by the prefix of its ids."""
        return {kind.prefix: kind for kind in self.kinds.values()}

    @cached_property
    def inverses(self) -> Mapping[str, str]:
        """The name of each link that a schema declares, with the name of its inverse."""
        each = (kind.fields.references_below for kind in self.kinds.values())
        return {found.link: found.inverse for found in chain.from_iterable(each)}

    @property
    def schemas(self) -> Mapping[str, JSON]:
        """Every schema file by its address, with absolute references."""
        return self._schemas

    def address(self, kind: str) -> str:
        """Return the address of the schema of a kind."""
        return self._addresses[kind]

    def verify(self, ours: "SchemaLibrary") -> None:
        """Raise SchemaFault when a schema cannot be used; ours are verified by our tests.

        A kind has the fields of the header and, where it takes the place of one of ours, all fields
        and links that ours has: rules and pages ask for them.
        """
        for name, address in self._addresses.items():
            try:
                kind = self._kind(name, address)
                kind.fields.linking  # noqa: B018 - a faulty link shows when it is read
                self._validator(address)
            except _UNUSABLE as error:
                told = str(error).splitlines()[0] if str(error) else type(error).__name__
                if isinstance(error, RecursionError):
                    told = "it refers to itself without end"
                raise SchemaFault(f"{address.removeprefix(_SCHEME)}: {told}") from None
            asked = ours.kinds[name].fields if name in ours.kinds else self.header
            missing = _paths(asked) - _paths(kind.fields)
            if missing:
                told = f"the field '{min(missing)}' is missing, which rules and pages ask for"
                raise SchemaFault(f"{address.removeprefix(_SCHEME)}: {told}")
        for kind in self.kinds.values():
            if self.by_prefix[kind.prefix] is not kind:
                told = f"the prefix {kind.prefix} is that of {self.by_prefix[kind.prefix].name} too"
                raise SchemaFault(f"{kind.chapter}/{kind.name}{_SUFFIX}: {told}")
        lost = set(ours.inverses) - set(self.inverses)
        if lost:
            raise SchemaFault(f"no schema has the link '{min(lost)}' any more, which rules ask for")

    def is_valid(self, kind: str, value: object) -> bool:
        """Whether the value follows the schema of the kind."""
        return self._validator(self._addresses[kind]).is_valid(value)

    def is_valid_document(self, kind: str, value: object) -> bool:
        """Whether the value follows the schema of the kind and has the header of a document."""
        return self._validator(self._addresses[kind], DOCUMENT).is_valid(value)

    def explain(self, kind: str, value: object) -> tuple[Violation, ...]:
        """Return what is wrong with a value by the schema of its kind, in the order of places."""
        return self._explain(self._addresses[kind], value, self.kinds[kind].fields)

    def check_document(self, value: object) -> tuple[Violation, ...]:
        """Return what the header of a document lacks."""
        if self._validator(DOCUMENT).is_valid(value):
            return ()
        return self._explain(DOCUMENT, value, self.header)

    def check(self, name: str, value: object) -> tuple[Violation, ...]:
        """Return the faults of a value by one of the shared schemas, such as configuration."""
        address = f"{_SCHEME}{_SHARED}/{name}{_SUFFIX}"
        if self._validator(address).is_valid(value):
            return ()
        return self._explain(address, value, self._trees.tree(name, self._schemas[address]))

    def _kind(self, name: str, address: str) -> Kind:
        schema = self._schemas[address]
        for key in ("title", "description", "x-prefix", "x-nature", "x-clauses"):
            if key not in schema:
                raise SchemaFault(f"{address.removeprefix(_SCHEME)}: '{key}' is missing")
        chapter = address.removeprefix(_SCHEME).split("/")[0]
        if not _CHAPTER.fullmatch(chapter):
            told = f"the folder '{chapter}' is not named after a clause, as in 8.2.2-a"
            raise SchemaFault(f"{address.removeprefix(_SCHEME)}: {told}")
        if not _PREFIX.fullmatch(schema["x-prefix"]):
            told = f"the prefix '{schema['x-prefix']}' is not three capital letters"
            raise SchemaFault(f"{address.removeprefix(_SCHEME)}: {told}")
        title = schema["title"]
        return Kind(
            name,
            title,
            schema.get("x-plural", f"{title}s"),
            schema["description"],
            schema["x-prefix"],
            Nature(schema["x-nature"]),
            tuple(schema["x-clauses"]),
            chapter,
            self._trees.tree(name, schema),
            tuple(schema.get("examples", ())),
        )

    def _resolve(self, reference: str) -> JSON:
        address, _, pointer = reference.partition("#")
        try:
            found: Any = self._schemas[address]
            for step in pointer.strip("/").split("/") if pointer else ():
                found = found[step]
        except KeyError:
            named = reference.removeprefix(_SCHEME)
            raise SchemaFault(f"a schema refers to {named}, which does not exist") from None
        resolved: JSON = found
        return resolved

    @cached_property
    def _trees(self) -> FieldTrees:
        return FieldTrees(self._resolve)

    @cached_property
    def _registry(self) -> jsonschema_rs.Registry:
        return jsonschema_rs.Registry(list(self._schemas.items()))

    def _validator(self, *addresses: str) -> jsonschema_rs.Draft202012Validator:
        """Return what judges a value by some schemas at once: taking it over costs most of it."""
        found = self._validators.get(addresses)
        if found is None:
            found = self._validators[addresses] = jsonschema_rs.Draft202012Validator(
                {"allOf": [{"$ref": address} for address in addresses]},
                registry=self._registry,
                formats=dict(FORMATS),
                validate_formats=True,
            )
        return found

    def _explain(self, address: str, value: object, fields: Field) -> tuple[Violation, ...]:
        found: dict[tuple[object, ...], Violation] = {}
        for error in self._reference_validator(address).iter_errors(value):
            pointer = tuple(error.absolute_path)
            if error.validator == "required":
                told: Iterable[Violation] = missing(
                    error.validator_value, error.instance, pointer, fields
                )
            else:
                keyword = error.validator or _ANYTHING_ELSE
                told = describe(keyword, error.validator_value, error.instance, pointer, fields)
            for violation in told:
                found[violation.pointer, violation.message] = violation
        if not found and not self._validator(address).is_valid(value):
            return tuple(describe(_ANYTHING_ELSE, None, value, (), fields))
        return tuple(sorted(found.values(), key=_place))

    def _reference_validator(self, address: str) -> Any:
        found = self._reference_validators.get(address)
        if found is None:
            found = self._reference_validators[address] = self._make_reference_validator(address)
        return found

    def _make_reference_validator(self, address: str) -> Any:
        import jsonschema
        from referencing import Registry
        from referencing.jsonschema import DRAFT202012

        checker = jsonschema.FormatChecker(formats=())
        for name, check in FORMATS.items():
            checker.checks(name)(check)
        resources = ((a, DRAFT202012.create_resource(s)) for a, s in self._schemas.items())
        registry: Registry[Any] = Registry().with_resources(resources)
        return jsonschema.Draft202012Validator(
            {"$ref": address}, registry=registry, format_checker=checker
        )


_UNUSABLE = (
    KeyError,
    TypeError,
    AttributeError,
    ValueError,
    RecursionError,
    jsonschema_rs.ReferencingError,
)
"""What reading a schema raises where it is not what it should be, or refers to itself for ever."""


def _paths(fields: Field) -> set[str]:
    return {".".join(path) for path, _ in fields.walk()}


def _name(address: str) -> str:
    return address.rsplit("/", 1)[1].removesuffix(_SUFFIX)


def _place(violation: Violation) -> tuple[str, ...]:
    return (
        *(f"{step:>8}" if isinstance(step, int) else step for step in violation.pointer),
        violation.message,
    )


def _clause_order(kind: Kind) -> tuple[object, ...]:
    return ([int(n) for n in kind.chapter.split("-")[0].split(".")], kind.chapter, kind.name)

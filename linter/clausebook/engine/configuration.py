"""The configuration of a project, checked by a schema of its own."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, time
from enum import StrEnum
from typing import Any

from clausebook.diagnostic import Severity
from clausebook.edition import DEFAULT_EDITION
from clausebook.schema import SchemaLibrary
from clausebook.text import Pointer

__all__ = ["Configuration", "ConfigurationFault", "Profile", "parse_configuration"]


class Profile(StrEnum):
    """How much is asked: the standard alone, good practice too, or warnings that fail."""

    MINIMAL = "minimal"
    STANDARD = "standard"
    STRICT = "strict"


class ConfigurationFault(Exception):
    """The configuration cannot be used; the message is one line with file, line and remedy."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a project decides for itself.

    ``rules`` gives thresholds by rule code; ``severity`` gives severities by selector.
    ``schemas`` are folders of the project with record kinds of its own, ``own_rules`` files with
    rules of its own, ``plug_ins`` names of installed packages that bring rules. ``approval_proof``
    says which proofs of an approval count, none where it asks for none. ``tool_pages`` are patterns
    of pages that tell of the tool. ``readers`` says by name
    what readers of the manual may see, as it is written.
    """

    name: str = ""
    edition: str = DEFAULT_EDITION
    schema_version: int = 1
    profile: Profile = Profile.STANDARD
    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    fail_on: Severity | None = None
    baseline: str | None = None
    exclude: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    own_rules: tuple[str, ...] = ()
    plug_ins: tuple[str, ...] = ()
    approval_proof: tuple[str, ...] = ()
    allowed_signers: str = ""
    repository_url: str = ""
    tool_pages: tuple[str, ...] = ()
    readers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def failing_severity(self) -> Severity:
        """The least severity that makes a lint fail."""
        if self.fail_on is not None:
            return self.fail_on
        return Severity.WARNING if self.profile is Profile.STRICT else Severity.ERROR


def parse_configuration(
    text: str, path: str, library: SchemaLibrary, *, table: tuple[str, ...] = ()
) -> Configuration | None:
    """Return the configuration in a TOML text, None where it has no such table.

    Raises ConfigurationFault for a syntax error, an unknown key or a wrong value.
    """
    try:
        values: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationFault(f"{path}: not valid TOML: {error}") from None
    for key in table:
        values = values.get(key)
        if not isinstance(values, dict):
            return None
    for pointer in _days(values):
        told = f"'{pointer[-1]}' is a date or a time; put it in quotes"
        raise ConfigurationFault(f"{path}:{_line_of(text, pointer)}: {told}")
    for violation in library.check("configuration", values):
        line = _line_of(text, violation.pointer)
        told = f"{violation.message} ({violation.hint})" if violation.hint else violation.message
        raise ConfigurationFault(f"{path}:{line}: {told}")
    return _from_values(values)


def _days(value: Any, pointer: Pointer = ()) -> Iterator[Pointer]:
    """Yield where dates and times stand: TOML has them, and the configuration has none."""
    if isinstance(value, date | time):
        yield pointer
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from _days(below, (*pointer, key))
    elif isinstance(value, list):
        for below in value:
            yield from _days(below, pointer)


def _from_values(values: Mapping[str, Any]) -> Configuration:
    given = {key.replace("-", "_"): value for key, value in values.items()}
    for name in (
        "select",
        "ignore",
        "exclude",
        "schemas",
        "own_rules",
        "plug_ins",
        "approval_proof",
        "tool_pages",
    ):
        if name in given:
            given[name] = tuple(given[name])
    if "profile" in given:
        given["profile"] = Profile(given["profile"])
    if "fail_on" in given:
        given["fail_on"] = Severity(given["fail_on"])
    given["severity"] = {k: Severity(v) for k, v in given.get("severity", {}).items()}
    known = {f.name for f in fields(Configuration)}
    return Configuration(**{key: value for key, value in given.items() if key in known})


def _line_of(text: str, pointer: Pointer) -> int:
    """Return the line on which the last key of a pointer is set; 1 where it is not found.

    The TOML reader of Python tells no places, so the key is looked for in the text.
    """
    keys = [step for step in pointer if isinstance(step, str)]
    wanted = keys[-1] if keys else ""
    for number, line in enumerate(text.splitlines(), start=1):
        name = line.split("=")[0].strip().strip("[]").split(".")[-1].strip("\"' ")
        if wanted and name == wanted:
            return number
    return 1

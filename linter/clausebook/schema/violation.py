"""Faults of data against a schema, in words for people."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from clausebook.schema.field import Field
from clausebook.text import Pointer

__all__ = ["Violation", "alike_words", "describe", "nearest"]


@dataclass(frozen=True, slots=True)
class Violation:
    """One fault: the schema keyword that found it, where it is and how to mend it."""

    keyword: str
    pointer: Pointer
    part: Literal["key", "value"]
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Fault:
    """What the reference library says of one fault, with the field that it is about."""

    keyword: str
    expected: Any
    value: Any
    pointer: Pointer
    field: Field

    @property
    def subject(self) -> str:
        named = [step for step in self.pointer if isinstance(step, str)]
        return f"'{named[-1]}'" if named else "the record"


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the word that is most like the given one, None where none is."""
    found = _most_alike(word, tuple(words), 1, 0.7)
    return found[0] if found else None


def alike_words(word: str, words: Iterable[str]) -> tuple[str, ...]:
    """Return the words, two at most, that are so like the given one that it may stand for them."""
    return _most_alike(word, tuple(words), 2, 0.7)


@lru_cache(maxsize=256)
def _most_alike(word: str, words: tuple[str, ...], number: int, likeness: float) -> tuple[str, ...]:
    """Return the words most like a word; a register often holds one slip in every record."""
    from difflib import get_close_matches

    return tuple(get_close_matches(word, words, number, likeness))


def describe(
    keyword: str, expected: Any, value: Any, pointer: Pointer, root: Field
) -> Iterator[Violation]:
    """Yield the violations that one fault of the reference library stands for."""
    fault = _Fault(keyword, expected, value, pointer, _field_at(root, pointer))
    if keyword in ("additionalProperties", "unevaluatedProperties"):
        yield from _unknown_keys(fault)
        return
    if keyword == "type" and expected == "string" and isinstance(value, bool | int | float):
        keyword = "unquoted"
    write = _WRITERS.get(keyword)
    message, hint = write(fault) if write else (_FALLBACK.format(fault.subject), "")
    advice = "; ".join(filter(None, [hint, _help(fault)]))
    yield Violation(keyword, pointer, "value", message, advice)


def missing(
    names: Iterable[str], value: Mapping[str, Any], pointer: Pointer, root: Field
) -> Iterator[Violation]:
    """Yield the violations that say which required fields are absent.

    One that is there under a misspelt key is left to the finding about that key.
    """
    above = _field_at(root, pointer)
    misspelt = {nearest(key, above.properties) for key in value if key not in above.properties}
    for name in names:
        if name not in value and name not in misspelt:
            yield _missing(name, pointer, above)


def _missing(name: str, pointer: Pointer, above: Field) -> Violation:
    field = above.properties.get(name, Field(name, {}))
    sample = _sample(field)
    hint = f"add '{name}', as in {name}: {sample}" if sample else f"add '{name}'"
    return Violation(
        "required", pointer, "value", f"'{name}' is missing", _with_description(hint, field)
    )


def _unknown_keys(fault: _Fault) -> Iterator[Violation]:
    known = fault.field.properties
    if not isinstance(fault.value, dict):
        return
    for key in fault.value:
        if key in known:
            continue
        guess = nearest(key, known)
        if guess:
            hint = f"did you mean '{guess}'?"
        else:
            hint = f"known here are, for example, {_likest(key, known)}"
            if fault.value[key] is None:
                hint = f"if the comma before it belongs to the text, quote the text; {hint}"
        pointer = (*fault.pointer, key)
        yield Violation("unknown", pointer, "key", f"unknown key '{key}'", hint)


def _likest(key: str, known: Iterable[str]) -> str:
    return ", ".join(_most_alike(key, tuple(known), _NAMED, 0.0))


def _type(fault: _Fault) -> tuple[str, str]:
    wanted = fault.expected if isinstance(fault.expected, list) else [fault.expected]
    expected = " or ".join(_TYPES[name] for name in wanted)
    return f"{fault.subject} is {_show(fault.value)}, but {expected} is expected", ""


def _unquoted(fault: _Fault) -> tuple[str, str]:
    return f"{fault.subject} is {_show(fault.value)}, but text is expected", "put it in quotes"


def _choice(fault: _Fault) -> tuple[str, str]:
    choices = [str(choice) for choice in fault.expected]
    guess = nearest(str(fault.value), choices)
    hint = f"did you mean '{guess}'?" if guess else ""
    return f"{fault.subject} is {_show(fault.value)}, but may be {_either(choices)}", hint


def _constant(fault: _Fault) -> tuple[str, str]:
    return f"{fault.subject} is {_show(fault.value)}, but must be '{fault.expected}'", ""


def _pattern(fault: _Fault) -> tuple[str, str]:
    if isinstance(fault.value, str) and not fault.value.strip():
        return f"{fault.subject} is blank", ""
    return f"{fault.subject} is {_show(fault.value)}, which has not the expected form", ""


def _format(fault: _Fault) -> tuple[str, str]:
    wanted = _FORMATS.get(fault.expected, f"a valid {fault.expected}")
    return f"{fault.subject} is {_show(fault.value)}, which is not {wanted}", ""


def _short(fault: _Fault) -> tuple[str, str]:
    if not fault.value:
        return f"{fault.subject} is empty", ""
    return f"{fault.subject} has {len(fault.value)}, but at least {fault.expected} is expected", ""


def _long(fault: _Fault) -> tuple[str, str]:
    return f"{fault.subject} has {len(fault.value)}, but at most {fault.expected} is allowed", ""


def _low(fault: _Fault) -> tuple[str, str]:
    return f"{fault.subject} is {_show(fault.value)}, but must be at least {fault.expected}", ""


def _high(fault: _Fault) -> tuple[str, str]:
    return f"{fault.subject} is {_show(fault.value)}, but must be at most {fault.expected}", ""


def _forbidden(fault: _Fault) -> tuple[str, str]:
    told = fault.expected.get("description") if isinstance(fault.expected, dict) else None
    if told is None:
        return _FALLBACK.format(fault.subject), ""
    return f"{fault.subject} has {told}", "keep one of them"


def _alternatives(fault: _Fault) -> tuple[str, str]:
    told = [choice.get("description") for choice in fault.expected if isinstance(choice, dict)]
    named = [str(text) for text in told if text]
    if len(named) != len(fault.expected):
        return _FALLBACK.format(fault.subject), ""
    return f"{fault.subject} is none of: {'; '.join(named)}", ""


def _repeated(fault: _Fault) -> tuple[str, str]:
    items = fault.value
    twice = next((item for index, item in enumerate(items) if item in items[:index]), None)
    return f"{fault.subject} lists {_show(twice)} twice", ""


_WRITERS: Mapping[str, Callable[[_Fault], tuple[str, str]]] = {
    "type": _type,
    "unquoted": _unquoted,
    "enum": _choice,
    "const": _constant,
    "pattern": _pattern,
    "format": _format,
    "minLength": _short,
    "minItems": _short,
    "minProperties": _short,
    "maxLength": _long,
    "maxItems": _long,
    "maxProperties": _long,
    "minimum": _low,
    "exclusiveMinimum": _low,
    "maximum": _high,
    "exclusiveMaximum": _high,
    "uniqueItems": _repeated,
    "not": _forbidden,
    "anyOf": _alternatives,
    "oneOf": _alternatives,
}
_NAMED = 6
_FALLBACK = "{} breaks the schema of its kind"
_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of keys",
    "null": "nothing",
}
_FORMATS = {
    "date": "a day written as 2026-03-31",
    "email": "an e-mail address",
    "uri": "a web address",
}


def _show(value: Any) -> str:
    if isinstance(value, bool):
        return f"the value {str(value).lower()}"
    if value is None:
        return "empty"
    if isinstance(value, str):
        return f"the text '{_cut(value)}'"
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    return f"the number {value}"


def _cut(text: str) -> str:
    flat = re.sub(r"\s+", " ", text)
    return flat if len(flat) <= 60 else flat[:57] + "…"


def _either(choices: list[str]) -> str:
    if len(choices) == 1:
        return f"only '{choices[0]}'"
    return ", ".join(choices[:-1]) + " or " + choices[-1]


def _help(fault: _Fault) -> str:
    sample = _sample(fault.field)
    return _with_description(f"for example {sample}" if sample else "", fault.field)


def _with_description(hint: str, field: Field) -> str:
    if hint and field.description:
        return f"{hint} ({field.description})"
    return hint or field.description


def _sample(field: Field) -> str:
    if field.examples:
        return json.dumps(field.examples[0], ensure_ascii=False)
    if field.choices:
        return str(field.choices[0])
    return "2026-03-31" if field.is_date else ""


def _field_at(root: Field, pointer: Pointer) -> Field:
    found = root
    for step in pointer:
        below = found.items if isinstance(step, int) else found.properties.get(step)
        if below is None:
            return Field(str(step), {})
        found = below
    return found

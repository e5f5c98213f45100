"""Cases of the YAML test suite, and which of them are outside our subset of YAML, by rule."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

__all__ = ["Case", "Event", "cases", "why_outside"]

_EVENT = re.compile(
    r"(?P<kind>[+=-][A-Z]+)(?: (?P<style>\{\}|\[\]|---|\.\.\.))?"
    r"(?: &(?P<anchor>\S+))?(?: <(?P<tag>[^>]*)>)?(?: (?P<rest>.*))?\Z"
)
_TEXT_ONLY = re.compile(
    r"(?!(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|)\Z)"
)

TABS = "a tab stands between values or before the first word of a block text"
KEY_OVER_LINES = "a key in braces and its colon stand on different lines"
NOT_INDENTED = "a block text at the top is not indented"
TIGHT_COLON = "a value in braces is left out between a colon and a comma"
HIDDEN = "an escape for a character that no editor shows"

BY_HAND = {
    **dict.fromkeys(("4MUZ/0", "4MUZ/1", "4MUZ/2", "5MUD/0", "9SA2/0"), KEY_OVER_LINES),
    **dict.fromkeys(("K3WX/0", "NJ66/0", "VJP3/1"), KEY_OVER_LINES),
    **dict.fromkeys(("DK3J/0", "FP8R/0"), NOT_INDENTED),
    "4ABK/0": TIGHT_COLON,
    "G4RS/0": HIDDEN,
    **dict.fromkeys(("6BCT/0", "6CA3/0", "6HB6/0", "96NN/0", "96NN/1", "A2M4/0", "DC7X/0"), TABS),
    **dict.fromkeys(("DK95/0", "DK95/3", "DK95/4", "DK95/5", "J3BT/0", "K54U/0", "Q5MG/0"), TABS),
    **dict.fromkeys(("R4YG/0", "Y79Y/1", "Y79Y/2", "Y79Y/10"), TABS),
}
"""What the tree of events does not show."""


@dataclass(frozen=True, slots=True)
class Event:
    """A line of a case's tree."""

    kind: str
    style: str | None
    anchor: str | None
    tag: str | None
    rest: str


@dataclass(frozen=True, slots=True)
class Case:
    """One text of the suite with what it means."""

    name: str
    text: str
    invalid: bool
    values: tuple[Any, ...] | None
    events: tuple[Event, ...]


def cases(folder: Path) -> Iterator[Case]:
    """Yield the cases of a checkout of the suite; fields but ``fail`` go over to the next."""
    for path in sorted((folder / "src").glob("*.yaml")):
        fields: dict[str, str] = {}
        listed = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
        for number, given in enumerate(listed):
            fields = {**fields, "fail": "false", **given}
            yield Case(
                f"{path.stem}/{number}",
                _without_placeholders(fields["yaml"]),
                fields["fail"] == "true",
                _json_values(fields["json"]) if "json" in fields else None,
                tuple(_events(fields.get("tree", ""))),
            )


def why_outside(case: Case) -> str | None:
    """Return the rule by which a valid case is outside the subset, None where it is inside."""
    documents = sum(event.kind == "+DOC" for event in case.events)
    if documents != 1:
        return "several documents" if documents else "no document"
    if re.match(r"(?:[ \t]*(?:#.*)?\n)*%", case.text):
        return "a directive"
    if any(event.tag is not None for event in case.events):
        return "a tag"
    names = [event.anchor for event in case.events if event.anchor is not None]
    if len(names) != len(set(names)):
        return "one name for two anchors"
    if not all(re.fullmatch("[A-Za-z0-9_-]+", name) for name in names):
        return "an anchor with a sign in its name"
    return _about_keys(case) or _about_signs(case) or BY_HAND.get(case.name)


def _about_keys(case: Case) -> str | None:
    anchored = {event.anchor: event for event in case.events if event.anchor is not None}
    for keys in _keys(case):
        meant = [anchored[key.rest[1:]] if key.kind == "=ALI" else key for key in keys]
        if any(key.kind != "=VAL" for key in meant):
            return "a key that is no scalar"
        if any(key.rest[:1] == ":" and not _TEXT_ONLY.match(key.rest[1:]) for key in meant):
            return "a key that is not text"
        if len({key.rest[1:] for key in meant}) < len(meant):
            return "a key given twice"
    return None


def _keys(case: Case) -> list[list[Event]]:
    """Return the keys of each mapping of a case."""
    parts: list[list[Event]] = []
    opened: list[list[Event]] = [[]]
    for event in case.events:
        if event.kind in {"-MAP", "-SEQ"}:
            opened.pop()
        elif event.kind in {"=VAL", "=ALI", "+MAP", "+SEQ"}:
            opened[-1].append(event)
            if event.kind[0] == "+":
                opened.append([])
            if event.kind == "+MAP":
                parts.append(opened[-1])
    return [listed[::2] for listed in parts]


def _about_signs(case: Case) -> str | None:
    flow: list[bool] = []
    for event in case.events:
        if event.kind in {"+MAP", "+SEQ"}:
            flow.append(bool(flow and flow[-1]) or event.style in {"{}", "[]"})
        elif event.kind in {"-MAP", "-SEQ"}:
            flow.pop()
        elif event.kind == "=VAL" and any(flow[-1:]) and event.rest[:2] in {"::", ":?"}:
            return "a value in brackets that begins with a colon or question mark"
    return None


def _without_placeholders(text: str) -> str:
    text = re.sub("—*»", "\t", text.replace("␣", " "))
    text = text.replace("↵", "").replace("⇔", "\ufeff").replace("←", "\r")
    return re.sub("∎\n\\Z", "", text)


def _json_values(text: str) -> tuple[Any, ...]:
    decoder = json.JSONDecoder()
    values = []
    rest = text.strip()
    while rest:
        value, end = decoder.raw_decode(rest)
        values.append(value)
        rest = rest[end:].strip()
    return tuple(values)


def _events(tree: str) -> Iterator[Event]:
    for line in tree.splitlines():
        found = _EVENT.match(line.strip(" "))
        assert found, line
        part = found.groupdict()
        yield Event(part["kind"], part["style"], part["anchor"], part["tag"], part["rest"] or "")

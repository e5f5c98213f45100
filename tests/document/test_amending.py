"""Amendments change what was meant, and leave every other byte as it was."""

import copy
import json
import re
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.document import Document, read
from clausebook.document.amending import Amendment, Append, CannotAmend, Put, TakeOut, amended
from clausebook.text import Pointer

POLICY = """\
# yaml-language-server: $schema=policy.json
id: POL-0001
kind: policy
status: review  # since Monday
version: "2.0"
approval: {by: PSN-0001, role: ROL-0001, on: 2025-01-20, evidence: old.pdf}  # on paper

# Whom to ask
owner: 'ROL-0001'
history:
  - {version: "1.0", date: 2025-01-15, reason: First issue}
  # the next one was long
  - version: "2.0"
    date: 2026-01-15
    reason: >-
      Promise on delivery
      taken in
clauses: []  # none yet
text: |
  Two
  lines

# The end
"""


def document(text: str, path: str = "policies/a.yaml") -> Document:
    found = read(path, text.encode())
    assert not found.faults, found.faults
    return found


def test_a_policy_is_approved_with_a_small_difference() -> None:
    after = amended(
        document(POLICY),
        [
            Put(("status",), "effective"),
            Put(("version",), "2.1"),
            Put(("owner",), "ROL-0002"),
            Put(
                ("approval",), {"by": "PSN-0002", "role": "ROL-0001", "on": "2026-02-01", "f": "0"}
            ),
            Put(("effective_on",), "2026-02-01", ("approval", "effective_on", "owner")),
            Append(("history",), {"version": "2.1", "date": "2026-02-01", "reason": "It's new"}),
            Append(("clauses",), "5.2"),
            Append(("rejections",), {"version": "2.1", "reason": "Too long"}),
        ],
    )
    assert after.text == (
        POLICY.replace("review  #", "effective  #")
        .replace('version: "2.0"\napp', 'version: "2.1"\napp')
        .replace("'ROL-0001'", "'ROL-0002'")
        .replace(
            "{by: PSN-0001, role: ROL-0001, on: 2025-01-20, evidence: old.pdf}  # on paper\n",
            '{by: PSN-0002, role: ROL-0001, on: 2026-02-01, f: "0"}  # on paper\n'
            "effective_on: 2026-02-01\n",
        )
        .replace(
            "      taken in\n",
            '      taken in\n  - {version: "2.1", date: 2026-02-01, reason: It\'s new}\n',
        )
        .replace("clauses: []  # none yet\n", 'clauses:  # none yet\n  - "5.2"\n')
        .replace("  lines\n", '  lines\nrejections:\n  - {version: "2.1", reason: Too long}\n')
    )


def test_the_header_of_a_prose_document_is_amended_and_its_body_is_not() -> None:
    text = '---\nid: SOP-0001\nversion: "1.0" # so\n---\n\nversion: "1.0"\n\n---\n'
    after = amended(document(text, "policies/a.md"), [Put(("version",), "2.0"), Put(("a",), "b")])
    assert after.text == text.replace('"1.0" # so\n', '"2.0" # so\na: b\n')


def test_line_ends_and_a_missing_last_one_stay() -> None:
    after = amended(read("a.yaml", b"a: 1\r\nb: 2"), [Put(("c",), "d"), Put(("a",), 3)])
    assert after.text == "a: 3\r\nb: 2\r\nc: d"


def test_what_is_so_already_is_not_touched() -> None:
    before = document(POLICY)
    same: list[Amendment] = [
        Put(("version",), "2.0"),
        TakeOut(("retention",)),
        Put(("approval", "by"), "PSN-0001"),
    ]
    assert amended(before, same) is before


@pytest.mark.parametrize(
    ("text", "amendment"),
    [
        ("a: &x 1\nb: *x\n", Put(("b",), 2)),
        ("a: &x 1\nb: *x\n", Put(("a",), 2)),
        ("a: 1\nb: *x\n", Put(("a",), 2)),
        ("- a: 1\n  # a word\n  b: 2\n", TakeOut((0, "a"))),
        ("a: 1\n", TakeOut(("a",))),
        ("a: 1\n", Put(("b", "c"), 2)),
        ("a: 1\n", Put((), 2)),
        ("- 1\n", Put(("a",), 2)),
        ("\ta: 1\n", Put(("a",), 2)),
    ],
)
def test_what_cannot_be_done_safely_is_refused(text: str, amendment: Amendment) -> None:
    with pytest.raises(CannotAmend) as refusal:
        amended(read("a.yaml", text.encode()), [amendment])
    assert (refusal.value.path, refusal.value.pointer) == ("a.yaml", amendment.pointer)


KEYS = st.sampled_from(["id", "on", "title", "review_by", "a-b", "x"])
SCALARS = st.sampled_from(
    ["word", "two words", "", "no", "1.10", "2026-01-02", "a: b", "it's", '"q"', "# x", "ä→", "- a"]
) | st.sampled_from([0, 1, 2.5, True, None])
VALUES = st.recursive(
    SCALARS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=4),
    max_leaves=10,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


class Writer:
    """Writes data as YAML in one of the many ways that people do, with comments all over."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.notes = 0

    def chance(self, part: float) -> bool:
        return self.random.random() < part

    def note(self) -> str:
        self.notes += 1
        return f"# note {self.notes}"

    def text(self, value: dict[str, Any]) -> str:
        end = self.random.choice(["\n", "\r\n"])
        lines = [*self.lines(value, 0), self.note()] if self.chance(0.5) else self.lines(value, 0)
        return end.join(lines) + (end if self.chance(0.8) else "")

    def lines(self, value: Any, indent: int) -> Iterator[str]:
        space = " " * indent
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            if self.chance(0.2):
                yield space + self.note()
            sign = f"{key}:" if isinstance(value, dict) else "-"
            if isinstance(below, dict | list) and below and self.chance(0.6):
                deeper = indent + 2
                if isinstance(below, list) and isinstance(value, dict) and self.chance(0.3):
                    deeper = indent
                yield space + sign + (f"  {self.note()}" if self.chance(0.2) else "")
                yield from self.lines(below, deeper)
            elif isinstance(below, str) and below.strip() == below != "" and self.chance(0.1):
                yield f"{space}{sign} {self.random.choice(['|-', '>-'])}"
                yield f"{space}  {below}"
            else:
                behind = f"  {self.note()}" if self.chance(0.2) else ""
                yield f"{space}{sign} {self.flow(below)}{behind}"
            if self.chance(0.1):
                yield ""

    def flow(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{k}: {self.flow(v)}" for k, v in value.items()) + "}"
        if isinstance(value, list):
            return f"[{', '.join(map(self.flow, value))}]"
        if value == "word" and self.chance(0.7):
            return "word"
        if isinstance(value, str) and self.chance(0.5):
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=False)


def pointers(value: Any, at: Pointer = ()) -> Iterator[Pointer]:
    if at:
        yield at
    if isinstance(value, dict | list):
        below = value.items() if isinstance(value, dict) else enumerate(value)
        for step, item in below:
            yield from pointers(item, (*at, step))


def at(value: Any, pointer: Pointer) -> Any:
    for step in pointer:
        value = value[step]
    return value


def expected(value: Any, amendment: Amendment) -> Any:
    value = copy.deepcopy(value)
    around = at(value, amendment.pointer[:-1])
    last: Any = amendment.pointer[-1]
    match amendment:
        case Put(_, new):
            around[last] = new
        case Append(_, new):
            around[last].append(new)
        case TakeOut():
            del around[last]
    return value


def drawn(data: st.DataObject, value: Any) -> Amendment:
    known = list(pointers(value))
    groups = [p for p in [(), *known] if isinstance(at(value, p), dict) and (at(value, p) or p)]
    lists = [p for p in known if isinstance(at(value, p), list)]
    new = data.draw(VALUES)
    ways = ["put", "key", "out", *(["append"] if lists else [])]
    match data.draw(st.sampled_from(ways)):
        case "put":
            return Put(data.draw(st.sampled_from(known)), new)
        case "key":
            return Put((*data.draw(st.sampled_from(groups)), "new"), new, ("id", "new", "title"))
        case "append":
            return Append(data.draw(st.sampled_from(lists)), new)
        case _:
            return TakeOut(data.draw(st.sampled_from(known)))


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS, st.integers(0, 10**6), st.data())
def test_random_amendments_say_what_was_meant_and_keep_the_rest(
    value: dict[str, Any], seed: int, data: st.DataObject
) -> None:
    text = Writer(seed).text(value)
    before = read("a.yaml", text.encode())
    assert before.value == value, text
    amendment = drawn(data, value)
    try:
        after = amended(before, [amendment])
    except CannotAmend:
        assert isinstance(amendment, TakeOut), text  # the only key of a group, or a comment in it
        return
    told = (json.dumps(one, sort_keys=True) for one in (after.value, expected(value, amendment)))
    assert len(set(told)) == 1
    if "\r\n" in text:
        assert after.text.count("\r\n") == after.text.count("\n")
    if not is_group_replaced(value, amendment):
        lost = Counter(text.splitlines()) - Counter(after.text.splitlines())
        assert lost.total() <= 2, after.text  # the line of the value, and a block text below it
        assert set(re.findall("# note [0-9]+", text)) <= set(
            re.findall("# note [0-9]+", after.text)
        )


def is_group_replaced(value: Any, amendment: Amendment) -> bool:
    """Whether all of a group or list goes, with the comments in it."""
    if isinstance(amendment, Append) or amendment.pointer[-1] == "new":
        return False
    return isinstance(amendment, TakeOut) or isinstance(at(value, amendment.pointer), dict | list)

"""Sizes and depths that would exhaust a machine are refused, early."""

import subprocess
import sys

import pytest

from clausebook.document import FaultKind, document, read
from clausebook.document.limits import (
    MAXIMUM_BYTES,
    MAXIMUM_DEPTH,
    MAXIMUM_FAULTS,
    MAXIMUM_NODES,
    MAXIMUM_REPEATED_NODES,
)

FATHOMLESS = {
    "lists in brackets": "[" * 100_000,
    "closed lists in brackets": "[" * 100_000 + "]" * 100_000,
    "mappings in braces": "{a: " * 100_000,
    "brackets behind quotes": "['x'," * 100_000,
    "dashes": "- " * 100_000 + "a",
    "question marks": "? " * 100_000 + "a",
    "dashes and question marks": "- ? " * 50_000 + "a",
    "indented mappings": "\n".join(" " * level + "a:" for level in range(3_000)),
    "lists under their keys": "\n".join(" " * level + "- a:" for level in range(0, 3_000, 2)),
    "carriage returns": "\r".join(" " * level + "a:" for level in range(3_000)),
}


def test_the_composer_never_sees_a_text_without_bottom(monkeypatch) -> None:
    def must_not_run(text: str) -> None:
        raise AssertionError("the composer was reached")

    monkeypatch.setattr(document, "compose", must_not_run)
    for text in FATHOMLESS.values():
        assert FaultKind.TOO_DEEP in {fault.kind for fault in read("a.yaml", text.encode()).faults}


@pytest.mark.parametrize("name", FATHOMLESS)
def test_deep_texts_do_not_end_the_process(name: str) -> None:
    code = (
        "import sys, threading; from clausebook.document import read\n"
        "threading.stack_size(512 * 1024)\n"
        "data = sys.stdin.buffer.read()\n"
        "thread = threading.Thread(target=lambda: print(*read('a.yaml', data).faults))\n"
        "thread.start(); thread.join()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=FATHOMLESS[name].encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"too-deep" in done.stdout


@pytest.mark.parametrize(
    ("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", "")]
)
def test_depth_is_allowed_up_to_the_limit(opening: str, closing: str) -> None:
    def kinds(depth: int) -> set[FaultKind]:
        text = opening * depth + "a" + closing * depth
        return {fault.kind for fault in read("a.yaml", text.encode()).faults}

    assert FaultKind.TOO_DEEP not in kinds(MAXIMUM_DEPTH)
    assert kinds(MAXIMUM_DEPTH + 1) == {FaultKind.TOO_DEEP}


@pytest.mark.parametrize("brackets", [0, 300])
def test_a_depth_is_placed_where_it_exceeds_the_limit(brackets: int) -> None:
    """With many brackets events are counted, with few the nodes are: both tell one place."""
    deep = "[" * (MAXIMUM_DEPTH + 5) + "]" * (MAXIMUM_DEPTH + 5)
    text = f"a: [{', '.join(['[]'] * brackets)}]\nb: {deep}\n"
    (fault,) = read("a.yaml", text.encode()).faults
    assert tuple(fault.span.start) == (2, 4 + MAXIMUM_DEPTH - 1)


def test_many_brackets_are_no_depth() -> None:
    text = "".join(f"- {{a: [{number}]}}\n" for number in range(2_000))
    assert read("a.yaml", text.encode()).value == [{"a": [number]} for number in range(2_000)]


def test_a_large_file_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clausebook.document.document.compose", None)
    data = b"a: b # and so on\n" * 3_600_000
    assert len(data) > 60_000_000
    document = read("a.yaml", data)
    (fault,) = document.faults
    assert fault.kind is FaultKind.TOO_LARGE
    assert "61,200,000 bytes" in fault.message
    assert (document.value, document.text) == (None, "")


def test_a_file_of_the_largest_size_is_read() -> None:
    data = b"a: b\n#" + b"x" * (MAXIMUM_BYTES - 6)
    assert read("a.yaml", data).value == {"a": "b"}
    (fault,) = read("a.yaml", data + b"x").faults
    assert fault.kind is FaultKind.TOO_LARGE


def test_values_are_counted_before_they_are_made(monkeypatch) -> None:
    from clausebook.document import measuring

    assert MAXIMUM_NODES >= 500_000
    monkeypatch.setattr(measuring, "MAXIMUM_NODES", 1_000)
    text = "[" + "a," * 999 + "]"
    assert read("a.yaml", text.encode()).faults == ()
    (fault,) = read("a.yaml", text.replace("[", "[a,").encode()).faults
    assert (fault.kind, fault.fatal) == (FaultKind.TOO_LARGE, True)
    assert "more than 1,000 keys and values" in fault.message


def bomb(levels: int, width: int = 10) -> str:
    lines = ["a0: &a0 [" + ", ".join(["x"] * width) + "]"]
    for level in range(1, levels):
        aliases = ", ".join([f"*a{level - 1}"] * width)
        lines.append(f"a{level}: &a{level} [{aliases}]")
    return "\n".join(lines)


def test_aliases_that_explode_are_refused_where_they_do() -> None:
    document = read("a.yaml", bomb(9).encode())
    (fault,) = document.faults
    assert (fault.kind, fault.fatal) == (FaultKind.EXPANDS, True)
    assert tuple(fault.span.start) == (5, 5)
    assert document.value is None


def test_a_very_long_chain_of_aliases_costs_nothing() -> None:
    (fault,) = read("a.yaml", bomb(2_000, width=2).encode()).faults
    assert fault.kind is FaultKind.EXPANDS


def test_aliases_may_repeat_up_to_the_limit() -> None:
    repeats = MAXIMUM_REPEATED_NODES // 1_001
    text = f"- &a [{'x,' * 1_000}]\n" + "- *a\n" * repeats
    value = read("a.yaml", text.encode()).value
    assert isinstance(value, list)
    assert len(value) == repeats + 1
    assert read("a.yaml", (text + "- *a\n").encode()).faults[0].kind is FaultKind.EXPANDS


def test_aliases_that_nest_too_deeply_are_refused() -> None:
    lines = ["- &a0 [x]", *(f"- &a{level} [*a{level - 1}]" for level in range(1, MAXIMUM_DEPTH))]
    (fault,) = read("a.yaml", "\n".join(lines).encode()).faults
    assert fault.kind is FaultKind.TOO_DEEP


@pytest.mark.parametrize("text", ["&a [*a]", "a: &a\n  b: [{c: *a}]\n", "&a {*a : b}"])
def test_a_value_cannot_contain_itself(text: str) -> None:
    (fault,) = read("a.yaml", text.encode()).faults
    assert (fault.kind, fault.message) == (
        FaultKind.EXPANDS,
        "an alias inside this value repeats the value itself",
    )


def test_faults_of_one_sort_are_told_up_to_a_limit() -> None:
    duplicates = "".join(f"k{number}: 1\n" for number in range(20_000)) * 2
    tabs = "- x\t\n" * 20_000
    assert len(read("a.yaml", duplicates.encode()).faults) == MAXIMUM_FAULTS
    assert len(read("a.yaml", tabs.encode()).faults) == MAXIMUM_FAULTS

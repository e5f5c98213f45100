"""Plain data from YAML: scalars of YAML 1.2, keys, aliases."""

import pickle

import pytest

from clausebook.document import Document, Fault, FaultKind, read


def value_of(text: str) -> object:
    document = read("a.yaml", text.encode())
    assert document.faults == ()
    return document.value


def only_fault(text: str) -> Fault:
    (fault,) = read("a.yaml", text.encode()).faults
    return fault


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("12:30", "12:30"),
        ("2026-01-01", "2026-01-01"),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        ("+1.", 1.0),
        ("010", 10),
        ("-0", 0),
        ("+7", 7),
        ("0o17", 15),
        ("0x1F", 31),
        ("0o18", "0o18"),
        ("1.10", 1.1),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("1e", "1e"),
        (".", "."),
        ("+", "+"),
        ("--", "--"),
        ("~", None),
        ("", None),
        ("null", None),
        ("nUll", "nUll"),
        ("True", True),
        ("FALSE", False),
        ("'1'", "1"),
        ('"null"', "null"),
        ("<<", "<<"),
        ("=", "="),
        ("9223372036854775807", 2**63 - 1),
        ("-9223372036854775807", 1 - 2**63),
        ("000000000000000000000000000000001", 1),
        ("naïve 😀", "naïve 😀"),
    ],
)
def test_scalars_are_those_of_yaml_1_2(written: str, value: object) -> None:
    read_value = value_of(f"a: {written}\n")
    assert read_value == {"a": value}
    assert isinstance(read_value, dict)
    assert type(read_value["a"]) is type(value)


def test_merge_is_an_ordinary_key() -> None:
    assert value_of("a: &x {b: 1}\nc: {<<: *x}\n") == {"a": {"b": 1}, "c": {"<<": {"b": 1}}}


@pytest.mark.parametrize(
    "written",
    [
        ".inf",
        "-.INF",
        ".nan",
        "1e999",
        "-1e999",
        "9223372036854775808",
        "0x" + "f" * 20,
        "0o" + "7" * 5000,
        "1" * 5000,
    ],
)
def test_numbers_that_json_cannot_hold_stay_text(written: str) -> None:
    document = read("a.yaml", f"a: {written}\n".encode())
    assert document.value == {"a": written}
    (fault,) = document.faults
    assert fault.kind is FaultKind.NUMBER
    assert not fault.fatal
    assert tuple(fault.span.start) == (1, 4)
    assert len(fault.message) < 100


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("1", "the key 1 is a number, not text"),
        ("1.5", "the key 1.5 is a number, not text"),
        (".nan", "the key .nan is a number, not text"),
        ("true", "the key true is true or false, not text"),
        ("~", "the key ~ is null, not text"),
    ],
)
def test_keys_are_text(key: str, message: str) -> None:
    document = read("a.yaml", f"a: b\n{key}: c\n".encode())
    (fault,) = document.faults
    assert (fault.kind, fault.message) == (FaultKind.KEY, message)
    assert fault.hint == f'put it in quotes: "{key}":'
    assert tuple(fault.span) == ((2, 1), (2, 1 + len(key)))
    assert document.value == {"a": "b", key: "c"}


def test_quoted_keys_may_look_like_anything() -> None:
    assert value_of('"1": a\n\'true\': b\n"": c\n') == {"1": "a", "true": "b", "": "c"}


def test_an_empty_key_is_a_fault() -> None:
    assert only_fault("?\n: a\n").message == "the key is empty"


@pytest.mark.parametrize(
    ("text", "place"),
    [("? [a, b]\n: c\n", (1, 3)), ("a: {{b: c}: d}\n", (1, 5)), ("[a]: b\n", (1, 1))],
)
def test_complex_keys_are_refused(text: str, place: tuple[int, int]) -> None:
    fault = only_fault(text)
    assert fault.kind is FaultKind.UNSUPPORTED
    assert tuple(fault.span.start) == place


def test_each_duplicate_key_is_told_with_both_lines_and_the_first_counts() -> None:
    document = read("a.yaml", b"a: 1\nb:\n  c: 2\n  c: 3\na: 4\n'a': 5\n")
    assert document.value == {"a": 1, "b": {"c": 2}}
    assert [(f.kind, tuple(f.span.start)) for f in document.faults] == [
        (FaultKind.DUPLICATE_KEY, (4, 3)),
        (FaultKind.DUPLICATE_KEY, (5, 1)),
        (FaultKind.DUPLICATE_KEY, (6, 1)),
    ]
    assert "on lines 3 and 4" in document.faults[0].message
    assert "on lines 1 and 5" in document.faults[1].message


@pytest.mark.parametrize(
    ("tag", "line"),
    [("!!str", "a: !!str 1"), ("!x", "- !x b"), ("!", "a: ! 1"), ("!<tag:x>", "[!<tag:x> b]")],
)
def test_tags_are_refused_where_they_stand(tag: str, line: str) -> None:
    fault = only_fault(f"# ! no tag\n{line}\n")
    assert fault.kind is FaultKind.UNSUPPORTED
    assert fault.message == f"the tag {tag} is not used in records"
    assert tuple(fault.span.start) == (2, line.index("!") + 1)


def test_exclamation_marks_in_texts_are_no_tags() -> None:
    text = "a: Stop ! Now !important\nb: '!x'\nc: |\n  - !x\n# !y\n"
    assert value_of(text) == {"a": "Stop ! Now !important", "b": "!x", "c": "- !x\n"}


def test_aliases_repeat_values() -> None:
    document = read("a.yaml", b"a: &x\n  b: [1]\nc: *x\nd: *x\n")
    assert document.faults == ()
    assert document.value == {"a": {"b": [1]}, "c": {"b": [1]}, "d": {"b": [1]}}


def test_a_fault_in_an_anchored_value_is_told_once() -> None:
    assert only_fault("a: &x {b: 1, b: 2}\nc: *x\nd: *x\n").kind is FaultKind.DUPLICATE_KEY


@pytest.mark.parametrize(
    "text", ["- a\n- 1\n", "just text\n", "12\n", "null\n", "---\n", "[]", "''"]
)
def test_any_value_may_be_at_the_top(text: str) -> None:
    expected = {"- a\n- 1\n": ["a", 1], "just text\n": "just text", "12\n": 12, "[]": [], "''": ""}
    assert value_of(text) == expected.get(text)


def test_a_document_can_be_pickled_without_its_places() -> None:
    document = read("a.yaml", b"a: 1\n")
    before = document.locate(("a",))
    copy = pickle.loads(pickle.dumps(document))  # noqa: S301
    assert isinstance(copy, Document)
    assert (copy.value, copy.locate(("a",))) == ({"a": 1}, before)

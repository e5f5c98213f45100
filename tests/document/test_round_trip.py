"""Any plain data, written as YAML in any of its styles, is read back; all places fit together."""

import json
import re
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml.nodes import MappingNode, Node

from clausebook.document import Document, read
from clausebook.document.composing import compose
from clausebook.document.values import node_span

CHARACTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\x85\u2028\u2029\ufeff"
)
WORDS = st.sampled_from(
    [
        "",
        *[
            "no",
            "null",
            "1.10",
            "010",
            "0o17",
            "~",
            "-",
            "&a",
            "*a",
            "!x",
            "'",
            "[",
            "]",
            "{}",
            "|",
            ">",
            "%",
            "@",
            "`",
            "true",
            "2026-01-01",
            ".inf",
        ],
        "? a",
        "a: b",
        "# x",
        '"',
        "- a",
        " a",
        "a ",
    ]
)
TEXTS = st.one_of(
    WORDS,
    st.text(CHARACTERS, max_size=12),
    st.lists(st.text(CHARACTERS, max_size=9), max_size=4).map("\n".join),
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63) + 1, 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    TEXTS,
)
DATA = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.one_of(WORDS, st.text(CHARACTERS, max_size=9)), inner, max_size=4)
    ),
    max_leaves=12,
)


class CoreDumper(yaml.SafeDumper):
    """Quotes what YAML 1.2 would not read as text, rather than what YAML 1.1 would not."""

    text_style: str | None = None

    def ignore_aliases(self, data: Any) -> bool:
        return True


CoreDumper.yaml_implicit_resolvers = {}
for tag, pattern in {
    "bool": r"true|True|TRUE|false|False|FALSE",
    "null": r"~|null|Null|NULL|",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
}.items():
    CoreDumper.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), [None]
    )
CoreDumper.add_representer(
    str,
    lambda dumper, data: dumper.represent_scalar(
        "tag:yaml.org,2002:str", data, style=dumper.text_style
    ),
)


@st.composite
def written(draw: Any) -> tuple[Any, str]:
    """Some data and a YAML text that says it."""
    data = draw(DATA)
    if draw(st.integers(0, 4)) == 0:
        indent = draw(st.sampled_from([None, 1, 2]))
        return data, json.dumps(data, ensure_ascii=False, indent=indent)
    style = draw(st.sampled_from([None, '"', "'", "|", ">"]))
    dumper = type("Dumper", (CoreDumper,), {"text_style": style})
    text = yaml.dump(
        data,
        Dumper=dumper,
        allow_unicode=draw(st.booleans()),
        default_flow_style=draw(st.sampled_from([None, True, False])),
        explicit_start=draw(st.booleans()),
        indent=draw(st.sampled_from([2, 4])),
        sort_keys=False,
        width=draw(st.sampled_from([20, 80, 1_000])),
    )
    return data, text


@settings(max_examples=300, deadline=None)
@given(written())
def test_data_is_read_back(pair: tuple[Any, str]) -> None:
    data, text = pair
    document = read("a.yaml", text.encode())
    assert document.faults == ()
    assert document.value == data
    assert json.dumps(document.value) == json.dumps(data)


@settings(max_examples=200, deadline=None)
@given(written())
def test_every_place_lies_inside_its_parents(pair: tuple[Any, str]) -> None:
    document = read("a.yaml", pair[1].encode())
    root = compose(document.yaml_text)
    assert root is not None
    check_places(document, root, (), ())


def check_places(
    document: Document, node: Node, pointer: tuple[str | int, ...], above: tuple[Node, ...]
) -> None:
    span = document.locate(pointer)
    assert span.start.line == span.end.line
    assert span.start <= span.end
    regions = above if span == document.locate(pointer, "key") else (*above, node)
    for region in regions:
        outer = node_span(region)
        assert outer.start <= span.start
        assert span.start <= outer.end
    if isinstance(node, MappingNode):
        for key, child in node.value:
            inner = (*pointer, key.value)
            place = document.locate(inner, "key")
            assert place.start == node_span(key).start
            line = re.split(r"\r\n|\n|\r", document.text)[place.start.line - 1]
            covered = line[place.start.column - 1 : place.end.column - 1]
            assert read("k.yaml", f"- {covered}\n".encode()).value == [key.value]
            check_places(document, child, inner, (*above, node))
    elif isinstance(node.value, list):
        for index, child in enumerate(node.value):
            check_places(document, child, (*pointer, index), (*above, node))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60), st.sampled_from(["a.yaml", "a.md"]), st.booleans())
def test_no_bytes_crash_the_reader(data: bytes, path: str, header: bool) -> None:
    document = read(path, b"---\n" + data + b"\n---\n" if header else data)
    assert document.value is None or not any(fault.fatal for fault in document.faults)
    document.locate(("a", 0))


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *[
                    "a",
                    "[",
                    "]",
                    "{",
                    "}",
                    ",",
                    "#",
                    "|",
                    ">",
                    "'",
                    '"',
                    "*x",
                    "!",
                    "%",
                    "\\",
                    "1",
                    "~",
                ],
                "b: ",
                ": ",
                "- ",
                "? ",
                " # ",
                "&x ",
                "\n",
                "\n  ",
                "\n    ",
                "\t",
                " ",
                "|-\n",
                "---\n",
            ]
        ),
        max_size=25,
    ).map("".join)
)
def test_no_text_crashes_the_reader(text: str) -> None:
    document = read("a.yaml", text.encode())
    lines = text.count("\n") + 1
    for fault in document.faults:
        assert 1 <= fault.span.start.line <= lines
        assert fault.span.start <= fault.span.end
    document.locate(("b", 0))
    document.comments("a")
    json.dumps(document.value, allow_nan=False)

"""The place of a cursor: as the parser tells it where a text is whole, and sensible where not."""

from collections.abc import Iterator
from typing import Any

import pytest

from clausebook.document import Document
from clausebook.editor.cursor import ITEM, Part, cursor_at, id_at
from clausebook.text import Position
from tests.editor.marked import place_in
from tests.example import example


def scalars(value: Any, pointer: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    below = value.items() if isinstance(value, dict) else enumerate(value)
    for step, item in below:
        if isinstance(item, dict | list):
            yield from scalars(item, (*pointer, step))
        elif item is not None:
            yield (*pointer, step)


def places_of_the_example() -> Iterator[tuple[Document, tuple[Any, ...]]]:
    """Yield some hundreds of values; what an alias repeats is written elsewhere."""
    for document in example.corpus().documents.values():
        for number, pointer in enumerate(scalars(document.value)):
            if number % 7 == 0 and "audience" not in pointer:
                yield document, pointer


def steps(pointer: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(ITEM if isinstance(step, int) else step for step in pointer)


def test_a_value_is_where_the_parser_has_it():
    looked = 0
    for document, pointer in places_of_the_example():
        start, _ = document.locate(pointer)
        found = cursor_at(document.text, start, has_body=document.body is not None)
        assert found.path == steps(pointer), (document.path, start)
        assert found.part in (Part.VALUE, Part.EITHER), (document.path, start)
        looked += 1
    assert looked > 1000


def test_a_key_is_known_as_one_with_its_siblings():
    looked = 0
    for document, pointer in places_of_the_example():
        *above, name = pointer
        if isinstance(name, int):
            continue
        group: Any = document.value
        for step in above:
            group = group[step]
        start, _ = document.locate(pointer, "key")
        found = cursor_at(document.text, start, has_body=document.body is not None)
        assert (found.word, found.has_colon) == (name, True), (document.path, start)
        assert found.path == steps(tuple(above))
        assert found.part in (Part.KEY, Part.EITHER)
        if not found.in_brackets:
            assert found.siblings == group.keys() - {name}, (document.path, start)
        looked += 1
    assert looked > 1000


REGISTER = (
    "kind: register\nof: risk\nrecords:\n  - id: RSK-0001\n    affects: {conformity: [REQ-0001]}\n"
)


@pytest.mark.parametrize(
    ("marked", "part", "path", "word"),
    [
        ("kind: risk\nsta¦", Part.EITHER, (), "sta"),
        ("kind: risk\n¦", Part.EITHER, (), ""),
        ("kind: ¦", Part.VALUE, ("kind",), ""),
        ("kind:¦", Part.VALUE, ("kind",), ""),
        ("owner: RO¦L-0001", Part.VALUE, ("owner",), "ROL-0001"),
        ("a:\n  - ¦", Part.EITHER, ("a", ITEM), ""),
        ("a:\n- b: 1\n  ¦", Part.EITHER, ("a", ITEM), ""),
        ("a:\n- b: 1\n- c¦", Part.EITHER, ("a", ITEM), "c"),
        ("a:\n  b:\n    - - x¦", Part.EITHER, ("a", "b", ITEM, ITEM), "x"),
        (f"{REGISTER}    own¦", Part.EITHER, ("records", ITEM), "own"),
        (f"{REGISTER}¦", Part.EITHER, (), ""),
        ("a: {b: [1, ¦", Part.EITHER, ("a", "b", ITEM), ""),
        ("a: {b: [1], ¦", Part.EITHER, ("a",), ""),
        ("a: {b: ¦}", Part.VALUE, ("a", "b"), ""),
        ("a: {b: 'x, y: [', c¦}", Part.EITHER, ("a",), "c"),
        ("a: [\n  RSK-0001,\n  R¦\n]", Part.EITHER, ("a", ITEM), "R"),
        ("a: [1]\nb¦: 2", Part.KEY, (), "b"),
        ("a: 1  # see ¦b", Part.TEXT, (), "b"),
        ("  # a: ¦", Part.TEXT, (), ""),
        ("broken: [\nstat¦us: x", Part.KEY, (), "status"),
        ("a: 'it''s'\n\tb¦", Part.EITHER, ("a",), "b"),
        ('"a": {"b": ¦', Part.VALUE, ("a", "b"), ""),
    ],
)
def test_half_written_texts(marked, part, path, word):
    text, position = place_in(marked)
    found = cursor_at(text, position)
    assert (found.part, found.path, found.word) == (part, path, word)


@pytest.mark.parametrize(
    ("marked", "part"),
    [
        ("---\nid: ¦POL-0001\n---\ntext", Part.VALUE),
        ("---\nid: POL-0001\n---\nowner: ¦", Part.TEXT),
        ("---\nid: POL-0001\nown¦", Part.EITHER),
        ("¦no header", Part.TEXT),
    ],
)
def test_markdown_is_text_below_its_header(marked, part):
    text, position = place_in(marked)
    assert cursor_at(text, position, has_body=True).part is part


@pytest.mark.parametrize("line", [0, 1, 2, 9])
@pytest.mark.parametrize("column", [0, 1, 99])
def test_no_place_is_too_far_out(line, column):
    assert cursor_at("a: 1\n", Position(max(line, 1), max(column, 1))) is not None
    assert id_at("a: 1\n", Position(max(line, 1), max(column, 1))) is None


def test_an_id_is_found_from_its_first_to_behind_its_last_sign():
    text = "see RSK-0001, xRSK-0002 and 😀 RSK-0003"
    found = [id_at(text, Position(1, column)) for column in range(1, len(text) + 2)]
    assert {one[0] for one in found if one} == {"RSK-0001", "RSK-0003"}
    assert [n for n, one in enumerate(found, 1) if one and one[0] == "RSK-0001"] == [*range(5, 14)]

"""Places of values, keys and comments."""

import pytest

from clausebook.document import read
from clausebook.document.composing import compose

TEXT = """\
# a register
id: REG-0001
version: 1.10
owner:
"long key": 'it''s'
tags: [a, {b: c}]
over: [a,
  b]
prose: |  # keep
  one
  two
folded: a
  b
empty: {}
records:
  - id: RSK-1
    affects:
      - NED-1
  - - x
    - "😀": y
last:
  deep:
    deeper: 1.50
"""


def shown(pointer: tuple[str | int, ...], part: str = "value") -> tuple[int, str]:
    """Return the line of a place and the text that it covers."""
    document = read("a.yaml", TEXT.encode())
    assert document.faults == ()
    start, end = document.locate(pointer, "key" if part == "key" else "value")
    assert start.line == end.line
    return start.line, TEXT.splitlines()[start.line - 1][start.column - 1 : end.column - 1]


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ((), (2, "id")),
        (("id",), (2, "REG-0001")),
        (("version",), (3, "1.10")),
        (("owner",), (4, "owner")),
        (("long key",), (5, "'it''s'")),
        (("tags",), (6, "[a, {b: c}]")),
        (("tags", 0), (6, "a")),
        (("tags", 1), (6, "{b: c}")),
        (("tags", 1, "b"), (6, "c")),
        (("over",), (7, "[a,")),
        (("over", 1), (8, "b")),
        (("prose",), (9, "|  # keep")),
        (("folded",), (12, "a")),
        (("empty",), (14, "{}")),
        (("records",), (16, "- id: RSK-1")),
        (("records", 0), (16, "id")),
        (("records", 0, "affects"), (18, "- NED-1")),
        (("records", 1), (19, "- x")),
        (("records", 1, 1), (20, '"😀"')),
        (("records", 1, 1, "😀"), (20, "y")),
        (("last",), (22, "deep")),
        (("last", "deep", "deeper"), (23, "1.50")),
    ],
)
def test_a_value_is_placed_in_one_line(pointer: tuple[str | int, ...], place: object) -> None:
    assert shown(pointer) == place


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        (("id",), (2, "id")),
        (("long key",), (5, '"long key"')),
        (("records",), (15, "records")),
        (("records", 0, "affects"), (17, "affects")),
        (("records", 1, 1, "😀"), (20, '"😀"')),
        (("records", 0), (16, "id")),
        ((), (2, "id")),
    ],
)
def test_a_key_is_placed_where_it_has_one(pointer: tuple[str | int, ...], place: object) -> None:
    assert shown(pointer, "key") == place


@pytest.mark.parametrize("part", ["key", "value"])
@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        (("nothing",), (2, "id")),
        (("id", "x"), (2, "REG-0001")),
        (("records", 7, "x"), (16, "- id: RSK-1")),
        (("records", "id"), (16, "- id: RSK-1")),
        (("records", 0, "title"), (16, "id")),
        (("last", "deep", 0), (23, "deeper")),
        (("tags", -1), (6, "[a, {b: c}]")),
        (("owner", "x"), (4, "owner")),
    ],
)
def test_what_does_not_exist_is_placed_on_the_nearest_that_does(
    pointer: tuple[str | int, ...], place: object, part: str
) -> None:
    assert shown(pointer, part) == place


@pytest.mark.parametrize(
    ("pointer", "source"),
    [
        (("version",), "1.10"),
        (("long key",), "'it''s'"),
        (("last", "deep", "deeper"), "1.50"),
        (("owner",), ""),
        (("folded",), "a\n  b"),
        (("tags",), None),
        (("nothing",), None),
        (("version", "x"), None),
    ],
)
def test_a_scalar_is_told_as_written(pointer: tuple[str | int, ...], source: str | None) -> None:
    assert read("a.yaml", TEXT.encode()).source_text(pointer) == source


def test_a_repeated_value_is_placed_at_its_anchor() -> None:
    document = read("a.yaml", b"a: &x\n  b: c\nd: *x\n")
    assert tuple(document.locate(("d", "b"))) == ((2, 6), (2, 7))
    assert tuple(document.locate(("d",), "key")) == ((3, 1), (3, 2))


def test_of_a_key_given_twice_the_first_is_placed() -> None:
    document = read("a.yaml", b"a: 1\na: 2\n")
    assert tuple(document.locate(("a",)).start) == (1, 4)


COMMENTS = """\
# clausebook: ignore[A] one
a: b  # clausebook: ignore[B] two\t
c: "# clausebook: no"
d: 'x  # clausebook: no
  # clausebook: no'  # clausebook: ignore[C] three
e: | # clausebook: ignore[D] four
  # clausebook: no
f: x#clausebook:no # note # clausebook: ignore[E] five
g: >-
  text # clausebook: no
# clausebook: ignore[F] six
h: [i, # clausebook: ignore[G] seven
  j]
# last, clausebook: twice, clausebook: twice"""


def test_comments_are_told_from_text() -> None:
    document = read("a.yaml", COMMENTS.encode())
    assert document.faults == ()
    assert [tuple(comment) for comment in document.comments("clausebook:")] == [
        (1, 1, "# clausebook: ignore[A] one"),
        (2, 7, "# clausebook: ignore[B] two"),
        (5, 22, "# clausebook: ignore[C] three"),
        (6, 6, "# clausebook: ignore[D] four"),
        (8, 20, "# note # clausebook: ignore[E] five"),
        (11, 1, "# clausebook: ignore[F] six"),
        (12, 8, "# clausebook: ignore[G] seven"),
        (14, 1, "# last, clausebook: twice, clausebook: twice"),
    ]
    assert document.comments("# clausebook: ignore[B]") == ((2, 7, "# clausebook: ignore[B] two"),)


def test_clean_files_never_pay_for_places(monkeypatch) -> None:
    from clausebook.document import places

    def must_not_run(text: str) -> None:
        raise AssertionError("places were made")

    monkeypatch.setattr(places, "compose", must_not_run)
    monkeypatch.setattr(places, "scan", must_not_run)
    document = read("a.yaml", TEXT.encode())
    assert document.comments("clausebook:") == ()
    with pytest.raises(AssertionError):
        document.locate(())


def test_places_are_made_once(monkeypatch) -> None:
    from clausebook.document import places

    made = []

    def counted(text: str) -> object:
        made.append(text)
        return compose(text)

    monkeypatch.setattr(places, "compose", counted)
    document = read("a.yaml", TEXT.encode())
    for _ in range(3):
        document.locate(("id",))
        document.source_text(("version",))
    assert len(made) == 1

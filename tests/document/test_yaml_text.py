"""What is written as YAML is read as the same data, without a finding."""

from hypothesis import example, given
from hypothesis import strategies as st

from clausebook.document import read
from clausebook.document.yaml_text import scalar, yaml_lines

TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufeff\u2028\u2029\x85"
    ),
    min_size=1,
)
VALUES = st.recursive(
    st.one_of(TEXTS, st.integers(-(2**62), 2**62), st.booleans()),
    lambda below: (
        st.lists(below, max_size=4)
        | st.dictionaries(st.text("abc", min_size=1), below, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


@given(VALUES)
@example("no")
@example("1.10")
@example("2026-03-31")
@example("12 months")
@example("5.1.2 b")
@example("1e3")
@example("a: b")
@example("a #b")
@example("- a")
@example("x" * 200)
@example("word " * 40)
@example("word " * 40 + "end")
@example(["word " * 40 + "end", {"a": ["word " * 40 + "end"]}])
@example("")
@example([])
@example([[["a"]], {"b": {"c": []}}])
@example("tab\there\nand line")
def test_round_trip(value):
    text = "\n".join(yaml_lines("key", value)) + "\n"

    document = read("policies/x.yaml", text.encode())

    assert document.faults == ()
    assert document.value == {"key": value}


def test_people_read_it():
    assert [*yaml_lines("a", {"b": ["c", 1, True], "d": "e f"})] == ["a: {b: [c, 1, true], d: e f}"]
    assert [*yaml_lines("a", [{"b": {"c": "d"}}])] == ["a:", "  - b: {c: d}"]
    assert [scalar(text) for text in ("12 months", "2026-03-31", "1.0", "yes")] == [
        "12 months",
        "2026-03-31",
        '"1.0"',
        '"yes"',
    ]

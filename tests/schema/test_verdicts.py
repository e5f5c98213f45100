"""The fast library decides and the reference library explains: they must agree."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.schema import load_schemas

LIBRARY = load_schemas()
KINDS = sorted(LIBRARY.kinds)

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**40), 2**40),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12).filter(lambda text: not any(0xD800 <= ord(c) < 0xE000 for c in text)),
    st.sampled_from(
        [
            "",
            " ",
            "\n",
            "2026-02-30",
            "2026-02-28\n",
            "a@b",
            "a@b.example",
            "http://x",
            "x:",
            "1.0",
            "1.0\n",
            "٣.0",
            "RSK-1",
            "5.1.2 b",
        ]
    ),
    st.lists(st.integers(), max_size=2),
    st.just({}),
)


def _paths(value: Any, path: tuple = ()):
    yield path
    for key, below in (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    ):
        yield from _paths(below, (*path, key))


@given(data=st.data(), name=st.sampled_from(KINDS))
def test_both_libraries_give_one_verdict(data, name):
    value: Any = copy.deepcopy(data.draw(st.sampled_from(LIBRARY.kinds[name].examples)))
    path = data.draw(st.sampled_from([p for p in _paths(value) if p]))
    holder = value
    for step in path[:-1]:
        holder = holder[step]
    if isinstance(holder, dict) and data.draw(st.booleans()):
        del holder[path[-1]]
    else:
        holder[path[-1]] = data.draw(ODD)
    violations = LIBRARY.explain(name, value)
    assert LIBRARY.is_valid(name, value) == (violations == ())


@pytest.mark.parametrize("name", KINDS)
def test_every_value_of_a_wrong_type_is_placed_on_its_key(name):
    example = LIBRARY.kinds[name].examples[0]
    for key in example:
        wrong = {**example, key: [[]]}
        assert not LIBRARY.is_valid(name, wrong)
        assert {v.pointer[0] for v in LIBRARY.explain(name, wrong)} == {key}

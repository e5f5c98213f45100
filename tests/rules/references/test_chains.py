"""Circles in chains are found, each once, and nothing else is."""

from hypothesis import given
from hypothesis import strategies as st

from clausebook.record import Link, Place
from clausebook.rules.references._chains import circles
from clausebook.schema import Reference

_PART_OF = Reference(("process",), "part_of", "has_part")
_EDGES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30, unique=True)


def _links(edges):
    return [
        Link(f"PRC-{a}", f"PRC-{b}", _PART_OF, Place(f"policies/{a}.yaml", ("part_of",)))
        for a, b in edges
    ]


def _lies_on_a_circle(edges, start):
    reached, waiting = set(), [b for a, b in edges if a == start and a != b]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting.extend(b for a, b in edges if a == here and a != b)
    return start in reached


@given(_EDGES)
def test_what_is_found_is_a_circle(edges):
    for circle in circles(_links(edges)):
        sources = [link.source for link in circle]

        assert len(circle) >= 2
        assert len(set(sources)) == len(sources)
        assert [link.target for link in circle] == [*sources[1:], sources[0]]


@given(_EDGES)
def test_no_record_is_in_two_of_them(edges):
    found = [link.source for circle in circles(_links(edges)) for link in circle]

    assert len(set(found)) == len(found)


@given(_EDGES)
def test_something_is_found_wherever_there_is_a_circle(edges):
    expected = any(_lies_on_a_circle(edges, a) for a, _ in edges)

    assert any(True for _ in circles(_links(edges))) == expected


def test_a_long_chain_is_walked_without_growing_the_stack():
    edges = [(n, n + 1) for n in range(20_000)]

    assert list(circles(_links(edges))) == []
    assert [len(circle) for circle in circles(_links([*edges, (20_000, 0)]))] == [20_001]

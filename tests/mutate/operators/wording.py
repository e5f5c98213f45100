"""Faults in the wording of requirements (clause 8.2.2)."""

from collections.abc import Callable, Iterator

from clausebook.record import Record
from tests.mutate.edits import put, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator

OWN = ("organization", "customer_unstated")
"""Whose requirements are in our own words: the others repeat a customer or the law."""


def _own(example: Example) -> Iterator[Record]:
    yield from (r for r in example.live("requirement") if r.text("source") in OWN)


def _ending(example: Example, *endings: str) -> Iterator[Mutation]:
    for requirement in _own(example):
        for ending in endings:
            yield put(requirement, f"{requirement.text('statement')[:-1]} {ending}.", "statement")


def _reworded(example: Example, how: Callable[[str, str], str]) -> Iterator[Mutation]:
    """Yield statements made anew from what stands before and after their first shall."""
    for requirement in _own(example):
        before, found, after = requirement.text("statement").partition(" shall ")
        if found:
            yield put(requirement, how(before, after), "statement")


@operator("WRD001")
def vague_quality(example: Example) -> Iterator[Mutation]:
    yield from _ending(example, "in a user-friendly way", "with adequate accuracy")


@operator("WRD001")
def vague_quantity(example: Example) -> Iterator[Mutation]:
    yield from _ending(example, "for several customers", "in about half of the cases")


@operator("WRD002")
def way_out(example: Example) -> Iterator[Mutation]:
    yield from _ending(example, "as far as possible", "where necessary", "if practicable")


@operator("WRD002")
def open_end(example: Example) -> Iterator[Mutation]:
    yield from _ending(example, "by mail, message, etc", "including but not limited to growers")


@operator("WRD003")
def two_requirements_in_one(example: Example) -> Iterator[Mutation]:
    yield from _ending(example, "and shall send a report to the dealer")


@operator("WRD003")
def requirement_with_an_exception(example: Example) -> Iterator[Mutation]:
    """A chain, as the catalogue says: a single exception may be part of the condition."""
    yield from _ending(example, "unless the dealer objects, except in the season")


@operator("WRD004")
def requirement_without_actor(example: Example) -> Iterator[Mutation]:
    yield from _reworded(example, lambda _, after: f"Must be done: {after}")


@operator("WRD004")
def requirement_of_it(example: Example) -> Iterator[Mutation]:
    yield from _reworded(example, lambda _, after: f"It shall {after}")


@operator("WRD005")
def promise_without_exception(example: Example) -> Iterator[Mutation]:
    yield from _ending(example, "always", "in every case", "without ever failing, always")


@operator("WRD005")
def promise_of_never(example: Example) -> Iterator[Mutation]:
    yield from _reworded(example, lambda before, after: f"{before} shall never fail to {after}")


def _is_numeric(requirement: Record) -> bool:
    return requirement.part("criterion").number("value") is not None


@operator("WRD006")
def number_without_unit(example: Example) -> Iterator[Mutation]:
    yield from without(example, "requirement", "criterion", "unit", where=_is_numeric)


@operator("WRD007")
def time_without_measure(example: Example) -> Iterator[Mutation]:
    yield from _ending(example, "promptly", "as soon as possible", "in a timely manner")


@operator("WRD007", "REQ002")
def requirement_without_criterion(example: Example) -> Iterator[Mutation]:
    """The catalogue asks for it in both rules."""
    yield from without(example, "requirement", "criterion")


@operator("WRD008")
def acronym_that_nobody_explained(example: Example) -> Iterator[Mutation]:
    yield from _ending(example, "with an OTIF of 97", "by the DIFOT list")


@operator("WRD008")
def word_that_the_glossary_forbids(example: Example) -> Iterator[Mutation]:
    words = [
        word for term in example.live("glossary-term") for word in term.texts("forbidden_synonyms")
    ]
    for word in words:
        yield from _ending(example, f"for each {word}")


def _is_alike(one: Record, other: Record) -> bool:
    """Whether both are of the same products, segments and source: a record names one source."""
    products = set(one.texts("products")) & set(other.texts("products"))
    here, there = set(one.texts("segments")), set(other.texts("segments"))
    together = not here or not there or here & there
    return bool(products and together) and one.text("source") == other.text("source")


@operator("WRD009")
def requirement_written_twice(example: Example) -> Iterator[Mutation]:
    requirements = example.live("requirement")
    for one in requirements:
        for other in requirements:
            if one.id != other.id and _is_alike(one, other):
                yield put(one, other.text("statement"), "statement", at=(one.id, other.id))


@operator("WRD009")
def need_written_twice(example: Example) -> Iterator[Mutation]:
    needs = example.live("need")
    for one in needs:
        for other in needs:
            if one.id != other.id and one.text("segment") == other.text("segment"):
                said = other.text("statement")
                yield put(one, said, "statement", at=(one.id, other.id))


@operator("WRD009")
def requirement_written_nearly_twice(example: Example) -> Iterator[Mutation]:
    """One word more in a long sentence: in a short one it may make a difference."""
    requirements = example.live("requirement")
    for one in requirements:
        for other in requirements:
            long = len(other.text("statement").split()) >= 12
            if one.id != other.id and long and _is_alike(one, other):
                said = other.text("statement").replace(" shall ", " shall duly ")
                yield put(one, said, "statement", at=(one.id, other.id))

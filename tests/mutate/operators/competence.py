"""Faults in competence and training (clauses 7.2 and 7.3)."""

from collections.abc import Iterator

from clausebook.record import Part, Record
from tests.mutate.edits import add, drop, put, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator


def _asked_for(example: Example) -> Iterator[tuple[Record, int, Part]]:
    """Yield each competence of a person that a role of this person asks for."""
    for role in example.live("role"):
        wanted = {asked.text("name") for asked in role.parts("required_competences")}
        for person in example.holders(role.id):
            for index, shown in enumerate(person.parts("competences")):
                if shown.text("name") in wanted:
                    yield person, index, shown


@operator("TRN001")
def competence_that_the_person_does_not_show(example: Example) -> Iterator[Mutation]:
    for person, index, _ in _asked_for(example):
        yield drop(person, "competences", index)


@operator("TRN001")
def competence_that_has_expired(example: Example) -> Iterator[Mutation]:
    for person, index, _ in _asked_for(example):
        yield put(person, example.day(-30), "competences", index, "valid_until")


def _is_on_record(example: Example, person: Record, shown: Part) -> bool:
    """Whether a training says that the person took part and what it gave."""
    return any(
        shown.text("name") in training.texts("competences")
        for training in example.related(person, "attended")
        if training.kind.name == "training"
    )


@operator("TRN001")
def competence_without_evidence(example: Example) -> Iterator[Mutation]:
    """A training on record is evidence too."""
    for person, index, shown in _asked_for(example):
        if not _is_on_record(example, person, shown):
            yield drop(person, "competences", index, "evidence")


@operator("TRN001")
def role_that_asks_for_what_nobody_can(example: Example) -> Iterator[Mutation]:
    asked = {"name": "Drawing of soil profiles", "type": "technical"}
    for role in example.live("role"):
        holders = tuple(person.id for person in example.holders(role.id))
        if holders:
            yield add(role, asked, "required_competences", at=(role.id, *holders))


@operator("TRN002")
def training_never_judged(example: Example) -> Iterator[Mutation]:
    yield from without(
        example, "training", "effectiveness", where=lambda training: training.has("held_on")
    )


@operator("TRN002")
def training_without_result(example: Example) -> Iterator[Mutation]:
    yield from without(
        example, "training", "effectiveness", "result", where=lambda t: t.has("held_on")
    )


@operator("TRN003")
def role_sent_to_customers_unprepared(example: Example) -> Iterator[Mutation]:
    """A role whose holders show no soft competence begins to deal with customers."""
    for role in example.live("role"):
        holders = list(example.holders(role.id))
        soft = [
            person
            for person in holders
            if any(shown.text("type") == "soft" for shown in person.parts("competences"))
        ]
        if holders and not soft and not role.flag("customer_facing"):
            yield put(role, True, "customer_facing", at=(role.id, *(p.id for p in holders)))


@operator("TRN003")
def customer_contact_without_limit_of_authority(example: Example) -> Iterator[Mutation]:
    for role in example.live("role"):
        if role.flag("customer_facing"):
            yield drop(role, "authority")

"""Faults in interested parties (clause 4.2)."""

from collections.abc import Iterator

from tests.mutate.edits import add, drop, put
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator

ASKED = ("customer", "end_user", "regulator", "owner", "employee", "provider")


@operator("IPR001")
def class_of_parties_overlooked(example: Example) -> Iterator[Mutation]:
    """The only party of a class is filed under another one."""
    parties = example.live("interested-party")
    for name in ASKED:
        found = [party for party in parties if party.text("class") == name]
        if len(found) == 1:
            yield put(found[0], "other", "class", words=(name, name.replace("_", " ")))


@operator("IPR001")
def party_out_of_force(example: Example) -> Iterator[Mutation]:
    parties = example.live("interested-party")
    for name in ASKED:
        found = [party for party in parties if party.text("class") == name]
        if len(found) == 1:
            yield put(found[0], "obsolete", "status", words=(name, name.replace("_", " ")))


@operator("IPR002")
def relevant_party_without_requirements(example: Example) -> Iterator[Mutation]:
    """Where no need, requirement or obligation names the party: those determine what it asks."""
    for party in example.live("interested-party"):
        elsewhere = example.related(party, "expresses", "leads_to", "imposes")
        if party.flag("relevant") and party.has("requirements") and not elsewhere:
            yield drop(party, "requirements")


@operator("IPR002")
def irrelevant_party_with_requirements(example: Example) -> Iterator[Mutation]:
    for party in example.live("interested-party"):
        if party.flag("relevant") and party.has("requirements"):
            yield put(party, False, "relevant")


@operator("IPR003")
def requirement_of_a_party_dealt_with_nowhere(example: Example) -> Iterator[Mutation]:
    for party in example.live("interested-party"):
        for index, asked in enumerate(party.parts("requirements")):
            if asked.flag("addressed_by_qms"):
                yield drop(party, "requirements", index, "addressed_by")


@operator("IPR003")
def requirement_of_a_party_left_undecided(example: Example) -> Iterator[Mutation]:
    """A new one: on the others a link or a reason says what was decided, the flag apart."""
    new = {"id": "R9", "what": "Declarations of conformity by electronic means"}
    for party in example.live("interested-party"):
        if party.flag("relevant"):
            yield add(party, new, "requirements")


@operator("IPR004", "DOC005")
def party_whose_review_is_overdue(example: Example) -> Iterator[Mutation]:
    """The catalogue has overdue reviews of any kind under DOC005."""
    for party in example.live("interested-party"):
        yield put(party, example.day(-150), "review_by")

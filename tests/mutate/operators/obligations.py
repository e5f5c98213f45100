"""Faults in obligations (clauses 5.1.2 a and 8.2.2 a)."""

from collections.abc import Iterator

from clausebook.record import Record
from tests.mutate.edits import changed, put, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator


def _applies(obligation: Record) -> bool:
    return obligation.flag("applies") is True


@operator("OBL001")
def obligation_without_jurisdiction(example: Example) -> Iterator[Mutation]:
    yield from without(example, "obligation", "jurisdiction", where=_applies)


@operator("OBL001")
def obligation_without_first_day(example: Example) -> Iterator[Mutation]:
    yield from without(example, "obligation", "in_force_on", where=_applies)


@operator("OBL001")
def obligation_that_touches_no_product(example: Example) -> Iterator[Mutation]:
    yield from without(example, "obligation", "products", where=_applies)


@operator("OBL001")
def obligation_set_aside_without_reason(example: Example) -> Iterator[Mutation]:
    yield from without(example, "obligation", "why_not")


@operator("OBL002")
def obligation_that_begins_to_apply(example: Example) -> Iterator[Mutation]:
    """An obligation record may itself be the determination; this one is carried out nowhere."""
    for obligation in example.live("obligation"):
        carried_out = example.related(obligation, "leads_to", "put_into_practice_in")
        if not _applies(obligation) and not carried_out and not obligation.has("evaluation"):
            yield put(obligation, True, "applies")


@operator("OBL003")
def watch_of_years_ago(example: Example) -> Iterator[Mutation]:
    """Of what applies: for what does not, the law asks for nothing that could be missed."""
    yield from changed(example, "obligation", "last_checked_on", to="2023-03-01", where=_applies)


@operator("OBL003")
def watch_never_held(example: Example) -> Iterator[Mutation]:
    yield from without(example, "obligation", "last_checked_on", where=_applies)


@operator("OBL003")
def repealed_obligation_still_applied(example: Example) -> Iterator[Mutation]:
    """Told where it is still cited."""
    for obligation in filter(_applies, example.live("obligation")):
        citing = tuple(record.id for record in example.related(obligation, "leads_to"))
        if citing:
            yield put(obligation, "2025-12-31", "repealed_on", at=(obligation.id, *citing))


@operator("OBL003")
def obligation_that_comes_without_plan(example: Example) -> Iterator[Mutation]:
    for obligation in filter(_applies, example.live("obligation")):
        if not any(r.kind.name == "change" for r in example.related(obligation, "gives_rise_to")):
            yield put(obligation, example.day(60), "in_force_on")

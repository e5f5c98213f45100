"""Faults in the control of providers (clause 8.4)."""

from collections.abc import Iterator

from clausebook.record import Record
from tests.mutate.edits import drop, put, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator


def _is_approved(provider: Record) -> bool:
    return provider.text("provider_status") == "approved"


def _is_to_be_controlled(provider: Record) -> bool:
    """Whether something that touches conformity comes from it already."""
    return _is_approved(provider) and provider.flag("affects_conformity") is True


@operator("SUP001")
def provider_without_criteria(example: Example) -> Iterator[Mutation]:
    yield from without(example, "provider", "criteria", where=_is_approved)


@operator("SUP001")
def provider_without_criterion_of_selection(example: Example) -> Iterator[Mutation]:
    yield from without(example, "provider", "criteria", "selection", where=_is_approved)


@operator("SUP001")
def provider_without_criterion_of_evaluation(example: Example) -> Iterator[Mutation]:
    yield from without(example, "provider", "criteria", "evaluation", where=_is_approved)


@operator("SUP001")
def provider_without_criterion_of_monitoring(example: Example) -> Iterator[Mutation]:
    yield from without(example, "provider", "criteria", "monitoring", where=_is_approved)


@operator("SUP001")
def provider_without_criterion_of_re_evaluation(example: Example) -> Iterator[Mutation]:
    yield from without(example, "provider", "criteria", "re_evaluation", where=_is_approved)


@operator("SUP001")
def provider_never_evaluated(example: Example) -> Iterator[Mutation]:
    yield from without(example, "provider", "evaluations", where=_is_approved)


@operator("SUP101")
def provider_without_control(example: Example) -> Iterator[Mutation]:
    yield from without(example, "provider", "control", where=_is_to_be_controlled)


@operator("SUP101")
def provider_without_sort_of_control(example: Example) -> Iterator[Mutation]:
    yield from without(example, "provider", "control", "type", where=_is_to_be_controlled)


@operator("SUP101")
def provider_without_extent_of_control(example: Example) -> Iterator[Mutation]:
    yield from without(
        example,
        "provider",
        "control",
        "extent",
        where=_is_to_be_controlled,
    )


def _outsourced(example: Example) -> Iterator[tuple[Record, Record, int]]:
    """Yield provider, requirement and entry, where the provider itself fulfils the requirement."""
    for provider in example.live("provider"):
        for index, told in enumerate(provider.parts("communicated_requirements")):
            requirement = example.get(told.text("requirement"))
            if requirement.kind.name == "requirement":
                fulfilled = requirement.texts("fulfilled_by")
                processes = {p.id for p in example.related(provider, "carries_out")}
                if provider.id in fulfilled or processes & set(fulfilled):
                    yield provider, requirement, index


@operator("SUP002")
def requirement_never_passed_on(example: Example) -> Iterator[Mutation]:
    """Where no communication on record told the provider of it either."""
    for provider, requirement, index in _outsourced(example):
        if not _was_told(example, provider, requirement):
            at = (provider.id, requirement.id)
            yield drop(provider, "communicated_requirements", index, at=at)


def _was_told(example: Example, provider: Record, requirement: Record) -> bool:
    return any(
        provider.id in entry.texts("audience")
        and any(about.text("record") == requirement.id for about in entry.parts("about"))
        for record in example.live("communication")
        for entry in record.parts("log")
    )


@operator("SUP002")
def requirement_passed_on_in_an_old_version(example: Example) -> Iterator[Mutation]:
    for provider, requirement, index in _outsourced(example):
        at = (provider.id, requirement.id)
        if not requirement.text("version").startswith("0"):
            yield put(provider, "0.9", "communicated_requirements", index, "version", at=at)


@operator("SUP003")
def approved_provider_below_the_threshold(example: Example) -> Iterator[Mutation]:
    for provider in filter(_is_approved, example.live("provider")):
        last = len(provider.parts("scores")) - 1
        if last >= 0:
            yield put(provider, 42, "scores", last, "score")


@operator("SUP003")
def threshold_above_the_score(example: Example) -> Iterator[Mutation]:
    for provider in filter(_is_approved, example.live("provider")):
        last = len(provider.parts("scores")) - 1
        if last >= 0:
            yield put(provider, 98, "scores", last, "threshold")


@operator("SUP003")
def provider_not_evaluated_again(example: Example) -> Iterator[Mutation]:
    for provider in filter(_is_approved, example.live("provider")):
        yield put(provider, example.day(-60), "reevaluate_by")

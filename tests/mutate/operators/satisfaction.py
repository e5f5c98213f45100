"""Faults in listening to customers: surveys, feedback and lost customers (clause 9.1.2)."""

from collections.abc import Iterator

from clausebook.record import Record
from tests.mutate.edits import drop, put, without
from tests.mutate.example import Example, later
from tests.mutate.mutation import Mutation, operator


@operator("FBK101")
def new_target_that_nobody_asks(example: Example) -> Iterator[Mutation]:
    for segment in example.live("segment"):
        if segment.text("target") != "yes" and not example.related(segment, "asked_in"):
            yield put(segment, "yes", "target")


@operator("FBK002")
def more_answers_than_people_asked(example: Example) -> Iterator[Mutation]:
    for survey in example.live("survey"):
        yield put(survey, (survey.whole("invited") or 0) + 9, "responded")


@operator("FBK002")
def more_asked_than_on_the_list(example: Example) -> Iterator[Mutation]:
    for survey in example.live("survey"):
        yield put(survey, (survey.whole("frame") or 0) + 40, "invited")


@operator("FBK002")
def list_longer_than_the_population(example: Example) -> Iterator[Mutation]:
    for survey in example.live("survey"):
        yield put(survey, (survey.whole("frame") or 0) - 1, "population")


@operator("FBK002")
def counts_that_do_not_add_up(example: Example) -> Iterator[Mutation]:
    for survey in example.live("survey"):
        for index, answer in enumerate(survey.parts("answers")):
            yield put(survey, (answer.whole("count") or 0) + 10, "answers", index, "count")


@operator("FBK002")
def survey_that_ended_before_it_began(example: Example) -> Iterator[Mutation]:
    for survey in example.live("survey"):
        began = survey.part("window").date("from")
        if began:
            yield put(survey, later(began, -14), "window", "until")


def _asks(survey: Record) -> bool:
    """Whether a question is put to people: visits and lost offers are read otherwise."""
    return survey.text("method") in ("questionnaire", "interview", "telephone")


@operator("FBK102")
def survey_without_question(example: Example) -> Iterator[Mutation]:
    yield from without(example, "survey", "instrument", where=_asks)


@operator("FBK102")
def survey_without_way_of_asking(example: Example) -> Iterator[Mutation]:
    yield from without(example, "survey", "mode", where=_asks)


def _long_ended(example: Example) -> Iterator[Record]:
    """Yield the surveys that ended a quarter ago: until then they may be at work."""
    for survey in example.live("survey"):
        ended = survey.part("window").date("until")
        if ended and (example.today - ended).days > 90:
            yield survey


@operator("FBK004")
def survey_never_analysed(example: Example) -> Iterator[Mutation]:
    for survey in _long_ended(example):
        yield drop(survey, "analysed_on")


@operator("FBK004")
def survey_without_reading(example: Example) -> Iterator[Mutation]:
    for survey in _long_ended(example):
        yield drop(survey, "reading")


@operator("FBK005")
def lost_customer_without_reason(example: Example) -> Iterator[Mutation]:
    yield from without(example, "customer", "lost_reason")


@operator("FBK005")
def customer_gone_and_nobody_asks_why(example: Example) -> Iterator[Mutation]:
    for customer in example.live("customer"):
        direct = customer.text("class") in ("direct", "indirect")
        if direct and not customer.has("lost_on"):
            yield put(customer, example.day(-120), "lost_on")


@operator("FBK006", "DOC005")
def wave_that_never_came(example: Example) -> Iterator[Mutation]:
    """The next asking fell due months ago, and no later one repeats it: a re-check overdue."""
    for survey in example.live("survey"):
        if survey.has("next_due") and not example.related(survey, "repeated_by"):
            analysed = survey.date("analysed_on")
            if analysed and (example.today - analysed).days > 200:
                yield put(survey, later(analysed, 30), "next_due")

"""Faults in what was computed: scores, margins, waves, Kano and opportunity (clause 9.1.3)."""

from collections.abc import Iterator

from clausebook.record import Record
from tests.mutate.edits import changed, drop, put, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator


def _is_nps(survey: Record) -> bool:
    return survey.part("results").text("metric") == "nps"


def _is_small(survey: Record) -> bool:
    return (survey.part("results").whole("denominator") or 0) < 30


@operator("STA001")
def recommendation_wrongly_computed(example: Example) -> Iterator[Mutation]:
    yield from changed(
        example, "survey", "results", "value", to=lambda value: value + 6, where=_is_nps
    )


@operator("STA001")
def promoters_miscounted(example: Example) -> Iterator[Mutation]:
    for name in ("promoters", "passives", "detractors"):
        yield from changed(
            example, "survey", "results", name, to=lambda count: count + 7, where=_is_nps
        )


@operator("STA001")
def recommendation_as_a_share(example: Example) -> Iterator[Mutation]:
    for survey in filter(_is_nps, example.live("survey")):
        yield put(survey, "%", "results", "unit")


@operator("STA002")
def result_without_margin(example: Example) -> Iterator[Mutation]:
    yield from without(
        example, "survey", "results", "margin_of_error", where=lambda s: not _is_small(s)
    )


@operator("STA002")
def handful_of_answers_not_marked_as_such(example: Example) -> Iterator[Mutation]:
    yield from without(example, "survey", "results", "indicative_only", where=_is_small)


@operator("STA102")
def margin_too_good_to_be_true(example: Example) -> Iterator[Mutation]:
    yield from changed(
        example, "survey", "results", "margin_of_error", to=lambda margin: round(margin / 2, 2)
    )


@operator("STA102")
def margin_for_another_population(example: Example) -> Iterator[Mutation]:
    """The margin was computed for a finite population and is now said not to be."""
    for survey in example.live("survey"):
        population = survey.whole("population") or 0
        answered = survey.part("results").whole("denominator") or 0
        if survey.part("results").flag("finite_population") and answered * 5 > population:
            yield put(survey, False, "results", "finite_population")


@operator("STA003")
def chance_called_an_improvement(example: Example) -> Iterator[Mutation]:
    claim = "The recommendation improved significantly against the year before."
    for survey in example.live("survey"):
        if survey.has("previous_wave"):
            yield put(survey, claim, "reading")


@operator("STA103")
def waves_with_another_question(example: Example) -> Iterator[Mutation]:
    for survey in example.live("survey"):
        if survey.has("previous_wave"):
            yield put(survey, "Would you buy from Halde again?", "instrument", "question")


@operator("STA103")
def waves_on_another_scale(example: Example) -> Iterator[Mutation]:
    for survey in example.live("survey"):
        if survey.has("previous_wave"):
            yield put(survey, 1, "instrument", "scale_minimum")


@operator("STA103")
def waves_asked_in_another_way(example: Example) -> Iterator[Mutation]:
    for survey in example.live("survey"):
        if survey.has("previous_wave"):
            yield put(survey, "in_product", "mode")


@operator("STA103")
def waves_of_other_segments(example: Example) -> Iterator[Mutation]:
    """A third of the answers came from a segment that was not asked before."""
    for survey in example.live("survey"):
        if survey.has("previous_wave") and len(survey.parts("responses_by_segment")) == 1:
            row = survey.parts("responses_by_segment")[0]
            answered = row.whole("responded") or 0
            mix = [
                {"segment": row.text("segment"), "responded": answered - answered // 3},
                {"segment": "SEG-0006", "responded": answered // 3},
            ]
            yield put(survey, mix, "responses_by_segment")


@operator("STA004")
def satisfaction_without_a_top_box(example: Example) -> Iterator[Mutation]:
    yield from without(
        example,
        "survey",
        "instrument",
        "top_box",
        where=lambda s: s.part("results").text("metric") == "csat",
    )


@operator("STA004")
def effort_score_of_no_version(example: Example) -> Iterator[Mutation]:
    yield from without(example, "survey", "ces_version")


@operator("STA004")
def effort_score_without_direction(example: Example) -> Iterator[Mutation]:
    yield from without(
        example,
        "survey",
        "instrument",
        "direction",
        where=lambda s: s.part("results").text("metric") == "ces",
    )


@operator("STA104")
def satisfaction_wrongly_computed(example: Example) -> Iterator[Mutation]:
    for survey in example.live("survey"):
        results = survey.part("results")
        value = results.number("value") or 0
        if results.text("metric") in ("csat", "ces", "share"):
            yield put(survey, round(value * 1.08, 2), "results", "value")


@operator("STA104")
def satisfied_answers_miscounted(example: Example) -> Iterator[Mutation]:
    for survey in example.live("survey"):
        results = survey.part("results")
        if results.text("metric") == "csat":
            yield put(survey, (results.whole("numerator") or 0) + 3, "results", "numerator")


@operator("STA109")
def kano_class_that_the_counts_do_not_give(example: Example) -> Iterator[Mutation]:
    for need in example.live("need"):
        if need.part("kano").has("category"):
            for name in ("must_be", "one_dimensional", "attractive", "indifferent"):
                if name != need.part("kano").text("category"):
                    yield put(need, name, "kano", "category")


@operator("STA109")
def kano_counts_that_do_not_add_up(example: Example) -> Iterator[Mutation]:
    for need in example.live("need"):
        if need.has("kano"):
            yield put(
                need, (need.part("kano").whole("respondents") or 0) + 12, "kano", "respondents"
            )


@operator("STA109")
def kano_coefficient_wrongly_computed(example: Example) -> Iterator[Mutation]:
    yield from changed(example, "need", "kano", "better", to=lambda value: round(value + 0.1, 2))


@operator("STA109")
def kano_coefficient_with_the_wrong_sign(example: Example) -> Iterator[Mutation]:
    yield from changed(example, "need", "kano", "worse", to=lambda value: -value)


@operator("STA209")
def kano_classes_too_close_to_tell(example: Example) -> Iterator[Mutation]:
    """The counts as a whole are others; they add up and leave two classes nearly even."""
    for need in example.live("need"):
        kano = need.part("kano")
        asked = kano.whole("respondents") or 0
        if asked > 100 and not kano.has("category"):
            rest = 20
            first = (asked - rest) // 2 + 1
            even = {
                "attractive": 10,
                "one_dimensional": first,
                "must_be": asked - rest - first,
                "indifferent": 10,
                "respondents": asked,
            }
            yield put(need, even, "kano")


@operator("STA309")
def opportunity_score_wrongly_computed(example: Example) -> Iterator[Mutation]:
    yield from changed(example, "need", "opportunity_score", to=lambda score: round(score + 1.4, 1))


@operator("STA309")
def opportunity_score_as_a_plain_gap(example: Example) -> Iterator[Mutation]:
    for need in example.live("need"):
        important, met = need.number("importance"), need.number("satisfaction")
        if need.has("opportunity_score") and important and met:
            yield put(need, round(important - met, 1), "opportunity_score")


@operator("STA203")
def figures_of_others_called_comparable(example: Example) -> Iterator[Mutation]:
    for benchmark in example.live("benchmark"):
        if benchmark.part("comparability").flag("same_definition") is False:
            yield put(benchmark, "comparable", "comparability", "verdict")


@operator("STA203")
def figures_of_others_with_no_word_on_their_definition(example: Example) -> Iterator[Mutation]:
    for benchmark in example.live("benchmark"):
        yield drop(benchmark, "comparability")

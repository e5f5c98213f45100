"""How the system performed in a period: objectives, processes, providers, resources."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from clausebook.analysis.comparison import Against, Figure, Worst, compared, shared
from clausebook.analysis.days import last_day
from clausebook.analysis.indicators import PERCEIVED, points_of
from clausebook.analysis.management_review.considered import Considered, Found
from clausebook.analysis.period import Period
from clausebook.analysis.targets import held_target, is_met
from clausebook.corpus import Corpus
from clausebook.language import _, choice_word, day_text, number_text
from clausebook.record import Part, Record

__all__ = [
    "monitoring_results",
    "objectives",
    "process_performance",
    "providers",
    "resources",
]


def objectives(corpus: Corpus, period: Period) -> Found:
    """Return how far each objective in force is met, with its indicator."""
    items, figures = [], []
    for objective in corpus.live("objective"):
        due = objective.date("due")
        if due is None or due >= period.begins:
            items.append(Considered(objective, _achieved(objective)))
            kpi = corpus.get(objective.text("kpi"))
            if kpi is not None and kpi.is_valid and (figure := compared(corpus, kpi, period)):
                figures.append(figure)
    return Found(tuple(items), tuple({figure.record: figure for figure in figures}.values()))


def process_performance(corpus: Corpus, period: Period) -> Found:
    """Return the indicators of processes, products and requirements, and verifications."""
    return Found(tuple(_verified(corpus, period)), _figures(corpus, period, of_processes=True))


def monitoring_results(corpus: Corpus, period: Period) -> Found:
    """Return missed targets, other indicators, and what checks of equipment and duties showed."""
    judged = [(kpi, _judged_against(corpus, kpi, period)) for kpi in corpus.live("kpi")]
    items = (
        *(Considered(kpi, _told_missed(met)) for kpi, met in judged if not all(met)),
        *_equipment(corpus, period),
        *_evaluated(corpus, period),
    )
    figures = _figures(corpus, period, of_processes=False)
    now = [met for _, several in judged for met in several]
    if now:
        before = [met for kpi, _ in judged for met in _judged_against(corpus, kpi, period.earlier)]
        missed = shared(_("Targets missed"), _missed(now), _missed(before), "lower_is_better")
        figures = (replace(missed, against=Against(*_missed(now))), *figures)
    return Found(items, figures)


def providers(corpus: Corpus, period: Period) -> Found:
    """Return how providers were scored and evaluated in the period."""
    items, figures = [], []
    for provider in corpus.live("provider"):
        scored = _latest(provider, "scores", period)
        evaluated = _latest(provider, "evaluations", period)
        if scored is not None:
            earlier = _latest(provider, "scores", Period(date.min, period.earlier.ends))
            figures.append(
                Figure(
                    provider.title,
                    scored.number("score"),
                    earlier.number("score") if earlier is not None else None,
                    "higher_is_better",
                    record=provider.id,
                    against=_against(scored),
                )
            )
        if scored is not None or evaluated is not None:
            items.append(Considered(provider, _judged(scored, evaluated), _is_below(scored)))
    return Found(tuple(items), tuple(figures))


def resources(corpus: Corpus, period: Period) -> Found:
    """Return what was decided on resources, and what people learned without effect."""
    items = [
        Considered(decision, decision.text("resources") or decision.text("what"))
        for decision in corpus.live("decision")
        if decision.date("decided_on") in period
        and (decision.text("act") == "resources" or decision.has("resources"))
    ]
    for training in corpus.live("training"):
        judged = training.part("effectiveness")
        if judged.date("checked_on") in period and judged.text("result") != "effective":
            result = judged.text("result")
            word = choice_word(result) if result else _("not judged")
            items.append(Considered(training, _("training {result}", result=word)))
    return Found(tuple(items))


def _figures(corpus: Corpus, period: Period, *, of_processes: bool) -> tuple[Figure, ...]:
    found = (
        compared(corpus, kpi, period)
        for kpi in corpus.live("kpi")
        if kpi.text("class") not in PERCEIVED and _is_of_process(corpus, kpi) is of_processes
    )
    return tuple(figure for figure in found if figure is not None)


def _is_of_process(corpus: Corpus, kpi: Record) -> bool:
    return any(record.kind.name == "process" for record in corpus.related(kpi, "measures"))


def _achieved(objective: Record) -> str:
    status = objective.part("status_of_achievement")
    value, target = status.number("value"), objective.number("target")
    if value is None:
        return _("not measured yet")
    unit = f" {objective.text('unit')}" if objective.text("unit") not in ("", "1") else ""
    rating = f", {choice_word(status.text('rating'))}" if status.has("rating") else ""
    reached, day = number_text(f"{value:g}") + unit, _day(status)
    if target is None:
        return _("{value} on {day}", value=reached, day=day) + rating
    aim = number_text(f"{target:g}") + unit
    return _("{value} against {target} on {day}", value=reached, target=aim, day=day) + rating


def _day(part: Part) -> str:
    """Return the day of a part in words, as it is written where it is none."""
    day = part.date("on")
    return part.text("on") if day is None else day_text(day)


def _told_missed(met: list[bool]) -> str:
    missed, judged = _missed(met)
    return _("missed its target {missed} of {judged} times", missed=missed, judged=judged)


def _missed(met: list[bool]) -> tuple[int, int]:
    return met.count(False), len(met)


def _judged_against(corpus: Corpus, kpi: Record, period: Period) -> list[bool]:
    """Return whether the target was met, for each value of the period that has one."""
    return [
        is_met(point.value, target)
        for point in points_of(kpi)
        if last_day(point.period) in period and point.value is not None
        if (target := held_target(corpus, kpi, point.day)) is not None
    ]


def _verified(corpus: Corpus, period: Period) -> Iterator[Considered]:
    """Yield the requirements whose last verification, in the period, failed."""
    for requirement in corpus.live("requirement"):
        for part in requirement.parts("verified_by"):
            if part.date("last_on") in period and part.text("result") == "fail":
                told = _("{method}: failed", method=part.text("method"))
                yield Considered(requirement, told, needs_attention=True)


def _equipment(corpus: Corpus, period: Period) -> Iterator[Considered]:
    for equipment in corpus.live("equipment"):
        for part in equipment.parts("found_unfit"):
            if part.date("on") in period:
                told = _("found unfit on {day}: {what}", day=_day(part), what=part.text("what"))
                yield Considered(equipment, told)


def _evaluated(corpus: Corpus, period: Period) -> Iterator[Considered]:
    for obligation in corpus.live("obligation"):
        for part in obligation.parts("evaluation"):
            result = part.text("result")
            if part.date("on") in period:
                told = _("{result} on {day}", result=choice_word(result), day=_day(part))
                yield Considered(obligation, told, needs_attention=result != "met")


def _latest(record: Record, name: str, period: Period) -> Part | None:
    within = [part for part in record.parts(name) if part.date("on") in period]
    return max(within, key=lambda part: part.text("on"), default=None)


def _judged(scored: Part | None, evaluated: Part | None) -> str:
    said = []
    if scored is not None:
        threshold = scored.number("threshold")
        said.append(_told_score(number_text(f"{scored.number('score') or 0:g}"), threshold))
    if evaluated is not None:
        said.append(evaluated.text("result"))
    return "; ".join(part for part in said if part)


def _told_score(score: str, threshold: float | None) -> str:
    if threshold is None:
        return _("score {score}", score=score)
    least = number_text(f"{threshold:g}")
    return _("score {score}, at least {least} wanted", score=score, least=least)


def _against(scored: Part) -> Against | None:
    """Return how a score did against its threshold, None where it has none."""
    score, threshold = scored.number("score"), scored.number("threshold")
    if score is None or threshold is None:
        return None
    return Against(int(score < threshold), 1, Worst(score, scored.text("on"), threshold))


def _is_below(scored: Part | None) -> bool:
    against = None if scored is None else _against(scored)
    return against is not None and against.missed > 0

"""What surveys of customers say: score, interval, groups, and the change since the wave before."""

from dataclasses import dataclass

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.survey_answers import promoters_of, score_kind
from clausebook.analysis.survey_scores import SHARES, Precision, Score, population_of, score_of
from clausebook.analysis.survey_waves import Change, change_between, earlier_wave
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.statistics.intervals import DEFAULT_CONFIDENCE
from clausebook.statistics.net_promoter import PromoterCounts
from clausebook.statistics.sampling import INDICATIVE_BELOW

__all__ = ["SurveyResult", "is_score", "survey_result", "survey_results"]

_NET = ("nps", "index")


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """The score of a survey, computed from its counts, in the unit that the survey uses.

    ``precision`` is by the ``method`` that the survey states, at its ``confidence``. Where it is
    narrowed because those who answered are a good part of all, ``population`` is how many these
    are, and ``unnarrowed`` the precision without that. ``groups`` are there for a net promoter
    score. ``change`` is that since the wave before.
    """

    survey: Record
    kind: str
    score: Score
    precision: Precision | None
    method: str
    confidence: float
    groups: PromoterCounts | None
    change: Change | None
    population: int | None = None
    unnarrowed: Precision | None = None

    @property
    def is_hint(self) -> bool:
        """Whether too few answered for more than a hint."""
        stated = self.survey.part("results").value("indicative_only")
        return stated is True or self.score.answers < INDICATIVE_BELOW

    @property
    def widest(self) -> Precision | None:
        """The precision without what a finite population narrows it."""
        return self.unnarrowed or self.precision

    @property
    def is_net(self) -> bool:
        """Whether the score is favourable less unfavourable answers, from -100 to 100."""
        return self.kind in _NET


def survey_results(corpus: Corpus) -> tuple[SurveyResult, ...]:
    """Return the results of all surveys with a score of satisfaction, in order of time."""
    known = [one for one in corpus.records("survey") if not is_withdrawn(one) and is_score(one)]
    found = (survey_result(corpus, survey) for survey in sorted(known, key=_order))
    return tuple(result for result in found if result is not None)


def is_score(survey: Record) -> bool:
    """Whether a survey states a score of satisfaction, and not the share of some answer."""
    return survey.part("results").text("metric") in ("nps", "csat", "ces", "mean")


def survey_result(corpus: Corpus, survey: Record) -> SurveyResult | None:
    """Return the result of one survey, None where its counts do not tell it."""
    score = score_of(survey)
    if score is None:
        return None
    method, confidence = _method(survey, score), _confidence(survey)
    population = population_of(survey, score.answers) if _is_narrowed(survey) else None
    earlier = earlier_wave(corpus, survey)
    kind = score_kind(survey)
    return SurveyResult(
        survey,
        kind,
        score,
        score.precision(population, method, confidence),
        method,
        confidence,
        promoters_of(survey) if kind == "nps" else None,
        None if earlier is None else change_between(earlier, survey),
        population,
        None if population is None else score.precision(None, method, confidence),
    )


def _method(survey: Record, score: Score) -> str:
    """Return the method that is stated; else Wilson's for a share, which holds for few answers."""
    stated = survey.part("results").text("margin_method")
    if stated in score.methods:
        return stated
    return "wilson" if score_kind(survey) in SHARES else score.methods[0]


def _confidence(survey: Record) -> float:
    stated = survey.part("results").number("confidence")
    return stated if stated is not None and 0 < stated < 1 else DEFAULT_CONFIDENCE


def _is_narrowed(survey: Record) -> bool:
    results = survey.part("results")
    return results.value("finite_population") is True or not results.has("margin_of_error")


def _order(survey: Record) -> tuple[str, str]:
    window = survey.part("window")
    return window.text("until") or survey.text("analysed_on"), survey.id

"""The risk matrix: levels looked up in the organization's own criteria, and the risks in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Part, Record

__all__ = [
    "Appetite",
    "Cell",
    "Level",
    "Rating",
    "RiskMatrix",
    "ScaleStep",
    "appetite",
    "criteria_of",
    "level_order",
    "rating_level",
    "risk_matrix",
]


class Rating(StrEnum):
    """Which of the two ratings of a risk is meant."""

    INHERENT = "inherent"
    RESIDUAL = "residual"


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """One step of a scale, 1 the lowest."""

    number: int
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Level:
    """One level of risk; ``order`` is its rank, 1 the lowest."""

    name: str
    order: int
    meaning: str
    response: str


@dataclass(frozen=True, slots=True)
class Appetite:
    """Levels that are taken in one category: without more ado, and for a time with consent."""

    category: str
    level: str
    tolerance: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A pair of steps with its level and the ids of the risks that were rated so, sorted."""

    likelihood: int
    consequence: int
    level: str
    risks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """Scales, levels and cells; rows by likelihood, columns by consequence, the lowest first.

    ``unrated`` are the risks without this rating, ``outside`` those rated beyond the matrix.
    """

    criteria: Record
    rating: Rating
    likelihood: tuple[ScaleStep, ...]
    consequence: tuple[ScaleStep, ...]
    levels: tuple[Level, ...]
    cells: tuple[tuple[Cell, ...], ...]
    unrated: tuple[str, ...]
    outside: tuple[str, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """Number of risks by level, the lowest level first, those without any risk too."""
        found = {level.name: 0 for level in self.levels}
        for row in self.cells:
            for cell in row:
                found[cell.level] = found.get(cell.level, 0) + len(cell.risks)
        return found


def risk_matrix(corpus: Corpus, criteria: Record, rating: Rating = Rating.INHERENT) -> RiskMatrix:
    """Return the matrix of the criteria with the risks that are judged by them.

    A risk that names no criteria belongs to the only ones there are. Superseded and obsolete risks
    do not count; drafts do.
    """
    placed: dict[tuple[int, int], list[str]] = {}
    unrated: list[str] = []
    outside: list[str] = []
    for risk in corpus.records("risk"):
        if is_withdrawn(risk) or criteria_of(corpus, risk) is not criteria:
            continue
        steps = _steps_of(risk.part(rating.value))
        if steps is None:
            unrated.append(risk.id)
        elif rating_level(criteria, *steps) is None:
            outside.append(risk.id)
        else:
            placed.setdefault(steps, []).append(risk.id)
    likelihood, consequence = _scale(criteria, "likelihood"), _scale(criteria, "consequence")
    cells = tuple(
        tuple(_cell(criteria, row, column, placed) for column in consequence) for row in likelihood
    )
    return RiskMatrix(
        criteria,
        rating,
        likelihood,
        consequence,
        _levels(criteria),
        cells,
        tuple(sorted(unrated)),
        tuple(sorted(outside)),
    )


def criteria_of(corpus: Corpus, risk: Record) -> Record | None:
    """Return the criteria by which a risk is judged, None where that cannot be told."""
    named = risk.text("criteria")
    if named:
        found = corpus.get(named)
        return found if found is not None and found.kind.name == "risk-criteria" else None
    every = [c for c in corpus.records("risk-criteria") if not is_withdrawn(c)]
    return every[0] if len(every) == 1 else None


def rating_level(criteria: Record, likelihood: int, consequence: int) -> str | None:
    """Return the level that the matrix gives to a pair of steps.

    None where a step is not on its scale, or the matrix has no level for the pair.
    """
    rows = criteria.value("matrix")
    row = _position(criteria, "likelihood", likelihood)
    column = _position(criteria, "consequence", consequence)
    if row is None or column is None or not isinstance(rows, list) or row >= len(rows):
        return None
    levels = rows[row]
    if not isinstance(levels, list) or column >= len(levels):
        return None
    return levels[column] if isinstance(levels[column], str) else None


def level_order(criteria: Record) -> Mapping[str, int]:
    """Return the rank of each level by its name, 1 the lowest."""
    return {level.name: level.order for level in _levels(criteria)}


def appetite(criteria: Record, category: str) -> Appetite | None:
    """Return what is taken in a category, None where the criteria do not say.

    Without a tolerance of its own, no more is tolerated than is taken anyway.
    """
    for part in criteria.parts("appetite"):
        if part.text("category") == category:
            level = part.text("level")
            return Appetite(category, level, part.text("tolerance") or level)
    return None


def _cell(
    criteria: Record,
    row: ScaleStep,
    column: ScaleStep,
    placed: Mapping[tuple[int, int], Iterable[str]],
) -> Cell:
    level = rating_level(criteria, row.number, column.number) or ""
    risks = tuple(sorted(placed.get((row.number, column.number), ())))
    return Cell(row.number, column.number, level, risks)


def _steps_of(rating: Part) -> tuple[int, int] | None:
    likelihood, consequence = rating.whole("likelihood"), rating.whole("consequence")
    return None if likelihood is None or consequence is None else (likelihood, consequence)


def _position(criteria: Record, scale: str, number: int) -> int | None:
    numbers = [step.number for step in _scale(criteria, scale)]
    return numbers.index(number) if number in numbers else None


def _scale(criteria: Record, name: str) -> tuple[ScaleStep, ...]:
    found = (
        ScaleStep(part.whole("step") or 0, part.text("name"), part.text("meaning"))
        for part in criteria.parts(name)
    )
    return tuple(sorted(found, key=lambda step: step.number))


def _levels(criteria: Record) -> tuple[Level, ...]:
    found = (
        Level(
            part.text("name"), part.whole("order") or 0, part.text("meaning"), part.text("response")
        )
        for part in criteria.parts("levels")
    )
    return tuple(sorted(found, key=lambda level: level.order))

"""A strategy canvas as its curves: scores in the order of the factors, and how far they differ."""

from dataclasses import dataclass

from clausebook.record import Part, Record
from clausebook.statistics.canvas import Divergence, divergence

__all__ = ["CanvasCurve", "CanvasView", "canvas_view"]


@dataclass(frozen=True, slots=True)
class CanvasCurve:
    """An offer; ``scores`` has None where a factor has none.

    ``difference`` is that from the organization's present offer, None for that offer itself.
    """

    name: str
    scores: tuple[float | None, ...]
    is_own: bool
    is_future: bool
    difference: Divergence | None


@dataclass(frozen=True, slots=True)
class CanvasView:
    """Names of the factors with what is done with each, and the curves."""

    factors: tuple[str, ...]
    moves: tuple[str, ...]
    curves: tuple[CanvasCurve, ...]


def canvas_view(canvas: Record) -> CanvasView:
    """Return what a canvas shows, the curves in the order in which they stand."""
    factors = tuple(part.text("name") for part in canvas.parts("factors"))
    moves = tuple(part.text("move") for part in canvas.parts("factors"))
    parts = canvas.parts("curves")
    own = next((p for p in parts if p.value("own") is True and p.value("future") is not True), None)
    curves = tuple(_curve(part, factors, None if part is own else own) for part in parts)
    return CanvasView(factors, moves, curves)


def _curve(part: Part, factors: tuple[str, ...], own: Part | None) -> CanvasCurve:
    scores = _scores(part)
    return CanvasCurve(
        part.text("name"),
        tuple(scores.get(factor) for factor in factors),
        part.value("own") is True,
        part.value("future") is True,
        None if own is None else divergence(_scores(own), scores),
    )


def _scores(part: Part) -> dict[str, float]:
    found = ((one.text("factor"), one.number("score")) for one in part.parts("scores"))
    return {factor: score for factor, score in found if score is not None}

"""The inks of charts: each a class, which the manual colours by day and night, and a colour beside.

The attributes hold where no style sheet reaches into SVG, as on paper. No ink says anything alone:
shapes, dashes and words say the same.
"""

from collections.abc import Mapping
from enum import StrEnum

__all__ = ["SERIES", "Ink", "paint"]


class Ink(StrEnum):
    """What is painted, by its part in the chart."""

    TEXT = "text"
    QUIET = "quiet"
    RULE = "rule"
    GROUND = "ground"
    MAIN = "main"
    BAND = "band"
    GOOD = "good"
    WARNING = "warning"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    LIGHT = "light"
    MIDDLE = "middle"
    DARK = "dark"


SERIES = (Ink.MAIN, Ink.SECOND, Ink.THIRD, Ink.FOURTH, Ink.QUIET)
"""Inks of lines and marks that stand beside each other, also told apart by dash and shape."""

_COLOURS: Mapping[Ink, str] = {
    Ink.TEXT: "#1f2328",
    Ink.QUIET: "#57606a",
    Ink.RULE: "#d5dbe1",
    Ink.GROUND: "#ffffff",
    Ink.MAIN: "#14507f",
    Ink.BAND: "#e4edf5",
    Ink.GOOD: "#256b3a",
    Ink.WARNING: "#a3231f",
    Ink.SECOND: "#a84b00",
    Ink.THIRD: "#2f6f4f",
    Ink.FOURTH: "#6b3fa0",
    Ink.LIGHT: "#edf1f4",
    Ink.MIDDLE: "#d6dee6",
    Ink.DARK: "#b6c3cf",
}


def paint(
    *, fill: Ink | None = None, stroke: Ink | None = None, classes: str = ""
) -> dict[str, str]:
    """Return the attributes of an element that is filled, drawn round, or both."""
    names = [classes] if classes else []
    found = {}
    if fill is not None:
        names.append(f"qms-fill-{fill}")
    found["fill"] = "none" if fill is None else _COLOURS[fill]
    if stroke is not None:
        names.append(f"qms-stroke-{stroke}")
        found["stroke"] = _COLOURS[stroke]
    return {"class_": " ".join(names), **found} if names else found

"""Real series as they were published, read without our own reader."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from tests.real.sources import collection

__all__ = [
    "closing_hours",
    "complaint_types",
    "dataplot_columns",
    "emergency_months",
    "open_hours",
    "recommendation_scores",
    "survey_answers",
    "table",
]


def table(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table by the names of its columns."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream)


def recommendation_scores() -> list[str]:
    """Return the answers on 0 to 10 with "NA", one for each row of the survey."""
    folder = collection("nps-carpentries-2020-01")
    (path,) = folder.rglob("*other_questions-no-open.csv")
    return [row["recommendation_score"] for row in table(path)]


def dataplot_columns(name: str) -> list[list[float]]:
    """Return the columns of numbers in a file of NIST Dataplot, below its 25 lines of header."""
    path = collection("spc-nist") / "lib" / "data" / name
    lines = path.read_text(encoding="utf-8").splitlines()[25:]
    rows = [[float(word) for word in line.split()] for line in lines if line[:2].strip().isdigit()]
    return [list(column) for column in zip(*rows, strict=True)]


def emergency_months(only_type: str = "") -> dict[str, tuple[int, int]]:
    """Return attendances and those over four hours for each month, of all hospitals together."""
    months: dict[str, tuple[int, int]] = {}
    for row in table(collection("spc-nhsr-ptd") / "ae_attendances.csv"):
        if only_type in {"", row["type"]}:
            seen, late = months.get(row["period"], (0, 0))
            months[row["period"]] = (
                seen + int(float(row["attendances"])),
                late + int(float(row["breaches"])),
            )
    return dict(sorted(months.items()))


def complaint_types() -> Counter[str]:
    """Return how many complaints there are of each type."""
    return Counter(row["Complaint Type"] for row in _complaints())


def closing_hours() -> list[float]:
    """Return the hours from creation to closing of each closed complaint."""
    return [
        _hours(row["Created Date"], row["Closed Date"])
        for row in _complaints()
        if row["Closed Date"]
    ]


def open_hours() -> list[float]:
    """Return the ages of the open complaints at the end of the data, in hours."""
    return [
        _hours(row["Created Date"], "3/15/2025 0:00")
        for row in _complaints()
        if not row["Closed Date"]
    ]


def survey_answers(folder: str, name: str) -> list[dict[str, str]]:
    """Return the rows of one of the Jupyter surveys."""
    return list(table(collection("survey-jupyter") / "surveys" / folder / name))


def _complaints() -> Iterator[dict[str, str]]:
    return table(collection("feedback-nyc311") / "311_Animals_short.csv")


def _hours(start: str, end: str) -> float:
    began, ended = (datetime.strptime(text, "%m/%d/%Y %H:%M") for text in (start, end))  # noqa: DTZ007
    return (ended - began).total_seconds() / 3600

"""Surveys and indicators in a few words, and what one rule says of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from clausebook.corpus import Corpus
from clausebook.rules import Finding
from tests.corpora import corpus

Check = Callable[[Corpus], Iterator[Finding]]

__all__ = ["indicator", "need", "said", "series", "survey", "values"]


def said(check: Check, *records: str) -> list[str]:
    """Return the messages of a rule on these records."""
    files = {f"{number}.yaml": text for number, text in enumerate(records)}
    return [finding.message for finding in check(corpus(files))]


def survey(
    answers: Mapping[int, int],
    results: str,
    *,
    scale: tuple[int, int] = (0, 10),
    instrument: str = "",
    **fields: Any,
) -> str:
    """Return a survey with these answers and results; further fields as they stand in YAML."""
    options = ", ".join(f"{{option: {answer}, count: {n}}}" for answer, n in answers.items())
    given = {
        "kind": "survey",
        "id": "SRV-0001",
        "method": "questionnaire",
        "responded": sum(answers.values()),
        **({"answers": f"[{options}]"} if answers else {}),
        **fields,
    }
    asked = f"{{question: How was it?, scale_minimum: {scale[0]}, scale_maximum: {scale[1]}"
    lines = [f"{name}: {value}" for name, value in given.items() if value is not None]
    return "\n".join([*lines, f"instrument: {asked}{instrument}}}", f"results: {{{results}}}"])


def indicator(chart: str, rows: Sequence[str], **fields: Any) -> str:
    """Return an indicator in per cent with these periods; further fields as they stand in YAML."""
    given = {
        "kind": "kpi",
        "id": "KPI-0001",
        "formula": "This by that",
        "numerator": "This",
        "denominator": "That",
        "unit": '"%"',
        "factor": 100,
        "direction": "higher_is_better",
        "chart": chart,
        **fields,
    }
    lines = [f"{name}: {value}" for name, value in given.items() if value is not None]
    written = ["series:", *(f"  - {{{row}}}" for row in rows)] if rows else []
    return "\n".join([*lines, *written])


def series(counts: Sequence[int], size: float | None = None) -> list[str]:
    """Return a row for each count, month by month from January 2020."""
    below = "" if size is None else f", denominator: {size}"
    return [f"{_period(place)}, numerator: {n}{below}" for place, n in enumerate(counts)]


def values(numbers: Sequence[float]) -> list[str]:
    """Return a row for each measured value, month by month from January 2020."""
    return [f"{_period(place)}, value: {number}" for place, number in enumerate(numbers)]


def need(**fields: Any) -> str:
    """Return a need with these fields as they stand in YAML."""
    given = {"kind": "need", "id": "NED-0001", "statement": "Bake on the day planned", **fields}
    return "\n".join(f"{name}: {value}" for name, value in given.items())


def _period(place: int) -> str:
    year, month = divmod(place, 12)
    return f'period: "{2020 + year}-{month + 1:02}"'

"""The risk analysis: acceptance matrix and hazards as records."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.real.markdown import rows, section
from tests.real.radiotherapyai.source import Source

__all__ = ["CRITERIA", "criteria", "risks"]

CRITERIA = "RCR-0001"

Record = dict[str, Any]


def criteria(source: Source) -> Record:
    page = source.page("drafts/risk-acceptance-matrix")
    severity = rows(section(page, "Severity"))
    probability = rows(section(page, "Probability"))
    verdicts = {row[0]: row[1:6] for row in rows(section(page, "Risk Acceptance Matrix"))}
    categories = dict.fromkeys(_category(r) for r in source.table("preliminary-hazards-analysis"))
    return {
        "id": CRITERIA,
        "kind": "risk-criteria",
        "title": "Risk acceptance matrix",
        "applies_to": source.book["parse"]["myst_substitutions"]["device_name"],
        "introduction": section(page, "Risk Policy"),
        "likelihood": [
            _step(row[0], f"from {row[2]} to {row[1]}") for row in reversed(probability)
        ],
        "consequence": [_step(row[0], row[1]) for row in severity],
        "matrix": [
            [verdict.strip("*") for verdict in verdicts[row[0]]] for row in reversed(probability)
        ],
        "levels": [{"name": "acceptable", "order": 1}, {"name": "unacceptable", "order": 2}],
        "appetite": [{"category": name, "level": "acceptable"} for name in categories],
    }


def _step(name: str, meaning: str) -> Record:
    """Return a step of a scale from a name such as ``P3: Unlikely``."""
    code, _, word = name.partition(": ")
    step: Record = {"step": int(code[1:]), "name": word}
    return step | {"meaning": meaning} if meaning else step


def _category(row: Mapping[str, str]) -> str:
    return row["Source"].lower().replace(" ", "_")


def risks(source: Source) -> Iterator[Record]:
    table = {
        name: {row["ID"]: row for row in source.table(name)}
        for name in (
            "analysis-without-risk-controls",
            "analysis-with-external-controls",
            "analysis-with-all-controls",
            "risk-control-measures",
        )
    }
    first, external, last, measures = table.values()
    origins = {n: r for r in source.table("preliminary-hazards-analysis") for n in _ids(r)}
    modes = {n: r["Failure Mode"] for r in source.table("failure-modes") for n in _ids(r)}
    for hazard in source.table("hazard-to-harm"):
        number = hazard["ID"]
        before, outside, after = first[number], external[number], last[number]
        used = [*_numbers(outside["External Risk Control ID(s)"])]
        used += _numbers(after["Internal Risk Control ID(s)"])
        estimate = f"{hazard['p1']} times {hazard['p2']} is {before['p1*p2']}"
        between = f"With the external controls alone {outside['P']} and {outside['S']}"
        risk = {
            "id": f"RSK-{int(number):04}",
            "title": hazard["Hazard"],
            "category": _category(origins[number]),
            "cause": modes.get(number) or origins[number]["Source"],
            "event": hazard["Hazardous Situation"],
            "effect": hazard["Harm"],
            "criteria": CRITERIA,
            "inherent": _rating(before, estimate),
            "controls": [
                {"what": measures[n]["Description"], "state": "implemented"} for n in used
            ],
            "treatment": {"option": _option(before, after)},
            "residual": _rating(after, between),
        }
        yield {key: value for key, value in risk.items() if value != []}


def _ids(row: Mapping[str, str]) -> list[str]:
    return _numbers(row["Hazard ID(s)"])


def _numbers(text: str) -> list[str]:
    return re.findall("[0-9]+", text)


def _rating(row: Mapping[str, str], reason: str) -> Record:
    return {"likelihood": int(row["P"][1:]), "consequence": int(row["S"][1:]), "reason": reason}


def _option(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    if before["P"] != after["P"]:
        return "change_likelihood"
    return "change_consequence" if before["S"] != after["S"] else "retain"

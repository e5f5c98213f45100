"""A manual of published data: ``python -m tests.real.demonstration TARGET``, then ``clausebook build`` there.

Control chart, satisfaction, Pareto chart and risk matrix of four collections that their owners have
published. They are not kept here, and what this writes is not either: see ``sources``. Each is what
its source counted; only days that a source does not tell are put in, and the pages say so.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.real import radiotherapyai
from tests.real.radiotherapyai import CRITERIA
from tests.real.sources import collection
from tests.real.writing import write_record
from tests.statistics.real_series import (
    complaint_types,
    dataplot_columns,
    recommendation_scores,
)

__all__ = ["AS_OF", "WAFERS", "demonstrate", "main"]

RELEASED_ON = date(2025, 3, 31)
AS_OF = date(2025, 6, 30)
WAFERS, COMPLAINTS, SURVEY = "KPI-0001", "KPI-0002", "SRV-0001"
_FIRST_WAFER = date(2025, 2, 1)

Record = dict[str, Any]


def demonstrate(target: Path) -> None:
    """Write the project into an empty folder; skips a test where a collection is absent."""
    source = collection("qms-radiotherapyai")
    radiotherapyai.convert(source, target, RELEASED_ON, "effective")
    header = _header()
    kpis = {"id": "REG-0051", "kind": "register", "of": "kpi", "title": "Indicators"}
    records = [_wafers(), _complaints()]
    write_record(target / "policies/indicators.yaml", kpis | header | {"records": records})
    surveys = {"id": "REG-0052", "kind": "register", "of": "survey", "title": "Surveys"}
    kept = ("version", "owner", "author", "language", "classification")
    opened = {"status": "open"} | {name: header[name] for name in kept}
    write_record(target / "policies/surveys.yaml", surveys | opened | {"records": [_survey()]})
    (target / "docs/charts.md").write_text(_PAGE, encoding="utf-8")
    index = target / "docs/index.md"
    text = index.read_text(encoding="utf-8")
    index.write_text(text.replace("risks\n", "charts\nrisks\n", 1), encoding="utf-8")


def _header() -> Record:
    day = RELEASED_ON.isoformat()
    return {
        "status": "effective",
        "version": "1.0",
        "owner": "ROL-0001",
        "author": "PSN-0001",
        "language": "en",
        "classification": "public",
        "approval": {"by": "PSN-0001", "role": "ROL-0001", "on": day},
        "effective_on": day,
        "review_by": RELEASED_ON.replace(year=RELEASED_ON.year + 1).isoformat(),
        "retention": {"period": "10 years", "trigger": "superseded"},
    }


def _wafers() -> Record:
    """Return defects per wafer; a wafer has a number and no day, so one a day is written."""
    _, counts = dataplot_columns("MONITOR-6_3_3_1.DAT")
    series = [
        {"period": (_FIRST_WAFER + timedelta(days=n)).isoformat(), "value": int(count)}
        for n, count in enumerate(counts)
    ]
    return {
        "id": WAFERS,
        "title": "Defects per wafer",
        "formula": "Defects counted on one wafer",
        "unit": "defects",
        "direction": "lower_is_better",
        "frequency": "daily",
        "source": "NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.1",
        "chart": "c",
        "run_rules": "beyond_limits",
        "series": series,
    }


def _complaints() -> Record:
    """Return complaints about animals by type, as New York City counted them."""
    types = complaint_types()
    rows = [{"category": name, "count": count} for name, count in _largest_first(types)]
    return {
        "id": COMPLAINTS,
        "title": "Complaints about animals",
        "formula": "Complaints received in the quarter",
        "unit": "complaints",
        "direction": "lower_is_better",
        "frequency": "quarterly",
        "source": "New York City, service requests 311 from 1 January to 14 March 2025",
        "chart": "none",
        "series": [{"period": "2025-Q1", "value": types.total()}],
        "pareto": [{"from": "2025-Q1", "until": "2025-Q1", "rows": rows}],
    }


def _largest_first(types: Counter[str]) -> Iterator[tuple[str, int]]:
    yield from sorted(types.items(), key=lambda one: (-one[1], one[0]))


def _survey() -> Record:
    """Return the recommendation of learners, and how many gave no answer."""
    scores = recommendation_scores()
    given = Counter(int(score) for score in scores if score != "NA")
    promoters = sum(count for score, count in given.items() if score >= 9)
    detractors = sum(count for score, count in given.items() if score <= 6)
    answered = given.total()
    return {
        "id": SURVEY,
        "title": "Learners some months after a workshop",
        "status": "open",
        "method": "questionnaire",
        "instrument": {
            "question": "How likely are you to recommend a workshop to a friend or colleague?",
            "scale_minimum": 0,
            "scale_maximum": 10,
            "direction": "higher_is_better",
        },
        "mode": "online",
        "sampling": "convenience",
        "responded": len(scores),
        "unanswered": len(scores) - answered,
        "window": {"from": "2020-01-01", "until": "2020-03-26"},
        "answers": [{"option": score, "count": given[score]} for score in sorted(given)],
        "results": {
            "metric": "nps",
            "value": round(100 * (promoters - detractors) / answered, 1),
            "promoters": promoters,
            "passives": answered - promoters - detractors,
            "detractors": detractors,
        },
    }


_PAGE = f"""\
# Published data

## Defects per wafer

The wafers have numbers and no days; one a day is written down, so that they have an order.

```{{qms:control-chart}} {WAFERS}
```

## Complaints about animals

```{{qms:pareto}} {COMPLAINTS}
```

## Would learners recommend it?

```{{qms:satisfaction}} {SURVEY}
```

## Risks of a medical device

```{{qms:risk-matrix}} {CRITERIA}
:rating: residual
```
"""


def main() -> None:
    """Write the project that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path, help="an empty folder")
    demonstrate(parser.parse_args().target)


if __name__ == "__main__":
    main()

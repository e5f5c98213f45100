"""Whatever a schema allows, no rule of statistics fails on it."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clausebook.rules import builtin_rules
from tests.corpora import corpus

RULES = [rule for rule in builtin_rules() if rule.area == "statistics"]
COUNTS = st.sampled_from([0, 1, 2, 3, 29, 30, 100, 2000])
NUMBERS = st.sampled_from([0, 1, -1, 0.5, 2.0, 33.3, 94, 100, -100, 1e6, 1e-9, 10**18])
PERIODS = st.sampled_from(
    ["2025", "2025-Q1", "2025-01", "2025-02", "2025-12", "2026-01", "2026-02-31"]
)
SCALES = st.sampled_from([0, 1, 5, 7, 10])


def some(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    """Return dictionaries that hold any of these fields."""
    return st.fixed_dictionaries({}, optional=fields)


def lists(item: st.SearchStrategy[object]) -> st.SearchStrategy[list[object]]:
    return st.lists(item, min_size=1, max_size=12)


ANSWERS = st.lists(
    st.fixed_dictionaries(
        {"option": st.sampled_from([0, 1, 5, 7, 10, 99, "yes"]), "count": COUNTS}
    ),
    min_size=1,
    max_size=6,
)
BOX = st.lists(SCALES, min_size=1, max_size=3, unique=True)
SURVEYS = st.builds(
    lambda given, results, instrument, value, metric: {
        **given,
        "instrument": {"question": "How was it?", **instrument},
        "results": {"metric": metric, "value": value, **results},
    },
    some(
        population=COUNTS,
        responded=COUNTS,
        unanswered=COUNTS,
        answers=ANSWERS,
        sampling=st.sampled_from(["census", "random"]),
        ces_version=st.sampled_from(["mean", "index", "top_box"]),
        target_margin_of_error=st.sampled_from([0, 0.01, 5, 1000]),
        previous_wave=st.sampled_from(["SRV-0001", "SRV-0002", "SRV-0009"]),
        reading=st.just("It improved."),
        responses_by_segment=lists(
            st.fixed_dictionaries({"segment": st.just("SEG-0001"), "responded": COUNTS})
        ),
    ),
    some(
        unit=st.sampled_from(["%", "1", "points"]),
        numerator=COUNTS,
        denominator=COUNTS,
        promoters=COUNTS,
        passives=COUNTS,
        detractors=COUNTS,
        margin_of_error=st.sampled_from([0, 0.01, 8.1, 1000]),
        margin_method=st.sampled_from(["wald", "adjusted_wald", "wilson"]),
        finite_population=st.booleans(),
        lower=NUMBERS,
        upper=NUMBERS,
        confidence=st.sampled_from([0, 0.5, 0.95, 1]),
    ),
    some(
        scale_minimum=SCALES,
        scale_maximum=SCALES,
        top_box=BOX,
        bottom_box=BOX,
        direction=st.sampled_from(["higher_is_better", "lower_is_better"]),
    ),
    NUMBERS,
    st.sampled_from(["nps", "csat", "ces", "mean", "share"]),
)
SPANS = {"from": PERIODS, "until": PERIODS}
INDICATORS = some(
    numerator=st.just("This"),
    denominator=st.just("That"),
    factor=st.sampled_from([0, 1, 100]),
    chart=st.sampled_from(["i-mr", "p", "np", "u", "c", "run", "none"]),
    run_rules=st.sampled_from(["beyond_limits", "western_electric", "nelson"]),
    series=lists(
        st.builds(
            lambda period, more: {"period": period, **more},
            PERIODS,
            some(numerator=NUMBERS, denominator=NUMBERS, value=NUMBERS, cause=st.just("Frost")),
        )
    ),
    limits=lists(
        st.builds(
            lambda span, more: {**span, **more},
            st.fixed_dictionaries(SPANS),
            some(applies_from=PERIODS, centre_line=NUMBERS, upper=NUMBERS, lower=NUMBERS),
        )
    ),
    totals=lists(
        st.builds(
            lambda span, more: {**span, **more},
            st.fixed_dictionaries({**SPANS, "value": NUMBERS}),
            some(numerator=NUMBERS, denominator=NUMBERS),
        )
    ),
    pareto=lists(
        st.builds(
            lambda span, rows, more: {**span, "rows": rows, **more},
            st.fixed_dictionaries(SPANS),
            lists(
                st.fixed_dictionaries(
                    {"category": st.sampled_from(["a", "b", "other"]), "count": COUNTS},
                    optional={"percentage": NUMBERS, "cumulative": NUMBERS},
                )
            ),
            some(threshold=st.sampled_from([0, 50, 100]), vital_few=st.just(["a", "z"])),
        )
    ),
)
NEEDS = some(
    importance=st.sampled_from([0, 3.7, 10]),
    satisfaction=st.sampled_from([0, 3.7, 10]),
    opportunity_score=NUMBERS,
    rated_in=st.sampled_from(["SRV-0001", "SRV-0009", "KPI-0001"]),
    kano=some(
        attractive=COUNTS,
        one_dimensional=COUNTS,
        must_be=COUNTS,
        indifferent=COUNTS,
        reverse=COUNTS,
        questionable=COUNTS,
        respondents=COUNTS,
        category=st.sampled_from(["attractive", "must_be", "questionable"]),
        better=NUMBERS,
        worse=NUMBERS,
    ).filter(bool),
)
BENCHMARKS = some(
    kpi=st.sampled_from(["KPI-0001", "SRV-0001"]),
    ours=st.fixed_dictionaries(
        {"value": NUMBERS}, optional={"numerator": NUMBERS, "denominator": NUMBERS}
    ),
    comparability=some(
        same_definition=st.booleans(), verdict=st.sampled_from(["comparable", "with_care"])
    ).filter(bool),
)


def whole(kind: str, number: int, given: dict[str, object]) -> str:
    """Return the text of a record with the fields that its kind asks for."""
    required: dict[str, dict[str, object]] = {
        "survey": {"method": "questionnaire"},
        "kpi": {"formula": "x", "unit": "%", "direction": "higher_is_better"},
        "need": {"statement": "Bake on the day planned"},
        "benchmark": {"source": "Panel"},
    }
    prefix = {"survey": "SRV", "kpi": "KPI", "need": "NED", "benchmark": "BMK"}[kind]
    fields = {**required[kind], **given}
    lines = [f"kind: {kind}", f"id: {prefix}-{number:04}"]
    return "\n".join([*lines, *(f"{name}: {json.dumps(value)}" for name, value in fields.items())])


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(st.lists(SURVEYS, min_size=1, max_size=2), INDICATORS, NEEDS, BENCHMARKS)
def test_no_rule_fails(surveys, indicator, need, benchmark):
    records = [whole("survey", number, given) for number, given in enumerate(surveys, 1)]
    records += [
        whole("kpi", 1, indicator),
        whole("need", 1, need),
        whole("benchmark", 1, benchmark),
    ]
    files = {f"{number}.yaml": text for number, text in enumerate(records)}
    found = corpus(files)
    for rule in RULES:
        for finding in rule.check(found):
            assert finding.message
            assert "nan" not in finding.message

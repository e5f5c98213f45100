"""Slips in figures: scores, margins, limits, totals and analyses."""

from tests.example.breakages import Breakage

__all__ = ["BROKEN_STATISTICS"]

_SURVEYS = "policies/performance/surveys.yaml"
_DELIVERY = "policies/performance/indicators-delivery.yaml"
_CUSTOMERS = "policies/performance/indicators-customers.yaml"
_NEEDS = "policies/customers/needs.yaml"

BROKEN_STATISTICS = (
    Breakage(
        "a net promoter score that its answers do not give",
        _SURVEYS,
        "SRV-0002",
        "      value: 41.0\n",
        "      value: 44.0\n",
        "STA001",
    ),
    Breakage(
        "a mean without its margin of error",
        _SURVEYS,
        "SRV-0006",
        "      margin_of_error: 0.24\n",
        "",
        "STA002",
        at="metric: ces",
    ),
    Breakage(
        "a margin of error that was wished for",
        _SURVEYS,
        "SRV-0003",
        "      margin_of_error: 4.7\n",
        "      margin_of_error: 2.7\n",
        "STA102",
    ),
    Breakage(
        "a change within its margin is praised",
        _SURVEYS,
        "SRV-0002",
        "The difference of nine has a margin of twelve, so it may be\n      chance.",
        "Recommendation improved by nine points.",
        "STA003",
        at="reading: >-",
    ),
    Breakage(
        "this year growers were asked on the web only",
        _SURVEYS,
        "SRV-0002",
        "    mode: mixed\n",
        "    mode: online\n",
        "STA103",
        at="previous_wave: SRV-0001",
    ),
    Breakage(
        "figures that count different things are called comparable",
        "policies/performance/benchmarks.yaml",
        "BMK-0002",
        "verdict: with_care",
        "verdict: comparable",
        "STA203",
    ),
    Breakage(
        "an effort score without its formula",
        _SURVEYS,
        "SRV-0006",
        "    ces_version: mean\n",
        "",
        "STA004",
        at="metric: ces",
    ),
    Breakage(
        "a mean is called a share",
        _SURVEYS,
        "SRV-0004",
        "      value: 84.6\n",
        "      value: 4.23\n",
        "STA104",
    ),
    Breakage(
        "more precision was planned than there are answers",
        _SURVEYS,
        "SRV-0003",
        "    target_margin_of_error: 5\n"
        "    bias_note: Growers who order through dealers answer less often; they were called a "
        "second time.\n",
        "    target_margin_of_error: 3\n",
        "STA005",
        at="    responded: 236",
    ),
    Breakage(
        "a centre line by wish",
        _DELIVERY,
        "KPI-0001",
        "centre_line: 93.7",
        "centre_line: 95",
        "STA006",
    ),
    Breakage(
        "a rate on a chart of counts",
        _CUSTOMERS,
        "KPI-0003",
        "    chart: u\n",
        "    chart: c\n",
        "STA106",
    ),
    Breakage(
        "limits for good from one year",
        _DELIVERY,
        "KPI-0001",
        "trial: true",
        "trial: false",
        "STA206",
    ),
    Breakage(
        "nobody looked for the cause of the late boards",
        _DELIVERY,
        "KPI-0001",
        ', cause: "Only one assembler, no buffer", responses: [CAR-0001, DEC-0005]',
        "",
        "STA007",
    ),
    Breakage(
        "the mean of ten months is sold as their total",
        _DELIVERY,
        "KPI-0001",
        "value: 94.85",
        "value: 95.03",
        "STA008",
    ),
    Breakage(
        "a percentage with its digits turned round",
        _CUSTOMERS,
        "KPI-0009",
        "denominator: 12, value: 75}",
        "denominator: 12, value: 57}",
        "STA108",
    ),
    Breakage(
        "a Pareto analysis out of order",
        _CUSTOMERS,
        "KPI-0003",
        "          - {category: battery, count: 2, percentage: 12.5, cumulative: 75}\n",
        "          - {category: battery, count: 2, percentage: 12.5, cumulative: 57}\n",
        "STA009",
    ),
    Breakage(
        "a need that pleases when it is not met",
        _NEEDS,
        "NED-0002",
        "worse: -0.95",
        "worse: 0.95",
        "STA109",
    ),
    Breakage(
        "two camps of growers in one category",
        _NEEDS,
        "NED-0005",
        "attractive: 63, one_dimensional: 112,",
        "attractive: 86, one_dimensional: 89,",
        "STA209",
    ),
    Breakage(
        "an opportunity that is no sum",
        _NEEDS,
        "NED-0007",
        "opportunity_score: 9.0",
        "opportunity_score: 11.4",
        "STA309",
    ),
)

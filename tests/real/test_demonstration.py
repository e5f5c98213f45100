"""The charts of published data show what their sources say: see SOURCE.md of each collection."""

import html
import re

import pytest

from tests.real.demonstration import AS_OF, demonstrate
from tests.real.publishing import publish
from tests.real.sources import collection

_ATTRIBUTE = re.compile(r'data-([a-z-]+)="([^"]*)"')


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    for name in ("spc-nist", "nps-carpentries-2020-01", "feedback-nyc311", "qms-radiotherapyai"):
        collection(name)
    target = tmp_path_factory.mktemp("demonstration")
    demonstrate(target / "qms")
    published = publish(target / "qms", target / "html", AS_OF)
    assert not [
        one for one in published.warnings if one[0].endswith(("charts.md", "indicators.yaml"))
    ]
    return published.page("docs/charts")


def marks(page, name):
    """Return the data attributes of the marks that have one of that name, each mark once."""
    found = (re.findall(_ATTRIBUTE, tag) for tag in re.findall(r"<[a-z]+ [^>]*>", page))
    several = (tuple(one) for one in found if any(key == name for key, _ in one))
    return [{key: html.unescape(value) for key, value in one} for one in dict.fromkeys(several)]


def test_the_control_chart_has_the_limits_and_the_signal_of_the_handbook(page):
    wafers = marks(page, "period")
    assert len(wafers) == 25
    limits = {(one["centre"], one["upper"], one["lower"]) for one in wafers}
    assert limits == {("16", "28", "4")}
    signals = [number for number, one in enumerate(wafers, start=1) if "signal" in one]
    assert signals == [24]


def test_the_score_is_the_one_that_was_published(page):
    (score,) = marks(page, "in-favour")
    assert round(float(score["value"])) == 63
    assert float(score["in-favour"]) == pytest.approx(100 * 93 / 134)
    assert float(score["against"]) == pytest.approx(100 * 9 / 134)
    assert "134 answers" in page


def test_the_pareto_chart_counts_the_complaints_of_the_city(page):
    types = marks(page, "category")
    assert [(one["category"], one["weight"]) for one in types[:3]] == [
        ("Animal-Abuse", "1804"),
        ("Dead Animal", "1695"),
        ("Animal in a Park", "921"),
    ]
    assert sum(int(one["weight"]) for one in types) == 4969
    assert types[-1]["cumulative"] == "100"


def test_the_matrix_has_the_counts_of_the_report(page):
    cells = {
        (one["row"], one["column"]): one["count"] for one in marks(page, "count") if "row" in one
    }
    filled = {f"P{row}/S{column}": int(n) for (row, column), n in cells.items() if n != "0"}
    assert filled == {"P1/S5": 3, "P1/S4": 1, "P1/S3": 1, "P1/S2": 1, "P3/S2": 1, "P4/S1": 1}

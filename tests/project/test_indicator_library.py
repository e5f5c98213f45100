"""The library of indicators: each well defined, valid, and reached through its benefit."""

import pytest

from clausebook.analysis.benefits import Benefit
from clausebook.indicator_library import indicator_library
from tests.corpora import library

LIBRARY = indicator_library()
NEVER_GIVEN = {"id", "kind", "status", "version", "owner", "targets", "series", "serves"}
ASKED = (
    "title",
    "benefit",
    "definition",
    "formula",
    "unit",
    "direction",
    "frequency",
    "analysis_frequency",
    "source",
    "class",
    "chart",
    "caution",
)
FACTORS = {"%": 100, "ppm": 1_000_000}


def record(name: str) -> dict[str, object]:
    header = {"id": "KPI-0001", "kind": "kpi", "status": "draft", "version": "0.1"}
    return {**header, "owner": "ROL-0001", **LIBRARY[name].values}


def test_it_is_in_the_order_of_its_names():
    assert list(LIBRARY) == sorted(LIBRARY)


def test_each_benefit_has_an_indicator():
    assert {indicator.benefit for indicator in LIBRARY.values()} == set(Benefit)


def test_titles_and_definitions_are_each_their_own():
    for field in ("title", "definition", "caution"):
        texts = [indicator.values[field] for indicator in LIBRARY.values()]
        assert len(texts) == len(set(texts)), field


@pytest.mark.parametrize("name", LIBRARY)
class TestEach:
    def test_is_valid(self, name):
        assert library().is_valid("kpi", record(name))

    def test_says_all_that_is_asked_and_nothing_that_only_the_user_knows(self, name):
        values = LIBRARY[name].values
        assert [field for field in ASKED if not values.get(field)] == []
        assert NEVER_GIVEN & set(values) == set()

    def test_has_both_counts_unless_it_is_a_median(self, name):
        values = LIBRARY[name].values
        counts = {"numerator", "denominator"} & set(values)
        is_median = str(values["formula"]).startswith("Median")
        assert counts == (set() if is_median else {"numerator", "denominator"})

    def test_factor_fits_unit_and_formula(self, name):
        values = LIBRARY[name].values
        factor = values.get("factor")
        if values["unit"] in FACTORS:
            assert factor == FACTORS[values["unit"]]
        assert (factor is not None) is (f"times {factor}" in str(values["formula"]))

    def test_control_chart_of_counts_has_counts(self, name):
        values = LIBRARY[name].values
        if values["chart"] in ("p", "u"):
            assert "denominator" in values
        if values["chart"] == "p":
            assert values["unit"] in FACTORS

    def test_name_is_plain(self, name):
        assert name.replace("-", "").isalpha()
        assert name == name.lower()


def test_a_wrong_one_would_be_noticed():
    assert not library().is_valid("kpi", {**record("on-time-delivery"), "benefit": "profit"})
    assert not library().is_valid("kpi", {**record("on-time-delivery"), "note": "x"})


def test_nothing_claims_compliance():
    words = " ".join(str(value) for one in LIBRARY.values() for value in one.values.values())
    assert "complian" not in words.lower()
    assert "ISO" not in words

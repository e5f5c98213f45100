"""Which records an auditor pulls: repeatable, stable, within the period."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.analysis.sampling_plan import sample_size, sampling_plan
from tests.corpora import TODAY, corpus

SINCE = date(2025, 6, 30)


def decision(number: int, day: str = "2026-03-01") -> str:
    return f'id: DEC-{number:04}\nkind: decision\ndecided_on: "{day}"\nwhat: x'


def drawn(texts: list[str], seed: str = "1", **options):
    plan = sampling_plan(corpus({"a.yaml": "\n---\n".join(texts)}), SINCE, seed, **options)
    return {sample.kind: [one.record.id for one in sample.drawn] for sample in plan}


@pytest.mark.parametrize(
    ("population", "size"), [(0, 0), (1, 1), (3, 3), (9, 3), (10, 4), (16, 4), (17, 5), (1000, 15)]
)
def test_size(population: int, size: int):
    assert sample_size(population) == size


@given(st.integers(0, 10_000), st.integers(1, 20), st.integers(0, 20))
def test_a_sample_is_never_larger_than_its_population_or_the_most(population, least, more):
    size = sample_size(population, least=least, most=least + more)
    assert min(population, least) <= size <= min(population, least + more)


def test_the_same_seed_draws_the_same_and_another_seed_others():
    texts = [decision(number) for number in range(40)]
    assert drawn(texts) == drawn(texts[::-1])
    assert len({str(drawn(texts, str(seed))) for seed in range(5)}) > 1


def test_a_record_more_exchanges_at_most_one():
    texts = [decision(number) for number in range(37)]
    before = set(drawn(texts)["decision"])
    for number in range(40, 60):
        after = set(drawn([*texts, decision(number)])["decision"])
        assert len(before - after) <= 1


def test_only_what_happened_in_the_period_is_drawn():
    texts = [
        decision(1, "2025-06-29"),
        decision(2, "2025-06-30"),
        decision(3, TODAY.isoformat()),
        decision(4, "2026-07-01"),
    ]
    assert drawn(texts) == {"decision": ["DEC-0002", "DEC-0003"]}


def test_documents_that_are_kept_current_are_not_drawn_but_living_lists_are():
    texts = [
        "id: RSK-0001\nkind: risk\ncause: a\nevent: b\neffect: c",
        "id: LOC-0001\nkind: record-location\nwhat: Orders\nwhere: Order system\nclauses: ['8.2.3.2']",
    ]
    assert drawn(texts) == {"record-location": ["LOC-0001"]}


def test_a_trail_leads_to_records_and_not_to_roles():
    texts = [
        decision(1) + "\nconcerns: [RSK-0001]\ndecided_by: [PSN-0001]",
        "id: RSK-0001\nkind: risk\ncause: a\nevent: b\neffect: c",
    ]
    (sample,) = sampling_plan(corpus({"a.yaml": "\n---\n".join(texts)}), SINCE, "1")
    assert sample.drawn[0].leads_to == ("RSK-0001",)
    assert sample.clauses[0] == "5.1.2"

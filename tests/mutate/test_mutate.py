"""The bench finds what it should, and says so when it does not."""

from collections.abc import Iterator
from functools import cache

import pytest

from clausebook.document import read
from clausebook.record import Record
from tests.mutate.bench import Bench, Outcome
from tests.mutate.edits import drop, put, written
from tests.mutate.example import AS_OF, ROOT, Example, open_example
from tests.mutate.mutation import Mutation, Operator, operator
from tests.mutate.operators import AREAS, all_operators
from tests.mutate.report import share_found, table

SEED = 9001


@cache
def bench() -> Bench:
    return Bench(open_example())


def outcome(operator: Operator) -> Outcome:
    drawn = bench().draw([operator], 1, SEED)
    return next(bench().judge(drawn))


def first(example: Example, kind: str) -> Record:
    return next(record for record in example.live(kind) if "lint_ignore" not in record.values)


@operator("RSK001")
def nothing_changed(example: Example) -> Iterator[Mutation]:
    risk = first(example, "risk")
    yield put(risk, risk.text("cause"), "cause")


@operator("RSK001")
def short_cause(example: Example) -> Iterator[Mutation]:
    yield put(first(example, "risk"), "Weather", "cause")


@operator("RSK001")
def broken_schema(example: Example) -> Iterator[Mutation]:
    yield drop(first(example, "risk"), "cause")


@operator("RSK001")
def finding_elsewhere(example: Example) -> Iterator[Mutation]:
    yield put(first(example, "risk"), "Weather", "cause", at=("RSK-9999",))


@operator("CUS005")
def finding_of_another_rule(example: Example) -> Iterator[Mutation]:
    yield put(first(example, "risk"), "Weather", "cause")


@operator("DOC005")
def fault_that_is_set_aside(example: Example) -> Iterator[Mutation]:
    for suppressed in bench().untouched.suppressed:
        found = suppressed.diagnostic
        if found.code == "DOC005" and found.record:
            yield put(example.get(found.record), "2024-01-31", "review_by")


def test_the_untouched_example_has_no_findings():
    assert bench().untouched.diagnostics == ()


def test_the_example_is_judged_on_the_day_of_the_makefile():
    assert f"AS_OF := {AS_OF}\n" in (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_draw_is_found():
    outcomes = list(bench().judge(bench().draw(all_operators(), 40, SEED)))
    assert len(outcomes) == 40
    assert share_found(outcomes) >= 0.97, "\n".join(table(outcomes))


def test_a_fault_is_found_at_its_record():
    found = outcome(short_cause)
    assert found.found
    assert not found.breaks_schema


@pytest.mark.parametrize("useless", [nothing_changed, finding_elsewhere, finding_of_another_rule])
def test_what_no_rule_tells_there_is_not_found(useless):
    missed = outcome(useless)
    assert not missed.found
    assert f"  {useless.codes[0]}: {useless.name}" in table([missed])


def test_nothing_is_told_of_a_change_that_changes_nothing():
    assert outcome(nothing_changed).reason == "nothing was told"


def test_an_operator_that_breaks_the_schema_by_mistake_is_told():
    missed = outcome(broken_schema)
    assert not missed.found
    assert missed.reason.startswith("the operator breaks the schema; told instead: STR101 at RSK-")


def test_what_a_record_has_set_aside_is_not_drawn():
    assert list(fault_that_is_set_aside.mutations(bench().example))
    assert bench().draw([fault_that_is_set_aside], 1, SEED) == []


def test_a_file_written_anew_says_the_same():
    for loaded in bench().example.corpus.loaded:
        document = loaded.document
        again = read(document.path, written(document, document.value))
        assert again.faults == ()
        assert again.value == document.value
        assert again.body == document.body


def test_the_same_seed_draws_the_same_faults():
    operators = all_operators()[:30]
    drawn = [[m.change for _, m in bench().draw(operators, 25, SEED)] for _ in range(2)]
    other = [m.change for _, m in bench().draw(operators, 25, SEED + 1)]
    assert drawn[0] == drawn[1] != other


def test_a_draw_is_spread_over_the_operators():
    operators = all_operators()[:30]
    drawn = bench().draw(operators, 30, SEED)
    assert [operator for operator, _ in drawn] == list(operators)


def test_operators_are_many_of_each_area_and_named_once():
    operators = all_operators()
    assert len(operators) >= 100
    assert {o.area for o in operators} == {area.replace("_", " ") for area in AREAS}
    assert len({(o.area, o.name) for o in operators}) == len(operators)


def test_each_operator_names_rules_that_exist():
    known = {rule.code for rule in bench().catalogue}
    assert [o.name for o in all_operators() if not known & set(o.codes)] == []

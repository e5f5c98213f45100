"""Faults in issues, scope and processes (clauses 4.1, 4.3 and 4.4)."""

from collections.abc import Iterator

from clausebook.record import Record
from tests.mutate.edits import changed, drop, put, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator


def _is_climate(record: Record) -> bool:
    return record.text("topic") == "climate_change"


@operator("CTX001")
def climate_change_left_undecided(example: Example) -> Iterator[Mutation]:
    yield from without(example, "context-issue", "relevant", where=_is_climate)


@operator("CTX001")
def climate_change_not_among_the_issues(example: Example) -> Iterator[Mutation]:
    for issue in filter(_is_climate, example.live("context-issue")):
        yield put(issue, "environment", "topic", words=("climate",))


@operator("CTX001")
def climate_decision_out_of_force(example: Example) -> Iterator[Mutation]:
    for issue in filter(_is_climate, example.live("context-issue")):
        yield put(issue, "obsolete", "status", words=("climate",))


@operator("CTX002")
def scope_without_products(example: Example) -> Iterator[Mutation]:
    yield from without(example, "scope", "products")


@operator("CTX002")
def clause_not_applicable_without_reason(example: Example) -> Iterator[Mutation]:
    yield from without(example, "scope", "not_applicable", "*", "justification")


@operator("CTX002")
def clause_left_out_that_touches_conformity(example: Example) -> Iterator[Mutation]:
    for scope in example.live("scope"):
        for index, _ in enumerate(scope.parts("not_applicable")):
            yield put(scope, True, "not_applicable", index, "affects_conformity")


@operator("CTX002")
def clause_left_out_without_a_look_at_conformity(example: Example) -> Iterator[Mutation]:
    yield from without(example, "scope", "not_applicable", "*", "affects_conformity")


@operator("CTX003")
def process_without_inputs(example: Example) -> Iterator[Mutation]:
    yield from without(example, "process", "inputs")


@operator("CTX003")
def process_without_outputs(example: Example) -> Iterator[Mutation]:
    yield from without(example, "process", "outputs")


@operator("CTX003")
def process_without_criteria(example: Example) -> Iterator[Mutation]:
    yield from without(example, "process", "criteria")


@operator("CTX003")
def process_without_resources(example: Example) -> Iterator[Mutation]:
    yield from without(example, "process", "resources")


@operator("CTX003")
def process_never_evaluated(example: Example) -> Iterator[Mutation]:
    yield from without(example, "process", "evaluation")


@operator("CTX003")
def process_that_is_not_improved(example: Example) -> Iterator[Mutation]:
    """Where no change, improvement or action on record alters the process either."""
    for process in example.live("process"):
        if not example.related(process, "altered_by", "has_action"):
            yield drop(process, "improvement")


@operator("CTX004")
def input_from_nobody(example: Example) -> Iterator[Mutation]:
    yield from without(example, "process", "inputs", "*", "from")


@operator("CTX004")
def output_to_nobody(example: Example) -> Iterator[Mutation]:
    yield from without(example, "process", "outputs", "*", "to")


@operator("CTX002", "CTX005")
def scope_that_considers_nothing(example: Example) -> Iterator[Mutation]:
    """All of it: while a note says what followed from the parties, they were considered."""
    yield from without(example, "scope", "considers")


@operator("REF001", "CTX002")
def scope_over_a_product_that_does_not_exist(example: Example) -> Iterator[Mutation]:
    yield from changed(example, "scope", "products", "*", to="PRD-0999")


@operator("RSK008")
def issue_from_which_nothing_follows(example: Example) -> Iterator[Mutation]:
    """An issue whose only risk or opportunity no longer names it."""
    for issue in example.live("context-issue"):
        followers = example.related(issue, "gives_rise_to")
        due = issue.flag("relevant") and not issue.has("no_significant_risk")
        if due and len(followers) == 1 and followers[0].kind.name in ("risk", "opportunity"):
            follower = followers[0]
            for index, source in enumerate(follower.part("source").texts("records")):
                if source == issue.id:
                    yield drop(follower, "source", "records", index, at=(issue.id,))


@operator("RSK008")
def process_without_a_decision_on_risks(example: Example) -> Iterator[Mutation]:
    for process in example.live("process"):
        if process.has("no_significant_risk") and not example.related(
            process, "handles", "gives_rise_to"
        ):
            yield drop(process, "no_significant_risk")

"""Faults in the exceptions that records make (clause 7.5.3.2 c)."""

from collections.abc import Iterator

from tests.mutate.edits import add, changed, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator

REASON = {"reason": "Decided in the managers' meeting", "by": "ROL-0002", "until": "2027-03-31"}
KINDS = ("risk", "complaint", "process")


@operator("LNT001")
def exception_that_hides_nothing(example: Example) -> Iterator[Mutation]:
    for kind, rule in {"risk": "RSK001", "objective": "OBJ001", "need": "CUS005"}.items():
        for record in example.live(kind):
            yield add(record, {"rule": rule, **REASON}, "lint_ignore")


@operator("LNT002")
def exception_that_has_run_out(example: Example) -> Iterator[Mutation]:
    for kind in KINDS:
        yield from changed(example, kind, "lint_ignore", "*", "until", to="2026-06-30")


@operator("LNT003", "LNT005")
def exception_by_nobody(example: Example) -> Iterator[Mutation]:
    for kind in KINDS:
        yield from without(example, kind, "lint_ignore", "*", "by")


@operator("LNT003", "LNT005")
def exception_without_end(example: Example) -> Iterator[Mutation]:
    for kind in KINDS:
        yield from without(example, kind, "lint_ignore", "*", "until")


@operator("LNT003")
def exception_from_a_rule_that_does_not_exist(example: Example) -> Iterator[Mutation]:
    for kind in KINDS:
        yield from changed(example, kind, "lint_ignore", "*", "rule", to="RSK999")

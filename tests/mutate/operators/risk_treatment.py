"""Faults in what is done about risks, accepted of them and learned for them (clause 6.1.2)."""

from collections.abc import Iterator
from datetime import date, timedelta

from clausebook.record import Part, Record
from tests.mutate.edits import drop, put, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator
from tests.mutate.operators.risks import criteria_of, option_of, ranks_of


def _appetite(example: Example, risk: Record) -> Part:
    rows = criteria_of(example, risk).parts("appetite")
    return next(row for row in rows if row.text("category") == risk.text("category"))


def _exceeds(example: Example, risk: Record) -> bool:
    ranks = ranks_of(example, risk)
    taken = ranks[_appetite(example, risk).text("level")]
    return ranks[risk.part("residual").text("level")] > taken


@operator("RSK005")
def risk_without_treatment(example: Example) -> Iterator[Mutation]:
    """Where nothing holds the risk down either: controls in place are a treatment."""
    yield from without(example, "risk", "treatment", where=lambda risk: not risk.has("controls"))


@operator("RSK005")
def risk_retained_by_nobody(example: Example) -> Iterator[Mutation]:
    yield from without(
        example,
        "risk",
        "acceptance",
        where=lambda risk: risk.part("treatment").text("option") == "retain",
    )


@operator("RSK005")
def risk_action_that_nobody_will_judge(example: Example) -> Iterator[Mutation]:
    """The only action of a treated risk that was not yet judged as a whole."""
    for risk in example.live("risk"):
        actions = risk.part("treatment").parts("actions")
        if len(actions) == 1 and option_of(risk) != "retain" and not risk.has("effectiveness"):
            yield drop(risk, "treatment", "actions", 0, "evaluation")


@operator("RSK005")
def risk_action_overdue(example: Example) -> Iterator[Mutation]:
    for risk in example.live("risk"):
        for index, action in enumerate(risk.part("treatment").parts("actions")):
            if not action.has("done_on"):
                yield put(risk, example.day(-45), "treatment", "actions", index, "due")


@operator("RSK005")
def risk_action_said_to_be_due_and_not_done(example: Example) -> Iterator[Mutation]:
    yield from without(example, "risk", "treatment", "actions", "*", "done_on")


def _open_actions(example: Example) -> Iterator[tuple[Record, int]]:
    """Yield what is still to be done: who did the rest, and by when, no longer matters."""
    for risk in example.live("risk"):
        for index, action in enumerate(risk.part("treatment").parts("actions")):
            if not action.has("done_on"):
                yield risk, index


@operator("RSK105")
def risk_action_of_nobody(example: Example) -> Iterator[Mutation]:
    for risk, index in _open_actions(example):
        yield drop(risk, "treatment", "actions", index, "owner")


@operator("RSK105")
def risk_action_without_day(example: Example) -> Iterator[Mutation]:
    for risk, index in _open_actions(example):
        yield drop(risk, "treatment", "actions", index, "due")


@operator("RSK006")
def risk_above_appetite_accepted_by_nobody(example: Example) -> Iterator[Mutation]:
    for risk in example.live("risk"):
        if risk.has("acceptance") and _exceeds(example, risk):
            yield drop(risk, "acceptance")


@operator("RSK006")
def risk_above_appetite_accepted_by_the_wrong_role(example: Example) -> Iterator[Mutation]:
    for risk in example.live("risk"):
        if risk.has("acceptance") and _exceeds(example, risk):
            level = risk.part("residual").text("level")
            rows = criteria_of(example, risk).parts("authority")
            may = {
                role for row in rows if row.text("level") == level for role in row.texts("roles")
            }
            for role in example.live("role"):
                if role.id not in may:
                    yield put(risk, role.id, "acceptance", "role")


@operator("RSK006")
def acceptance_that_has_run_out(example: Example) -> Iterator[Mutation]:
    for risk in example.live("risk"):
        if risk.has("acceptance") and _exceeds(example, risk):
            yield put(risk, example.day(-20), "acceptance", "until")


@operator("RSK006")
def acceptance_for_too_long(example: Example) -> Iterator[Mutation]:
    for risk in example.live("risk"):
        if risk.has("acceptance") and _exceeds(example, risk):
            yield put(risk, example.day(3 * 365), "acceptance", "until")


@operator("RSK006")
def appetite_lowered_and_nobody_accepted(example: Example) -> Iterator[Mutation]:
    for criteria in example.live("risk-criteria"):
        for index, row in enumerate(criteria.parts("appetite")):
            above = tuple(
                risk.id
                for risk in example.live("risk")
                if risk.text("category") == row.text("category")
                and risk.part("residual").text("level") == "moderate"
                and not risk.has("acceptance")
            )
            if above and row.text("level") == "moderate":
                yield put(criteria, "low", "appetite", index, "level", at=above)


def _day(event: Record) -> date | None:
    return event.date("received_on" if event.kind.name == "complaint" else "detected_on")


def _events(example: Example, category: str) -> list[Record]:
    since = example.today - timedelta(365)
    found = []
    for record in example.live("complaint", "nonconformity"):
        day = _day(record)
        if record.text("category") == category and day and day >= since:
            found.append(record)
    return found


def _risks_of_many_events(example: Example) -> Iterator[Record]:
    """Yield the risks that name an event of a sort which came four times within a year."""
    for risk in example.live("risk"):
        if len(_own_events(example, risk)) >= 4:
            yield risk


def _own_events(example: Example, risk: Record) -> list[Record]:
    """Return the events of the sorts that a risk names, without those that belong to another."""
    sources = example.related(risk, "arises_from")
    sorts = {s.text("category") for s in sources if s.kind.name in ("complaint", "nonconformity")}
    found = [event for sort in sorts for event in _events(example, sort)]
    return [event for event in found if _owners(example, event) <= {risk.id}]


def _owners(example: Example, event: Record) -> set[str]:
    """Return the risks that name an event, or were updated by its corrective action."""
    named = [r for r in example.related(event, "gives_rise_to") if r.kind.name == "risk"]
    actions = example.related(event, "corrected_by")
    updated = [r for action in actions for r in example.related(action, "updates")]
    return {risk.id for risk in (*named, *updated)}


def _known_by_its_history_alone(example: Example) -> Iterator[Record]:
    """Yield those which no corrective action says to have updated after the last event."""
    for risk in _risks_of_many_events(example):
        last = max(_day(event) or date.min for event in _own_events(example, risk))
        actions = example.related(risk, "updated_through")
        updates = [action.part("risks_updated").date("on") for action in actions]
        if risk.values.get("history") and not any(day and day >= last for day in updates):
            yield risk


@operator("RSK009")
def events_that_never_reached_the_risk(example: Example) -> Iterator[Mutation]:
    for risk in _known_by_its_history_alone(example):
        yield drop(risk, "history")


@operator("RSK009")
def risk_looked_at_before_the_events(example: Example) -> Iterator[Mutation]:
    for risk in _known_by_its_history_alone(example):
        yield put(risk, "2025-12-05", "history", len(risk.parts("history")) - 1, "date")


@operator("RSK009")
def what_happens_often_called_rare(example: Example) -> Iterator[Mutation]:
    for risk in _risks_of_many_events(example):
        yield put(risk, 1, "inherent", "likelihood")

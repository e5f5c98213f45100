"""Faults in risks, opportunities and the criteria that judge them (clauses 5.1.2 b and 6.1)."""

from collections.abc import Iterator
from datetime import date, timedelta

from clausebook.record import Part, Record
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, add, changed, drop, operator, put, without


def _is_done(risk: Record) -> bool:
    actions = risk.part("treatment").parts("actions")
    controls = risk.parts("controls")
    done = all(action.has("done_on") for action in actions)
    return bool(actions) and done and all(c.text("state") == "implemented" for c in controls)


def _option(risk: Record) -> str:
    return risk.part("treatment").text("option")


def _has_done_something(risk: Record) -> bool:
    actions = risk.part("treatment").parts("actions")
    return any(action.has("done_on") and action.has("evidence") for action in actions)


def _step(rating: Part, name: str) -> int:
    return rating.whole(name) or 0


def _is_lowered(risk: Record) -> bool:
    before, after = risk.part("inherent"), risk.part("residual")
    steps = ("likelihood", "consequence")
    return any(_step(after, step) < _step(before, step) for step in steps)


def _criteria(example: Example, risk: Record) -> Record:
    return example.get(risk.text("criteria"))


def _ranks(example: Example, risk: Record) -> dict[str, int]:
    levels = _criteria(example, risk).parts("levels")
    return {level.text("name"): _step(level, "order") for level in levels}


def _appetite(example: Example, risk: Record) -> Part:
    rows = _criteria(example, risk).parts("appetite")
    return next(row for row in rows if row.text("category") == risk.text("category"))


def _exceeds(example: Example, risk: Record) -> bool:
    ranks = _ranks(example, risk)
    taken = ranks[_appetite(example, risk).text("level")]
    return ranks[risk.part("residual").text("level")] > taken


@operator("RSK001")
def cause_in_one_word(example: Example) -> Iterator[Mutation]:
    yield from changed(example, "risk", "cause", to="Weather")


@operator("RSK001")
def event_in_two_words(example: Example) -> Iterator[Mutation]:
    yield from changed(example, "risk", "event", to="Late delivery")


@operator("RSK001")
def effect_that_repeats_the_event(example: Example) -> Iterator[Mutation]:
    for risk in example.live("risk"):
        yield put(risk, risk.text("event"), "effect")


@operator("RSK001")
def risk_without_category(example: Example) -> Iterator[Mutation]:
    yield from without(example, "risk", "category")


@operator("RSK001")
def risk_without_source(example: Example) -> Iterator[Mutation]:
    yield from without(example, "risk", "source")


@operator("RSK002")
def risk_that_does_not_say_what_it_touches(example: Example) -> Iterator[Mutation]:
    yield from without(example, "risk", "affects")


@operator("RSK002")
def opportunity_that_does_not_say_what_it_betters(example: Example) -> Iterator[Mutation]:
    yield from without(example, "opportunity", "affects")


@operator("RSK003")
def level_against_the_matrix(example: Example) -> Iterator[Mutation]:
    for risk in example.live("risk"):
        for side in ("inherent", "residual"):
            for level in _ranks(example, risk):
                if level != risk.part(side).text("level"):
                    yield put(risk, level, side, "level")


@operator("RSK003")
def level_that_the_criteria_do_not_know(example: Example) -> Iterator[Mutation]:
    yield from changed(example, "risk", "inherent", "level", to="severe")


@operator("RSK003")
def step_off_the_scale(example: Example) -> Iterator[Mutation]:
    yield from changed(example, "risk", "inherent", "likelihood", to=7)


@operator("RSK003")
def score_that_is_no_product(example: Example) -> Iterator[Mutation]:
    for risk in example.live("risk"):
        rating = risk.part("inherent")
        yield put(
            risk,
            _step(rating, "likelihood") * _step(rating, "consequence") + 1,
            "inherent",
            "score",
        )


@operator("RSK003")
def matrix_that_falls_where_it_should_rise(example: Example) -> Iterator[Mutation]:
    for criteria in example.live("risk-criteria"):
        rows = criteria.value("matrix")
        yield put(criteria, "low", "matrix", len(rows) - 1, len(rows[0]) - 1)
        yield put(criteria, "extreme", "matrix", 0, 0)
        yield put(criteria, "low", "matrix", 2, len(rows[0]) - 1)


@operator("RSK003")
def matrix_with_too_few_rows(example: Example) -> Iterator[Mutation]:
    for criteria in example.live("risk-criteria"):
        yield drop(criteria, "matrix", 0)
        yield drop(criteria, "matrix", len(criteria.value("matrix")) - 1)


@operator("RSK004")
def treated_risk_never_judged_again(example: Example) -> Iterator[Mutation]:
    """Not where the risk is retained: nothing was done that could change it."""
    yield from without(
        example, "risk", "residual", where=lambda r: _is_done(r) and _option(r) != "retain"
    )


@operator("RSK004")
def treatment_that_makes_it_worse(example: Example) -> Iterator[Mutation]:
    for risk in example.live("risk"):
        for step in ("likelihood", "consequence"):
            before = _step(risk.part("inherent"), step)
            if before < 5:
                yield put(risk, before + 1, "residual", step)


def _lowered_by_controls_alone(example: Example) -> Iterator[Record]:
    """Yield the risks that are lower now though no action was done: one with evidence counts."""
    for risk in filter(_is_lowered, example.live("risk")):
        if risk.has("controls") and not _has_done_something(risk):
            yield risk


@operator("RSK004")
def lower_risk_without_any_control(example: Example) -> Iterator[Mutation]:
    for risk in _lowered_by_controls_alone(example):
        yield drop(risk, "controls")


@operator("RSK004")
def lower_risk_with_a_control_only_planned(example: Example) -> Iterator[Mutation]:
    for risk in _lowered_by_controls_alone(example):
        if len(risk.parts("controls")) == 1:
            yield put(risk, "planned", "controls", 0, "state")


@operator("RSK004")
def lower_risk_with_a_control_nobody_can_see(example: Example) -> Iterator[Mutation]:
    for risk in _lowered_by_controls_alone(example):
        if len(risk.parts("controls")) == 1:
            yield drop(risk, "controls", 0, "evidence")


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
        if len(actions) == 1 and _option(risk) != "retain" and not risk.has("effectiveness"):
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
            rows = _criteria(example, risk).parts("authority")
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


WISHES = (
    "We win new customers in a new market",
    "Customers would be delighted and recommend us more often",
    "Revenue grows by a tenth",
    "More growers are satisfied and order again",
    "Sales to cities could double",
)


@operator("RSK007")
def opportunity_kept_as_a_risk(example: Example) -> Iterator[Mutation]:
    """Entered anew and whole: one sentence more does not turn a danger on record around."""
    model = next(risk for risk in example.live("risk") if _option(risk) == "retain")
    chance = {
        "id": "RSK-0999",
        "title": "Vineyards ask for probes",
        "category": model.text("category"),
        "cause": "Summers become drier in the hills too",
        "event": "Estates ask us for probes of their own",
        "affects": model.value("affects"),
        "source": model.value("source"),
        "criteria": model.text("criteria"),
        "inherent": {"likelihood": 2, "consequence": 2, "level": "low"},
        "treatment": {"option": "retain", "reason": "There is nothing to prevent"},
        "residual": {"likelihood": 2, "consequence": 2, "level": "low", "reason": "Nothing done"},
    }
    for register in example.headers:
        if register.kind.name == "register" and register.text("of") == "risk":
            for wish in WISHES:
                yield add(register, {**chance, "effect": wish}, "records", at=("RSK-0999",))


@operator("RSK007")
def opportunity_without_benefit(example: Example) -> Iterator[Mutation]:
    yield from without(example, "opportunity", "benefit")


@operator("RSK007")
def opportunity_without_decision(example: Example) -> Iterator[Mutation]:
    yield from without(example, "opportunity", "decision")


@operator("RSK007")
def opportunity_whose_effect_nobody_judged(example: Example) -> Iterator[Mutation]:
    """A good while after the last action: an effect takes its time."""
    for opportunity in example.live("opportunity"):
        done = [action.date("done_on") for action in opportunity.parts("actions")]
        if done and all(day and (example.today - day).days > 200 for day in done):
            yield drop(opportunity, "effectiveness")


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

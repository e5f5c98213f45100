"""Faults in how risks and opportunities are stated and judged (clauses 5.1.2 b and 6.1)."""

from collections.abc import Iterator

from clausebook.record import Part, Record
from tests.mutate.edits import add, changed, drop, put, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator


def _is_done(risk: Record) -> bool:
    actions = risk.part("treatment").parts("actions")
    controls = risk.parts("controls")
    done = all(action.has("done_on") for action in actions)
    return bool(actions) and done and all(c.text("state") == "implemented" for c in controls)


def option_of(risk: Record) -> str:
    return risk.part("treatment").text("option")


def _has_done_something(risk: Record) -> bool:
    actions = risk.part("treatment").parts("actions")
    return any(action.has("done_on") and action.has("evidence") for action in actions)


def step_of(rating: Part, name: str) -> int:
    return rating.whole(name) or 0


def _is_lowered(risk: Record) -> bool:
    before, after = risk.part("inherent"), risk.part("residual")
    steps = ("likelihood", "consequence")
    return any(step_of(after, step) < step_of(before, step) for step in steps)


def criteria_of(example: Example, risk: Record) -> Record:
    return example.get(risk.text("criteria"))


def ranks_of(example: Example, risk: Record) -> dict[str, int]:
    levels = criteria_of(example, risk).parts("levels")
    return {level.text("name"): step_of(level, "order") for level in levels}


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
            for level in ranks_of(example, risk):
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
            step_of(rating, "likelihood") * step_of(rating, "consequence") + 1,
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
        example, "risk", "residual", where=lambda r: _is_done(r) and option_of(r) != "retain"
    )


@operator("RSK004")
def treatment_that_makes_it_worse(example: Example) -> Iterator[Mutation]:
    for risk in example.live("risk"):
        for step in ("likelihood", "consequence"):
            before = step_of(risk.part("inherent"), step)
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
    model = next(risk for risk in example.live("risk") if option_of(risk) == "retain")
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

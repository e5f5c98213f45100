"""Faults in segments, needs, customers, journeys and canvases (clause 5.1.2)."""

from collections import Counter
from collections.abc import Iterator

from clausebook.record import Record
from tests.mutate.edits import changed, drop, places, put, remove, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator

FAR_TOO_OLD = "2019-05-06"


def _is_target(segment: Record) -> bool:
    return segment.text("target") == "yes"


@operator("CUS001")
def segment_served_from_one_day_to_the_next(example: Example) -> Iterator[Mutation]:
    """A segment without needs and processes is chosen as target."""
    for segment in example.live("segment"):
        if not _is_target(segment) and not example.related(segment, "has_need"):
            yield put(segment, "yes", "target")


@operator("CUS002")
def target_without_advantage(example: Example) -> Iterator[Mutation]:
    yield from without(example, "segment", "advantage_rationale", where=_is_target)


@operator("CUS002")
def target_without_strategy(example: Example) -> Iterator[Mutation]:
    yield from without(example, "segment", "strategy_reference", where=_is_target)


@operator("CUS002")
def target_without_criteria(example: Example) -> Iterator[Mutation]:
    yield from without(example, "segment", "criteria", where=_is_target)


@operator("CUS002")
def segment_refused_without_reason(example: Example) -> Iterator[Mutation]:
    """Said to be no target, without why; ``later`` is not asked for a reason by the catalogue."""
    yield from without(
        example, "segment", "not_served_reason", where=lambda s: s.text("target") == "no"
    )


@operator("CUS003")
def need_without_type(example: Example) -> Iterator[Mutation]:
    yield from without(example, "need", "type")


@operator("CUS003")
def need_without_horizon(example: Example) -> Iterator[Mutation]:
    yield from without(example, "need", "horizon")


def _only_one(example: Example, field: str, value: str) -> Iterator[Record]:
    """Yield the needs that are the only ones of a sort in a target segment."""
    for segment in filter(_is_target, example.live("segment")):
        needs = [n for n in example.related(segment, "has_need") if n.is_live(example.today)]
        found = [need for need in needs if need.text(field) == value]
        if len(found) == 1:
            yield found[0]


@operator("CUS003")
def no_future_need_explored(example: Example) -> Iterator[Mutation]:
    for need in _only_one(example, "horizon", "future"):
        yield put(need, "current", "horizon", at=(need.text("segment"),))


@operator("CUS003")
def no_latent_need_explored(example: Example) -> Iterator[Mutation]:
    for need in _only_one(example, "type", "latent"):
        yield put(need, "explicit", "type", at=(need.text("segment"),))


@operator("CUS003")
def no_implicit_need_explored(example: Example) -> Iterator[Mutation]:
    for need in _only_one(example, "type", "implicit"):
        yield put(need, "explicit", "type", at=(need.text("segment"),))


@operator("CUS003")
def type_of_need_against_its_kano_class(example: Example) -> Iterator[Mutation]:
    """An implicit need is a must-be, an explicit one one-dimensional, a latent one attractive."""
    for need in example.live("need"):
        kano = need.part("kano")
        if kano.has("must_be") and not kano.has("note"):
            counts = {n: kano.number(n) or 0 for n in ("must_be", "one_dimensional", "attractive")}
            strongest = max(counts, key=lambda name: counts[name])
            for name in {
                "implicit": "must_be",
                "explicit": "one_dimensional",
                "latent": "attractive",
            }:
                fits = {
                    "implicit": "must_be",
                    "explicit": "one_dimensional",
                    "latent": "attractive",
                }
                if fits[name] != strongest:
                    yield put(need, name, "type")


@operator("CUS004")
def need_that_names_a_product(example: Example) -> Iterator[Mutation]:
    for need in example.live("need"):
        for product in example.live("product"):
            yield put(need, f"Have a {product.title} in each row", "statement")


@operator("CUS004")
def need_written_as_a_specification(example: Example) -> Iterator[Mutation]:
    for need in example.live("need"):
        yield put(need, "The sensor shall have a blue button", "statement")


@operator("CUS004")
def need_written_as_a_feature(example: Example) -> Iterator[Mutation]:
    for need in example.live("need"):
        yield put(need, "A feature with a drop-down menu for the watering plan", "statement")


@operator("CUS005")
def need_without_evidence(example: Example) -> Iterator[Mutation]:
    yield from without(example, "need", "evidence")


@operator("CUS005")
def need_that_we_only_assume(example: Example) -> Iterator[Mutation]:
    assumed = [{"method": "internal_assumption", "on": "2026-09-01", "with": "nobody"}]
    yield from changed(example, "need", "evidence", to=lambda _: assumed)


@operator("CUS005")
def need_that_only_the_process_owner_knows(example: Example) -> Iterator[Mutation]:
    owned = [{"method": "process_owner", "on": "2026-09-01", "with": "process_owner"}]
    yield from changed(example, "need", "evidence", to=lambda _: owned)


@operator("CUS005")
def need_with_evidence_of_long_ago(example: Example) -> Iterator[Mutation]:
    """Where there is one piece of evidence; the day of the last confirmation is of another field."""
    for need in example.live("need"):
        if len(need.parts("evidence")) == 1:
            yield put(need, FAR_TOO_OLD, "evidence", 0, "on")


@operator("CUS006")
def stage_of_the_experience_not_looked_at(example: Example) -> Iterator[Mutation]:
    for journey in example.live("journey"):
        stage, segment = journey.text("stage"), journey.text("segment")
        yield Mutation(
            journey.path,
            f"{journey.id} left out",
            remove(journey).edit,
            (segment,),
            (stage,),
        )


@operator("CUS006")
def stage_no_longer_said_not_to_apply(example: Example) -> Iterator[Mutation]:
    for segment in example.live("segment"):
        for index, _ in enumerate(segment.parts("stages_not_applicable")):
            yield drop(segment, "stages_not_applicable", index)


def _known_to_no_customer(example: Example) -> Iterator[Record]:
    """Yield the products on the market that no record of a customer names either."""
    for product in example.live("product"):
        on_the_market = product.text("lifecycle_stage") not in ("idea", "design")
        if on_the_market and not example.related(product, "received_by"):
            yield product


@operator("CUS007")
def product_that_nobody_buys(example: Example) -> Iterator[Mutation]:
    for product in _known_to_no_customer(example):
        yield drop(product, "direct_customers")


@operator("CUS007")
def product_that_nobody_uses(example: Example) -> Iterator[Mutation]:
    for product in _known_to_no_customer(example):
        yield drop(product, "end_users")


def _loss_risks(example: Example, customer: Record) -> list[Record]:
    related = example.related(customer, "satisfaction_threatened_by", "gives_rise_to")
    return [risk for risk in related if risk.text("category") == "customer_loss"]


@operator("CUS008")
def customer_becomes_a_key_customer(example: Example) -> Iterator[Mutation]:
    for customer in example.live("customer"):
        served = customer.text("class") == "direct" and not customer.has("lost_on")
        if served and not _loss_risks(example, customer):
            yield put(customer, True, "key")


@operator("CUS008")
def customer_grows_to_a_third_of_the_revenue(example: Example) -> Iterator[Mutation]:
    for customer in example.live("customer"):
        if customer.has("revenue_share") and not _loss_risks(example, customer):
            yield put(customer, 34, "revenue_share")


@operator("CUS008")
def risk_of_loss_out_of_force(example: Example) -> Iterator[Mutation]:
    for customer in example.live("customer"):
        risks = _loss_risks(example, customer)
        if customer.flag("key") and len(risks) == 1:
            yield put(risks[0], "obsolete", "status", at=(customer.id,))


@operator("CUS010")
def canvas_with_a_curve_that_lacks_a_factor(example: Example) -> Iterator[Mutation]:
    yield from without(example, "canvas", "curves", "*", "scores", "*")


@operator("CUS010")
def canvas_with_a_factor_of_its_own(example: Example) -> Iterator[Mutation]:
    yield from changed(
        example, "canvas", "curves", "*", "scores", "*", "factor", to="Colour of the housing"
    )


def _seen_curves(example: Example) -> Iterator[tuple[Record, int]]:
    """Yield the curves of today: the one that is aimed at comes from no observation."""
    for canvas in example.live("canvas"):
        for index, curve in enumerate(canvas.parts("curves")):
            if not curve.flag("future"):
                yield canvas, index


@operator("CUS010")
def canvas_without_source(example: Example) -> Iterator[Mutation]:
    for canvas, index in _seen_curves(example):
        yield drop(canvas, "curves", index, "source")


@operator("CUS010")
def canvas_without_day(example: Example) -> Iterator[Mutation]:
    for canvas, index in _seen_curves(example):
        yield drop(canvas, "curves", index, "on")


@operator("CUS010")
def canvas_without_reading(example: Example) -> Iterator[Mutation]:
    yield from without(example, "canvas", "reading")


@operator("CUS010")
def canvas_without_our_own_curve(example: Example) -> Iterator[Mutation]:
    for canvas in example.live("canvas"):
        own = Counter(bool(curve.flag("own")) for curve in canvas.parts("curves"))
        for steps, value in places(canvas.values, ("curves", "*", "own")):
            if value and own[True] == 1:
                yield put(canvas, False, *steps)


@operator("RSK008")
def pain_from_which_nothing_follows(example: Example) -> Iterator[Mutation]:
    for journey in example.live("journey"):
        follows = example.related(journey, "gives_rise_to")
        grave = journey.text("severity") in ("considerable", "severe")
        named = set(journey.texts("gives_rise_to"))
        if grave and not journey.has("no_significant_risk") and {r.id for r in follows} == named:
            yield drop(journey, "gives_rise_to")

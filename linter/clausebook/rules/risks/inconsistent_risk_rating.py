"""Ratings that contradict the criteria, and criteria that contradict themselves."""

from collections.abc import Iterator

from clausebook.amendment import writing
from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.risks._criteria_faults import criteria_faults
from clausebook.rules.risks._levels import rated_level, usable_criteria
from clausebook.rules.rule import Finding, rule


@rule(
    "RSK003",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="6.1.1, 6.1.2",
    by_document=True,
    mends=True,
)
def inconsistent_risk_rating(corpus: Corpus) -> Iterator[Finding]:
    """A rating contradicts the scales and the matrix of its criteria, or these themselves.

    Levels decide what is done first for customers, so they have to be what the organization's own
    criteria say. The standard prescribes no scale, no matrix and no score: this rule holds the
    records to what the organization chose.

    **Ratings** of risks: each step is on its scale, the level (where it is written) is the one that
    the matrix gives, the score (where it is written) is likelihood times consequence. Steps of
    opportunities are on the scales of benefit and feasibility. **Criteria:** no step and no level
    stands twice, the matrix has a row for each step of likelihood and in it a level for each step
    of consequence, every level that is named is defined, more likelihood or more consequence never
    gives a lower level, and no more is taken as a rule than is tolerated for a time.

    Drafts are looked at too, for wrong arithmetic is not unfinished work; what was withdrawn is
    not. Where the criteria of a risk cannot be told, its score alone is checked.

    ## Fails

    ```yaml
    RSK-0001:
      inherent: {score: 9}
    ```

    ## Fails

    ```yaml
    RSK-0001:
      inherent: {level: moderate}
    ```

    ## Fails

    ```yaml
    RSK-0002:
      inherent: {consequence: 6}
    ```

    ## Fails

    ```yaml
    OPP-0001:
      benefit: {step: 4}
    ```

    ## Fails

    ```yaml
    RCR-0001:
      matrix:
        - [low, low, low, moderate, moderate]
        - [low, moderate, moderate, high, high]
        - [low, moderate, low, high, extreme]
        - [moderate, high, high, extreme, extreme]
        - [moderate, high, extreme, extreme, extreme]
    ```

    ## Passes

    ```yaml
    RSK-0001:
      inherent: {level: high, score: 12}
      residual: {level: moderate, score: 4}
    ```
    """
    for criteria in corpus.records("risk-criteria"):
        if not is_withdrawn(criteria):
            yield from criteria_faults(criteria)
    for risk in corpus.records("risk"):
        if not is_withdrawn(risk):
            criteria_of_risk = usable_criteria(corpus.whole, risk)
            for rating in (risk.part("inherent"), risk.part("residual")):
                yield from _rating(criteria_of_risk, rating)
    for opportunity in corpus.records("opportunity"):
        found = None if is_withdrawn(opportunity) else usable_criteria(corpus.whole, opportunity)
        if found is not None:
            for scale in ("benefit", "feasibility"):
                yield from _step(found, scale, opportunity.part(scale), "step")


def _rating(criteria: Record | None, rating: Part) -> Iterator[Finding]:
    likelihood, consequence = rating.whole("likelihood"), rating.whole("consequence")
    if likelihood is None or consequence is None:
        return
    score = rating.whole("score")
    if score is not None and score != likelihood * consequence:
        yield Finding(
            rating.at("score"),
            f"score {score}, but {likelihood} times {consequence} is {likelihood * consequence}",
            f"write 'score: {likelihood * consequence}', or leave it out: it is computed",
            fix=writing(rating.at("score"), likelihood * consequence),
        )
    if criteria is None:
        return
    yield from _step(criteria, "likelihood", rating, "likelihood")
    yield from _step(criteria, "consequence", rating, "consequence")
    level, written = rated_level(criteria, rating), rating.text("level")
    if level is not None and written and written != level:
        yield Finding(
            rating.at("level"),
            f"level '{written}', but the matrix of {criteria.id} gives '{level}' to likelihood "
            f"{likelihood} and consequence {consequence}",
            f"write 'level: {level}', or leave it out: it is computed",
            ((f"the matrix of {criteria.id}", criteria.at("matrix")),),
            fix=writing(rating.at("level"), level),
        )


def _step(criteria: Record, scale: str, part: Part, name: str) -> Iterator[Finding]:
    step = part.whole(name)
    known = sorted({s.whole("step") or 0 for s in criteria.parts(scale)})
    if step is not None and known and step not in known:
        steps = ", ".join(str(number) for number in known)
        yield Finding(
            part.at(name),
            f"step {step} is not on the scale of {scale} in {criteria.id}, which has {steps}",
            "choose the step whose meaning fits",
            ((f"the scale of {scale}", criteria.at(scale)),),
        )

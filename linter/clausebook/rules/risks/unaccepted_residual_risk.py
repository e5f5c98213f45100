"""A risk that is left above the appetite without a valid acceptance."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.days import after
from clausebook.analysis.risk_matrix import level_order
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.risks._levels import Standing, standing_of
from clausebook.rules.risks._treatment import actions
from clausebook.rules.rule import Finding, rule


@rule("RSK006", basis="house", severity="warning", since="0.1", clauses="6.1.2, 5.1.2 b")
def unaccepted_residual_risk(corpus: Corpus, *, period: str = "12 months") -> Iterator[Finding]:
    """What is left of a risk is above the appetite, and nobody who may has accepted it.

    Where the risk criteria state how much is taken in each category, a risk that stays above it is
    somebody's decision, not an oversight. The residual rating counts; where a risk is retained and
    was not rated again, the inherent one. What is asked of a live risk above the appetite:

    - An `acceptance` by a role that the criteria give authority for this level or a higher one.
      Where the criteria state no authority at all, every role may.
    - It holds today: it begins by now, and it ends after the day that it states or, where it states
      none, after the longest period of the criteria (else the threshold `period`). It may not state
      a later end than that period allows.
    - A level above the tolerance is not accepted at all, unless an open action is to bring it down.

    Where appetites are stated, but none for the category of the risk, only the lowest level counts
    as taken; a risk without a category is RSK001's. Criteria without any appetite leave nothing to
    compare with: the rule is silent. The standard knows neither appetite nor acceptance; those who
    chose them want them kept.

    ## Fails

    ```yaml
    RSK-0001:
      acceptance: null
      residual: {likelihood: 3, consequence: 3}
    ```

    ## Fails

    ```yaml
    RSK-0001:
      acceptance: {role: ROL-0002}
      residual: {likelihood: 3, consequence: 3}
    ```

    ## Fails

    ```yaml
    RSK-0001:
      acceptance: {on: 2025-02-03, until: 2026-01-31}
      residual: {likelihood: 3, consequence: 3}
    ```

    ## Fails

    ```yaml
    RSK-0001:
      acceptance: {until: 2029-12-31}
      residual: {likelihood: 3, consequence: 3}
    ```

    ## Fails

    ```yaml
    RSK-0001:
      inherent: {likelihood: 5, consequence: 5}
      residual: {likelihood: 4, consequence: 4}
    ```

    ## Passes

    ```yaml
    RSK-0001:
      residual: {likelihood: 3, consequence: 3}
    ```

    ## Passes

    ```yaml
    RSK-0001:
      acceptance: null
      residual: {likelihood: 1, consequence: 4}
    ```
    """
    for risk in corpus.live("risk"):
        standing = standing_of(corpus, risk)
        if standing is None or not standing.above_appetite or not risk.has("category"):
            continue
        retained = risk.part("treatment").text("option") == "retain"
        if standing.rating == "residual" or retained:
            yield from _acceptance(risk, standing, corpus.today, period)


def _acceptance(risk: Record, standing: Standing, today: date, period: str) -> Iterator[Finding]:
    acceptance, rating = risk.part("acceptance"), risk.at(standing.rating)
    role, allowed = acceptance.text("role"), _authorised(standing)
    related = (("what the criteria say", standing.criteria.at("appetite")),)
    if standing.above_tolerance and not _is_being_lowered(risk):
        yield Finding(
            rating,
            f"the level '{standing.level}' is above what is tolerated, and no action is open",
            "plan a further action that brings it down",
            related,
        )
    elif not acceptance:
        yield Finding(
            rating,
            f"the level '{standing.level}' is {_limit(risk, standing)}, and nobody accepted it",
            "lower it, or write who accepted it and until when, as in "
            "'acceptance: {role: ROL-0001, on: 2026-05-26, until: 2027-03-31}'",
            related,
        )
    elif standing.criteria.parts("authority") and role not in allowed:
        yield Finding(
            acceptance.at("role"),
            f"{role} may not accept a risk of level '{standing.level}'",
            f"ask {' or '.join(allowed)}" if allowed else "lower it: nobody may accept it",
            (("who may accept what", standing.criteria.at("authority")),),
        )
    else:
        yield from _validity(acceptance, standing, today, period)


def _limit(risk: Record, standing: Standing) -> str:
    category = risk.text("category")
    if standing.taken is None:
        return f"beyond the lowest, no appetite is stated for '{category}'"
    return f"above the '{standing.taken.level}' that is taken in '{category}'"


def _authorised(standing: Standing) -> tuple[str, ...]:
    """Return the roles that may accept this level, or a higher one and so this one too."""
    ranks = level_order(standing.criteria)
    found = (
        role
        for part in standing.criteria.parts("authority")
        if ranks.get(part.text("level"), 0) >= standing.order
        for role in part.texts("roles")
    )
    return tuple(dict.fromkeys(found))


def _is_being_lowered(risk: Record) -> bool:
    return any(not action.has("done_on") for action in actions(risk))


def _validity(acceptance: Part, standing: Standing, today: date, period: str) -> Iterator[Finding]:
    begins, stated = acceptance.date("on"), acceptance.date("until")
    longest = standing.criteria.text("acceptance_period") or period
    latest = after(begins, longest) if begins is not None else None
    ends = stated or latest
    if begins is not None and begins > today:
        yield Finding(
            acceptance.at("on"),
            f"the acceptance begins only on {begins}",
            "until then the risk is accepted by nobody: have it accepted for today too",
        )
    elif ends is not None and ends < today:
        yield Finding(
            acceptance.at("until") if stated else acceptance.at("on"),
            f"the acceptance ended on {ends}",
            "rate the risk again, and lower it or have it accepted anew",
        )
    elif stated is not None and latest is not None and stated > latest:
        yield Finding(
            acceptance.at("until"),
            f"accepted until {stated}, but {longest} from {begins} end on {latest}",
            f"end it on {latest} at the latest, and accept it anew then",
        )

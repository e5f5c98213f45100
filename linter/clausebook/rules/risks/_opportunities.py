"""What an opportunity lacks that was to be weighed, decided, done or judged."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.days import is_past
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding

__all__ = ["opportunity_gaps"]

_TAKEN_UP = ("pursue", "explore")


def opportunity_gaps(corpus: Corpus, period: str) -> Iterator[Finding]:
    """Yield what live opportunities lack: benefit, decision, actions, a way to judge them.

    ``period`` is the time after the last action within which its effect is judged.
    """
    found = corpus.live("opportunity")
    # Where nothing was decided about any, RSK002 says so.
    asked = any(opportunity.has("decision") or opportunity.has("actions") for opportunity in found)
    for opportunity in found:
        yield from _weighed(opportunity, decision_is_asked=asked)
        if opportunity.part("decision").text("choice") in _TAKEN_UP:
            yield from _carried_out(corpus, opportunity, period)


def _weighed(opportunity: Record, *, decision_is_asked: bool) -> Iterator[Finding]:
    named = f"{opportunity.id}, '{opportunity.title}',"
    asked = ("benefit", "decision") if decision_is_asked else ("benefit",)
    missing = [name for name in asked if not opportunity.has(name)]
    if missing:
        yield Finding(
            opportunity.at(),
            f"{named} does not say {' nor '.join(_TOLD[name] for name in missing)}",
            f"add {' and '.join(_EXAMPLES[name] for name in missing)}",
        )


_TOLD = {"benefit": "how much good it would do", "decision": "what was decided about it"}
_EXAMPLES = {
    "benefit": "'benefit: {step: 2, reason: Half of the bakeries would use it}'",
    "decision": "'decision: {choice: defer, reason: Too few customers ask for it}'",
}


def _carried_out(corpus: Corpus, opportunity: Record, period: str) -> Iterator[Finding]:
    actions = opportunity.parts("actions")
    if not actions:
        if not corpus.sources(opportunity, "arises_from", "carried_out_in"):
            yield Finding(
                opportunity.at("decision", "choice"),
                f"{opportunity.id}, '{opportunity.title}', is taken up, but nothing is done",
                "say what is done, as in 'actions: [{what: Report tried with two bakeries}]'",
            )
        return
    if opportunity.has("effectiveness"):
        return
    if not any(action.has("evaluation") for action in actions):
        yield Finding(
            opportunity.at("actions"),
            "no action says how it will be judged whether it brought what was hoped for",
            "say by what, as in 'evaluation: Both bakeries order parts before the oven stops'",
        )
        return
    done = [action.date("done_on") for action in actions]
    last = max((day for day in done if day is not None), default=date.min)
    if None not in done and is_past(last, period, corpus.today):
        yield Finding(
            opportunity.at("actions"),
            f"all actions are done since {last}, but nobody judged what they brought",
            "judge it, as in 'effectiveness: {checked_on: 2026-06-10, result: effective}'",
        )

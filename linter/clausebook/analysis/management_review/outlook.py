"""What was promised before a period, what changed around it, and what could be better."""

from collections.abc import Iterator

from clausebook.analysis.actions import Action, actions_of
from clausebook.analysis.decisions import decided_in
from clausebook.analysis.management_review.considered import Considered, Found
from clausebook.analysis.period import Period
from clausebook.analysis.review_decisions import taken_up
from clausebook.analysis.reviews import days_of, held_reviews
from clausebook.corpus import Corpus
from clausebook.language import _, choice_word, day_text, ngettext
from clausebook.record import Record

__all__ = [
    "changes_in_issues",
    "changes_in_needs",
    "earlier_actions",
    "improvement_opportunities",
    "risk_and_opportunity_actions",
]

_ISSUES = ("context-issue", "obligation")
_NEEDS = ("need", "interested-party", "segment")
_SAID_ANEW = "decided_on"


def earlier_actions(corpus: Corpus, period: Period) -> Found:
    """Return how far the decisions of earlier reviews have come, as of the last day.

    What a later review took up again is told there alone.
    """
    held = [one for one in held_reviews(corpus) if days_of(one)[-1] <= period.ends]
    items = []
    for number, review in enumerate(held, start=1):
        pairs = zip(review.parts("decisions"), decided_in(review), strict=True)
        asked = [(part, one) for part, one in pairs if one.asks_for_action]
        decided = [
            one
            for part, one in asked
            if not (one.is_open and taken_up(review, part, held[number:]))
        ]
        done_on = [one.done_on for one in decided]
        is_recent = review.part("period").date("until") == period.earlier.ends
        still_open = [one for one in decided if one.is_open]
        if not asked or not (still_open or is_recent or any(day in period for day in done_on)):
            continue
        late = [one for one in still_open if one.is_overdue(period.ends)]
        told = ngettext(
            "{settled} of {count} decisions settled",
            "{settled} of {count} decisions settled",
            len(decided),
            settled=len(decided) - len(still_open),
        )
        again = len(asked) - len(decided)
        if again:
            told = ngettext(
                "{told}, {count} taken up again later",
                "{told}, {count} taken up again later",
                again,
                told=told,
            )
        if late:
            due = "; ".join(one.what for one in late)
            told = _("{told}; overdue: {decisions}", told=told, decisions=due)
        items.append(Considered(review, told, bool(late)))
    return Found(tuple(items))


def changes_in_issues(corpus: Corpus, period: Period) -> Found:
    """Return issues and obligations that are new, or were changed, in the period."""
    return Found(tuple(_changed(corpus, period, _ISSUES)))


def changes_in_needs(corpus: Corpus, period: Period) -> Found:
    """Return needs, interested parties and segments that were changed in the period."""
    return Found(tuple(_changed(corpus, period, _NEEDS)))


def risk_and_opportunity_actions(corpus: Corpus, period: Period) -> Found:
    """Return risks and opportunities with actions, or a judgement of effect, of the period."""
    items = []
    for record in sorted(corpus.live("risk", "opportunity"), key=lambda one: one.id):
        effect = record.part("effectiveness")
        actions = list(actions_of(record))
        late = [action for action in actions if action.is_overdue(period.ends)]
        if (
            late
            or effect.date("checked_on") in period
            or any(_falls_in(a, period) for a in actions)
        ):
            done = sum(not action.is_open for action in actions)
            told = choice_word(effect.text("result")) or _("effect not judged yet")
            if actions:
                told = _(
                    "{done} of {all} actions done, {result}",
                    done=done,
                    all=len(actions),
                    result=told,
                )
            items.append(Considered(record, told, bool(late)))
    return Found(tuple(items))


def improvement_opportunities(corpus: Corpus, period: Period) -> Found:
    """Return ideas, opportunities and hints of audits that came up in the period or wait."""
    items = []
    for idea in corpus.live("improvement"):
        choice = idea.part("choice").text("choice")
        if idea.date("proposed_on") in period or not choice:
            items.append(Considered(idea, choice_word(choice) or _("not decided yet")))
    for opportunity in corpus.live("opportunity"):
        decided = opportunity.part("decision")
        if decided.date("on") in period or not decided.has("choice"):
            choice = choice_word(decided.text("choice"))
            items.append(Considered(opportunity, choice or _("not decided yet")))
    items += [
        Considered(finding, _("hint of an audit"))
        for finding in corpus.live("audit-finding")
        if finding.text("grade") == "improvement" and finding.date("found_on") in period
    ]
    return Found(tuple(items))


def _falls_in(action: Action, period: Period) -> bool:
    return action.done_on in period or (action.is_open and action.due in period)


def _changed(corpus: Corpus, period: Period, kinds: tuple[str, ...]) -> Iterator[Considered]:
    """Yield registers with a version of the period, then records that say a day of it."""
    for register in corpus.live("register"):
        if register.text("of") in kinds:
            yield from _versions(register, period)
    for record in corpus.live(*kinds):
        told = [*_reasons(record, period)] if "history" in record.values else []
        said = record.date(_SAID_ANEW) if _SAID_ANEW in record.field.properties else None
        if said is not None and said in period:
            told.append(_("decided on {day}", day=day_text(said)))
        if told:
            yield Considered(record, "; ".join(told))


def _versions(register: Record, period: Period) -> Iterator[Considered]:
    reasons = list(_reasons(register, period))
    if reasons:
        yield Considered(register, "; ".join(reasons))


def _reasons(record: Record, period: Period) -> Iterator[str]:
    for entry in record.parts("history"):
        if entry.date("date") in period:
            yield _(
                "version {version}: {reason}",
                version=entry.text("version"),
                reason=entry.text("reason"),
            )

"""What went wrong in a period and was corrected, and what audits found."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from clausebook.analysis.actions import actions_of
from clausebook.analysis.audits import BREACHES, ends_on
from clausebook.analysis.comparison import counted
from clausebook.analysis.management_review.considered import Considered, Found
from clausebook.analysis.period import Period
from clausebook.corpus import Corpus
from clausebook.language import N_, _, choice_word, day_text
from clausebook.record import Record

__all__ = ["audits", "nonconformities"]


def nonconformities(corpus: Corpus, period: Period) -> Found:
    """Return nonconformities and corrective actions of the period, and those still open in it."""
    found = corpus.live("nonconformity")
    figures = []
    if found:
        days = [one.date("detected_on") for one in found]
        now, before = (_number(days, within) for within in (period, period.earlier))
        figures.append(counted(_("Nonconformities found"), now, before, "lower_is_better"))
    items = (
        *(item for one in found for item in _nonconformity(one, period)),
        *(item for one in corpus.live("corrective-action") for item in _action(one, period)),
    )
    return Found(items, tuple(figures))


def audits(corpus: Corpus, period: Period) -> Found:
    """Return the audits held in the period with their findings, and findings still open."""
    held = [a for a in corpus.live("audit", "external-audit") if ends_on(a) in period]
    findings = corpus.live("audit-finding")
    by_audit = [(_audit_day(corpus, one), one) for one in findings]
    items = [Considered(audit, _told(corpus, audit)) for audit in held]
    for day, finding in by_audit:
        is_open = finding.status != "closed" and (day or date.min) <= period.ends
        if is_open and finding.text("grade") in (*BREACHES, "observation"):
            response = finding.part("response")
            due = response.date("due")
            needs_attention = due is not None and due < period.ends and not response.has("done_on")
            told = _("{grade}, open", grade=choice_word(finding.text("grade")))
            items.append(Considered(finding, told, needs_attention))
    breaches = [day for day, one in by_audit if one.text("grade") in BREACHES]
    figures = []
    if held or breaches:
        now, before = (_number(breaches, within) for within in (period, period.earlier))
        figures.append(counted(_("Findings that breach a requirement"), now, before, _LESS))
    return Found(tuple(items), tuple(figures))


_LESS = "lower_is_better"


def _nonconformity(record: Record, period: Period) -> Iterator[Considered]:
    closed, detected = record.date("closed_on"), record.date("detected_on") or date.min
    is_open = record.status != "closed"
    if detected in period or closed in period or (is_open and detected <= period.ends):
        grade = choice_word(record.text("grade")) if record.has("grade") else ""
        state = _("open") if is_open else _told_closed(closed)
        yield Considered(record, ", ".join(part for part in (grade, state) if part))


def _told_closed(closed: date | None) -> str:
    return _("closed") if closed is None else _("closed on {day}", day=day_text(closed))


def _action(record: Record, period: Period) -> Iterator[Considered]:
    closed, effect = record.date("closed_on"), record.part("effectiveness")
    is_open = record.status != "closed"
    if not (is_open or closed in period or effect.date("on") in period):
        return
    actions = list(actions_of(record))
    late = [action for action in actions if action.is_overdue(period.ends)]
    done = sum(not action.is_open for action in actions)
    judged = effect.text("result")
    told = _(
        "{done} of {total} actions done, {result}",
        done=done,
        total=len(actions),
        result=choice_word(judged) if judged else _("effect not judged yet"),
    )
    yield Considered(record, told, bool(late))


def _told(corpus: Corpus, audit: Record) -> str:
    grades = Counter(one.text("grade") or _UNGRADED for one in _findings(corpus, audit))
    counts = ", ".join(f"{number} {_grade(grade)}" for grade, number in sorted(grades.items()))
    return "; ".join(filter(None, (counts or _("no finding"), audit.text("conclusion"))))


_UNGRADED = N_("ungraded")


def _grade(grade: str) -> str:
    return _(grade) if grade == _UNGRADED else choice_word(grade)


def _findings(corpus: Corpus, audit: Record) -> tuple[Record, ...]:
    related = corpus.related(audit, "has_finding")
    return tuple(one for one in related if one.kind.name == "audit-finding")


def _audit_day(corpus: Corpus, finding: Record) -> date | None:
    audit = corpus.get(finding.text("audit"))
    known = audit is not None and audit.is_valid and audit.kind.name in ("audit", "external-audit")
    return finding.date("found_on") or (ends_on(audit) if audit is not None and known else None)


def _number(days: Iterable[date | None], period: Period) -> int:
    return sum(day in period for day in days)

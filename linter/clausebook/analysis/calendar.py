"""What is to be looked at again by which day, wherever the records say it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.audit_cycle import audit_cycle
from clausebook.analysis.audits import last_external_audits
from clausebook.analysis.days import after
from clausebook.analysis.equipment import equipment_in_use
from clausebook.analysis.providers_in_use import providers_in_use
from clausebook.analysis.recurring import watches
from clausebook.analysis.reviews import held_reviews
from clausebook.analysis.rounds import ROUNDS
from clausebook.analysis.verification import next_check
from clausebook.corpus import Corpus
from clausebook.language import _, pgettext
from clausebook.record import Record

__all__ = ["Due", "calendar"]


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due on a day; ``owner`` is the id of the role that sees to it, or empty."""

    day: date
    what: str
    record: Record
    owner: str

    def is_overdue(self, today: date) -> bool:
        """Whether the day has passed."""
        return self.day < today


def calendar(corpus: Corpus, kinds: Iterable[str] = ()) -> tuple[Due, ...]:
    """Return all that is due, by its day; of some kinds of records, or of all.

    Actions are left out: they stand with those who do them.
    """
    wanted = frozenset(kinds)
    found = (due for due in _every(corpus) if not wanted or due.record.kind.name in wanted)
    return tuple(sorted(found, key=lambda due: (due.day, due.record.id, due.what)))


def _every(corpus: Corpus) -> Iterator[Due]:
    for record in corpus.live():
        yield from _own_days(record)
    for turn in ROUNDS:
        for record in corpus.live(turn.kind):
            yield from _due(turn.due(record), _(turn.name), record)
    yield from _watched(corpus)
    yield from _checked(corpus)
    yield from _planned(corpus)
    yield from _judged(corpus)


def _own_days(record: Record) -> Iterator[Due]:
    """Yield the review and the end that a record sets itself, not those of its register."""
    if "review_by" in record.values:
        is_register = record.kind.name == "register"
        what = _("review of the register") if is_register else pgettext("due", "review")
        yield from _due(record.date("review_by"), what, record)
    if record.is_temporary or "expires_on" in record.values:
        yield from _due(record.last_day, pgettext("due", "end"), record)


def _watched(corpus: Corpus) -> Iterator[Due]:
    for one in watches(corpus):
        yield from _due(one.due, _("look whether the law has changed"), one.record, one.who)
    for requirement in corpus.live("requirement"):
        for part in requirement.parts("verified_by"):
            day = next_check(requirement, part)
            if day != date.min:  # nobody said from when on it is due
                what = _("verification: {method}", method=part.text("method"))
                yield from _due(day, what, requirement)


def _checked(corpus: Corpus) -> Iterator[Due]:
    for equipment in equipment_in_use(corpus):
        last = equipment.date("last_on")
        counted = after(last, equipment.text("interval")) if last else None
        method = equipment.text("method") or pgettext("due", "check")
        yield from _due(equipment.date("next_due") or counted, method, equipment)
    for provider in providers_in_use(corpus):
        yield from _due(provider.date("reevaluate_by"), _("evaluation anew"), provider)
    for risk in corpus.live("risk"):
        day = risk.part("acceptance").date("until")
        what, role = _("end of the acceptance"), risk.part("acceptance").text("role")
        yield from _due(day, what, risk, role)


def _planned(corpus: Corpus) -> Iterator[Due]:
    for survey in corpus.live("survey"):
        if not corpus.sources(survey, "repeats"):
            yield from _due(survey.date("next_due"), _("next wave"), survey)
    for training in corpus.live("training"):
        if training.status != "closed" and not training.has("held_on"):
            yield from _due(training.date("planned_for"), pgettext("due", "training"), training)
    for audit in corpus.live("external-audit"):
        if audit.status != "closed" and not audit.has("answered_on"):
            yield from _due(audit.date("answer_due"), pgettext("due", "answer"), audit)
    yield from _audits(corpus)
    held = held_reviews(corpus)
    if held:
        yield from _due(held[-1].date("next_due"), _("next management review"), held[-1])


def _audits(corpus: Corpus) -> Iterator[Due]:
    programmes = {
        part.text("number"): programme
        for programme in corpus.live("audit-programme")
        for part in programme.parts("planned_audits")
    }
    for one in audit_cycle(corpus).audits:
        programme = programmes.get(one.number)
        if programme is not None and not one.audits and not one.dropped:
            responsible = programme.text("responsible")
            yield from _due(
                one.due, _("audit {number}", number=one.number).rstrip(), programme, responsible
            )
    for audit in last_external_audits(corpus):
        yield from _due(audit.date("next_due"), _("next audit from outside"), audit)


def _judged(corpus: Corpus) -> Iterator[Due]:
    """Yield the days by which the effect of something is to be judged and is not yet."""
    for record in corpus.live("corrective-action", "change", "improvement", "training"):
        effect = record.part("effectiveness")
        if record.status != "closed" and not effect.has("result"):
            yield from _due(effect.date("due"), _("judgement of the effect"), record)


def _due(day: date | None, what: str, record: Record, owner: str = "") -> Iterator[Due]:
    if day is not None:
        yield Due(day, what, record, owner or record.text("owner"))

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
from clausebook.text import Pointer

__all__ = ["Due", "calendar"]


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due on a day; ``owner`` is the id of the role that sees to it, or empty.

    ``field`` leads, from the record on, to what the day is told by.
    """

    day: date
    what: str
    record: Record
    owner: str
    field: Pointer = ()

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
            field = (turn.group, turn.last) if turn.group else (turn.last,)
            yield from _due(turn.due(record), _(turn.name), record, field)
    yield from _watched(corpus)
    yield from _checked(corpus)
    yield from _planned(corpus)
    yield from _judged(corpus)


def _own_days(record: Record) -> Iterator[Due]:
    """Yield the review and the end that a record sets itself, not those of its register."""
    if "review_by" in record.values:
        is_register = record.kind.name == "register"
        what = _("review of the register") if is_register else pgettext("due", "review")
        yield from _due(record.date("review_by"), what, record, ("review_by",))
    if record.is_temporary or "expires_on" in record.values:
        yield from _due(record.last_day, pgettext("due", "end"), record, (_last_field(record),))


def _watched(corpus: Corpus) -> Iterator[Due]:
    for one in watches(corpus):
        what = _("look whether the law has changed")
        yield from _due(one.due, what, one.record, ("last_checked_on",), one.who)
    for requirement in corpus.live("requirement"):
        for index, part in enumerate(requirement.parts("verified_by")):
            day = next_check(requirement, part)
            if day != date.min:  # nobody said from when on it is due
                what = _("verification: {method}", method=part.text("method"))
                yield from _due(day, what, requirement, ("verified_by", index))


def _checked(corpus: Corpus) -> Iterator[Due]:
    for equipment in equipment_in_use(corpus):
        last = equipment.date("last_on")
        counted = after(last, equipment.text("interval")) if last else None
        method = equipment.text("method") or pgettext("due", "check")
        day = equipment.date("next_due")
        yield from _due(day or counted, method, equipment, ("next_due" if day else "last_on",))
    for provider in providers_in_use(corpus):
        day, what = provider.date("reevaluate_by"), _("evaluation anew")
        yield from _due(day, what, provider, ("reevaluate_by",))
    for risk in corpus.live("risk"):
        day = risk.part("acceptance").date("until")
        what, role = _("end of the acceptance"), risk.part("acceptance").text("role")
        yield from _due(day, what, risk, ("acceptance", "until"), role)


def _planned(corpus: Corpus) -> Iterator[Due]:
    for survey in corpus.live("survey"):
        if not corpus.sources(survey, "repeats"):
            yield from _due(survey.date("next_due"), _("next wave"), survey, ("next_due",))
    for training in corpus.live("training"):
        if training.status != "closed" and not training.has("held_on"):
            what, field = pgettext("due", "training"), ("planned_for",)
            yield from _due(training.date("planned_for"), what, training, field)
    for audit in corpus.live("external-audit"):
        if audit.status != "closed" and not audit.has("answered_on"):
            what, field = pgettext("due", "answer"), ("answer_due",)
            yield from _due(audit.date("answer_due"), what, audit, field)
    yield from _audits(corpus)
    held = held_reviews(corpus)
    if held:
        what, field = _("next management review"), ("next_due",)
        yield from _due(held[-1].date("next_due"), what, held[-1], field)


def _audits(corpus: Corpus) -> Iterator[Due]:
    programmes = {
        part.text("number"): (programme, index)
        for programme in corpus.live("audit-programme")
        for index, part in enumerate(programme.parts("planned_audits"))
    }
    for one in audit_cycle(corpus).audits:
        if one.number in programmes and not one.audits and not one.dropped:
            programme, index = programmes[one.number]
            what, field = _("audit {number}", number=one.number).rstrip(), ("planned_audits", index)
            yield from _due(one.due, what, programme, field, programme.text("responsible"))
    for audit in last_external_audits(corpus):
        what = _("next audit from outside")
        yield from _due(audit.date("next_due"), what, audit, ("next_due",))


def _judged(corpus: Corpus) -> Iterator[Due]:
    """Yield the days by which the effect of something is to be judged and is not yet."""
    for record in corpus.live("corrective-action", "change", "improvement", "training"):
        effect = record.part("effectiveness")
        if record.status != "closed" and not effect.has("result"):
            what = _("judgement of the effect")
            yield from _due(effect.date("due"), what, record, ("effectiveness", "due"))


def _last_field(record: Record) -> str:
    ends = record.date("expires_on")
    return "expires_on" if ends is not None and ends == record.last_day else "temporary_until"


def _due(
    day: date | None, what: str, record: Record, field: Pointer, owner: str = ""
) -> Iterator[Due]:
    if day is not None:
        yield Due(day, what, record, owner or record.text("owner"), field)

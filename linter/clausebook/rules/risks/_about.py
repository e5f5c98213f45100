"""Which risks are about something that happened, and when somebody last looked at them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.risks._events import Event

__all__ = ["About", "about_the", "by_category"]

_KINDS = ("risk", "opportunity")
_FROM_EVENT = ("gives_rise_to", "answered_by", "used_in")
_TOUCHING = (
    "conformity_threatened_by",
    "satisfaction_threatened_by",
    "compliance_threatened_by",
    "handles",
)
_LOOKS = (
    ("acceptance", "on"),
    ("effectiveness", "checked_on"),
    ("decision", "on"),
    ("approval", "on"),
)


@dataclass(frozen=True, slots=True)
class About:
    """Risks and opportunities about a category of events.

    ``rated_by_events`` are the risks that arise from the events or were updated because of them.
    ``looks`` are those with the days on which somebody looked at them; ``set_aside_on`` is the day
    on which a corrective action said last that no risk needs an update.
    """

    risks: tuple[Record, ...]
    rated_by_events: tuple[Record, ...]
    looks: tuple[tuple[Record, date], ...]
    set_aside_on: date | None


def by_category(corpus: Corpus) -> Mapping[str, tuple[Record, ...]]:
    """Return risks, opportunities and corrective actions by the category that they bear."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for record in corpus.live(*_KINDS, "corrective-action"):
        found[record.text("category")].append(record)
    return {category: tuple(records) for category, records in found.items() if category}


def about_the(corpus: Corpus, events: Iterable[Event], alike: Iterable[Record]) -> About:
    """Return what is about events: what arises from them or is ``alike``, else what they touch.

    ``alike`` are the records that ``by_category`` gives for theirs.
    """
    records = [record for event in events for record in event.records]
    alike = tuple(alike)
    actions = list(_corrective_actions(corpus, records, alike))
    arising = [r for one in records for r in corpus.related(one, *_FROM_EVENT)]
    arising += [r for action in actions for r in corpus.related(action, "updates")]
    near = _chosen(arising)
    risks = _chosen((*near, *alike)) or _chosen(_touching(corpus, records))
    looks = [(risk, day) for risk in risks for day in _looks(risk)]
    looks += [
        (risk, day)
        for action in actions
        for risk in risks
        if (day := action.part("risks_updated").date("on")) is not None
        and risk.id in action.part("risks_updated").texts("records")
    ]
    aside = [day for action in actions if (day := _set_aside_on(action)) is not None]
    rated = tuple(risk for risk in near if risk.kind.name == "risk")
    return About(risks, rated, tuple(looks), max(aside, default=None))


def _chosen(records: Iterable[Record]) -> tuple[Record, ...]:
    found = {r.id: r for r in records if r.kind.name in _KINDS and not is_withdrawn(r)}
    return tuple(found.values())


def _corrective_actions(
    corpus: Corpus, records: Iterable[Record], alike: Iterable[Record]
) -> Iterator[Record]:
    named = [r for one in records for r in corpus.related(one, "corrected_by")]
    for action in {r.id: r for r in (*named, *alike)}.values():
        if action.kind.name == "corrective-action" and action.is_valid:
            yield action


def _touching(corpus: Corpus, records: list[Record]) -> Iterator[Record]:
    for one in records:
        for touched in corpus.related(one, "concerns", "breaches"):
            if touched.kind.name in ("process", "requirement", "need"):
                yield from corpus.related(touched, *_TOUCHING)


def _looks(risk: Record) -> Iterator[date]:
    """Yield the days on which somebody looked at a risk; those of its register do not count."""
    own = [entry.date("date") for entry in risk.parts("history")]
    if "reviewed_on" in risk.values:
        own.append(risk.date("reviewed_on"))
    for name, key in _LOOKS:
        if name in risk.field.properties and name in risk.values:
            own.append(risk.part(name).date(key))
    yield from (day for day in own if day is not None)


def _set_aside_on(action: Record) -> date | None:
    """Return the day on which it was said that no risk needs an update."""
    if not action.part("risks_updated").has("none_reason"):
        return None
    days = (
        action.part("risks_updated").date("on"),
        action.part("effectiveness").date("on"),
        action.date("closed_on"),
        action.date("implemented_on"),
    )
    return max((day for day in days if day is not None), default=None)

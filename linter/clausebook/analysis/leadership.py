"""Acts of top management for customers, read from records as they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from clausebook.analysis.indicators import PERCEIVED
from clausebook.analysis.reviews import days_of
from clausebook.analysis.role_holding import TopManagement
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["Act", "acts_of_leadership"]

_CLAUSE = "5.1.2 "
_BY_KIND = {
    "requirement": "a",
    "obligation": "a",
    "order": "a",
    "product": "a",
    "nonconformity": "a",
    "need": "ac",
    "complaint": "ac",
    "risk": "b",
    "opportunity": "b",
    "survey": "c",
    "feedback": "c",
    "segment": "c",
    "customer": "c",
}
_BY_INPUT = {
    "process_performance": "a",
    "changes_in_needs_and_expectations": "a",
    "risk_and_opportunity_actions": "b",
    "satisfaction_and_feedback": "c",
}
_BY_TOPIC = {"requirements": "a", "customer_needs": "ac", "feedback_and_complaints": "c"}
_RESULTS = ("objectives", "process_performance", "nonconformities", "monitoring_results")
_NAMED = ("considers", "answers", "carried_out_in")


@dataclass(frozen=True, slots=True)
class Act:
    """Something that top management did on a day, for some of the letters a, b, c of 5.1.2.

    ``stated`` are the letters that the record names; the others follow from what it is about.
    ``record`` tells of it, in the words of ``what``; ``impact`` is what it means for customers,
    empty where that is not said. ``names`` are the ids of the records that it decided about or
    reviewed; ``judges_results`` tells that it reviewed results without naming them.
    """

    day: date
    letters: frozenset[str]
    record: Record
    what: str
    impact: str = ""
    names: frozenset[str] = frozenset()
    judges_results: bool = False
    stated: frozenset[str] = frozenset()
    carried_out_in: tuple[str, ...] = ()

    @property
    def inferred(self) -> frozenset[str]:
        """The letters that only follow from what it is about."""
        return self.letters - self.stated


def acts_of_leadership(corpus: Corpus) -> Iterator[Act]:
    """Yield what top management decided, reviewed and said, with the letters it bears on.

    What a review decided and a decision on record carries out is one act: that of the record, with
    the letters of both.
    """
    top = TopManagement(corpus)
    found = {act.record.id: act for act in _decisions(corpus, top)}
    reviewed = []
    for act in _reviews(corpus, top):
        recorded = next((name for name in act.carried_out_in if name in found), None)
        if recorded is None:
            reviewed.append(act)
        else:
            found[recorded] = _together(found[recorded], act)
    yield from found.values()
    yield from reviewed
    yield from _words(corpus, top)


def _together(recorded: Act, reviewed: Act) -> Act:
    return replace(
        recorded,
        letters=recorded.letters | reviewed.letters,
        stated=recorded.stated | reviewed.stated,
        impact=recorded.impact or reviewed.impact,
    )


def _decisions(corpus: Corpus, top: TopManagement) -> Iterator[Act]:
    for decision in corpus.live("decision"):
        day = decision.date("decided_on")
        if day and top.includes((decision.text("role"), *decision.texts("decided_by")), day):
            stated = _of_clauses(decision.texts("clauses"))
            concerns = decision.texts("concerns")
            names = frozenset((decision.id, *concerns))
            impact = decision.text("customer_impact")
            letters = stated | _of_records(corpus, concerns)
            yield Act(day, letters, decision, decision.title, impact, names, stated=stated)


def _reviews(corpus: Corpus, top: TopManagement) -> Iterator[Act]:
    for review in corpus.live("management-review"):
        days = days_of(review)
        if not days or not top.includes(review.texts("attendees"), days[-1]):
            continue
        inputs = review.part("inputs")
        letters = "".join(
            named
            for name, named in _BY_INPUT.items()
            if inputs.part(name).has("conclusion") or inputs.part(name).has("records")
        )
        results = (inputs.part(name) for name in _RESULTS)
        judges = any(part.has("conclusion") and not part.has("records") for part in results)
        names = frozenset(link.target for link in corpus.outgoing(review, *_NAMED))
        stated = _of_clauses(review.texts("clauses"))
        yield Act(
            days[-1],
            frozenset(letters) | stated,
            review,
            review.title,
            names=names | {review.id},
            judges_results=judges,
            stated=stated,
        )
        for decision in review.parts("decisions"):
            found = _of_clauses(decision.texts("clauses"))
            carried = decision.texts("carried_out_in")
            focus = frozenset("c" if decision.text("type") == "customer_focus" else "")
            yield Act(
                days[-1],
                found | focus | _of_records(corpus, (*decision.texts("answers"), *carried)),
                review,
                decision.text("what"),
                decision.text("customer_impact"),
                stated=found,
                carried_out_in=carried,
            )


def _words(corpus: Corpus, top: TopManagement) -> Iterator[Act]:
    for communication in corpus.live("communication"):
        for entry in communication.parts("log"):
            day = entry.date("on")
            if day and top.includes((entry.text("by"),), day):
                topics = "".join(_BY_TOPIC.get(topic, "") for topic in entry.texts("topics"))
                about = _of_records(corpus, (part.text("record") for part in entry.parts("about")))
                stated = _of_clauses(communication.texts("clauses"))
                letters = frozenset(topics) | about | stated
                yield Act(day, letters, communication, entry.text("what"), stated=stated)


def _of_clauses(clauses: Iterable[str]) -> frozenset[str]:
    return frozenset(c.removeprefix(_CLAUSE)[0] for c in clauses if c.startswith(_CLAUSE))


def _of_records(corpus: Corpus, ids: Iterable[str]) -> frozenset[str]:
    found = (corpus.get(record_id) for record_id in ids)
    return frozenset("".join(_of_record(record) for record in found if record is not None))


def _of_record(record: Record) -> str:
    if record.kind.name == "objective":
        return "c" if "satisfaction" in record.texts("relevant_to") else "a"
    if record.kind.name == "kpi":
        return "c" if record.text("class") in PERCEIVED else "a"
    return _BY_KIND.get(record.kind.name, "")

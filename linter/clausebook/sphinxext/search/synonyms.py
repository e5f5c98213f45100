"""Everyday words and what this manual says instead, so that either finds it.

Ours lead to terms of ISO 9000. An organization adds its own in its glossary: words that are allowed
beside a term or not to be used for it, short forms, and words of other languages.
"""

from collections.abc import Iterator, Mapping

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.sphinxext.search.indexing import words_of

__all__ = ["synonyms"]

_PARTY = ("interested party", "interested parties")
_NONCONFORMITY = ("nonconformity", "nonconformities")
_OBLIGATION = ("obligation", "statutory")

_EVERYDAY: Mapping[str, tuple[str, ...]] = {
    "boss": ("top management",),
    "capa": ("corrective action",),
    "car": ("corrective action",),
    "ceo": ("top management",),
    "chance": ("opportunity",),
    "claim": ("complaint",),
    "client": ("customer",),
    "contract": ("order",),
    "contractor": ("provider",),
    "course": ("training",),
    "defect": _NONCONFORMITY,
    "employee": ("people", "person"),
    "error": _NONCONFORMITY,
    "gage": ("measuring equipment",),
    "gauge": ("measuring equipment",),
    "goal": ("objective",),
    "grievance": ("complaint",),
    "hazard": ("risk",),
    "inspection": ("verification",),
    "instrument": ("measuring equipment",),
    "kpi": ("indicator",),
    "law": _OBLIGATION,
    "legal": _OBLIGATION,
    "legislation": _OBLIGATION,
    "lesson": ("knowledge",),
    "metric": ("indicator",),
    "mistake": _NONCONFORMITY,
    "ncr": _NONCONFORMITY,
    "nonconformance": _NONCONFORMITY,
    "poll": ("survey",),
    "preventive": ("risk",),
    "questionnaire": ("survey",),
    "regulation": _OBLIGATION,
    "skill": ("competence",),
    "sop": ("procedure",),
    "staff": ("people", "person"),
    "stakeholder": _PARTY,
    "subcontractor": ("provider",),
    "supplier": ("provider",),
    "suppression": ("exception",),
    "threat": ("risk",),
    "vendor": ("provider",),
    "waiver": ("concession",),
    "worker": ("people", "person"),
}


def synonyms(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """Return by word, as the index spells it, the phrases that stand for it, both sorted."""
    found: dict[str, set[str]] = {word: set(phrases) for word, phrases in _EVERYDAY.items()}
    for term in corpus.records("glossary-term"):
        if not is_withdrawn(term):
            for word in _other_words(term):
                found.setdefault(word, set()).update(_spelled(term.title))
    return {word: tuple(sorted(found[word])) for word in sorted(found)}


def _other_words(term: Record) -> Iterator[str]:
    """Yield the single words that are said instead of a term."""
    said = [*term.texts("also"), *term.texts("forbidden_synonyms"), term.text("abbreviation")]
    said += [part.text("word") for part in term.parts("translations")]
    for text in said:
        words = words_of(text)
        if len(words) == 1:
            yield from words


def _spelled(text: str) -> tuple[str, ...]:
    words = " ".join(words_of(text))
    return (words,) if words else ()

"""What an organization does to prepare for another edition, as far as records show it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from clausebook.corpus import Corpus
from clausebook.edition import Edition
from clausebook.record import Record

__all__ = ["Step", "preparation"]

_NEAR = 60
"""Characters between the year and a word that tells an edition of the standard."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step, the records that show it, and what to do where none does."""

    title: str
    evidence: tuple[str, ...]
    advice: str

    @property
    def is_open(self) -> bool:
        """Whether no record shows it."""
        return not self.evidence


def preparation(corpus: Corpus, target: Edition) -> tuple[Step, ...]:
    """Return the steps in the order in which they are best taken."""
    speaks = _speaks_of(target)
    return (
        Step(
            "The move is planned, with somebody who answers for it and a day",
            _ids(_plans(corpus, target, speaks)),
            "write a change: clausebook new change",
        ),
        Step(
            "The new text is at hand as an external document",
            _ids(r for r in corpus.live("external-document") if speaks(r.title)),
            "write an external-document with its edition once a licensed copy is bought",
        ),
        Step(
            "Those who audit have learned what is new",
            _ids(
                r
                for r in corpus.records("training")
                if speaks(f"{r.title} {r.text('content')} {r.text('reason')}")
            ),
            "plan a training for the holders of the auditing roles: clausebook new training",
        ),
        Step(
            "Words from the standard are looked up again",
            _ids(
                r for r in corpus.live("glossary-term") if r.text("source_edition") == _year(target)
            ),
            _terms_to_look_up(corpus, target),
        ),
    )


def _plans(corpus: Corpus, target: Edition, speaks: Callable[[str], bool]) -> Iterator[Record]:
    ends = target.transition_ends
    for record in corpus.records("change", "objective"):
        about = (record.title, record.text("purpose" if _is_change(record) else "statement"))
        due = record.date("due")
        in_time = due is not None and (ends is None or due <= ends)
        if speaks(" ".join(about)) and record.has("owner") and in_time:
            yield record


def _is_change(record: Record) -> bool:
    return record.kind.name == "change"


def _terms_to_look_up(corpus: Corpus, target: Edition) -> str:
    old = [
        record.id
        for record in corpus.live("glossary-term")
        if record.has("source_edition") and record.text("source_edition") < _year(target)
    ]
    if not old:
        return "no word of the glossary names the edition in which it was looked up"
    return f'look up {", ".join(sorted(old))} and write source_edition: "{_year(target)}"'


def _speaks_of(target: Edition) -> Callable[[str], bool]:
    year = _year(target)
    words = rf"(?:ISO ?9001|edition)[^.]{{0,{_NEAR}}}{year}|{year}[^.]{{0,{_NEAR}}}edition"
    pattern = re.compile(words, re.IGNORECASE)
    return lambda text: pattern.search(" ".join(text.split())) is not None


def _year(edition: Edition) -> str:
    """Return the year in an edition's name."""
    found = re.findall("[0-9]{4}", edition.name.removeprefix("iso-9001"))
    return str(found[0]) if found else ""


def _ids(records: Iterator[Record]) -> tuple[str, ...]:
    return tuple(sorted(record.id for record in records))

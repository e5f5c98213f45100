"""The agenda of a management review as Markdown, to be handed round before the meeting."""

from collections.abc import Iterator, Sequence
from datetime import date

from clausebook.analysis.comparison import HOW_JUDGED
from clausebook.analysis.decisions import Decided
from clausebook.analysis.management_review import Figure, ReviewInput, ReviewPack
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.reports.markdown import cell, table

__all__ = ["agenda_markdown"]

_NOTHING = "No record of this period bears on it: say what was considered instead, or why nothing."
_OUTPUTS = (
    ("9.3.3 a", "What is to be improved?"),
    ("9.3.3 b", "Does the management system have to change?"),
    ("9.3.3 c", "Are resources needed?"),
)


def agenda_markdown(
    corpus: Corpus, pack: ReviewPack, waiting: Sequence[Decided], held_on: Sequence[date]
) -> str:
    """Return the agenda: each input with its records, then what is to be concluded and decided.

    ``waiting`` are the decisions of earlier reviews with something still to do.
    """
    points = list(enumerate(pack.inputs, start=1))
    lines = [
        "# Agenda of the management review",
        "",
        *_head(corpus, pack, held_on),
        *table(
            ("No.", "Point", "Clause", "Records", "Trend"),
            ((str(number), *_overview(one)) for number, one in points),
        ),
        *(line for number, one in points for line in _input(number, one)),
        *_conclusions(corpus, len(points) + 1),
        *_decisions(corpus, len(points) + 2, waiting),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _head(corpus: Corpus, pack: ReviewPack, held_on: Sequence[date]) -> Iterator[str]:
    days = ", ".join(map(str, held_on))
    yield f"- To be held on: {days or '________'}"
    yield f"- Period: {pack.period}, beside {pack.period.earlier}"
    yield f"- Records as of {corpus.today}, {corpus.edition.title}"
    yield ""
    yield HOW_JUDGED
    yield ""


def _overview(one: ReviewInput) -> Sequence[str]:
    records = "none" if one.is_empty else str(len(one.record_ids))
    trend = str(one.trend) if one.found.figures else ""
    if one.missing:
        trend += f"; {len(one.missing)} with a target missed"
    return (one.title, ", ".join(one.clauses), records, trend)


def _input(number: int, one: ReviewInput) -> Iterator[str]:
    clauses = f" ({', '.join(one.clauses)})" if one.clauses else ""
    yield f"## {number} {cell(one.title)}{clauses}"
    yield ""
    yield cell(one.description)
    yield ""
    if one.is_empty:
        yield _NOTHING
        yield ""
    if one.found.items:
        rows = (
            (
                _named(item.record),
                f"{item.told}{' (needs attention)' if item.needs_attention else ''}",
            )
            for item in one.found.items
        )
        yield from table(("Record", "What it says"), rows)
    if one.found.figures:
        names = ("Figure", "This period", "Before", "Trend", "Single values of this period")
        yield from table(names, map(_figure, one.found.figures))


def _figure(figure: Figure) -> Sequence[str]:
    name = f"{figure.record} {figure.name}".strip()
    values = (_number(figure, value) for value in (figure.now, figure.before))
    return (name, *values, str(figure.trend), figure.told_against)


def _number(figure: Figure, value: float | None) -> str:
    return "" if value is None else f"{round(value, 2):g} {figure.unit}".rstrip()


def _named(record: Record) -> str:
    return f"{record.id} {record.title}"


def _conclusions(corpus: Corpus, number: int) -> Iterator[str]:
    """Yield the questions on the system as a whole, as the schema of a review puts them."""
    fields = corpus.library.kinds["management-review"].fields.properties["conclusions"]
    yield f"## {number} Conclusions (9.3.1)"
    yield ""
    for field in fields.properties.values():
        yield f"- {cell(field.title)}: {cell(field.description)}"
    yield ""


def _decisions(corpus: Corpus, number: int, waiting: Sequence[Decided]) -> Iterator[str]:
    yield f"## {number} Decisions and actions"
    yield ""
    yield "Each with who sees it done, by when, and what it means for customers:"
    yield ""
    for clause, question in _OUTPUTS:
        yield f"- {question} ({clause})"
    yield ""
    if waiting:
        yield "Still open from earlier reviews:"
        yield ""
        rows = (
            (one.record.id, one.what, _owner(corpus, step.owner), str(step.due or "no day named"))
            for one in waiting
            for step in one.steps
            if step.is_open
        )
        yield from table(("Review", "Decision", "Owner", "Due"), rows)


def _owner(corpus: Corpus, owner: str) -> str:
    role = corpus.get(owner)
    return role.title if role is not None else owner or "nobody"

"""What is to be done next, as text and as JSON."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from clausebook import __version__
from clausebook.analysis.tasks import Sort, Task, Urgency
from clausebook.corpus import Corpus
from clausebook.edition import clause_key
from clausebook.reports.display import first_of, visible, wrap
from clausebook.reports.json_text import to_json
from clausebook.reports.result import in_numbers
from clausebook.reports.style import Style

__all__ = ["TaskList", "tasks_json", "tasks_text"]

SCHEMA_VERSION = 1

_WIDTH = 80
_INDENT = " " * 4
_FEW_PERSONS = 4
_TOLD_HOW = (Sort.FINDING, Sort.DECISION)
_HEADINGS = {
    Urgency.AT_ONCE: "at once: the records contradict themselves, or what is asked for is missing",
    Urgency.OVERDUE: "overdue",
    Urgency.DUE: "due until {until}",
    Urgency.OPEN: "open, without a day",
    Urgency.ADVISED: "advised",
}


@dataclass(frozen=True, slots=True)
class TaskList:
    """Tasks in their order, those left out that are due after ``until``.

    ``person`` and ``role`` are ids of those alone whose tasks are shown, or empty. At most so many
    as ``most`` are told as text, all where it is None.
    """

    corpus: Corpus
    tasks: tuple[Task, ...]
    until: date
    person: str = ""
    role: str = ""
    most: int | None = None

    @property
    def asked(self) -> tuple[Task, ...]:
        """Those of the person and the role that were asked for, whenever they are due."""
        return tuple(
            one
            for one in self.tasks
            if (not self.person or self.person in one.persons)
            and (not self.role or self.role in one.roles)
        )

    @property
    def shown(self) -> tuple[Task, ...]:
        """Those of them that are due by then, or have no day."""
        return tuple(one for one in self.asked if one.by is None or one.by <= self.until)


def tasks_text(found: TaskList, way: str, style: Style) -> str:
    """Return what is to be done by ``date``, ``person`` or ``clause``, the most urgent first."""
    shown = found.shown
    told = shown if found.most is None else shown[: found.most]
    lines: list[str] = []
    for heading, tasks in _groups(found, way, told).items():
        lines += [style.strong(wrap(heading, style.width or _WIDTH, _INDENT))]
        for task in tasks:
            lines.extend(_lines(found, task, way, style))
        lines.append("")
    return "\n".join([*lines, *_summary(found, len(told), style)]) + "\n"


def tasks_json(found: TaskList) -> str:
    """Return all that is to be done as one JSON object, the most urgent first."""
    shown = found.shown
    return to_json(
        {
            "clausebook": __version__,
            "schema_version": SCHEMA_VERSION,
            "as_of": found.corpus.today.isoformat(),
            "until": found.until.isoformat(),
            "tasks": [_value(one, found.corpus.today) for one in shown],
            "later": len(found.asked) - len(shown),
        }
    )


def _groups(found: TaskList, way: str, told: Sequence[Task]) -> Mapping[str, list[Task]]:
    """Return the tasks by heading: by urgency in its order, else by person or by clause."""
    keys: Mapping[str, Callable[[Task], tuple[str, ...]]] = {
        "date": lambda one: (one.urgency(found.corpus.today),),
        "person": lambda one: (
            (found.person,) if found.person else one.persons or one.roles or ("",)
        ),
        "clause": lambda one: one.clauses[:1] or ("",),
    }
    groups: defaultdict[str, list[Task]] = defaultdict(list)
    for task in told:
        for key in keys[way](task):
            groups[key].append(task)
    orders: Mapping[str, Callable[[str], tuple[Any, ...]]] = {
        "date": lambda key: (Urgency(key).rank,),
        "person": _by_id,
        "clause": _clause_order,
    }
    return {_heading(found, way, key): groups[key] for key in sorted(groups, key=orders[way])}


def _by_id(key: str) -> tuple[Any, ...]:
    return (not key, key)


def _clause_order(key: str) -> tuple[Any, ...]:
    return (not key, clause_key(key))


def _heading(found: TaskList, way: str, key: str) -> str:
    if way == "date":
        return _HEADINGS[Urgency(key)].format(until=found.until)
    if way == "clause":
        clause = found.corpus.edition.clauses.get(key)
        return f"{key} {clause.title}" if clause else key or "not asked for by a clause"
    record = found.corpus.get(key)
    if record is None:
        return visible(key) if key else "nobody is named"
    vacant = ", which nobody holds" if record.kind.name == "role" else ""
    return f"{key} {visible(record.title)}{vacant}"


def _lines(found: TaskList, task: Task, way: str, style: Style) -> Iterator[str]:
    width = style.width or _WIDTH
    day = f"{task.by} " if task.by else ""
    record = task.record
    named = f"{record.id} {record.title}: " if record is not None and record.id else ""
    rules = f" ({', '.join(task.rules)})" if task.rules else ""
    yield "  " + wrap(visible(f"{day}{named}{task.what}{rules}"), width, _INDENT, 2)
    start = task.location.span.start
    facts = [f"{task.location.path}:{start.line}"]
    facts += [f"[{task.clauses[0]}]"] if way != "clause" and task.clauses else []
    facts += [] if way == "person" and task.persons else [_who(found, task)]
    facts += [f"also {first_of(task.also, _FEW_PERSONS)}"] if task.also else []
    yield _INDENT + wrap(style.faint(visible("  ".join(filter(None, facts)))), width, _INDENT, 4)
    how = task.remedy if task.sort in _TOLD_HOW and task.remedy else task.command
    if how:
        yield _INDENT + wrap(f"-> {visible(how)}", width, _INDENT + "   ", 4)


def _who(found: TaskList, task: Task) -> str:
    roles = first_of(task.roles, 2)
    if not task.persons:
        return f"{roles}, held by nobody" if roles else "nobody is named"
    people = [found.corpus.get(person) for person in task.persons]
    names = first_of([one.title for one in people if one is not None], _FEW_PERSONS)
    return f"{names} ({roles})" if roles else names


def _summary(found: TaskList, told: int, style: Style) -> Iterator[str]:
    shown, today = found.shown, found.corpus.today
    counts = dict.fromkeys(Urgency, 0)
    for one in shown:
        counts[one.urgency(today)] += 1
    parts = ", ".join(f"{count} {urgency}" for urgency, count in counts.items() if count)
    later = len(found.asked) - len(shown)
    if told < len(shown):
        yield f"the {told} most urgent are listed; --all lists all of them"
    counted = f"{in_numbers(len(shown), 'task')} to do" if shown else "nothing to do"
    of_which = f": {parts}" if parts else ""
    after = f"; {later} more after {found.until}" if later else ""
    yield wrap(f"{counted} as of {today}{of_which}{after}", style.width or _WIDTH, _INDENT)


def _value(task: Task, today: date) -> dict[str, object]:
    start = task.location.span.start
    return {
        "sort": task.sort,
        "urgency": task.urgency(today),
        "what": task.what,
        "record": task.record.id or None if task.record is not None else None,
        "title": task.record.title if task.record is not None else None,
        "by": task.by and task.by.isoformat(),
        "roles": list(task.roles),
        "persons": list(task.persons),
        "clauses": list(task.clauses),
        "rules": list(task.rules),
        "severity": task.severity,
        "path": task.location.path,
        "line": start.line,
        "column": start.column,
        "remedy": task.remedy,
        "command": task.command,
        "also": list(task.also),
    }

"""What is still to be read and understood, as text and as JSON."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from clausebook import __version__
from clausebook.analysis.acknowledgements import Acknowledgements, Owed
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.reports.display import visible
from clausebook.reports.json_text import to_json
from clausebook.reports.result import in_numbers
from clausebook.reports.style import Style

__all__ = ["unread_json", "unread_text"]

SCHEMA_VERSION = 1

_UNUSED = (
    "nobody has acknowledged anything, so nothing is owed; begin with 'clausebook acknowledge "
    "DOC', or with 'clausebook new acknowledgement'\n"
)


def unread_text(corpus: Corpus, way: str, style: Style) -> str:
    """Return what is owed as of the day of a corpus, by ``person``, ``role`` or ``document``."""
    known = Acknowledgements(corpus)
    if not known.are_used:
        return _UNUSED
    owed = known.owed()
    lines: list[str] = []
    for name, of_name in _groups(owed, way).items():
        record = corpus.get(name)
        title = f" {visible(record.title)}" if record is not None else ""
        lines.append(style.strong(f"{name}{title}"))
        lines += [f"  {line}" for line in _lines(of_name, way)]
    persons = len({one.person.id for one in owed})
    lines.append(
        f"{in_numbers(len(owed), 'acknowledgement')} owed by {in_numbers(persons, 'person')} as of "
        f"{corpus.today}"
    )
    return "\n".join(lines) + "\n"


def unread_json(corpus: Corpus) -> str:
    """Return what is owed as one JSON object: each case, and how many there are by role."""
    known = Acknowledgements(corpus)
    owed = known.owed()
    return to_json(
        {
            "clausebook": __version__,
            "schema_version": SCHEMA_VERSION,
            "as_of": corpus.today.isoformat(),
            "used": known.are_used,
            "owed": [_value(one) for one in owed],
            "by_role": {role: len(of_role) for role, of_role in _groups(owed, "role").items()},
        }
    )


def _groups(owed: Iterable[Owed], way: str) -> Mapping[str, list[Owed]]:
    """Return what is owed by the ids of persons, roles or documents, sorted."""
    found: defaultdict[str, list[Owed]] = defaultdict(list)
    for one in owed:
        for name in _names(one, way):
            found[name].append(one)
    return dict(sorted(found.items()))


def _names(one: Owed, way: str) -> Iterable[str]:
    by_way = {"person": (one.person.id,), "document": (one.document.id,), "role": one.roles}
    return by_way[way]


def _lines(owed: Iterable[Owed], way: str) -> Iterator[str]:
    for one in owed:
        told = [] if way == "person" else [_name(one.person)]
        told += [] if way == "document" else [_document(one.document)]
        told += [] if way == "role" else [f"as {' and '.join(one.roles)}"]
        yield f"{', '.join(told)}, since {one.since}"


def _name(record: Record) -> str:
    return f"{record.id} {visible(record.title)}"


def _document(record: Record) -> str:
    return f"{record.id} {record.text('version')} {visible(record.title)}"


def _value(one: Owed) -> dict[str, object]:
    return {
        "person": one.person.id,
        "document": one.document.id,
        "title": one.document.title,
        "version": one.document.text("version"),
        "roles": list(one.roles),
        "since": one.since.isoformat(),
    }

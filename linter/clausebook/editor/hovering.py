"""What an editor shows beside a place: the record that is named there, or the field."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from clausebook.corpus import Corpus
from clausebook.edition import Edition
from clausebook.editor.cursor import Cursor, Part, cursor_at, id_at
from clausebook.editor.fields import Spot, spot_at
from clausebook.editor.markup import code, plain
from clausebook.record import Record
from clausebook.text import LINE_END, Position, Span

__all__ = ["Hover", "card_of", "explanation_of", "hover_at"]

_CLAUSE = re.compile(r"[0-9]+(?:\.[0-9]+)*(?: [a-z][0-9]*)?")


class Hover(NamedTuple):
    """Markdown, and the stretch of the text that it is about."""

    markdown: str
    span: Span


def hover_at(corpus: Corpus, text: str, position: Position, *, has_body: bool) -> Hover | None:
    """Return what is to be said about a place, None where nothing is."""
    named = id_at(text, position)
    record = corpus.get(named[0]) if named is not None else None
    if named is not None and record is not None:
        return Hover(card_of(corpus, record), named[1])
    cursor = cursor_at(text, position, has_body=has_body)
    if not cursor.word or cursor.part is Part.TEXT:
        return None
    spot = _spot(corpus, text, cursor)
    if spot is None or not spot.path:
        return None
    if spot.name == "clauses" and cursor.word != spot.name:
        return _clause_at(corpus.edition, text, position)
    return Hover(explanation_of(spot, corpus.edition), cursor.span)


def card_of(corpus: Corpus, record: Record) -> str:
    """Return what identifies a record: title, kind, status, version, owner and clauses."""
    owner = corpus.get(record.text("owner"))
    said = [
        f"**{plain(record.id)}** {plain(record.title)}",
        " · ".join(filter(None, _facts(record, owner))),
        plain(_gist(record)),
        _clauses(corpus.edition.translate(record.kind.clauses, record.kind.name)),
        code(record.path),
    ]
    return "\n\n".join(filter(None, said))


def explanation_of(spot: Spot, edition: Edition) -> str:
    """Return what a field means, what may stand there, and the clauses that it is about."""
    return "\n\n".join(_explained(spot, edition))


def _spot(corpus: Corpus, text: str, cursor: Cursor) -> Spot | None:
    """Return the field whose key or value the cursor is on."""
    if cursor.part is Part.VALUE:
        return spot_at(corpus.library, text, cursor)
    own = spot_at(corpus.library, text, cursor, cursor.word)
    if own is not None or cursor.part is Part.KEY:
        return own
    around = spot_at(corpus.library, text, cursor)
    return None if around is None or around.field.properties else around


def _clause_at(edition: Edition, text: str, position: Position) -> Hover | None:
    """Return the title of the clause that is written at a place."""
    line = LINE_END.split(text)[position.line - 1]
    for found in _CLAUSE.finditer(line):
        clause = edition.clauses.get(found[0])
        if clause is not None and found.start() < position.column <= found.end() + 1:
            start = Position(position.line, found.start() + 1)
            span = Span(start, Position(position.line, found.end() + 1))
            return Hover(f"**{plain(clause.number)}** {plain(clause.title)}", span)
    return None


def _facts(record: Record, owner: Record | None) -> Iterator[str]:
    yield plain(record.kind.title)
    yield plain(record.status)
    version = record.text("version")
    yield f"version {plain(version)}" if version else ""
    named = record.text("owner")
    yield f"owner {plain(owner.title if owner else named)}" if named else ""


def _gist(record: Record) -> str:
    """Return the first of the texts that say what a record is about."""
    known = record.kind.fields.properties
    names = ("statement", "purpose", "description", "definition", "event", "what", "summary")
    return next((record.text(n) for n in names if n in known and record.text(n)), "")


def _clauses(numbers: tuple[str, ...]) -> str:
    return f"Clauses: {', '.join(map(plain, numbers))}" if numbers else ""


def _explained(spot: Spot, edition: Edition) -> Iterator[str]:
    field = spot.field
    if field.description or field.name:
        yield f"**{plain(field.title)}**  {plain(field.description)}".rstrip()
    item = field.items
    inner = item if item is not None and not item.properties else field
    if inner.choices:
        yield f"One of: {', '.join(map(code, inner.choices))}"
    if inner.reference is not None:
        kinds = "any kind" if inner.reference.allows("*") else ", ".join(inner.reference.kinds)
        yield f"Names a record: {plain(kinds)}"
    if field.required:
        yield f"Needs: {', '.join(map(code, field.required))}"
    examples = [one for one in field.examples if isinstance(one, str | int | float)]
    if examples:
        yield f"For example: {', '.join(map(code, examples))}"
    numbers = field.clauses or (spot.kind.clauses if spot.kind is not None else ())
    told = _clauses(edition.translate(numbers, spot.kind.name if spot.kind is not None else ""))
    if told:
        yield told

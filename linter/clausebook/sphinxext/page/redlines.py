"""What one version says otherwise than another, as HTML that stays short."""

from collections.abc import Iterable, Iterator

from sphinx.writers.html5 import HTML5Translator

from clausebook.language import N_, _, ngettext
from clausebook.record import LoadedDocument
from clausebook.redline.comparing import Change
from clausebook.redline.prose import Piece, Sort, compare_words
from clausebook.redline.records import RecordChange
from clausebook.redline.sentences import headline, is_prose_change, sentence
from clausebook.reports.display import visible
from clausebook.sphinxext.html import escape, identifier, record_link
from clausebook.sphinxext.manual import manual_of
from clausebook.sphinxext.views.pieces import empty

__all__ = ["marked_text", "redline_html"]

_MOST_RECORDS, _MOST_CHANGES = 20, 12
"""Of more, only the number is told: the command line shows all."""
_MOST_CHARACTERS, _MOST_OF_A_SENTENCE = 3_000, 300
_CONTEXT = 80
"""So much of what was kept is shown before and behind a change."""
_WORDS = {Sort.TAKEN_OUT: ("del", N_("removed")), Sort.PUT_IN: ("ins", N_("inserted"))}


def redline_html(
    translator: HTML5Translator, document: LoadedDocument, changes: tuple[RecordChange, ...]
) -> str:
    """Return the changes of a document as a list; those of its records below their names."""
    own = document.header.id if document.header is not None else ""
    parts = [
        _changes(change) if change.record.id == own else [_record(translator, change)]
        for change in changes[:_MOST_RECORDS]
    ]
    items = [item for part in parts for item in part]
    if len(changes) > _MOST_RECORDS:
        left = len(changes) - _MOST_RECORDS
        items.append(ngettext("and {count} further record", "and {count} further records", left))
    if not items:
        return empty(_("The content is the same."))
    return _listed(items)


def marked_text(before: str, after: str) -> str:
    """Return a text with what was taken out and put in, and little of what was kept.

    The marks are told in words too, for those who do not see them.
    """
    pieces = tuple(compare_words(_visible_lines(before), _visible_lines(after)))
    return "".join(_marked(_cut_off(_shortened(pieces))))


def _visible_lines(text: str) -> str:
    """Return a text without signs that cannot be seen, line by line."""
    return "\n".join(map(visible, text.split("\n")))


def _record(translator: HTML5Translator, change: RecordChange) -> str:
    record = change.record
    there = manual_of(translator.builder).corpus.get(record.id) is not None
    named = f"{identifier(record.id)} {escape(visible(record.title))}"
    shown = record_link(translator, record.id) if there else named
    items = _changes(change)
    return f"{shown}: {escape(headline(change))}{_listed(items) if items else ''}"


def _changes(change: RecordChange) -> list[str]:
    if change.is_new or change.is_gone:
        return []
    told = [_change(change, one) for one in change.changes[:_MOST_CHANGES]]
    if change.has_moved and not change.changes:
        told.append(escape(headline(change)))
    if len(change.changes) > _MOST_CHANGES:
        left = len(change.changes) - _MOST_CHANGES
        told.append(ngettext("and {count} further change", "and {count} further changes", left))
    return told


def _change(change: RecordChange, one: Change) -> str:
    told = visible(sentence(change, one))
    if len(told) > _MOST_OF_A_SENTENCE:
        told = f"{told[:_MOST_OF_A_SENTENCE].rstrip()}…"
    if not is_prose_change(one):
        return escape(told)
    return f'{escape(told)}<p class="qms-redline">{marked_text(one.before, one.after)}</p>'


def _listed(items: Iterable[str]) -> str:
    return '<ul class="qms-points">' + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def _shortened(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield the pieces with the middle of what was kept left out."""
    for index, piece in enumerate(pieces):
        if piece.sort is not Sort.KEPT:
            yield piece
            continue
        is_first, is_last = index == 0, index == len(pieces) - 1
        begin = "" if is_first else _beginning(piece.text)
        end = "" if is_last else _ending(piece.text)
        left_out = len(piece.text) - len(begin) - len(end)
        yield Piece(Sort.KEPT, f"{begin} … {end}") if left_out > _CONTEXT // 2 else piece


def _beginning(text: str) -> str:
    return text[:_CONTEXT].rpartition(" ")[0] if len(text) > _CONTEXT else text


def _ending(text: str) -> str:
    return text[-_CONTEXT:].partition(" ")[2] if len(text) > _CONTEXT else text


def _cut_off(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces until there are enough of them."""
    left = _MOST_CHARACTERS
    for sort, text in pieces:
        if left <= 0:
            yield Piece(Sort.KEPT, f" … {_('The rest is left out here.')}")
            return
        yield Piece(sort, text if len(text) <= left else f"{text[:left]}…")
        left -= len(text)


def _marked(pieces: Iterable[Piece]) -> Iterator[str]:
    for sort, text in pieces:
        if sort is Sort.KEPT:
            yield escape(text)
            continue
        element, word = _WORDS[sort]
        yield (
            f'<{element}><span class="qms-unseen">[{_(word)}: </span>{escape(text)}'
            f'<span class="qms-unseen">]</span></{element}>'
        )

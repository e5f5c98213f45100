"""What a record is linked with, in both directions."""

from collections.abc import Iterator

from sphinx.writers.html5 import HTML5Translator

from clausebook.language import _, link_word, ngettext
from clausebook.record import Record
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of

__all__ = ["relations", "relations_html"]

_MANY = 12


def relations(manual: Manual, record: Record) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each verb with the ids that it leads to: own links first, then those of others.

    Links of the header (owner, approval) are left out where the record makes them, for the page
    shows them above; where they lead to the record they count.
    """
    found: dict[str, dict[str, None]] = {}
    for link in manual.corpus.outgoing(record):
        if link.name not in manual.header_links or link.name == "supersedes":
            found.setdefault(link_word(link.name), {})[link.target] = None
    for link in manual.corpus.incoming(record):
        if link.source:
            found.setdefault(link_word(link.reference.inverse), {})[link.source] = None
    yield from ((verb, tuple(ids)) for verb, ids in found.items())


def relations_html(translator: HTML5Translator, record: Record) -> str:
    """Return the relations of a record, empty where it has none."""
    manual = manual_of(translator.builder)
    if not record.id or manual.corpus.get(record.id) is not record:
        return ""
    rows = "".join(
        f"<dt>{escape(verb)}</dt><dd>{_targets(translator, ids)}</dd>"
        for verb, ids in relations(manual, record)
    )
    if not rows:
        return ""
    return (
        '<div class="qms-relations"><p class="qms-caption">'
        f'{_("Relations")}</p><dl class="qms-fields simple">{rows}</dl></div>'
    )


def _targets(translator: HTML5Translator, ids: tuple[str, ...]) -> str:
    shown = [_target(translator, record_id) for record_id in ids]
    if len(shown) == 1:
        return shown[0]
    listed = '<ul class="qms-list">' + "".join(f"<li>{one}</li>" for one in shown) + "</ul>"
    if len(shown) <= _MANY:
        return listed
    told = ngettext("{count} record", "{count} records", len(shown))
    return f"<details><summary>{told}</summary>{listed}</details>"


def _target(translator: HTML5Translator, record_id: str) -> str:
    record = manual_of(translator.builder).corpus.get(record_id)
    if record is None:
        return record_link(translator, record_id)
    return record_link(translator, record.id)

"""The directive ``qms:documents``: the master list."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.control.master_list import Listed, master_list
from clausebook.language import N_, _, choice_word, duration_text, ngettext, status_text
from clausebook.record import Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, page_link, record_link, table
from clausebook.sphinxext.manual import Manual, docname_of, manual_of
from clausebook.sphinxext.page.standing import status_mark
from clausebook.sphinxext.views.control_cells import (
    approval_cell,
    day_cell,
    review_cell,
    status_of,
    version_cell,
)
from clausebook.sphinxext.views.once import listed_of
from clausebook.sphinxext.views.pieces import (
    binding_mark,
    caption,
    empty,
    named,
    with_words,
)

__all__ = ["MasterList", "setup"]

_DIGITS = 8
_KEPT_CURRENT = (
    N_("Version"),
    N_("Owner"),
    N_("Approved"),
    N_("Effective"),
    N_("Next review"),
    N_("Fingerprint"),
)
_GROWING = (N_("Status"), N_("Owner"), N_("Kept for"))


class MasterList(Block):
    """The documents that are kept current, those that grow, and those that cannot be read."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a table of each sort that there is."""
        manual = manual_of(translator.builder)
        found = _chosen(manual, self.attributes)
        current = [one for one in found if not one.grows]
        growing = [one for one in found if one.grows]
        parts = (
            _table(translator, current, _KEPT_CURRENT, _current_row, _("Documents kept current")),
            _table(translator, growing, _GROWING, _growing_row, _("Records of what happened")),
            "" if _is_filtered(self.attributes) else _unread(translator, manual),
        )
        shown = "".join(parts)
        return shown or empty(absent(_(_NOTHING)))


class DocumentsDirective(QuestionDirective):
    """Lists the documents, all or those of some kinds, statuses and owners."""

    option_spec: ClassVar = {
        "kind": directives.unchanged,
        "status": directives.unchanged,
        "role": directives.unchanged,
    }

    def questions(self) -> Sequence[str]:
        return ("documents",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        asked = {name: _words(self.options.get(name, "")) for name in self.option_spec}
        unknown = [one for one in asked["kind"] if one not in manual.corpus.library.kinds]
        if unknown:
            raise self.error(f"qms:documents: '{unknown[0]}' is not a kind")
        found = _chosen(manual, asked)
        lines = (_line(one) for one in found)
        told = lines if found else (absent(_(_NOTHING)),)
        return [with_words(MasterList("", **asked), *told)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "documents", DocumentsDirective)


_NOTHING = N_("There is no such document.")


def _words(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _is_filtered(attributes: dict[str, Any]) -> bool:
    return any(attributes[name] for name in ("kind", "status", "role"))


def _chosen(manual: Manual, asked: dict[str, Any]) -> tuple[Listed, ...]:
    if not _is_filtered(asked):
        return tuple(listed_of(manual).values())
    return master_list(manual.corpus, asked["kind"], asked["status"], asked["role"])


def _line(one: Listed) -> str:
    header = one.header
    version, status = header.text("version"), status_text(status_of(one))
    words = (named(header), _(header.kind.title), version, status)
    return " · ".join(word for word in words if word)


def _table(
    translator: HTML5Translator,
    found: Sequence[Listed],
    columns: Sequence[str],
    row: Any,
    label: str,
) -> str:
    if not found:
        return ""
    names = (_("Document"), *map(_, columns))
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    body = "".join(
        f'<tr class="qms-subhead"><th scope="rowgroup" colspan="{len(columns) + 1}">'
        f"{escape(_(title))}</th></tr>" + "".join(_row(translator, one, row) for one in together)
        for title, together in groupby(found, key=lambda one: one.header.kind.plural)
    )
    shown = table(head, body, label=label, classes="qms-wide qms-documents")
    return f"{caption(f'{label}: {len(found)}')}{shown}"


def _row(translator: HTML5Translator, one: Listed, row: Any) -> str:
    cells = "".join(f"<td>{cell}</td>" for cell in row(translator, one))
    name = f"{record_link(translator, one.header.id)}<br>{_where(one.header)}"
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def _current_row(translator: HTML5Translator, one: Listed) -> Iterator[str]:
    yield version_cell(one)
    yield _link(translator, one.header, "owner")
    yield approval_cell(translator, one)
    yield day_cell(one, "effective_on")
    yield review_cell(translator, one)
    yield _fingerprint(one)


def _growing_row(translator: HTML5Translator, one: Listed) -> Iterator[str]:
    retention = one.header.part("retention")
    yield status_mark(one.header.status)
    yield _link(translator, one.header, "owner")
    kept = _(
        "{period} from {trigger}",
        period=duration_text(retention.text("period")),
        trigger=choice_word(retention.text("trigger")),
    )
    yield escape(kept) if retention else ""


def _link(translator: HTML5Translator, header: Record, name: str) -> str:
    return record_link(translator, header.text(name)) if header.text(name) else ""


def _fingerprint(one: Listed) -> str:
    if one.fingerprint is None:
        return ""
    digits = one.fingerprint[:_DIGITS]
    return f'<code title="{one.fingerprint}">{digits}</code> {binding_mark(one.binding)}'


def _where(header: Record) -> str:
    return f'<span class="qms-source">{escape(header.path)}</span>'


def _unread(translator: HTML5Translator, manual: Manual) -> str:
    """Return the files that no table can show, for nobody controls what is not listed."""
    paths = [loaded.path for loaded in manual.corpus.loaded if loaded.header is None]
    if not paths:
        return ""
    links: Iterable[str] = (page_link(translator, docname_of(p), "", escape(p)) for p in paths)
    told = ngettext(
        "{count} file cannot be read as documents",
        "{count} files cannot be read as documents",
        len(paths),
    )
    items = "".join(f"<li>{link}</li>" for link in links)
    return f'{caption(told)}<ul class="qms-list">{items}</ul>'

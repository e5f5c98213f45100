"""The versions of a document on its page: when, by whom, why, and what changed."""

from itertools import pairwise

from sphinx.writers.html5 import HTML5Translator

from clausebook.control.versions.document_versions import (
    DocumentVersion,
    Source,
    changes_between,
    fetch,
)
from clausebook.control.versions.revisions import revisions
from clausebook.record import LoadedDocument
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import manual_of
from clausebook.sphinxext.page.redlines import redline_html
from clausebook.sphinxext.page.standing import status_mark
from clausebook.sphinxext.views.pieces import binding_mark, counted, folded

__all__ = ["revisions_html"]

_MOST = 10


def revisions_html(translator: HTML5Translator, loaded: LoadedDocument) -> str:
    """Return the last versions of a document, the newest first, empty where it has none."""
    corpus = manual_of(translator.builder).corpus
    found = revisions(corpus, loaded)
    shown = found[:_MOST]
    if not any(revision.on or revision.reason for revision in shown):
        return ""
    before = {new.version: old for new, old in pairwise(found)}
    if corpus.past is not None:
        fetch(corpus.past, found[: _MOST + 1])
    items = "".join(
        f"<li>{_revision(translator, loaded, revision, before.get(revision.version))}</li>"
        for revision in shown
    )
    more = counted(len(found) - _MOST, "earlier version") if len(found) > _MOST else ""
    left_out = f'<p class="qms-totals">{more} not shown</p>' if more else ""
    return (
        '<details class="qms-history"><summary>History</summary>'
        f'<ol class="qms-revisions">{items}</ol>{left_out}</details>'
    )


def _approval(translator: HTML5Translator, revision: DocumentVersion) -> str:
    approval = revision.approval
    by, role, on = (str(approval.get(name) or "") for name in ("by", "role", "on"))
    links = " as ".join(record_link(translator, one) for one in (by, role) if one)
    return f"{links} on {day(on)}" if links and on else links


def _revision(
    translator: HTML5Translator,
    loaded: LoadedDocument,
    revision: DocumentVersion,
    before: DocumentVersion | None,
) -> str:
    author = _author(translator, revision.author)
    on = day(revision.on.isoformat()) if revision.on is not None else ""
    head = (f"<strong>{escape(revision.version)}</strong>", on, author)
    approved = _approval(translator, revision)
    facts = (f"Approved by {approved}" if approved else "", _standing(revision), _commit(revision))
    told = "".join(
        f"<p>{part}</p>"
        for part in (
            " · ".join(part for part in head if part),
            escape(revision.reason),
            " · ".join(part for part in facts if part),
        )
        if part
    )
    return told + _changes(translator, loaded, revision, before)


def _author(translator: HTML5Translator, author: str) -> str:
    known = manual_of(translator.builder).corpus.get(author) is not None
    return record_link(translator, author) if known else escape(author)


def _standing(revision: DocumentVersion) -> str:
    if revision.is_begun:
        return status_mark(revision.status)
    return binding_mark(revision.binding)


def _commit(revision: DocumentVersion) -> str:
    commit = revision.commit
    if commit is None:
        return ""
    return f'<span class="qms-source" title="{escape(commit.subject)}">{commit.short_id}</span>'


def _changes(
    translator: HTML5Translator,
    loaded: LoadedDocument,
    revision: DocumentVersion,
    before: DocumentVersion | None,
) -> str:
    if before is None or Source.HEADER in (before.source, revision.source):
        return ""
    corpus = manual_of(translator.builder).corpus
    redline = redline_html(translator, loaded, changes_between(corpus, before, revision))
    return folded(f"What changed since {escape(before.version)}", redline)

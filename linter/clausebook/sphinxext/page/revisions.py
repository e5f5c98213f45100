"""The versions of a document on its page: when, by whom, why, and what changed."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from sphinx.writers.html5 import HTML5Translator

from clausebook.control.facts import rejections_of
from clausebook.control.versions.document_versions import (
    DocumentVersion,
    Source,
    changes_between,
    fetch,
)
from clausebook.control.versions.revisions import revisions
from clausebook.language import _, ngettext
from clausebook.record import LoadedDocument, day_of, text_of
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import manual_of
from clausebook.sphinxext.page.redlines import redline_html
from clausebook.sphinxext.page.standing import status_mark
from clausebook.sphinxext.views.pieces import binding_mark, folded

__all__ = ["approval_told", "revisions_html"]

_MOST = 10


def revisions_html(translator: HTML5Translator, loaded: LoadedDocument) -> str:
    """Return the last versions of a document, the newest first, empty where it has none."""
    corpus = manual_of(translator.builder).corpus
    found = revisions(corpus, loaded)
    shown = found[:_MOST]
    apart = _rejections(translator, _rejected_apart(translator, loaded, found))
    if not apart and not any(revision.on or revision.reason for revision in shown):
        return ""
    before = {new.version: old for new, old in pairwise(found)}
    if corpus.past is not None:
        fetch(corpus.past, found[: _MOST + 1])
    items = "".join(
        f"<li>{_revision(translator, loaded, revision, before.get(revision.version))}</li>"
        for revision in shown
    )
    left_out = _left_out(len(found) - _MOST)
    return (
        f'<details class="qms-history"><summary>{_("History")}</summary>'
        f'<ol class="qms-revisions">{items}</ol>{apart}{left_out}</details>'
    )


def _approval(translator: HTML5Translator, revision: DocumentVersion) -> str:
    approval = revision.approval
    by, role, on = (str(approval.get(name) or "") for name in ("by", "role", "on"))
    person, as_role = (record_link(translator, one) if one else "" for one in (by, role))
    return approval_told(person, as_role, on) if by or role else ""


def approval_told(by: str, role: str, on: str) -> str:
    """Return who approved, in which role and when; person and role are HTML, each may be empty."""
    told = _("{person} as {role}", person=by, role=role) if by and role else by or role
    if not on:
        return told
    approved = _("{person} on {day}", person=told, day=day(on))
    return approved if told else approved.strip()


def _left_out(number: int) -> str:
    if number <= 0:
        return ""
    told = ngettext(
        "{count} earlier version not shown", "{count} earlier versions not shown", number
    )
    return f'<p class="qms-totals">{told}</p>'


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
    facts = (
        _("Approved by {approval}", approval=approved) if approved else "",
        _standing(revision),
        _commit(revision),
    )
    told = "".join(
        f"<p>{part}</p>"
        for part in (
            " · ".join(part for part in head if part),
            escape(revision.reason),
            " · ".join(part for part in facts if part),
        )
        if part
    )
    told += _rejections(translator, revision.rejections)
    return told + _changes(translator, loaded, revision, before)


def _rejected_apart(
    translator: HTML5Translator, loaded: LoadedDocument, found: Sequence[DocumentVersion]
) -> list[Mapping[str, Any]]:
    """Return the rejections, in the document and in the work on it, that no version tells."""
    work = manual_of(translator.builder).work_by_path.get(loaded.path)
    written = (loaded, work.document) if work is not None else (loaded,)
    told = [rejection for revision in found for rejection in revision.rejections]
    apart: list[Mapping[str, Any]] = []
    for rejection in (one for document in written for one in rejections_of(document)):
        if rejection not in told and rejection not in apart:
            apart.append(rejection)
    return apart


def _rejections(translator: HTML5Translator, rejections: Sequence[Mapping[str, Any]]) -> str:
    """Return what was not approved by the day, each with its reason."""
    today = manual_of(translator.builder).corpus.today
    return "".join(
        f"<p>{_rejection(translator, one)}</p>"
        for one in rejections
        if (on := day_of(one.get("on"))) is not None and on <= today
    )


def _rejection(translator: HTML5Translator, rejection: Mapping[str, Any]) -> str:
    return _(
        "Version {version} rejected on {day} by {person}: {reason}",
        version=escape(text_of(rejection.get("version"))),
        day=day(text_of(rejection.get("on"))),
        person=_author(translator, text_of(rejection.get("by"))),
        reason=escape(text_of(rejection.get("reason"))),
    )


def _author(translator: HTML5Translator, author: str) -> str:
    known = manual_of(translator.builder).corpus.get(author) is not None
    return record_link(translator, author) if known else escape(author)


def _standing(revision: DocumentVersion) -> str:
    if not revision.was_approved:
        return status_mark(revision.status or "draft")
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
    return folded(_("What changed since {version}", version=escape(before.version)), redline)

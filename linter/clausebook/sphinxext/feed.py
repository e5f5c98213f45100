"""The Atom feed of what changed, beside each page that lists it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from clausebook.control.versions.published_changes import PublishedChange, by_month
from clausebook.language import _
from clausebook.record import Record
from clausebook.reports.display import visible
from clausebook.sphinxext.domain import domain_of
from clausebook.sphinxext.html import escape
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.once import changes_of

__all__ = ["announce_feed", "feed_link", "note_feed", "write_feeds"]

_MARK = "qms-feed"
_TYPE = "application/atom+xml"
_BUILDERS = ("html", "dirhtml")
_NOT_TO_TRAVEL = ("confidential", "restricted")
_IDS = UUID("2f0c8ad4-6d8c-4b83-9d0e-5f6f0f3c1b7e")
_NEVER = "1970-01-01"
"""The day of a feed without entries, for a feed must have one and the clock is nobody's record."""

_FEED = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>{id}</id>
<title>{title}</title>
<updated>{updated}T00:00:00Z</updated>
<author><name>{author}</name></author>
<link rel="alternate" type="text/html" href="{page}"/>
{links}{entries}</feed>
"""
_ENTRY = """\
<entry>
<id>{id}</id>
<title>{title}</title>
<updated>{updated}T00:00:00Z</updated>
<author><name>{author}</name></author>
<link rel="alternate" type="text/html" href="{page}"/>
<summary>{summary}</summary>
</entry>
"""


def note_feed(env: BuildEnvironment) -> None:
    """Let a feed be written beside the page that is being read."""
    env.metadata[env.docname][_MARK] = True


def feed_link(translator: HTML5Translator) -> str:
    """Return a link from the page that is being written to its feed, empty where none is made."""
    builder = translator.builder
    if builder.name not in _BUILDERS:
        return ""
    page = builder.current_docname
    address = relative_uri(builder.get_target_uri(page), _place(page))
    return (
        f'<a class="reference internal" type="{_TYPE}" href="{escape(address)}">'
        f"{_('Follow the changes by feed (Atom)')}</a>"
    )


def announce_feed(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Tell feed readers in the head of the page where its feed is."""
    if app.builder.name in _BUILDERS and _has_feed(app.env, pagename):
        address = escape(relative_uri(app.builder.get_target_uri(pagename), _place(pagename)))
        title = escape(_title(app))
        link = f'<link rel="alternate" type="{_TYPE}" title="{title}" href="{address}">'
        context["metatags"] = f"{context.get('metatags') or ''}\n    {link}"


def write_feeds(app: Sphinx, exception: Exception | None) -> None:
    """Write the feeds that differ, and take away those of pages that show no changes any more."""
    if exception is not None or app.builder.name not in _BUILDERS:
        return
    manual = manual_of(app)
    for page in app.env.found_docs:
        place = Path(app.outdir) / _place(page)
        if not _has_feed(app.env, page):
            place.unlink(missing_ok=True)
            continue
        data = _feed(app, manual, page).encode()
        if not place.is_file() or place.read_bytes() != data:
            place.write_bytes(data)


def _has_feed(env: BuildEnvironment, page: str) -> bool:
    return page in env.metadata and bool(env.metadata[page].get(_MARK))


def _place(page: str) -> str:
    return f"{page}.atom"


def _title(app: Sphinx) -> str:
    return _("{name}: what changed", name=_name(app))


def _name(app: Sphinx) -> str:
    return manual_of(app).name or str(app.config.project)


def _feed(app: Sphinx, manual: Manual, page: str) -> str:
    months = by_month(changes_of(manual), manual.corpus.today)
    changes = [change for month in months for change in month.changes if _may_travel(change)]
    base = _base(app)
    own = f'<link rel="self" type="{_TYPE}" href="{escape(base + _place(page))}"/>\n'
    return _FEED.format(
        id=_id(_name(app), page),
        title=_text(_title(app)),
        updated=max((str(change.since) for change in changes), default=_NEVER),
        author=_text(_name(app)),
        page=escape(_address(base, page, app.builder.get_target_uri(page))),
        links=own if base else "",
        entries="".join(_entries(app, page, changes)),
    )


def _entries(app: Sphinx, page: str, changes: Iterable[PublishedChange]) -> Iterable[str]:
    for change in changes:
        document = change.document
        ended = ("withdrawn",) if change.is_withdrawal else ()
        version = _("version {version}", version=change.version)
        what = _("{version}, withdrawn", version=version) if ended else version
        yield _ENTRY.format(
            id=_id(_name(app), document.id, change.version, *ended),
            title=_text(f"{document.id} {document.title}, {what}"),
            updated=change.since,
            author=_text(_approver(app, change)),
            page=escape(_address(_base(app), page, _target(app, document.id, page))),
            summary=_text(_summary(change)),
        )


def _summary(change: PublishedChange) -> str:
    """Return why a version came, or what applies in place of what was withdrawn."""
    if change.is_withdrawal:
        open_ones = (one for one in change.replaced_by if _is_open(one))
        named = ", ".join(f"{one.id} {one.title}" for one in open_ones)
        return _("Withdrawn, replaced by {documents}", documents=named) if named else _("Withdrawn")
    return change.revision.reason or (_("New") if change.is_first else _("Changed"))


def _may_travel(change: PublishedChange) -> bool:
    """Whether a change may be told outside of the manual, where nobody controls who reads it."""
    return _is_open(change.document)


def _is_open(document: Record) -> bool:
    return document.text("classification") not in _NOT_TO_TRAVEL


def _approver(app: Sphinx, change: PublishedChange) -> str:
    """Return the role that approved, for the names of persons stay in the manual."""
    if change.is_withdrawal:
        return _name(app)
    role = manual_of(app).corpus.get(str(change.revision.approval.get("role") or ""))
    return role.title if role is not None else _name(app)


def _target(app: Sphinx, record_id: str, page: str) -> str:
    """Return the address of a document, that of the page with the changes where it has none."""
    target = domain_of(app.env).record(record_id)
    if target is None:
        return app.builder.get_target_uri(page)
    address = app.builder.get_target_uri(target.docname)
    return f"{address}#{target.anchor}" if target.anchor else address


def _base(app: Sphinx) -> str:
    base = str(app.config.html_baseurl or "")
    return base if not base or base.endswith("/") else f"{base}/"


def _address(base: str, page: str, target: str) -> str:
    """Return where something is: absolute where the address of the manual is known."""
    return base + target if base else relative_uri(_place(page), target)


def _id(*names: str) -> str:
    """Return an id that stays the same for ever, wherever the manual is published."""
    return uuid5(_IDS, "\n".join(names)).urn


def _text(text: str) -> str:
    return escape(visible(" ".join(text.split())))

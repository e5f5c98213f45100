"""What identifies and controls a document, at the top of its page."""

from collections.abc import Iterator

from sphinx.writers.html5 import HTML5Translator

from clausebook.control.binding import binding
from clausebook.control.readers import WITHHELD
from clausebook.language import _, choice_word, duration_text
from clausebook.record import BEGUN, Part, Record
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.html import (
    clause_link,
    day,
    escape,
    external_link,
    identifier,
    record_link,
)
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.page.findings import findings_html
from clausebook.sphinxext.page.proposals import change_link
from clausebook.sphinxext.page.revisions import approval_told, revisions_html
from clausebook.sphinxext.page.standing import banner, status_mark
from clausebook.sphinxext.page.translation_note import controlled_language, translation_note
from clausebook.sphinxext.page.work_note import work_note
from clausebook.sphinxext.views.once import listed_of
from clausebook.sphinxext.views.pieces import binding_mark

__all__ = ["DocumentHeader", "clauses_of_document"]

_SHORT = 12


class DocumentHeader(Block):
    """The header of the document at ``path``, its banner, and findings that are about no record."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the banner, the header and its findings."""
        manual = manual_of(translator.builder)
        loaded = manual.loaded[self["path"]]
        record = loaded.header
        others = {r.id for r in loaded.records[1:]}
        found = manual.findings_by_path.get(loaded.path, ())
        findings = findings_html(translator, (d for d in found if d.record not in others))
        if record is None:
            return f'<p class="qms-source">{escape(loaded.path)}</p>{findings}'
        items = "".join(
            f"<div><dt>{label}</dt><dd>{value}</dd></div>"
            for label, value in _items(translator, manual, record)
            if value
        )
        return (
            f"{banner(translator, record)}{work_note(manual, loaded.path)}"
            f"{translation_note(translator, manual, record)}"
            f'<div class="qms-header"><dl>{items}</dl>{revisions_html(translator, loaded)}'
            f'<p class="qms-control">{_control(manual, record)}</p></div>{findings}'
        )


def clauses_of_document(manual: Manual, record: Record) -> tuple[str, ...]:
    """Return the clauses, in the edition of the project, that a document gives evidence for."""
    kinds = manual.corpus.library.kinds
    named = record.value("of") if record.kind.name == "register" else None
    kind = kinds.get(named, record.kind) if isinstance(named, str) else record.kind
    own = record.texts("clauses")
    return tuple(dict.fromkeys((*manual.corpus.edition.translate(kind.clauses), *own)))


def _items(
    translator: HTML5Translator, manual: Manual, record: Record
) -> Iterator[tuple[str, str]]:
    yield _("Document"), identifier(record.id)
    yield _("Version"), escape(record.text("version"))
    yield _("Status"), status_mark(record.status)
    yield _("Owner"), _link(translator, record, "owner")
    yield _("Author"), _link(translator, record, "author")
    yield _("Approved"), _approval(translator, record)
    yield _("Fingerprint"), _fingerprint(manual, record)
    yield _("Evidence"), _evidence(translator, record)
    yield _("Effective"), _day(record, "effective_on")
    yield _("Expires"), _day(record, "expires_on")
    yield _("Reviewed"), _day(record, "reviewed_on")
    yield _("Next review"), _day(record, "review_by")
    yield _("Replaces"), _link(translator, record, "supersedes")
    yield _("Kept"), _retention(record.part("retention"))
    yield _("Classification"), escape(choice_word(record.text("classification")))
    yield _("Language"), escape(controlled_language(record))
    clauses = (clause_link(translator, number) for number in clauses_of_document(manual, record))
    yield _("Clauses"), " · ".join(clauses)


def _link(translator: HTML5Translator, part: Part, name: str) -> str:
    target = part.text(name)
    return record_link(translator, target) if target and target != WITHHELD else ""


def _day(record: Record, name: str) -> str:
    return day(record.text(name)) if record.text(name) else ""


def _approval(translator: HTML5Translator, record: Record) -> str:
    approval = record.part("approval")
    if not approval:
        return ""
    if record.status in BEGUN:
        return _("not yet")
    by, role = _link(translator, approval, "by"), _link(translator, approval, "role")
    return approval_told(by, role, approval.text("on"))


def _fingerprint(manual: Manual, record: Record) -> str:
    """Return the content that was approved by its digest, and whether it still is this one."""
    given = record.part("approval").text("fingerprint")
    if not given or record.status in BEGUN:
        return ""
    content = listed_of(manual)[record.path].fingerprint
    found = binding(record.values.get("approval"), content)
    return f"{_digest(given)} {binding_mark(found)}"


def _evidence(translator: HTML5Translator, record: Record) -> str:
    """Return what shows an approval that was not given in version control, with its digest."""
    approval = record.part("approval")
    said, digest = approval.text("evidence"), approval.text("evidence_sha256")
    if not said or record.status in BEGUN:
        return ""
    known = manual_of(translator.builder).corpus.get(said) is not None
    shown = record_link(translator, said) if known else external_link(said)
    return f"{shown} {_digest(digest) if digest else ''}".strip()


def _digest(digits: str) -> str:
    """Return the first digits of a digest; all of them on demand."""
    short, whole = escape(digits[:_SHORT]), escape(digits)
    return (
        f'<details class="qms-digest"><summary><span class="qms-id">{short}</span>…</summary>'
        f"<code>{whole}</code></details>"
    )


def _retention(retention: Part) -> str:
    if not retention:
        return ""
    trigger = choice_word(retention.text("trigger"))
    period = duration_text(retention.text("period"))
    return escape(_("{period} from {trigger}", period=period, trigger=trigger))


def _control(manual: Manual, record: Record) -> str:
    change = change_link(manual, record)
    source = f'<span class="qms-source">{escape(record.path)}</span>'
    parts = (_("Uncontrolled when printed"), source, _commit(manual, record), change)
    return " · ".join(part for part in parts if part)


def _commit(manual: Manual, record: Record) -> str:
    """Return the commit that the page is a copy of, so that a print can be told from another."""
    commit = manual.last_commit(record.path)
    if commit is None:
        return ""
    on = day(commit.committed_on.isoformat())
    name = identifier(commit.short_id)
    return _("last changed on {day} with commit {commit}", day=on, commit=name)

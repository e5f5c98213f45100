"""HTML by plain strings: escaping, and links to records, clauses and rules.

Every function that takes a translator is called while a page is written.
"""

import re
from html import escape as _escape
from urllib.parse import urlsplit

from sphinx.errors import NoUri
from sphinx.writers.html5 import HTML5Translator

from clausebook.control.readers import WITHHELD
from clausebook.control.standing import Standing, barred
from clausebook.language import _
from clausebook.reports.display import visible
from clausebook.sphinxext.domain import Target, domain_of
from clausebook.sphinxext.manual import manual_of

__all__ = [
    "SAFE_SCHEMES",
    "clause_link",
    "day",
    "escape",
    "external_link",
    "identifier",
    "page_link",
    "readable",
    "record_address",
    "record_link",
    "rule_link",
    "status_word",
    "table",
    "tone_mark",
]

_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


def escape(text: object) -> str:
    """Return any value as text that is safe between tags and in quoted attributes.

    Characters that would be obeyed or turn the direction of writing are shown as escapes.
    """
    return readable(_escape(str(text), quote=True))


def readable(text: str) -> str:
    """Return a text in which characters that would be obeyed are shown as escapes."""
    return _OBEYED.sub(lambda found: visible(found.group()), text)


def identifier(text: str) -> str:
    """Return an id, code or clause number, which does not break at its hyphen."""
    return f'<span class="qms-id">{escape(text)}</span>'


def day(text: str) -> str:
    """Return a date, which does not break at its hyphens."""
    return f'<span class="qms-date">{escape(text)}</span>'


def record_link(translator: HTML5Translator, record_id: str, *, with_title: bool = True) -> str:
    """Return a link to a record: its id and title; a gap where there is no such record.

    One that nobody may work by says so. A record that is not for these readers is neither: a
    neutral word stands for it.
    """
    builder = translator.builder
    if record_id == WITHHELD:
        return f'<span class="qms-withheld">{escape(_(WITHHELD))}</span>'
    manual = manual_of(builder)
    record = manual.corpus.get(record_id)
    if record is None:
        return (
            f'<span class="qms-gap">{identifier(record_id)} '
            f'<span class="qms-gap-word">{_("missing")}</span></span>'
        )
    has_title = with_title and record.title != record.id
    title = manual.title(record)
    shown = identifier(record_id) + (f" {escape(title)}" if has_title else "")
    standing = barred(record, manual.corpus.today)
    word = standing.mark if standing is not None else ""
    look = f"record qms-is-{standing.tone}" if standing is not None else "record"
    hint = "" if with_title else ", ".join(filter(None, (title, word)))
    link = _link(translator, domain_of(builder.env).record(record_id), shown, look, hint)
    return f"{link} {tone_mark(standing)}" if standing is not None and with_title else link


def tone_mark(standing: Standing) -> str:
    """Return where a record stands as a small mark: a word with a colour that goes with it."""
    return status_word(standing.mark, standing.tone)


def status_word(word: str, tone: str) -> str:
    """Return a status as a small mark; ``tone`` is pending, gone, due, open or settled."""
    return f'<span class="qms-status qms-{tone}">{escape(word)}</span>'


def record_address(translator: HTML5Translator, record_id: str) -> str:
    """Return the address of a record from the page that is written, empty where it has none."""
    target = domain_of(translator.builder.env).record(record_id)
    return "" if target is None else _address(translator, target)


def clause_link(translator: HTML5Translator, number: str, *, with_title: bool = False) -> str:
    """Return a link to a clause of the edition by its number, with the title where asked for."""
    builder = translator.builder
    clause = manual_of(builder).corpus.edition.clauses.get(number)
    title = _(clause.title) if clause is not None else ""
    shown = identifier(number) + (f" {escape(title)}" if with_title and title else "")
    hint = "" if with_title else title
    return _link(translator, domain_of(builder.env).clause(number), shown, "clause", hint)


def rule_link(translator: HTML5Translator, code: str, *, with_name: bool = False) -> str:
    """Return a link to the page of a rule by its code, with the name where asked for."""
    builder = translator.builder
    rule = manual_of(builder).catalogue.get(code)
    name = rule.name if rule is not None else ""
    shown = identifier(code) + (f" {escape(name)}" if with_name and name else "")
    hint = "" if with_name else name
    return _link(translator, domain_of(builder.env).rule(code), shown, "rule", hint)


def page_link(translator: HTML5Translator, docname: str, anchor: str, shown: str) -> str:
    """Return a link to a place of the manual; ``shown`` is HTML."""
    return _link(translator, Target(docname, anchor, ""), shown, "page", "")


def external_link(address: str, shown: str = "") -> str:
    """Return a link out of the manual, or the escaped text where the address is not safe."""
    try:
        safe = urlsplit(address).scheme.lower() in SAFE_SCHEMES
    except ValueError:
        safe = False
    if not safe or any(ord(character) <= ord(" ") for character in address):
        return escape(shown or address)
    return (
        f'<a class="reference external" rel="noreferrer" href="{escape(address)}">'
        f"{escape(shown or address)}</a>"
    )


def table(head: str, body: str, *, label: str, classes: str = "") -> str:
    """Return a table in a wrapper that scrolls on narrow screens and takes the keyboard.

    ``head`` holds the cells of the first row, ``body`` the other rows, both HTML.
    """
    return (
        f'<div class="table-wrapper qms-scroll" role="group" tabindex="0" '
        f'aria-label="{escape(label)}"><table class="docutils qms-table {escape(classes)}">'
        f"{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{body}</tbody></table></div>"
    )


def _link(
    translator: HTML5Translator, target: Target | None, shown: str, kind: str, hint: str
) -> str:
    title = f' title="{escape(hint)}"' if hint else ""
    if target is None:
        return f'<span class="qms-{kind}"{title}>{shown}</span>'
    address = _address(translator, target)
    if not address:
        return shown
    return f'<a class="reference internal qms-{kind}" href="{escape(address)}"{title}>{shown}</a>'


def _address(translator: HTML5Translator, target: Target) -> str:
    """Return the address of a place, empty where the format has no addresses."""
    builder = translator.builder
    try:
        address = builder.get_relative_uri(builder.current_docname, target.docname)
    except NoUri:
        return ""
    return f"{address}#{target.anchor}" if target.anchor else address or "#"

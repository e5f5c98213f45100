"""The directive ``qms:kinds``: the kinds of record and their fields, read from the schemas."""

from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.language import N_, _, link_word
from clausebook.schema import Field, Kind, Nature
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import clause_link, escape, identifier, table
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.pieces import folded, heading, with_words

__all__ = ["HeaderFields", "KindIndex", "KindReference", "kind_anchor", "setup"]


class KindIndex(Block):
    """All kinds in one table."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the table; a kind leads to its fields below."""
        kinds = manual_of(translator.builder).corpus.library.kinds.values()
        names = (_("Kind"), _("Ids"), _("Nature"), _("What it is"), _("Clauses"))
        head = "".join(f'<th scope="col">{name}</th>' for name in names)
        body = "".join(_kind_row(translator, kind) for kind in kinds)
        return table(head, body, label=_("Kinds of record"), classes="qms-wide qms-kinds")


class HeaderFields(Block):
    """The fields that every record may have."""

    def html(self, translator: HTML5Translator) -> str:
        """Return heading and table."""
        header = manual_of(translator.builder).corpus.library.header
        title = heading(self, _("Header of every record"), "kind-header")
        fields = _fields(header, _("Header"), ())
        return f"{title}<p>{escape(header.description)}</p>{fields}"


class KindReference(Block):
    """The kind ``kind`` with its own fields."""

    def html(self, translator: HTML5Translator) -> str:
        """Return heading, description, facts and the table of fields."""
        library = manual_of(translator.builder).corpus.library
        kind = library.kinds[self["kind"]]
        shown = f"{escape(_(kind.title))} <code>{escape(kind.name)}</code>"
        facts = "".join(f"<dt>{n}</dt><dd>{v}</dd>" for n, v in _facts(translator, kind))
        fields = _fields(kind.fields, _(kind.title), tuple(library.header.properties))
        return (
            f"{heading(self, shown, kind_anchor(kind.name))}<p>{escape(kind.description)}</p>"
            f'<dl class="qms-fields simple">{facts}</dl>{folded(_("Fields"), fields)}'
        )


class KindsDirective(QuestionDirective):
    """Shows all kinds, or those that are named: ``{qms:kinds} risk opportunity``."""

    optional_arguments = 1
    final_argument_whitespace = True

    def questions(self) -> Sequence[str]:
        return ("edition",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        library = manual.corpus.library
        if not self.arguments:
            header = with_words(HeaderFields(""), library.header.description)
            return [KindIndex(""), header, *(_block(kind) for kind in library.kinds.values())]
        names = self.arguments[0].replace(",", " ").split()
        unknown = [name for name in names if name not in library.kinds]
        if unknown:
            told = f"'{unknown[0]}' is not a kind; known: {', '.join(library.kinds)}"
            raise self.error(f"qms:kinds: {told}")
        return [_block(library.kinds[name]) for name in names]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "kinds", KindsDirective)


def kind_anchor(name: str) -> str:
    """Return the id of the heading above a kind."""
    return f"kind-{name}"


def _block(kind: Kind) -> Block:
    lines = (
        f"{'.'.join(path)}: {field.description}"
        for path, field in kind.fields.walk()
        if len(path) == 1 and field.description
    )
    block = KindReference("", kind=kind.name)
    return with_words(block, f"{_(kind.title)}: {kind.description}", *lines)


def _kind_row(translator: HTML5Translator, kind: Kind) -> str:
    title = escape(_(kind.title))
    link = f'<a class="reference internal" href="#{kind_anchor(kind.name)}">{title}</a>'
    return (
        f'<tr data-kind="{escape(kind.name)}"><th scope="row">{link}</th>'
        f"<td>{identifier(kind.prefix)}</td><td>{escape(_(_NATURES[kind.nature]))}</td>"
        f"<td>{escape(kind.description)}</td><td>{_clauses(translator, kind)}</td></tr>"
    )


def _facts(translator: HTML5Translator, kind: Kind) -> Iterable[tuple[str, str]]:
    yield _("Ids"), identifier(f"{kind.prefix}-0001")
    yield _("Nature"), escape(_(_NATURES[kind.nature]))
    yield _("Clauses"), _clauses(translator, kind)


def _clauses(translator: HTML5Translator, kind: Kind) -> str:
    edition = manual_of(translator.builder).corpus.edition
    return ", ".join(clause_link(translator, n) for n in edition.translate(kind.clauses))


def _fields(fields: Field, label: str, skipped: tuple[str, ...]) -> str:
    names = (_("Field"), _("What it holds"), _("Value"))
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    body = "".join(
        f'<tr><th scope="row"><code>{escape(path)}</code>{_needed(is_needed)}</th>'
        f"<td>{_meaning(field)}</td><td>{escape(_value(field))}</td></tr>"
        for path, field, is_needed in _rows(fields, skipped)
    )
    return table(
        head, body, label=_("Fields: {kind}", kind=label), classes="qms-wide qms-kind-fields"
    )


def _rows(
    field: Field, skipped: tuple[str, ...] = (), above: str = ""
) -> Iterator[tuple[str, Field, bool]]:
    """Yield each field with its path; the items of a list stand under the list's own name."""
    for name, below in field.properties.items():
        if name in skipped:
            continue
        path = f"{above}{name}"
        yield path, below, name in field.required
        inner = below.items if below.items is not None else below
        yield from _rows(inner, above=f"{path}.")


def _needed(is_needed: bool) -> str:
    return f' <span class="qms-needed">{_("required")}</span>' if is_needed else ""


def _meaning(field: Field) -> str:
    example = next((e for e in field.examples if not isinstance(e, dict | list)), None)
    shown = ""
    if example is not None:
        told = _("Example: {example}", example=escape(example))
        shown = f' <span class="qms-hint">{told}</span>'
    return f"<strong>{escape(_(field.title))}</strong> {escape(field.description)}{shown}"


def _value(field: Field) -> str:
    if field.items is not None:
        return _("list of {things}", things=_single_value(field.items))
    return _single_value(field)


def _single_value(field: Field) -> str:
    if field.reference is not None:
        kinds = ", ".join(field.reference.kinds).replace("*", _("any kind"))
        return _("id: {kinds} ({link})", kinds=kinds, link=link_word(field.reference.link))
    if field.choices:
        return " | ".join(str(choice) for choice in field.choices)
    if field.is_date:
        return _("date")
    if field.is_prose:
        return "Markdown"
    return _(_TYPES.get(field.type or "", "group" if field.properties else "text"))


_NATURES = {Nature.MAINTAINED: N_("maintained"), Nature.RETAINED: N_("retained")}


_TYPES = {
    "object": N_("group"),
    "string": N_("text"),
    "integer": N_("whole number"),
    "number": N_("number"),
    "boolean": N_("true or false"),
    "array": N_("list"),
}

"""The directive ``qms:acknowledgements``: who still has to read and understand what."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.acknowledgements import Acknowledgements, Owed
from clausebook.language import N_, _, ngettext
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link, table
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.pieces import empty, named, with_words

__all__ = ["OwedAcknowledgements", "setup"]

_COLUMNS = (N_("Role"), N_("Document"), N_("Since"), N_("Persons"))
_UNUSED = N_("Nobody has acknowledged a document yet, so nothing is owed.")
_NOTHING = N_("Everybody has acknowledged the documents that are for them.")


class OwedAcknowledgements(Block):
    """What is owed, by role and document."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a table, or a sentence that nothing is owed."""
        owed, told = _owed(manual_of(translator.builder))
        if not owed:
            return empty(told)
        head = "".join(f'<th scope="col">{_(name)}</th>' for name in _COLUMNS)
        body = "".join(
            _row(translator, role, document, of_both)
            for (role, document), of_both in _by_role(owed).items()
        )
        shown = table(head, body, label=_("Acknowledgements owed"), classes="qms-wide qms-owed")
        return f'{shown}<p class="qms-totals">{escape(told)}</p>'


class AcknowledgementsDirective(QuestionDirective):
    """Shows who owes which acknowledgement."""

    def questions(self) -> Sequence[str]:
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        owed, told = _owed(manual)
        lines = (f"{named(one.document)}: {named(one.person)}" for one in owed)
        return [with_words(OwedAcknowledgements(""), *lines, told)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "acknowledgements", AcknowledgementsDirective)


def _owed(manual: Manual) -> tuple[tuple[Owed, ...], str]:
    """Return what is owed, and how much that is in words."""
    known = Acknowledgements(manual.corpus)
    owed = known.owed()
    if not owed:
        return (), absent(_(_NOTHING if known.are_used else _UNUSED))
    persons = len({one.person.id for one in owed})
    told = _(
        "{acknowledgements} owed by {persons}",
        acknowledgements=ngettext("{count} acknowledgement", "{count} acknowledgements", len(owed)),
        persons=ngettext("{count} person", "{count} persons", persons),
    )
    return owed, told


def _by_role(owed: Sequence[Owed]) -> Mapping[tuple[str, str], Sequence[Owed]]:
    """Return what is owed by role and document; who holds two such roles stands under both."""
    found: defaultdict[tuple[str, str], list[Owed]] = defaultdict(list)
    for one in owed:
        for role in one.roles:
            found[role, one.document.id].append(one)
    return {key: found[key] for key in sorted(found)}


def _row(translator: HTML5Translator, role: str, document: str, owed: Sequence[Owed]) -> str:
    since = min(one.since for one in owed)
    persons = ", ".join(record_link(translator, one.person.id) for one in owed)
    return (
        f'<tr><th scope="row">{record_link(translator, role)}</th>'
        f"<td>{record_link(translator, document)}</td><td>{day(since.isoformat())}</td>"
        f"<td>{persons}</td></tr>"
    )

"""The directive ``qms:competences``: who can do what, and where a competence lacks or ends."""

from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.competence_matrix import (
    CompetenceRow,
    CompetenceState,
    Competent,
    competence_matrix,
)
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link, status_word
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.marks import late
from clausebook.sphinxext.views.pieces import counted, empty, folded, listing, named, with_words
from clausebook.sphinxext.views.rows import named_rows

__all__ = ["CompetenceMatrix", "setup"]

_FEW = 4
_NOTHING = absent("No role says which competences it needs.")
_NAMES = ("Competence", "Needed by", "Shown", "Lacking or ended")


class CompetenceMatrix(Block):
    """Each competence with the roles that need it and the persons who have or lack it."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a sentence on the gaps, then the matrix."""
        rows = competence_matrix(manual_of(translator.builder).corpus)
        if not rows:
            return empty(_NOTHING)
        shown = named_rows("Competences", _NAMES, (_row(translator, row) for row in rows))
        return f"<p>{escape(_told(rows))}</p>{shown}"


class CompetencesDirective(QuestionDirective):
    """Shows who has which competence that a role needs: ``{qms:competences}``."""

    about = ("role", "person", "training")

    def questions(self) -> Sequence[str]:
        # What has ended depends on the day.
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        rows = competence_matrix(manual.corpus)
        lines = (
            f"{row.name}: {', '.join(f'{named(p.person)} {p.state}' for p in row.persons)}"
            for row in rows
        )
        return [with_words(CompetenceMatrix(""), _told(rows), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "competences", CompetencesDirective)


def _told(rows: Sequence[CompetenceRow]) -> str:
    if not rows:
        return _NOTHING
    persons = [one for row in rows for one in row.persons]
    gaps = sum(not one.state.counts for one in persons)
    ending = sum(one.state is CompetenceState.ENDS_SOON for one in persons)
    soon = f"; {ending} end within three months" if ending else ""
    return (
        f"{counted(len(rows), 'competence')} that roles need; of {len(persons)} that persons "
        f"should have, {gaps or 'none'} {'is' if gaps < 2 else 'are'} lacking or ended{soon}."
    )


def _row(translator: HTML5Translator, row: CompetenceRow) -> Sequence[str]:
    sort = f' <span class="qms-hint">{escape(row.type)}</span>' if row.type else ""
    shown = [one for one in row.persons if one.state.counts]
    lacking = [one for one in row.persons if not one.state.counts]
    return (
        escape(row.name) + sort,
        _several((record_link(translator, role.id) for role in row.roles), len(row.roles), "role"),
        _several((_person(translator, one) for one in shown), len(shown), "person"),
        listing(_person(translator, one) for one in lacking) or "nobody",
    )


def _several(links: Iterable[str], number: int, what: str) -> str:
    shown = listing(links)
    return folded(counted(number, what), shown) if number > _FEW else shown or "nobody"


def _person(translator: HTML5Translator, one: Competent) -> str:
    link = record_link(translator, one.person.id)
    ends = f" {day(one.ends.isoformat())}" if one.ends is not None else ""
    if not one.state.counts:
        return link + late(one.state) + (ends if one.state is CompetenceState.ENDED else "")
    until = f" until{ends}" if ends else ""
    soon = one.state is CompetenceState.ENDS_SOON
    mark = f" {status_word(one.state, 'pending')}" if soon else ""
    return f"{link}{until}{mark}"

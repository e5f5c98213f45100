"""The directive ``qms:competences``: who can do what, and where a competence lacks or ends."""

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.competence_matrix import (
    CompetenceRow,
    CompetenceState,
    Competent,
    competence_matrix,
)
from clausebook.language import N_, _, choice_word, ngettext
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link, status_word
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.marks import late
from clausebook.sphinxext.views.pieces import empty, folded, listing, named, with_words
from clausebook.sphinxext.views.rows import named_rows

__all__ = ["CompetenceMatrix", "setup"]

_FEW = 4
_NOTHING = N_("No role says which competences it needs.")
_NAMES = (N_("Competence"), N_("Needed by"), N_("Shown"), N_("Lacking or ended"))


class CompetenceMatrix(Block):
    """Each competence with the roles that need it and the persons who have or lack it."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a sentence on the gaps, then the matrix."""
        rows = competence_matrix(manual_of(translator.builder).corpus)
        if not rows:
            return empty(absent(_(_NOTHING)))
        names = [_(name) for name in _NAMES]
        shown = named_rows(_("Competences"), names, (_row(translator, row) for row in rows))
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
            f"{row.name}: {', '.join(f'{named(p.person)} {_(p.state)}' for p in row.persons)}"
            for row in rows
        )
        return [with_words(CompetenceMatrix(""), _told(rows), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "competences", CompetencesDirective)


def _told(rows: Sequence[CompetenceRow]) -> str:
    if not rows:
        return absent(_(_NOTHING))
    persons = [one for row in rows for one in row.persons]
    gaps = sum(not one.state.counts for one in persons)
    ending = sum(one.state is CompetenceState.ENDS_SOON for one in persons)
    told = (
        ngettext(
            "{count} competence that roles need", "{count} competences that roles need", len(rows)
        ),
        _("of {number} that persons should have, {gaps}", number=len(persons), gaps=_gaps(gaps)),
        _("{count} end within three months", count=ending) if ending else "",
    )
    return f"{'; '.join(filter(None, told))}."


def _gaps(number: int) -> str:
    if not number:
        return _("none is lacking or ended")
    return ngettext(
        "{count} is lacking or ended",
        "{count} are lacking or ended",
        number,
    )


def _row(translator: HTML5Translator, row: CompetenceRow) -> Sequence[str]:
    sort = f' <span class="qms-hint">{escape(choice_word(row.type))}</span>' if row.type else ""
    shown = [one for one in row.persons if one.state.counts]
    lacking = [one for one in row.persons if not one.state.counts]
    return (
        escape(row.name) + sort,
        _several(
            [record_link(translator, role.id) for role in row.roles],
            ngettext("{count} role", "{count} roles", len(row.roles)),
        ),
        _several(
            [_person(translator, one) for one in shown],
            ngettext("{count} person", "{count} persons", len(shown)),
        ),
        listing(_person(translator, one) for one in lacking) or _("nobody"),
    )


def _several(links: Sequence[str], told: str) -> str:
    shown = listing(links)
    return folded(told, shown) if len(links) > _FEW else shown or _("nobody")


def _person(translator: HTML5Translator, one: Competent) -> str:
    link = record_link(translator, one.person.id)
    ends = day(one.ends.isoformat()) if one.ends is not None else ""
    if not one.state.counts:
        has_ended = one.state is CompetenceState.ENDED
        return link + late(_(one.state)) + (f" {ends}" if has_ended and ends else "")
    until = " " + _("until {day}", day=ends) if ends else ""
    soon = one.state is CompetenceState.ENDS_SOON
    mark = f" {status_word(_(one.state), 'pending')}" if soon else ""
    return f"{link}{until}{mark}"

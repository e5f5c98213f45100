"""The directive ``qms:who-knows``: who has to know what, was told of it and confirmed it."""

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.who_knows import Known, who_knows
from clausebook.corpus import Corpus
from clausebook.language import N_, _, ngettext
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.marks import late
from clausebook.sphinxext.views.pieces import empty, folded, listing, named, with_words
from clausebook.sphinxext.views.rows import named_rows

__all__ = ["WhoKnows", "setup"]

_FEW = 3
_NOTHING = N_(
    "No policy, need or requirement says by whom it is fulfilled, so nobody has to know it."
)
_NAMES = (N_("What"), N_("Told"), N_("Not told"), N_("Confirmed"))


class WhoKnows(Block):
    """What has to be known with those who know it, gaps first."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a sentence on the gaps, then the matrix."""
        corpus = manual_of(translator.builder).corpus
        found = who_knows(corpus)
        if not found:
            return empty(absent(_(_NOTHING)))
        rows = (_row(translator, corpus, one) for one in found)
        names = [_(name) for name in _NAMES]
        return f"<p>{escape(_told(found))}</p>" + named_rows(_("Who knows what"), names, rows)


class WhoKnowsDirective(QuestionDirective):
    """Shows to whom policies, needs and requirements were told: ``{qms:who-knows}``."""

    about = ("policy", "need", "requirement")

    def questions(self) -> Sequence[str]:
        # Who holds a role depends on the day.
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = who_knows(manual.corpus)
        lines = (f"{named(one.record)}: {_share(one)}" for one in found)
        told = _told(found) if found else absent(_(_NOTHING))
        return [with_words(WhoKnows(""), told, *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "who-knows", WhoKnowsDirective)


def _told(found: Sequence[Known]) -> str:
    gaps = sum(bool(one.untold) for one in found)
    asked = sum(len(one.asked) for one in found)
    confirmed = sum(len(one.confirmed) for one in found)
    told = _("each told to all roles concerned")
    if gaps:
        told = _("{count} not told to everybody", count=gaps)
    known = ngettext(
        "{count} policy, need or requirement, {told}.",
        "{count} policies, needs and requirements, {told}.",
        len(found),
        told=told,
    )
    confirmations = _(
        "Confirmed {count} of {asked} times; to confirm is good practice where a misunderstanding "
        "would be felt, and not asked for everywhere.",
        count=confirmed,
        asked=asked,
    )
    return f"{known} {confirmations}"


def _row(translator: HTML5Translator, corpus: Corpus, one: Known) -> Sequence[str]:
    version = one.record.text("version") if "version" in one.record.values else ""
    mark = f' <span class="qms-hint">{escape(version)}</span>' if version else ""
    told = list(_roles(translator, corpus, one))
    return (
        record_link(translator, one.record.id) + mark,
        _folded_roles(told) if len(told) > _FEW else listing(told) or _("nobody"),
        listing(record_link(translator, role) + late(_("not told")) for role in one.untold)
        or _("nobody"),
        escape(_share(one)),
    )


def _folded_roles(told: Sequence[str]) -> str:
    return folded(ngettext("{count} role", "{count} roles", len(told)), listing(told))


def _roles(translator: HTML5Translator, corpus: Corpus, one: Known) -> Iterator[str]:
    for role, when in one.told:
        record = corpus.get(role)
        title = manual_of(translator.builder).title(record) if record is not None else role
        link = record_link(translator, role, with_title=False)
        on = f", {day(when.isoformat())}" if when is not None else ""
        yield f"{escape(title)} ({link}){on}"


def _share(one: Known) -> str:
    return ngettext(
        "{confirmed} of {count} person",
        "{confirmed} of {count} persons",
        len(one.asked),
        confirmed=len(one.confirmed),
    )

"""The directive ``qms:who-knows``: who has to know what, was told of it and confirmed it."""

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.who_knows import Known, who_knows
from clausebook.corpus import Corpus
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.marks import late
from clausebook.sphinxext.views.pieces import counted, empty, folded, listing, named, with_words
from clausebook.sphinxext.views.rows import named_rows

__all__ = ["WhoKnows", "setup"]

_FEW = 3
_NOTHING = absent(
    "No policy, need or requirement says by whom it is fulfilled, so nobody has to know it."
)
_NAMES = ("What", "Told", "Not told", "Confirmed")


class WhoKnows(Block):
    """What has to be known with those who know it, gaps first."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a sentence on the gaps, then the matrix."""
        corpus = manual_of(translator.builder).corpus
        found = who_knows(corpus)
        if not found:
            return empty(_NOTHING)
        rows = (_row(translator, corpus, one) for one in found)
        return f"<p>{escape(_told(found))}</p>" + named_rows("Who knows what", _NAMES, rows)


class WhoKnowsDirective(QuestionDirective):
    """Shows to whom policies, needs and requirements were told: ``{qms:who-knows}``."""

    about = ("policy", "need", "requirement")

    def questions(self) -> Sequence[str]:
        # Who holds a role depends on the day.
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = who_knows(manual.corpus)
        lines = (f"{named(one.record)}: {_share(one)}" for one in found)
        return [with_words(WhoKnows(""), _told(found) if found else _NOTHING, *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "who-knows", WhoKnowsDirective)


def _told(found: Sequence[Known]) -> str:
    gaps = sum(bool(one.untold) for one in found)
    asked = sum(len(one.asked) for one in found)
    confirmed = sum(len(one.confirmed) for one in found)
    told = f"{gaps} not told to everybody" if gaps else "each told to all roles concerned"
    number = counted(len(found), "policy, need or requirement", "policies, needs and requirements")
    return (
        f"{number}, {told}. Confirmed {confirmed} of {asked} times; to confirm is good practice "
        "where a misunderstanding would be felt, and not asked for everywhere."
    )


def _row(translator: HTML5Translator, corpus: Corpus, one: Known) -> Sequence[str]:
    version = one.record.text("version") if "version" in one.record.values else ""
    mark = f' <span class="qms-hint">{escape(version)}</span>' if version else ""
    told = list(_roles(translator, corpus, one))
    shown = listing(told)
    return (
        record_link(translator, one.record.id) + mark,
        folded(counted(len(told), "role"), shown) if len(told) > _FEW else shown or "nobody",
        listing(record_link(translator, role) + late("not told") for role in one.untold)
        or "nobody",
        escape(_share(one)),
    )


def _roles(translator: HTML5Translator, corpus: Corpus, one: Known) -> Iterator[str]:
    for role, when in one.told:
        title = corpus.by_id[role].title if role in corpus.by_id else role
        link = record_link(translator, role, with_title=False)
        on = f", {day(when.isoformat())}" if when is not None else ""
        yield f"{escape(title)} ({link}){on}"


def _share(one: Known) -> str:
    return f"{len(one.confirmed)} of {counted(len(one.asked), 'person')}"

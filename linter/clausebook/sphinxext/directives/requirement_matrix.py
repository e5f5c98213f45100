"""The directive ``qms:requirement-matrix``: from the origin of a requirement to its proof."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.requirement_limits import limits_of
from clausebook.analysis.requirement_matrix import (
    Check,
    Gap,
    RequirementTrace,
    requirement_matrix,
)
from clausebook.corpus import Corpus
from clausebook.language import N_, _, choice_word, ngettext
from clausebook.record import Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.prose import plain_html
from clausebook.sphinxext.views.marks import Tone, mark
from clausebook.sphinxext.views.pieces import empty, listing, named, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["RequirementMatrix", "setup"]

_LABEL = N_("Requirements from their origin to their proof")
_HEAD = (N_("Requirement"), N_("Comes from"), N_("Seen to by"), N_("Checked"), N_("Shown by"))
_EMPTY = N_("No requirement is on record.")


class RequirementMatrix(Block):
    """The requirements of ``source``, or all with a choice of source above them."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the choice, how many gaps there are, and the table."""
        corpus = manual_of(translator.builder).corpus
        found = requirement_matrix(corpus, self["source"])
        if not found:
            return empty(absent(_(_EMPTY)))
        rows = (_row(translator, one) for one in found)
        shown = row_table(_(_LABEL), [_(name) for name in _HEAD], rows, classes="qms-traces")
        sieve = "" if self["source"] else _sieve(corpus, found, self["group"])
        return f'<div class="qms-sieve">{sieve}<p>{escape(_told(found))}</p>{shown}</div>'


class RequirementMatrixDirective(QuestionDirective):
    """Shows requirements of all sources or of one: ``:source: statutory``."""

    option_spec: ClassVar = {"source": directives.unchanged_required}

    def questions(self) -> Sequence[str]:
        return ("kind:requirement", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        source = self.options.get("source", "")
        known = _sources(manual.corpus)
        if source and source not in known:
            raise self.error(
                f"qms:requirement-matrix: '{source}' is no source of requirements: write "
                f"{', '.join(known)}"
            )
        found = requirement_matrix(manual.corpus, source)
        serial = self.env.new_serialno("qms-requirement-matrix")
        block = RequirementMatrix("", source=source, group=f"qms-sieve-{serial}")
        told = _told(found) if found else absent(_(_EMPTY))
        return [with_words(block, told, *map(_line, found))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "requirement-matrix", RequirementMatrixDirective)


def _sources(corpus: Corpus) -> tuple[str, ...]:
    return tuple(corpus.library.kinds["requirement"].fields.properties["source"].choices)


def _sieve(corpus: Corpus, found: Sequence[RequirementTrace], group: str) -> str:
    """Return a choice of source that a style sheet obeys, so that it needs no script."""
    counts = Counter(one.source for one in found)
    gaps = sum(bool(one.gaps) for one in found)
    choices = [("", _("all {count}", count=len(found)))]
    choices += [(name, f"{choice_word(name)} {counts[name]}") for name in _sources(corpus)]
    choices.append(("gap", _("with a gap {count}", count=gaps)))
    buttons = "".join(
        f'<label><input type="radio" name="{group}" value="{escape(value)}"'
        f"{'' if value else ' checked'}> {escape(words)}</label>"
        for value, words in choices
        if not value or value == "gap" or counts[value]
    )
    return f"<fieldset><legend>{_('Show')}</legend>{buttons}</fieldset>"


def _row(translator: HTML5Translator, one: RequirementTrace) -> TableRow:
    cells = (
        record_link(translator, one.requirement.id) + _criterion(one.requirement),
        f'<span class="qms-hint">{escape(choice_word(one.source))}</span>'
        + (_links(translator, one.origins) or _gap(one, Gap.ORIGIN) or _said_in(one)),
        _links(translator, one.fulfilled_by) or _gap(one, Gap.FULFILMENT),
        listing(_check(check) for check in one.checks)
        + "".join(_gap(one, gap) for gap in (Gap.CHECK, Gap.RESULT, Gap.LATE, Gap.FAILED)),
        _links(translator, one.indicators) or f'<span class="qms-hint">{_("no indicator")}</span>',
    )
    return TableRow(
        cells,
        {
            "requirement": one.requirement.id,
            "source": one.source,
            "gaps": str(len(one.gaps)),
        },
    )


def _links(translator: HTML5Translator, records: Sequence[Record]) -> str:
    return listing(record_link(translator, one.id) for one in records)


def _criterion(requirement: Record) -> str:
    limits = limits_of(requirement)
    if limits is None:
        return ""
    measure = requirement.part("criterion").text("measure")
    return f'<span class="qms-hint">{escape(measure)} {escape(limits.asked)}</span>'


def _said_in(one: RequirementTrace) -> str:
    requirement = one.requirement
    return escape(requirement.text("source_reference")) or plain_html(requirement.text("rationale"))


def _check(check: Check) -> str:
    if check.last is None:
        return escape(check.method)
    tones = {"pass": Tone.GOOD, "fail": Tone.BAD}
    passed = mark(choice_word(check.result), tones[check.result]) if check.result in tones else ""
    last = day(str(check.last))
    if check.age is not None:
        last = ngettext("{day}, {count} day ago", "{day}, {count} days ago", check.age, day=last)
    return f'{escape(check.method)} {passed}<span class="qms-hint">{last}</span>'


def _gap(one: RequirementTrace, gap: Gap) -> str:
    if gap not in one.gaps:
        return ""
    return f'<span class="qms-gap qms-gap-word">{escape(_(gap))}</span> '


def _told(found: Sequence[RequirementTrace]) -> str:
    gaps = Counter(gap for one in found for gap in one.gaps)
    if not gaps:
        return ngettext(
            "{count} requirement, each with an origin, with what fulfils it, and checked in time.",
            "{count} requirements, each with an origin, with what fulfils it, and checked in time.",
            len(found),
        )
    return ngettext(
        "{count} requirement, {concerned} of them with a gap: {gaps}.",
        "{count} requirements, {concerned} of them with a gap: {gaps}.",
        len(found),
        concerned=sum(bool(one.gaps) for one in found),
        gaps=", ".join(f"{number} {_(gap)}" for gap in Gap if (number := gaps[gap])),
    )


def _line(one: RequirementTrace) -> str:
    return " · ".join(_words(one))


def _words(one: RequirementTrace) -> Iterator[str]:
    yield named(one.requirement)
    yield choice_word(one.source)
    for records in (one.origins, one.fulfilled_by, one.indicators):
        if records:
            yield ", ".join(record.id for record in records)
    yield from (check.method for check in one.checks)
    yield from map(_, one.gaps)

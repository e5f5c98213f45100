"""The directive ``qms:objective-tree``: from the policy to the latest value."""

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.benefits import told_distance
from clausebook.analysis.objective_tree import Aim, Commitment, PolicyBranch, objective_tree
from clausebook.language import N_, _, choice_word, ngettext
from clausebook.record import Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import number_cell
from clausebook.sphinxext.views.marks import Tone, mark, standing_mark
from clausebook.sphinxext.views.pieces import empty, named, with_words

__all__ = ["ObjectiveTree", "setup"]

_EMPTY = N_("No quality policy is in force, and no objective is on record.")
_WITHOUT_AIM = frozenset({"objectives_framework", "other"})
"""Commitments that are kept by having objectives at all, or in another way than by one."""
_GAP = N_("no objective carries it out")


class ObjectiveTree(Block):
    """The policies in force with commitments, objectives, indicators and values."""

    def html(self, translator: HTML5Translator) -> str:
        """Return nested lists."""
        found = objective_tree(manual_of(translator.builder).corpus)
        if not found:
            return empty(absent(_(_EMPTY)))
        branches = "".join(_branch(translator, branch) for branch in found)
        return f'<p>{escape(_told(found))}</p><ul class="qms-tree">{branches}</ul>'


class ObjectiveTreeDirective(QuestionDirective):
    """Shows what objectives follow from, and how far they have come: ``{qms:objective-tree}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:policy", "kind:objective", "kind:kpi", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = objective_tree(manual.corpus)
        lines = [_told(found), *_words(found)] if found else [absent(_(_EMPTY))]
        return [with_words(ObjectiveTree(""), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "objective-tree", ObjectiveTreeDirective)


def _branch(translator: HTML5Translator, branch: PolicyBranch) -> str:
    if branch.policy is None:
        told = _("Objectives that follow from no policy in force")
        head = absent(f"{mark(_('no policy'), Tone.BAD)} {told}", _("Objectives"))
    else:
        head = f"<strong>{record_link(translator, branch.policy.id)}</strong>"
    below = "".join(_commitment(translator, one) for one in branch.commitments)
    if branch.others:
        told = _("Objectives that name none of these commitments")
        shown = below and f"<em>{told}</em>"
        below += _item("commitment", shown, _aims(translator, branch.others))
    return _item("policy", head, below)


def _commitment(translator: HTML5Translator, one: Commitment) -> str:
    gap = absent(mark(_(_GAP), Tone.BAD)) if _is_gap(one) else ""
    kind = f'<span class="qms-hint">{escape(choice_word(one.part.text("type")))}</span>'
    return _item("commitment", f"{escape(one.text)} {gap}{kind}", _aims(translator, one.aims))


def _aims(translator: HTML5Translator, aims: Sequence[Aim]) -> str:
    return "".join(_aim(translator, one) for one in aims)


def _aim(translator: HTML5Translator, one: Aim) -> str:
    due = one.objective.text("due")
    by = f'<span class="qms-hint">{_("by {day}", day=day(due))}</span>' if due else ""
    head = f"{record_link(translator, one.objective.id)}{_stated(one.objective)}{by}"
    return _item("objective", head, _indicator(translator, one), name=one.objective.id)


def _stated(objective: Record) -> str:
    """Return how far the objective has come by its own record, which is not the latest value."""
    said = objective.part("status_of_achievement")
    value, rating = said.number("value"), said.text("rating")
    if not rating and value is None:
        return ""
    reached = "" if value is None else _("at {value}", value=number_cell(value))
    on = _("on {day}", day=day(said.text("on"))) if said.has("on") else ""
    told = " ".join(filter(None, (escape(choice_word(rating)), reached, on)))
    return f' <span class="qms-hint">{_("stated {achievement}", achievement=told)}</span>'


def _indicator(translator: HTML5Translator, one: Aim) -> str:
    if one.shown is None:
        told = escape(one.objective.text("measure"))
        shown = told or absent(mark(_("no indicator measures it"), Tone.CARE))
        return _item("indicator", shown, "")
    link = record_link(translator, one.shown.kpi.id)
    value, hint = _value(one)
    shown = f'{link} {value} {standing_mark(one.standing)}<span class="qms-hint">{hint}</span>'
    return _item("indicator", shown, "")


def _value(one: Aim) -> tuple[str, str]:
    """Return the latest value, and what is said below it: of when it is, against what."""
    assert one.shown is not None
    latest, unit = one.shown.latest, escape(one.shown.unit)
    if latest is None or latest.value is None:
        if one.target is None:
            return "", ""
        return "", _("target {value} {unit}", value=number_cell(one.target.value), unit=unit)
    distance = escape(told_distance(latest, one.target, one.shown.unit))
    period = ", ".join(filter(None, (day(latest.period), distance)))
    return f"<strong>{number_cell(latest.value)}</strong> {unit}", period


def _item(level: str, head: str, below: str, *, name: str = "") -> str:
    inner = f"<ul>{below}</ul>" if below else ""
    data = f' data-record="{escape(name)}"' if name else ""
    return f'<li class="qms-tree-{level}"{data}><div>{head}</div>{inner}</li>'


def _is_gap(one: Commitment) -> bool:
    return not one.aims and one.part.text("type") not in _WITHOUT_AIM


def _all_aims(found: Sequence[PolicyBranch]) -> list[Aim]:
    carried = [aim for branch in found for one in branch.commitments for aim in one.aims]
    return carried + [aim for branch in found for aim in branch.others]


def _told(found: Sequence[PolicyBranch]) -> str:
    aims = _all_aims(found)
    counts: dict[str, int] = {}
    for aim in aims:
        counts[aim.standing] = counts.get(aim.standing, 0) + 1
    told = ", ".join(f"{number} {_(name)}" for name, number in sorted(counts.items()))
    gaps = sum(_is_gap(one) for branch in found for one in branch.commitments)
    without = ngettext(
        "{count} commitment without an objective.",
        "{count} commitments without an objective.",
        gaps,
    )
    open_ones = absent(f" {without}") if gaps else ""
    state = f" {_('By the latest value alone: {standings}.', standings=told)}" if told else ""
    return f"{ngettext('{count} objective.', '{count} objectives.', len(aims))}{state}{open_ones}"


def _words(found: Sequence[PolicyBranch]) -> Iterator[str]:
    for branch in found:
        for one in branch.commitments:
            yield f"{one.text} {absent(_(_GAP)) if _is_gap(one) else ''}".strip()
    for aim in _all_aims(found):
        shown = named(aim.shown.kpi) if aim.shown is not None else aim.objective.text("measure")
        yield " · ".join(filter(None, (named(aim.objective), shown, _(aim.standing))))

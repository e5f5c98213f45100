"""The directive ``qms:rules``: the pages of the rules, with the examples that are run as tests."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from docutils import nodes
from myst_parser.mocking import MockState
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.language import _
from clausebook.rules import Rule
from clausebook.rules.page import FENCE, block_caption
from clausebook.sphinxext.anchors import rule_anchor
from clausebook.sphinxext.block import Block, nested_html
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.domain import domain_of
from clausebook.sphinxext.html import clause_link, escape, identifier, rule_link, table
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.prose import Prose, ProseParser
from clausebook.sphinxext.views.pieces import caption, heading, with_words
from clausebook.text import label_of_key

__all__ = ["RuleIndex", "RulePage", "setup"]

_HEADING = re.compile("^##(?= )", re.MULTILINE)


class RuleIndex(Block):
    """The rules ``codes`` in one table for each area."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the tables, with links to the rules' pages."""
        rules = _rules(manual_of(translator.builder), self["codes"])
        names = (_("Rule"), _("What is wrong"), _("Clauses"), _("Basis"), _("Severity"))
        head = "".join(f'<th scope="col">{name}</th>' for name in names)
        return "".join(
            caption(label_of_key(area))
            + table(
                head,
                "".join(_row(translator, rule) for rule in of_area),
                label=_("Rules about {area}", area=area.replace("_", " ")),
                classes="qms-wide qms-rules",
            )
            for area, of_area in groupby(sorted(rules, key=_by_area), key=lambda rule: rule.area)
        )


class RulePage(Block):
    """The page of the rule ``code``; its prose is inside."""

    def html(self, translator: HTML5Translator) -> str:
        """Return heading, facts, explanation and examples."""
        (rule,) = _rules(manual_of(translator.builder), [self["code"]])
        shown = f"{identifier(rule.code)} {escape(rule.name)}"
        facts = "".join(
            f"<dt>{name}</dt><dd>{value}</dd>" for name, value in _facts(translator, rule)
        )
        prose = "".join(
            nested_html(translator, node)
            for child in self.children
            if isinstance(child, Prose)
            for node in child.children
        )
        return (
            f'{heading(self, shown, rule_anchor(rule.code))}<p class="qms-lead">'
            f'{escape(rule.page.summary)}</p><dl class="qms-fields simple">{facts}</dl>'
            f'<div class="qms-rule-page">{prose}</div>'
        )


class RulesDirective(QuestionDirective):
    """Shows the pages of rules: ``{qms:rules} risk``; without an area, a table of all rules.

    The argument is what ``clausebook lint --select`` takes: an area, a code or its beginning.
    """

    optional_arguments = 1
    final_argument_whitespace = True

    def questions(self) -> Sequence[str]:
        return ("rules",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        if not self.arguments:
            every = tuple(manual.catalogue)
            index = RuleIndex("", codes=[rule.code for rule in every])
            return [with_words(index, *(_line(rule) for rule in every))]
        rules = manual.catalogue.select(self.arguments[0])
        if not rules:
            areas = ", ".join(sorted({rule.area for rule in manual.catalogue}))
            told = f"no rule is named by '{self.arguments[0]}'; areas: {areas}"
            raise self.error(f"qms:rules: {told}")
        domain_of(self.env).note_rules(self.env.docname, [rule.code for rule in rules])
        return [self._page(rule) for rule in rules]

    def _page(self, rule: Rule) -> Block:
        text = rule.page.markdown.partition("\n")[2].strip("\n")
        prose = self._parsed(FENCE.sub(_captioned, text))
        for block in prose.findall(nodes.literal_block):
            block["force"] = True  # an example may be broken on purpose
        page = RulePage("", code=rule.code)
        page += prose
        return with_words(page, _line(rule))

    def _parsed(self, markdown: str) -> Prose:
        """Return what Markdown becomes, in the page's own parser where that is one for Markdown."""
        if not isinstance(self.state, MockState):
            return ProseParser(self.env, self.state.document).parse(markdown, self.lineno, ())
        lowered = _HEADING.sub("####", markdown)
        return Prose("", *self.parse_text_to_nodes(lowered), pointer=[])


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "rules", RulesDirective)


def _rules(manual: Manual, codes: Iterable[str]) -> list[Rule]:
    found = (manual.catalogue.get(code) for code in codes)
    return [rule for rule in found if rule is not None]


def _by_area(rule: Rule) -> tuple[str, str]:
    return (rule.area, rule.code)


def _row(translator: HTML5Translator, rule: Rule) -> str:
    severity = f'<span class="qms-severity qms-{rule.severity}">{rule.severity}</span>'
    return (
        f'<tr data-code="{escape(rule.code)}"><th scope="row">'
        f"{rule_link(translator, rule.code, with_name=True)}</th>"
        f"<td>{escape(rule.page.summary)}{_only(rule)}</td><td>{_clauses(translator, rule)}</td>"
        f"<td>{rule.basis}</td><td>{severity}</td></tr>"
    )


def _facts(translator: HTML5Translator, rule: Rule) -> Iterable[tuple[str, str]]:
    severity = f'<span class="qms-severity qms-{rule.severity}">{rule.severity}</span>'
    yield _("Severity"), severity
    yield _("Basis"), f"{rule.basis}: {escape(rule.basis.meaning)}"
    if rule.clauses:
        yield _("Clauses"), _clauses(translator, rule)
    if rule.edition:
        yield _("Edition"), _only(rule).strip()
    if rule.parent:
        yield _("Special case of"), rule_link(translator, rule.parent, with_name=True)
    for name, default in rule.options.items():
        unless_set = _("{value} unless set", value=escape(default))
        yield _("Threshold"), f"<code>{escape(name)}</code>, {unless_set}"
    if rule.mends:
        yield _("Mended by"), "<code>clausebook lint --fix</code>"
    yield _("Since"), escape(rule.since)


def _only(rule: Rule) -> str:
    if not rule.edition:
        return ""
    return f" {_('Runs only under {edition}.', edition=f'<code>{escape(rule.edition)}</code>')}"


def _clauses(translator: HTML5Translator, rule: Rule) -> str:
    edition = manual_of(translator.builder).corpus.edition
    return ", ".join(clause_link(translator, n) for n in edition.translate(rule.clauses))


def _captioned(block: re.Match[str]) -> str:
    told = block_caption(block["info"] or "")
    before = f"{told}\n\n" if told else ""
    return f"{before}```{block['language']}\n{block['text']}```"


def _line(rule: Rule) -> str:
    return f"{rule.code} {rule.name}: {rule.page.summary}"

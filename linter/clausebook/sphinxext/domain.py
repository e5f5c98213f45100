"""The domain ``qms``: what can be referred to, and where it stands."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any, ClassVar, NamedTuple, cast

from docutils import nodes
from docutils.nodes import Element
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from clausebook.control.readers import WITHHELD
from clausebook.language import _
from clausebook.sphinxext.anchors import clause_anchor, record_anchor, rule_anchor
from clausebook.sphinxext.manual import docname_of, manual_of
from clausebook.sphinxext.roles import ClauseRole, RecordRole, RuleRole

__all__ = ["QmsDomain", "Target", "clause_anchor", "domain_of", "rule_anchor"]


_DECLARED = ("clauses", "rules", "duties", "failed")
"""What pages declare: names, each with the pages that declare it."""


class Target(NamedTuple):
    """The place of something that can be referred to; an empty anchor is the top of the page."""

    docname: str
    anchor: str
    title: str


class QmsDomain(Domain):
    """Records are found in the corpus; clauses and rules on the pages that declare them."""

    name = "qms"
    label = "Quality management"
    object_types: ClassVar = {
        "record": ObjType("record", "record"),
        "clause": ObjType("clause", "clause"),
        "rule": ObjType("rule", "rule"),
    }
    roles: ClassVar = {"record": RecordRole(), "clause": ClauseRole(), "rule": RuleRole()}
    initial_data: ClassVar = {
        "clauses": {},
        "rules": {},
        "answers": {},
        "failed": {},
        "duties": {},
        "withheld": "",
        "everything": "",
    }
    dangling_warnings: ClassVar = {
        "record": "there is no record '%(target)s'",
        "clause": "the edition has no clause '%(target)s'",
        "rule": "there is no rule '%(target)s'",
    }
    data_version = 5

    def note_clauses(self, docname: str, numbers: Iterable[str]) -> None:
        """Declare that a page holds an element with the id ``clause_anchor(number)`` for each."""
        self._declare("clauses", docname, numbers)

    def note_rules(self, docname: str, codes: Iterable[str]) -> None:
        """Declare that a page holds an element with the id ``rule_anchor(code)`` for each."""
        self._declare("rules", docname, codes)

    def note_answer(self, docname: str, question: str, digest: str) -> None:
        """Remember what a page asked the corpus, and a digest of what it was told."""
        self.data["answers"].setdefault(docname, {})[question] = digest

    def note_duties(self, docname: str, role_id: str) -> None:
        """Declare that a page says what applies to a role, with an anchor for it."""
        self._declare("duties", docname, [role_id])

    def duties(self, role_id: str) -> str:
        """Return the first page that says what applies to a role, empty where there is none."""
        return min(self.data["duties"].get(role_id, ()), default="")

    def page_of_clause(self, number: str) -> str:
        """Return the page on which a clause stands, the last of several; empty where on none."""
        return max(self.data["clauses"].get(number, ()), default="")

    @property
    def first_page_of_clauses(self) -> str:
        """The first of the pages on which clauses stand, empty where there is none."""
        return min(map(self.page_of_clause, self.data["clauses"]), default="")

    def page_of_rule(self, code: str) -> str:
        """Return the page on which a rule stands, the last of several; empty where on none."""
        return max(self.data["rules"].get(code, ()), default="")

    def note_failure(self, docname: str) -> None:
        """Remember that a part of a page could not be made."""
        self._declare("failed", docname, [docname])

    @property
    def failures(self) -> set[str]:
        """The pages of which a part could not be made."""
        return set(self.data["failed"])

    @property
    def answers(self) -> dict[str, dict[str, str]]:
        """By page, the questions it asked and the digests of what it was told."""
        return cast("dict[str, dict[str, str]]", self.data["answers"])

    def record(self, record_id: str) -> Target | None:
        """Return where a record stands, None where it has no page."""
        manual = manual_of(self.env)
        record = manual.corpus.get(record_id)
        if record is None or docname_of(record.path) not in self.env.found_docs:
            return None
        anchor = record_anchor(record.id) if record.in_register else ""
        return Target(docname_of(record.path), anchor, manual.title(record))

    def clause(self, number: str) -> Target | None:
        """Return where a clause stands; a letter without a place of its own is at its clause."""
        clauses = manual_of(self.env).corpus.edition.clauses
        while number and number not in self.data["clauses"]:
            number = number.rpartition(" ")[0]
        if not number:
            return None
        title = _(clauses[number].title) if number in clauses else ""
        return Target(self.page_of_clause(number), clause_anchor(number), title)

    def rule(self, word: str) -> Target | None:
        """Return where a rule stands, by its code or name."""
        rule = manual_of(self.env).catalogue.get(word)
        if rule is None or rule.code not in self.data["rules"]:
            return None
        return Target(self.page_of_rule(rule.code), rule_anchor(rule.code), rule.name)

    def is_known(self, object_type: str, name: str) -> bool:
        """Whether there is such a thing, whether or not a page shows it."""
        manual = manual_of(self.env)
        if object_type == "record":
            return name == WITHHELD or manual.corpus.get(name) is not None
        if object_type == "rule":
            return manual.catalogue.get(name) is not None
        clauses = manual.corpus.edition.clauses
        return name in clauses or name.rpartition(" ")[0] in clauses

    def _declare(self, what: str, docname: str, names: Iterable[str]) -> None:
        """Keep all pages that declare a name, lest it matters which of them was read last."""
        for name in names:
            self.data[what].setdefault(name, set()).add(docname)

    def clear_doc(self, docname: str) -> None:
        """Forget what a page declared and asked, and whether it failed."""
        self.answers.pop(docname, None)
        for declared in (self.data[name] for name in _DECLARED):
            for name, pages in list(declared.items()):
                pages.discard(docname)
                if not pages:
                    del declared[name]

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for declared in _DECLARED:
            for name, pages in otherdata[declared].items():
                for page in pages & docnames:
                    self._declare(declared, page, [name])
        found = otherdata["answers"].items()
        self.answers.update({page: asked for page, asked in found if page in docnames})

    def resolve_xref(  # noqa: PLR0917 - Sphinx's signature
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Return the link; the bare text where the thing is known but has no page."""
        found: Target | None = getattr(self, typ)(target)
        if found is not None:
            title = found.title if found.title != contnode.astext() else None
            return make_refnode(builder, fromdocname, found.docname, found.anchor, contnode, title)
        return cast("nodes.reference", contnode) if self.is_known(typ, target) else None

    def resolve_any_xref(  # noqa: PLR0917 - Sphinx's signature
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return the links that ``{any}`` may make: by id of a record or code of a rule."""
        return [
            (f"qms:{typ}", make_refnode(builder, fromdocname, at.docname, at.anchor, contnode))
            for typ, at in (("record", self.record(target)), ("rule", self.rule(target)))
            if at is not None
        ]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield all that other manuals can refer to."""
        manual = manual_of(self.env)
        for record_id in manual.corpus.by_id:
            found = self.record(record_id)
            if found is not None:
                anchor = record_anchor(record_id)
                yield record_id, record_id, "record", found.docname, anchor, 0
        for number in sorted(self.data["clauses"]):
            clause = manual.corpus.edition.clauses.get(number)
            if clause is not None:
                page, shown = self.page_of_clause(number), f"{number} {_(clause.title)}"
                yield number, shown, "clause", page, clause_anchor(number), 1
        for code in sorted(self.data["rules"]):
            rule = manual.catalogue.get(code)
            if rule is not None:
                page = self.page_of_rule(code)
                yield code, code, "rule", page, rule_anchor(code), 2


def domain_of(env: BuildEnvironment) -> QmsDomain:
    """Return the domain of a build."""
    return cast("QmsDomain", env.domains[QmsDomain.name])

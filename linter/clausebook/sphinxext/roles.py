"""Roles by which prose refers to records, clauses and rules."""

from docutils import nodes
from sphinx.roles import XRefRole

from clausebook.control.standing import with_standing
from clausebook.sphinxext.manual import manual_of
from clausebook.sphinxext.questions import note_question

__all__ = ["ClauseRole", "RecordRole", "RuleRole"]


class _Role(XRefRole):
    """Looks up what the name alone does not say, and remembers that the page depends on it."""

    def __init__(self) -> None:
        super().__init__(innernodeclass=nodes.inline, warn_dangling=True)

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Note the question, give the text its title, and make the reference."""
        note_question(self.env, self.question())
        if not self.has_explicit_title:
            self.title = self.shown(self.target)
        found, messages = super().run()
        if not self.has_explicit_title:
            _keep_together(found, self.target)
        return found, messages

    def question(self) -> str:
        """Return what the shown text depends on."""
        raise NotImplementedError

    def shown(self, target: str) -> str:
        """Return the text of the reference."""
        return target


class RecordRole(_Role):
    """A record by its id, shown with its title."""

    def question(self) -> str:
        return f"record:{self.target}"

    def shown(self, target: str) -> str:
        manual = manual_of(self.env)
        corpus = manual.corpus
        record = corpus.get(target)
        if record is None:
            return target
        title = manual.title(record) if record.title != record.id else ""
        return " ".join(filter(None, (target, with_standing(title, record, corpus.today))))


class ClauseRole(_Role):
    """A clause by its number in the edition that the project chose."""

    def question(self) -> str:
        return "edition"


class RuleRole(_Role):
    """A rule by its code or its name, shown with both."""

    def question(self) -> str:
        return "rules"

    def shown(self, target: str) -> str:
        rule = manual_of(self.env).catalogue.get(target)
        return target if rule is None else f"{rule.code} {rule.name}"


def _keep_together(found: list[nodes.Node], target: str) -> None:
    """Mark the id at the beginning of each reference, so that it breaks at no hyphen."""
    for shown in [inner for node in found for inner in node.findall(nodes.inline)]:
        text = shown.astext()
        own = target if text.startswith(target) else text.partition(" ")[0]
        rest = text.removeprefix(own)
        shown.children = []
        shown += [nodes.inline("", own, classes=["qms-id"]), *([nodes.Text(rest)] if rest else [])]

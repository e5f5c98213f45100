"""The base of directives that show what the corpus answers."""

from collections.abc import Sequence
from typing import ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from clausebook.analysis.days import before
from clausebook.control.readers import WITHHELD
from clausebook.language import N_, _, list_of
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.questions import note_question

__all__ = ["QuestionDirective"]

NOT_FOR_THEM = N_("What stands here is not for the readers of this manual.")
_UNREAD = N_("What may belong here breaks its schema and is not read: {records}.")
_FEW = 5


class QuestionDirective(SphinxDirective):
    """Asks the corpus and shows the answer.

    A subclass gives ``answer`` and, unless it depends on everything, ``questions``.
    """

    about: ClassVar[tuple[str, ...]] = ()
    """The kinds of records it shows, where the questions do not name them."""

    def questions(self) -> Sequence[str]:
        """Return what the answer depends on, in the words of the module ``questions``."""
        return ("all",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        """Return what stands in place of the directive: blocks, or ordinary nodes.

        Raise ``self.error(message)`` for options and arguments that cannot be used.
        """
        raise NotImplementedError

    def length_of_time(self, usual: str = "") -> str:
        """Return the option ``within``, such as ``12 months``; raise an error for anything else."""
        given: str = self.options.get("within", usual)
        if given and before(manual_of(self.env).corpus.today, given) is None:
            raise self.error(
                f"{self.name}: '{given}' is no length of time: write for example '12 months'"
            )
        return given

    def run(self) -> list[nodes.Node]:
        """Note the questions, and return the answer with its words.

        What is asked about a record that is not for these readers has no answer for them; and where
        some records are not, that none is shown does not mean that there is none.
        """
        if any(WITHHELD in str(given) for given in (*self.arguments, *self.options.values())):
            return [nodes.paragraph("", _(NOT_FOR_THEM), classes=["qms-empty"])]
        for question in self.questions():
            note_question(self.env, question)
        manual = manual_of(self.env)
        found = self.answer(manual)
        hides = manual.withholding.hides_records
        broken = manual.corpus.invalid(*(self._kinds() or manual.corpus.library.kinds))
        unread = sorted(one.id or one.path for one in broken)
        instead = _(NOT_FOR_THEM) if hides else _not_read(unread)
        if instead and len(found) == 1 and isinstance(found[0], nodes.paragraph):
            return [nodes.paragraph("", instead, classes=["qms-empty"])]
        unread = [] if hides else self._first_told(unread)
        for node in found:
            if isinstance(node, Block):
                node["says_of_nothing"], node["hides"], node["unread"] = instead, hides, unread
                node.carry_words()
                self.set_source_info(node)
                unread = []
        return found

    def _first_told(self, unread: list[str]) -> list[str]:
        """Return the records that break their schema, nothing where the page has told of them."""
        if not unread or not self._kinds():
            return []
        is_first = not self.env.new_serialno(f"qms-left-out-{' '.join(unread)}")
        return unread if is_first else []

    def _kinds(self) -> tuple[str, ...]:
        """Return the kinds that it shows, nothing where it may show any."""
        asked = (question.partition(":") for question in self.questions())
        return self.about or tuple(name for sort, _, name in asked if sort == "kind")


def _not_read(unread: list[str]) -> str:
    """Return what is to be said in place of there being nothing, empty where all is read."""
    if not unread:
        return ""
    told = unread[:_FEW]
    if len(unread) > _FEW:
        told.append(_("{count} more", count=len(unread) - _FEW))
        return _(_UNREAD, records=list_of(told))
    return _(_UNREAD, records=", ".join(told))

"""The base of directives that show what the corpus answers."""

from collections.abc import Sequence

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from clausebook.analysis.days import before
from clausebook.control.readers import WITHHELD
from clausebook.language import N_, _
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.questions import note_question

__all__ = ["QuestionDirective"]

NOT_FOR_THEM = N_("What stands here is not for the readers of this manual.")


class QuestionDirective(SphinxDirective):
    """Asks the corpus and shows the answer.

    A subclass gives ``answer`` and, unless it depends on everything, ``questions``.
    """

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
        if hides and len(found) == 1 and isinstance(found[0], nodes.paragraph):
            return [nodes.paragraph("", _(NOT_FOR_THEM), classes=["qms-empty"])]
        for node in found:
            if isinstance(node, Block):
                node.carry_words()
                node["says_of_nothing"] = _(NOT_FOR_THEM) if hides else ""
                self.set_source_info(node)
        return found

"""Finds words for readers that stand in the code without being given to be translated."""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Unwrapped", "unwrapped"]

_GIVEN = frozenset({"_", "N_", "ngettext", "pgettext", "choice_word", "status_text", "link_word"})
"""What a text is given to in order to be translated, or what has its words from a schema."""
_NOT_SAID = frozenset(
    {"error", "warning", "info", "debug", "add_config_value", "compile", "field", "TypeVar", "cast"}
)
"""Calls by which nothing reaches the readers of a manual."""
_FAULT = re.compile(r"(?:Error|Fault)$")
_MARKUP = re.compile(r"<[^<>]*>?|[^<>]*>|\{[^{}]*\}")
_LABEL = re.compile(r"[A-Z][a-z]{2,}(?: [a-z]+)*[.:]?")
_COMMON = (
    "a an and are as at be by for from has have in is it its no nobody none not nothing of on one "
    "or other since than that the there this to was were which with without yet"
)
_SENTENCE = re.compile(rf"(?<![\w-])(?:{'|'.join(_COMMON.split())})(?![\w-])", re.IGNORECASE)


class Unwrapped(NamedTuple):
    """A text and the line on which it begins."""

    line: int
    text: str


def unwrapped(source: str) -> Iterator[Unwrapped]:
    """Yield the texts in a module that look like labels or sentences and are not translated."""
    yield from _Search().found(ast.parse(source))


class _Search(ast.NodeVisitor):
    """A walk that leaves out what is translated, and what readers do not see."""

    def __init__(self) -> None:
        self._texts: list[Unwrapped] = []

    def found(self, tree: ast.AST) -> list[Unwrapped]:
        self.visit(tree)
        return self._texts

    def visit_Call(self, node: ast.Call) -> None:
        name = _name(node.func)
        if name not in _GIVEN and name not in _NOT_SAID and not _FAULT.search(name):
            self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # not a docstring
            self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        if not any(_name(target) == "__all__" for target in node.targets):
            self.visit(node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for below in (*node.body, *node.args.defaults):
            self.visit(below)

    def visit_Compare(self, node: ast.Compare) -> None:
        """What is compared is not shown."""

    def visit_Raise(self, node: ast.Raise) -> None:
        """Who builds reads that, in English."""

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        parts = [str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values]
        self._judge("".join(parts), node.lineno)
        for one in node.values:
            if not isinstance(one, ast.Constant):
                self.visit(one)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._judge(node.value, node.lineno)

    def _judge(self, text: str, line: int) -> None:
        said = _MARKUP.sub(" ", text).strip()
        is_label = _LABEL.fullmatch(said)
        if is_label or (_SENTENCE.search(said) and (" " in said or said != text)):
            self._texts.append(Unwrapped(line, text))


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")

"""Lines that the parser takes as part of a value although they are not indented enough."""

import re
from collections.abc import Iterator

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from clausebook.document.faults import Fault, FaultKind
from clausebook.document.values import Reading
from clausebook.text import Position, Span

__all__ = ["TAB_INDENTS", "find_wrong_indents"]

TAB_INDENTS = ("a tab indents this line", "indent with spaces, two for a level")
"""Message and hint for a tab before the first word of a line."""

_LINE_START = re.compile(r" *(?:[-?:] +)*")


def find_wrong_indents(text: str, reading: Reading) -> list[Fault]:
    """Return the faults of values in quotes or brackets, and of block texts, in no order."""
    faults: list[Fault] = []
    if reading.wrapped or reading.blank_first:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for block, value in reading.wrapped:
            faults += _outdented(lines, block, value)
        for block_text in reading.blank_first:
            faults += _blank_lines(lines, block_text)
    return faults


def _outdented(lines: list[str], block: CollectionNode, node: Node) -> Iterator[Fault]:
    """A quoted or bracketed value goes on in a line that is not indented more than its block."""
    indent = _indent_of(block, lines)
    if isinstance(node, ScalarNode) and node.style in {"|", ">"}:
        if node.start_mark.column <= indent:
            message = f"the {node.style} of a block text is not indented"
            hint = "put it behind the key or dash, or indent it more than them"
            yield Fault(FaultKind.SYNTAX, message, hint, _sign(node), False)
        return
    for number in range(node.start_mark.line + 1, node.end_mark.line + 1):
        line = lines[number]
        words = line.lstrip(" \t")
        spaces = len(line) - len(line.lstrip(" "))
        if spaces > indent or not words:
            continue
        if isinstance(node, CollectionNode) and words.startswith("#"):
            continue
        column = spaces + 1
        span = Span(Position(number + 1, column), Position(number + 1, column + 1))
        if line[spaces] == "\t":
            yield Fault(FaultKind.TAB, *TAB_INDENTS, span, False)
        else:
            message = f"this line goes on with the value of line {node.start_mark.line + 1}"
            hint = f"indent it with {indent + 2} spaces or more"
            yield Fault(FaultKind.SYNTAX, f"{message} but is not indented", hint, span, False)
        return


def _indent_of(block: CollectionNode, lines: list[str]) -> int:
    """Return the column, from 0, of a block: that of its first key or of its dashes."""
    column: int = block.start_mark.column
    if lines[block.start_mark.line][column : column + 1] != "&":
        return column
    first = block.value[0][0] if isinstance(block, MappingNode) else block.value[0]
    line = lines[first.start_mark.line]
    return min(column, len(line) - len(line.lstrip(" ")))


def _blank_lines(lines: list[str], node: ScalarNode) -> Iterator[Fault]:
    """The blank lines that begin a block text hold more spaces than its first line."""
    first = node.start_mark.line
    before = _LINE_START.match(lines[first], 0, node.start_mark.column)
    outer = len(before.group()) if before else 0
    blank = 0
    for number, line in enumerate(lines[first + 1 :], start=first + 2):
        spaces = len(line) - len(line.lstrip(" "))
        if spaces < len(line):
            if outer < spaces < blank:
                message = "the blank lines above hold more spaces than this line"
                hint = "remove the spaces from the blank lines"
                span = Span(Position(number, spaces + 1), Position(number, spaces + 2))
                yield Fault(FaultKind.SYNTAX, message, hint, span, False)
            return
        blank = max(blank, spaces)


def _sign(node: Node) -> Span:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    return Span(Position(line, column), Position(line, column + 1))

"""Texts that the parser accepts although YAML 1.2 or our subset does not.

Every check looks first for a rare pattern in the text, so that a usual file costs next to
nothing, and only then asks the tokens whether the pattern stands inside a value.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from yaml.tokens import (
    AliasToken,
    AnchorToken,
    DirectiveToken,
    KeyToken,
    ScalarToken,
    TagToken,
    Token,
)

from clausebook.document.composing import uses_libyaml
from clausebook.document.decoding import (
    NONCHARACTERS,
    first_hidden,
    is_noncharacter,
    position_at,
)
from clausebook.document.faults import HALF_CHARACTER, Fault, FaultKind, RefusedText
from clausebook.document.indentation import TAB_INDENTS, find_wrong_indents
from clausebook.document.limits import MAXIMUM_FAULTS
from clausebook.document.tokens import Scalars, line_start, scan
from clausebook.document.values import Reading
from clausebook.text import Position, Span

__all__ = ["check_invisible", "find_misreadings"]

_INVISIBLE = re.compile(f"[\x85\u2028\u2029\ufeff{NONCHARACTERS}]")
# Each begins with its rare character and looks back from there: a search for it is fast.
_SURROGATE = re.compile("[\ud800-\udfff]")
_TIGHT_COMMENT = re.compile(r"""#(?<=[]}"',|>+0-9-]#)""")
_TAG = re.compile(r"!(?<![^\s\[{,:]!)")
_ANCHOR_WITH_SIGN = re.compile(r"&(?<![^\s\[{,:]&)[A-Za-z0-9_-]+[?:%@`]")
_ALIAS_WITH_SIGN = re.compile(r"\*(?<![^\s\[{,:]\*)[A-Za-z0-9_-]+[?:%@`]")
_TIGHT_QUESTION = re.compile(r"\?(?<=[\s\[{,]\?)[^\s,\]}]")
_ESCAPE = re.compile(r"\\[0abefvxuU]")
"""Escapes that may stand for what no editor shows; those of line ends and tabs do not."""

_TAB_BETWEEN = ("a tab stands where a space is expected", "type a space")


def check_invisible(text: str) -> None:
    """Refuse what ends a line for YAML 1.1 only, marks a byte order, or is for programs alone.

    :raises RefusedText: there is such a character; its place is that of the first.
    """
    found = None if text.isascii() else _INVISIBLE.search(text)
    if found is not None:
        raise RefusedText(
            FaultKind.UNSUPPORTED,
            f"the invisible character U+{ord(found.group()):04X} stands here",
            "delete it (it often comes with text pasted from a word processor)",
            _span_at(text, found.start()),
        )


def find_misreadings(text: str, reading: Reading) -> list[Fault]:
    """Return the faults of a text that was composed, in no order."""
    faults = find_wrong_indents(text, reading)
    suspicious = [check for pattern_found, check in _CHECKS if pattern_found(text)]
    if suspicious:
        tokens, scalars = scan(text)
        for check in suspicious:
            faults += islice(check(text, tokens, scalars), MAXIMUM_FAULTS)
    return faults


def _tabs(text: str, tokens: list[Token], scalars: Scalars) -> Iterator[Fault]:
    reported = -1
    for found in re.finditer("\t", text):
        start = line_start(text, found.start())
        if start == reported or scalars.cover(found.start()):
            continue
        if scalars.comment_start(text, start, found.start()) is not None:
            continue
        reported = start
        words = _TAB_BETWEEN if text[start : found.start()].strip() else TAB_INDENTS
        yield Fault(FaultKind.TAB, *words, _span_at(text, found.start()), False)


def _tight_comments(text: str, tokens: list[Token], scalars: Scalars) -> Iterator[Fault]:
    for found in _TIGHT_COMMENT.finditer(text):
        offset = found.start()
        if scalars.cover(offset):
            continue
        if scalars.comment_start(text, line_start(text, offset), offset) is not None:
            continue
        message = "a comment follows the value without a space"
        hint = "put a space before #, or the value in quotes if # belongs to it"
        yield Fault(FaultKind.SYNTAX, message, hint, _span_at(text, offset), False)


def _directives(text: str, tokens: list[Token], scalars: Scalars) -> Iterator[Fault]:
    for token in tokens:
        if isinstance(token, DirectiveToken):
            yield _unsupported(text, token, f"the directive %{token.name} is not used in records",
                               "remove the line that begins with %")  # fmt: skip


def _tags(text: str, tokens: list[Token], scalars: Scalars) -> Iterator[Fault]:
    for token in tokens:
        if isinstance(token, TagToken):
            tag = text[token.start_mark.index : token.end_mark.index].strip()
            hint = "remove the tag; quotes make a value text: '12'"
            yield _unsupported(text, token, f"the tag {tag} is not used in records", hint)


def _names(text: str, tokens: list[Token], scalars: Scalars) -> Iterator[Fault]:
    starts = _starts(_ANCHOR_WITH_SIGN, text) | _starts(_ALIAS_WITH_SIGN, text)
    for token in tokens:
        if isinstance(token, (AnchorToken, AliasToken)) and token.start_mark.index in starts:
            message = "the name of this anchor or alias holds a sign"
            hint = "use letters, digits, - and _ in it, and a space after it"
            yield _unsupported(text, token, message, hint)


def _tight_questions(text: str, tokens: list[Token], scalars: Scalars) -> Iterator[Fault]:
    starts = {start for start in _starts(_TIGHT_QUESTION, text) if not scalars.cover(start)}
    for token in tokens:
        if isinstance(token, KeyToken) and token.start_mark.index in starts:
            message = "a value in brackets begins with a question mark"
            yield _unsupported(text, token, message, "put the value in quotes: '?'")


def _half_characters(text: str, tokens: list[Token], scalars: Scalars) -> Iterator[Fault]:
    """Refuse half of a surrogate pair, which libyaml refuses itself."""
    for token in tokens:
        if isinstance(token, ScalarToken) and _SURROGATE.search(token.value):
            start = position_at(text, token.start_mark.index)
            span = Span(start, Position(start.line, start.column + 1))
            raise RefusedText(FaultKind.SYNTAX, *HALF_CHARACTER, span)
    yield from ()


def _hidden_characters(text: str, tokens: list[Token], scalars: Scalars) -> Iterator[Fault]:
    """Find what an escape brings in, and what would be refused if it stood there itself."""
    for token in tokens:
        if isinstance(token, ScalarToken) and token.style == '"':
            hidden = first_hidden(token.value)
            if hidden and hidden not in text:
                message = f"an escape in this text stands for the character U+{ord(hidden):04X}, "
                message += "which no editor shows"
                told = FaultKind.ENCODING, message, "remove the escape"
                span = _span_at(text, token.start_mark.index)
                if is_noncharacter(hidden):
                    raise RefusedText(*told, span)
                yield Fault(*told, span, False)


_Check = Callable[[str, list[Token], Scalars], Iterator[Fault]]
_CHECKS: tuple[tuple[Callable[[str], object], _Check], ...] = (
    (lambda text: "\t" in text, _tabs),
    (lambda text: "#" in text and _TIGHT_COMMENT.search(text), _tight_comments),
    (lambda text: "%" in text and (text[0] == "%" or "\n%" in text), _directives),
    (lambda text: "!" in text and _TAG.search(text), _tags),
    (lambda text: "&" in text and _ANCHOR_WITH_SIGN.search(text), _names),
    (lambda text: "*" in text and _ALIAS_WITH_SIGN.search(text), _names),
    (lambda text: "?" in text and _TIGHT_QUESTION.search(text), _tight_questions),
    (lambda text: "\\" in text and not uses_libyaml(), _half_characters),
    (lambda text: "\\" in text and _ESCAPE.search(text), _hidden_characters),
)


def _unsupported(text: str, token: Token, message: str, hint: str) -> Fault:
    span = _span_at(text, token.start_mark.index)
    return Fault(FaultKind.UNSUPPORTED, message, hint, span, False)


def _starts(pattern: re.Pattern[str], text: str) -> set[int]:
    return {found.start() for found in pattern.finditer(text)}


def _span_at(text: str, offset: int) -> Span:
    start = position_at(text, offset)
    return Span(start, Position(start.line, start.column + 1))

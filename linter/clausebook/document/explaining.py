"""Errors of the YAML parser in words for people, placed where the mistake is."""

import re
from collections.abc import Callable, Mapping

import yaml
from yaml.error import Mark, MarkedYAMLError
from yaml.tokens import (
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    ScalarToken,
)

from clausebook.document.decoding import check_characters
from clausebook.document.faults import HALF_CHARACTER, FaultKind, RefusedText
from clausebook.document.tokens import scan
from clausebook.text import Position, Span

__all__ = ["explain"]

Explanation = tuple[FaultKind, str, str, Mark]
_Explanation = Callable[[str, MarkedYAMLError, Mark], Explanation]
_QUOTE_HINT = "put the whole value in quotes: 'text'"
_COLON_WITHOUT_SPACE = re.compile(r"[\w-]+:[^\s:/]\S*\Z")
_INDENT_HINT = "give all keys of one mapping the same number of spaces before them"


def explain(text: str, error: yaml.YAMLError) -> RefusedText:
    """Return the fault that an error of the parser stands for."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        try:
            check_characters(text)
        except RefusedText as refusal:
            return refusal
        return RefusedText(FaultKind.SYNTAX, "the text is not YAML", "write it anew as YAML")
    place = error.problem_mark
    kind, message, hint, mark = _explain_tab(text, place) or _explain_marked(text, error, place)
    start = Position(mark.line + 1, mark.column + 1)
    return RefusedText(kind, message, hint, Span(start, Position(start.line, start.column + 1)))


def _explain_marked(text: str, error: MarkedYAMLError, place: Mark) -> Explanation:
    message = " ".join(part for part in (error.context, error.problem) if part)
    for words, explanation in _EXPLANATIONS.items():
        if words in message:
            return explanation(text, error, place)
    return FaultKind.SYNTAX, message, "see the line named and the one above it", place


def _explain_tab(text: str, place: Mark) -> Explanation | None:
    if text[place.index : place.index + 1] != "\t":
        return None
    before = text[place.index - place.column : place.index]
    if before.strip(" \t"):
        return FaultKind.TAB, "a tab stands where a space is expected", "type a space", place
    return FaultKind.TAB, "a tab indents this line", "indent with spaces, two for a level", place


def _unclosed_quote(text: str, error: MarkedYAMLError, place: Mark) -> Explanation:
    mark = error.context_mark or place
    quote = text[mark.index : mark.index + 1]
    if quote == '"':
        hint = 'close it with " ; a quote inside the text is written \\"'
    else:
        hint = "close it with ' ; an apostrophe inside the text is written twice: 'it''s'"
    return FaultKind.SYNTAX, f"the quote {quote} that opens here is not closed", hint, mark


def _unexpected(text: str, error: MarkedYAMLError, place: Mark) -> Explanation:
    """Text where the next key was due: a quote closed too late, a wrong indent, or stray words."""
    quoted = _last_quoted_over_lines(text, place)
    if quoted is not None:
        error.context_mark = quoted
        return _unclosed_quote(text, error, place)
    if text[place.index - place.column : place.index].strip():
        rest = text[place.index :].split("\n", 1)[0].strip()
        message = f"unexpected text after the value: '{_shortened(rest)}'"
        return FaultKind.SYNTAX, message, _QUOTE_HINT, place
    opening = error.context_mark or place
    message = f"this line fits no key of the mapping that begins on line {opening.line + 1}"
    if "'-'" in (error.problem or "") or "collection" in (error.context or ""):
        message = f"this line is no item of the list that begins on line {opening.line + 1}"
        return FaultKind.SYNTAX, message, "begin each item with a dash and a space: - text", place
    return FaultKind.SYNTAX, message, _INDENT_HINT, place


def _open_bracket(text: str, error: MarkedYAMLError, place: Mark) -> Explanation:
    quoted = _last_quoted_over_lines(text, place)
    if quoted is not None:
        error.context_mark = quoted
        return _unclosed_quote(text, error, place)
    opening = error.context_mark or place
    closing = "}" if "}" in (error.problem or "") else "]"
    hint = f"put a comma between the items and {closing} at the end; quote texts with brackets"
    if opening.line == place.line and text[place.index :].strip():
        return FaultKind.SYNTAX, f"a comma or {closing} is missing here", hint, place
    bracket = text[opening.index : opening.index + 1]
    return FaultKind.SYNTAX, f"the bracket {bracket} that opens here is not closed", hint, opening


def _missing_value(text: str, error: MarkedYAMLError, place: Mark) -> Explanation:
    if not text[place.index :].strip():
        for opening in _open_brackets(text)[-1:]:
            bracket = text[opening.index]
            closing = "]" if bracket == "[" else "}"
            message = f"the bracket {bracket} that opens here is not closed"
            return FaultKind.SYNTAX, message, f"put {closing} after the last item", opening
    message = "a value is missing before this sign, or cannot begin with it"
    hint = "write the value; put a text that begins with a sign in quotes"
    return FaultKind.SYNTAX, message, hint, place


def _second_colon(text: str, error: MarkedYAMLError, place: Mark) -> Explanation:
    before = text[place.index - place.column : place.index]
    if ": " in before:
        hint = "put the value in quotes: title: 'Scope: all sites'"
        return FaultKind.SYNTAX, "a second colon with a space stands in this line", hint, place
    above = text[: place.index - place.column].rstrip().rsplit("\n", 1)[-1].strip()
    if _COLON_WITHOUT_SPACE.match(above):
        hint = f"put a space after the colon in the line above: {above.replace(':', ': ', 1)}"
    else:
        hint = "give the line above a value or a colon, or indent this line like its neighbours"
    return FaultKind.SYNTAX, "a key cannot stand here, the text above goes on", hint, place


def _no_colon(text: str, error: MarkedYAMLError, place: Mark) -> Explanation:
    mark = error.context_mark or place
    line = text[mark.index :].split("\n", 1)[0].strip()
    if line.startswith("-") and line.strip("-"):
        hint = f"put a space after the dash: - {line.lstrip('-')}"
    else:
        hint = "put a colon and a space after the key; indent the line if it continues a text"
    return (
        FaultKind.SYNTAX,
        f"this line is neither a key with a colon nor a list item: '{_shortened(line)}'",
        hint,
        mark,
    )


def _wrong_start(text: str, error: MarkedYAMLError, place: Mark) -> Explanation:
    character = text[place.index : place.index + 1]
    return FaultKind.SYNTAX, f"a value cannot begin with {character}", _QUOTE_HINT, place


def _wrong_escape(text: str, error: MarkedYAMLError, place: Mark) -> Explanation:
    start = max(text.rfind("\\", 0, place.index + 1), 0)
    written = text[start : start + 2]
    hint = "write two backslashes, or use single quotes, where a backslash is only itself"
    return FaultKind.SYNTAX, f"'{written}' means nothing inside double quotes", hint, place


def _wrong_code(text: str, error: MarkedYAMLError, place: Mark) -> Explanation:
    return FaultKind.SYNTAX, *HALF_CHARACTER, place


def _unknown_alias(text: str, error: MarkedYAMLError, place: Mark) -> Explanation:
    name = text[place.index :].split(maxsplit=1)[0].rstrip(",]}")
    hint = f"put it in quotes if it is text: '{name}'; else put &{name[1:]} before the value"
    return FaultKind.SYNTAX, f"the alias {name} has no anchor above", hint, place


def _second_anchor(text: str, error: MarkedYAMLError, place: Mark) -> Explanation:
    line = (error.context_mark or place).line + 1
    message = f"this anchor has the name of the one on line {line}"
    return FaultKind.UNSUPPORTED, message, "give each anchor a name of its own", place


def _second_document(text: str, error: MarkedYAMLError, place: Mark) -> Explanation:
    message = "a second document begins here"
    hint = "keep one document in a file; several records of one kind go into a register"
    return FaultKind.UNSUPPORTED, message, hint, place


def _open_brackets(text: str) -> list[Mark]:
    """Return the starts of the brackets and braces that are never closed."""
    opened: list[Mark] = []
    for token in scan(text)[0]:
        if isinstance(token, (FlowSequenceStartToken, FlowMappingStartToken)):
            opened.append(token.start_mark)
        elif isinstance(token, (FlowSequenceEndToken, FlowMappingEndToken)) and opened:
            opened.pop()
    return opened


def _last_quoted_over_lines(text: str, place: Mark) -> Mark | None:
    """Return the start of a quoted text of several lines that ends right before the error."""
    last: ScalarToken | None = None
    for token in scan(text)[0]:
        if token.start_mark.index >= place.index:
            break
        last = token if isinstance(token, ScalarToken) else None
    if last is None or last.plain or last.style not in ("'", '"'):
        return None
    return last.start_mark if last.start_mark.line < last.end_mark.line else None


def _shortened(words: str) -> str:
    return words if len(words) <= 40 else words[:37] + "..."


def _fixed(kind: FaultKind, message: str, hint: str) -> Callable[..., Explanation]:
    def explanation(text: str, error: MarkedYAMLError, place: Mark) -> Explanation:
        return kind, message, hint, place

    return explanation


_NO_DIRECTIVE = _fixed(
    FaultKind.UNSUPPORTED,
    "directives, lines that begin with %, are not used in records",
    "remove the line that begins with %",
)
_NO_NAME = _fixed(
    FaultKind.SYNTAX,
    "a value that begins with & or * needs a name after it: letters, digits, - and _",
    "put a text that begins with & or * in quotes: '*important*'",
)
_NO_TAG = _fixed(
    FaultKind.UNSUPPORTED,
    "a value that begins with an exclamation mark is a tag, which records do not use",
    "put a text that begins with ! in quotes: '!important'",
)
_BLOCK_HEADER = _fixed(
    FaultKind.SYNTAX,
    "unexpected text after the | or > that begins a block text",
    "put the text on the lines below; a text that begins with > or | needs quotes: '> 5 days'",
)
_OUTSIDE = _fixed(
    FaultKind.SYNTAX,
    "this line stands outside the document",
    "indent a text below | or > with two spaces; write nothing after a line ...",
)
_LIST_ON_KEY_LINE = _fixed(
    FaultKind.SYNTAX,
    "a list cannot begin here",
    "begin it on the line after its key: a dash, a space, the first item",
)
_TIGHT_COLON = _fixed(
    FaultKind.SYNTAX,
    "a colon stands where a value in brackets ends",
    "put the value in quotes, or a space after the colon",
)

# Words of the parser's problem or, before it, of the context; the first that fit are taken.
_EXPLANATIONS: Mapping[str, _Explanation] = {
    "while scanning a directive": _NO_DIRECTIVE,
    "found incompatible YAML document": _NO_DIRECTIVE,
    "duplicate %YAML directive": _NO_DIRECTIVE,
    "while scanning an anchor": _NO_NAME,
    "while scanning an alias": _NO_NAME,
    "while scanning a tag": _NO_TAG,
    "while parsing a tag": _NO_TAG,
    "found undefined tag handle": _NO_TAG,
    "while scanning a block scalar": _BLOCK_HEADER,
    "found unexpected end of stream": _unclosed_quote,
    "found unexpected document separator": _unclosed_quote,
    "did not find expected key": _unexpected,
    "did not find expected '-' indicator": _unexpected,
    "expected <block end>": _unexpected,
    "expected <document start>": _OUTSIDE,
    "expected ',' or": _open_bracket,
    "mapping values are not allowed": _second_colon,
    "block sequence entries are not allowed": _LIST_ON_KEY_LINE,
    "sequence entries are not allowed": _LIST_ON_KEY_LINE,
    "could not find expected ':'": _no_colon,
    "that cannot start any token": _wrong_start,
    "found unknown escape character": _wrong_escape,
    "did not find expected hexdecimal number": _wrong_escape,
    "expected escape sequence": _wrong_escape,
    "found invalid Unicode character escape code": _wrong_code,
    "found unexpected ':'": _TIGHT_COLON,
    "expected node content": _missing_value,
    "expected the node content": _missing_value,
    "found undefined alias": _unknown_alias,
    "second occurrence": _second_anchor,
    "but found another document": _second_document,
}

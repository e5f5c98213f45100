"""What an editor offers to do about findings: to mend them, or to suppress them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clausebook.diagnostic import Diagnostic
from clausebook.document import Document, Edit, edited, read
from clausebook.document.fixing import edit_of
from clausebook.text import LINE_END, Position, Span

__all__ = ["Proposal", "proposals_for"]

_MARKER = "clausebook: ignore"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Edits of one document about a diagnostic; ``mends`` tells a fix from a suppression."""

    title: str
    diagnostic: Diagnostic
    edits: tuple[Edit, ...]
    mends: bool = False


def proposals_for(document: Document, diagnostics: Iterable[Diagnostic]) -> Iterator[Proposal]:
    """Yield what can be done about the diagnostics of a document, fixes before suppressions."""
    found = list(diagnostics)
    for diagnostic in found:
        fix = diagnostic.fix
        edit = None if fix is None else edit_of(document.path, document.text, fix)
        if fix is not None and edit is not None:
            yield Proposal(fix.title, diagnostic, (edit,), mends=True)
    for diagnostic in found:
        edit = _suppressing(document, diagnostic)
        if edit is not None:
            title = f"Suppress {diagnostic.code} here: a reason is to follow the comment"
            yield Proposal(title, diagnostic, (edit,))


def _suppressing(document: Document, diagnostic: Diagnostic) -> Edit | None:
    """Return the edit that puts a comment at the end of a line, or above it, else None.

    Its reason is left to people, and until there is one the finding stays. What follows a number
    sign need not be a comment, so the text is read again: it must say what it said, and one more.
    """
    number = diagnostic.location.span.start.line
    lines = LINE_END.split(document.text)
    if number > len(lines) or (document.body is not None and number >= document.body_line):
        return None
    line = lines[number - 1]
    words = f"# {_MARKER}[{diagnostic.code}] "
    end = Position(number, len(line.rstrip()) + 1)
    start = Position(number, 1)
    ending = "\r\n" if "\r\n" in document.text else "\n"
    indentation = line[: len(line) - len(line.lstrip(" "))]
    behind = Edit(Span(end, Position(number, len(line) + 1)), f"  {words}")
    above = Edit(Span(start, start), f"{indentation}{words}{ending}")
    choices = (above, behind) if "#" in line else (behind, above)
    return next((edit for edit in choices if _is_comment(document, edit)), None)


def _is_comment(document: Document, edit: Edit) -> bool:
    after = read(document.path, edited(document.text, [edit]).encode())
    said = (after.value, after.body, len(after.faults))
    if said != (document.value, document.body, len(document.faults)):
        return False
    return len(after.comments(_MARKER)) == len(document.comments(_MARKER)) + 1

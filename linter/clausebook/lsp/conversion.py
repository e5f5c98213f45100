"""Answers as the protocol of editors has them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from clausebook.diagnostic import Diagnostic, Severity
from clausebook.document import Edit
from clausebook.editor.completion import Completion, Completions, Sort
from clausebook.editor.hovering import Hover
from clausebook.editor.mending import Proposal
from clausebook.editor.outline import Entry
from clausebook.lsp.buffers import Buffer, Change
from clausebook.lsp.positions import from_units, lines_of, to_units
from clausebook.text import Location, Position, Span

__all__ = ["Conversion", "changes_of"]

_SOURCE = "clausebook"
_WEIGHTS = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_SORTS = {
    Sort.RECORD: types.CompletionItemKind.Reference,
    Sort.VALUE: types.CompletionItemKind.EnumMember,
    Sort.FIELD: types.CompletionItemKind.Field,
}


def changes_of(params: types.DidChangeTextDocumentParams) -> Iterable[Change]:
    """Yield the changes of a notification in their order."""
    for change in params.content_changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            start, end = change.range.start, change.range.end
            yield Change(change.text, (start.line, start.character), (end.line, end.character))
        else:
            yield Change(change.text)


@dataclass(frozen=True)
class Conversion:
    """Converts for one project: its folder, its texts by path, and how the editor counts columns.

    Of a text that is not known, only the first line can be named. ``addresses`` are those that the
    editor has for the files which it has open; it may write them in another way than we would.
    """

    root: Path
    addresses: Mapping[str, str]
    encoding: str
    texts: Mapping[str, str]
    _lines: dict[str, Sequence[str]] = field(default_factory=dict, init=False, repr=False)

    def uri(self, path: str) -> str:
        """Return the address of a file of the project."""
        return self.addresses.get(path) or from_fs_path(str(self.root / path)) or ""

    def lines(self, path: str) -> Sequence[str]:
        """Return the lines of a file, which are found once."""
        found = self._lines.get(path)
        if found is None:
            found = self._lines[path] = lines_of(self.texts.get(path, ""))
        return found

    def position(self, path: str, position: types.Position) -> Position:
        """Return a place that the editor names."""
        return from_units(self.lines(path), position.line, position.character, self.encoding)

    def range(self, path: str, span: Span) -> types.Range:
        """Return a stretch of a file."""
        return self._range(self.lines(path), span)

    def location(self, where: Location) -> types.Location:
        """Return a stretch of a file with its address."""
        return types.Location(self.uri(where.path), self.range(where.path, where.span))

    def diagnostics(self, path: str, found: Iterable[Diagnostic]) -> list[types.Diagnostic]:
        """Return the diagnostics of one file."""
        lines = self.lines(path)
        return [self._diagnostic(lines, one) for one in found]

    def completions(self, path: str, found: Completions) -> types.CompletionList:
        """Return what is offered, in its order."""
        lines = self.lines(path)
        items = [self._completion(lines, number, one) for number, one in enumerate(found.offered)]
        return types.CompletionList(is_incomplete=not found.is_complete, items=items)

    def hover(self, path: str, found: Hover) -> types.Hover:
        """Return what is shown beside a place."""
        return types.Hover(_markdown(found.markdown), self.range(path, found.span))

    def symbols(self, path: str, entries: Iterable[Entry]) -> list[types.DocumentSymbol]:
        """Return the outline of a file."""
        lines = self.lines(path)
        return [self._symbol(lines, entry) for entry in entries]

    def action(self, path: str, buffer: Buffer, proposal: Proposal) -> types.CodeAction:
        """Return what can be done about a diagnostic."""
        (diagnostic,) = self.diagnostics(path, [proposal.diagnostic])
        return types.CodeAction(
            proposal.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            is_preferred=proposal.mends,
            edit=self.workspace_edit({path: proposal.edits}, {path: buffer.version}),
        )

    def workspace_edit(
        self, edits: Mapping[str, Sequence[Edit]], versions: Mapping[str, int | None]
    ) -> types.WorkspaceEdit:
        """Return edits of some files, each for the version of it that is open, if it is."""
        return types.WorkspaceEdit(
            document_changes=[
                types.TextDocumentEdit(
                    types.OptionalVersionedTextDocumentIdentifier(
                        self.uri(path), versions.get(path)
                    ),
                    [types.TextEdit(self.range(path, e.span), e.text) for e in edits[path]],
                )
                for path in sorted(edits)
            ]
        )

    def _range(self, lines: Sequence[str], span: Span) -> types.Range:
        start, end = (to_units(lines, position, self.encoding) for position in span)
        return types.Range(types.Position(*start), types.Position(*end))

    def _diagnostic(self, lines: Sequence[str], one: Diagnostic) -> types.Diagnostic:
        clauses = f" [{', '.join(one.clauses)}]" if one.clauses else ""
        return types.Diagnostic(
            self._range(lines, one.location.span),
            f"{one.message}{clauses}\n{one.hint}".rstrip(),
            severity=_WEIGHTS[one.severity],
            code=one.code,
            source=_SOURCE,
            related_information=[
                types.DiagnosticRelatedInformation(self.location(r.location), r.message)
                for r in one.related
            ],
        )

    def _completion(
        self, lines: Sequence[str], number: int, one: Completion
    ) -> types.CompletionItem:
        return types.CompletionItem(
            one.label,
            kind=_SORTS[one.sort],
            detail=one.detail,
            documentation=_markdown(one.markdown),
            sort_text=f"{number:04d}",
            filter_text=one.search,
            text_edit=types.TextEdit(self._range(lines, one.span), one.text),
        )

    def _symbol(self, lines: Sequence[str], entry: Entry) -> types.DocumentSymbol:
        return types.DocumentSymbol(
            entry.name,
            types.SymbolKind.Object,
            self._range(lines, entry.whole),
            self._range(lines, entry.name_span),
            detail=entry.detail,
            children=[self._symbol(lines, below) for below in entry.below],
        )


def _markdown(text: str) -> types.MarkupContent:
    return types.MarkupContent(types.MarkupKind.Markdown, text)

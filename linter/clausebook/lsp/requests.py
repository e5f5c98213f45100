"""What an editor asks about an open file, answered."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from lsprotocol import types

from clausebook.editor.completion import completions_at
from clausebook.editor.cursor import id_at
from clausebook.editor.hovering import hover_at
from clausebook.editor.mending import proposals_for
from clausebook.editor.naming import definitions_of
from clausebook.editor.outline import outline_of
from clausebook.lsp.attendance import Attendance
from clausebook.lsp.buffers import Buffer
from clausebook.lsp.conversion import Conversion
from clausebook.lsp.session import State
from clausebook.text import Position

__all__ = ["REQUESTS", "Asked", "Request"]


@dataclass(frozen=True, slots=True)
class Asked:
    """The file that a request is about, in its project.

    ``open_buffers`` are all that are open in the project, by their paths; ``convert`` makes the
    conversion for some texts.
    """

    attendance: Attendance
    path: str
    open_buffers: Mapping[str, Buffer]
    convert: Callable[[Mapping[str, str]], Conversion]

    @property
    def buffer(self) -> Buffer:
        """The text that the request is about."""
        return self.open_buffers[self.path]

    @property
    def own(self) -> Conversion:
        """The conversion of places in that text."""
        return self.convert({self.path: self.buffer.text})

    def place(self, params: Any) -> Position:
        """Return the place that a request names."""
        return self.own.position(self.path, params.position)

    def has_body(self) -> bool:
        """Whether the text is Markdown, below a header if there is one."""
        return not self.path.endswith((".yaml", ".yml"))

    def id_in(self, params: Any) -> str | None:
        """Return the id at the place that a request names."""
        found = id_at(self.buffer.text, self.place(params))
        return None if found is None else found[0]

    def texts(self, state: State) -> Mapping[str, str]:
        """Return the texts of the project."""
        return self.attendance.session.texts(state)


class Request(NamedTuple):
    """How a request is answered, and what the server tells of it at the start."""

    answer: Callable[[Asked, Any], Awaitable[Any]]
    options: Any = None


async def complete(asked: Asked, params: types.CompletionParams) -> types.CompletionList:
    """Return what may be written at a place."""
    state = await asked.attendance.state()
    text, has_body = asked.buffer.text, asked.has_body()
    found = completions_at(state.known, text, asked.place(params), has_body=has_body)
    return asked.own.completions(asked.path, found)


async def hover(asked: Asked, params: types.HoverParams) -> types.Hover | None:
    """Return what is shown beside a place."""
    state = await asked.attendance.state()
    text, has_body = asked.buffer.text, asked.has_body()
    found = hover_at(state.known, text, asked.place(params), has_body=has_body)
    return None if found is None else asked.own.hover(asked.path, found)


async def define(asked: Asked, params: types.DefinitionParams) -> list[types.Location]:
    """Return where the record stands that is named at a place."""
    state = await asked.attendance.state()
    record_id = asked.id_in(params)
    if record_id is None:
        return []
    conversion = asked.convert({p: d.text for p, d in state.known.documents.items()})
    return [conversion.location(one) for one in definitions_of(state.known, record_id)]


async def refer(asked: Asked, params: types.ReferenceParams) -> list[types.Location]:
    """Return every place that names the same record."""
    record_id = asked.id_in(params)
    if record_id is None:
        return []
    state = await asked.attendance.state_now()
    session, ask = asked.attendance.session, asked.attendance.ask
    wanted = params.context.include_declaration
    found = await ask(partial(session.references, state, record_id, with_definition=wanted))
    conversion = asked.convert(await ask(partial(asked.texts, state)))
    return [conversion.location(one) for one in found]


async def prepare_renaming(
    asked: Asked, params: types.PrepareRenameParams
) -> types.PrepareRenamePlaceholder | None:
    """Return the id that can be renamed at a place, None where there is none."""
    state = await asked.attendance.state()
    found = id_at(asked.buffer.text, asked.place(params))
    if found is None or state.known.get(found[0]) is None:
        return None
    return types.PrepareRenamePlaceholder(asked.own.range(asked.path, found[1]), found[0])


async def rename(asked: Asked, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Return the edits that give a record another id; raises CannotRename."""
    record_id = asked.id_in(params)
    if record_id is None:
        return None
    versions = {path: buffer.version for path, buffer in asked.open_buffers.items()}
    state = await asked.attendance.state_now()
    session, ask = asked.attendance.session, asked.attendance.ask
    done = await ask(partial(session.renamed, state, record_id, params.new_name))
    conversion = asked.convert(await ask(partial(asked.texts, state)))
    return conversion.workspace_edit(done.edits, versions)


async def act(asked: Asked, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Return what can be done about the diagnostics at a place."""
    state = await asked.attendance.state()
    document = state.corpus.documents.get(asked.path)
    if document is None or document.text != asked.buffer.text:
        return []
    start, end = params.range.start, params.range.end
    first, last = (asked.own.position(asked.path, place).line for place in (start, end))
    found = [
        one
        for one in asked.attendance.shown(asked.path)
        if first <= one.location.span.start.line <= last
    ]
    proposals = proposals_for(document, found)
    return [asked.own.action(asked.path, asked.buffer, one) for one in proposals]


async def outline(
    asked: Asked, params: types.DocumentSymbolParams
) -> Sequence[types.DocumentSymbol]:
    """Return the records of a document."""
    state = await asked.attendance.state_now()
    loaded = next((one for one in state.known.loaded if one.path == asked.path), None)
    if loaded is None:
        return []
    conversion = asked.convert({asked.path: loaded.document.text})
    return conversion.symbols(asked.path, outline_of(loaded))


_TRIGGERS = [" ", "[", "{", ",", "-", ":"]
REQUESTS: Mapping[str, Request] = {
    types.TEXT_DOCUMENT_COMPLETION: Request(
        complete, types.CompletionOptions(trigger_characters=_TRIGGERS)
    ),
    types.TEXT_DOCUMENT_HOVER: Request(hover),
    types.TEXT_DOCUMENT_DEFINITION: Request(define),
    types.TEXT_DOCUMENT_REFERENCES: Request(refer),
    types.TEXT_DOCUMENT_PREPARE_RENAME: Request(prepare_renaming),
    types.TEXT_DOCUMENT_RENAME: Request(rename, types.RenameOptions(prepare_provider=True)),
    types.TEXT_DOCUMENT_CODE_ACTION: Request(
        act, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    ),
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: Request(outline),
}

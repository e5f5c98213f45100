"""The way from a page to the line on the forge where a change of it can be proposed."""

from urllib.parse import quote

from clausebook.language import _
from clausebook.record import Record
from clausebook.sphinxext.html import external_link
from clausebook.sphinxext.manual import Manual

__all__ = ["change_link", "source_link"]


def change_link(manual: Manual, record: Record) -> str:
    """Return a link to the line where a record is written now, empty where none is configured.

    A page may show a version that is in force while the file has moved on: the proposal is about
    the file.
    """
    written: Record | None = record
    if record.path in manual.state.shown:
        written = manual.written.get(record.id)
    if written is None or written.path not in manual.written.documents:
        return ""
    line = manual.written.documents[written.path].locate(written.pointer).start.line
    return source_link(manual, written.path, line, _("Propose a change"))


def source_link(manual: Manual, path: str, line: int, shown: str) -> str:
    """Return a link to a line of a file, empty for readers who propose nothing."""
    address = manual.project.configuration.repository_url
    if not address or not manual.readers.proposals:
        return ""
    filled = address.replace("{path}", quote(path)).replace("{line}", str(line))
    return external_link(filled, shown)

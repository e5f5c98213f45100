"""What is not for the readers of a manual is not read as a page, linked or left behind."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from fnmatch import filter as filter_names
from fnmatch import fnmatch
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.project import Project as Sources

from clausebook.control.readers import WITHHELD, Readers
from clausebook.document import has_header, header_of
from clausebook.language import N_, _, choice_word, either_of
from clausebook.project import RECORD_FOLDERS
from clausebook.sphinxext.html import escape
from clausebook.sphinxext.manual import Manual, docname_of, manual_of

__all__ = [
    "hide_sources",
    "is_hidden",
    "keep_apart",
    "remove_mentions",
    "show_readers",
]

_MARK = ".readers"
"""In the output: for which readers it was made, for pages made for others may not stay there."""
_PAGES = (".md", ".rst")
_CLASSIFICATION = re.compile(rb"^:?classification:[ \t]*[\"']?([\w-]*)", re.MULTILINE)
_HEAD = 4096
"""So much of a page in reStructuredText is searched for its field list."""
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?([^()\s<>]+)>?[^()\n]*\)")
_ROLE = re.compile(
    r"(\{(?:doc|download)\}|:(?:doc|download):)`(?:([^`<]*?)\s*<([^`>]+)>|([^`<>]+))`"
)
_ENTRY = re.compile(r"^[ \t]*(?:[^<\n]*<([^>\n]+)>|(\S+))[ \t]*$", re.MULTILINE)


class SourcesForReaders(Sources):
    """The sources of a manual without those that are not for its readers.

    They are no setting of Sphinx, for settings are kept beside the pages, with the names.
    """

    hidden: frozenset[str] = frozenset()

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)
    ) -> set[str]:
        """Find all pages but those that are hidden."""
        super().discover(exclude_paths, include_paths)
        self.docnames -= self.hidden
        for path, docname in list(self._path_to_docname.items()):
            if docname in self.hidden:
                del self._path_to_docname[path], self._docname_to_path[docname]
        return self.docnames

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "hidden"}


def hide_sources(app: Sphinx) -> None:
    """Take the place of the sources of a build where some are not for its readers."""
    manual = manual_of(app)
    hidden = _hidden(manual, Path(app.srcdir))
    if hidden:
        sources = SourcesForReaders(app.srcdir, app.project.source_suffix)
        sources.restore(app.project)
        sources.hidden = hidden
        app.project = app.env.project = sources


def is_hidden(app: Sphinx, docname: str) -> bool:
    """Whether a page of that name is there, but not for these readers."""
    return isinstance(app.project, SourcesForReaders) and docname in app.project.hidden


def _hidden(manual: Manual, root: Path) -> frozenset[str]:
    found = {docname_of(path) for path in manual.withholding.paths}
    if not manual.readers.see_all:
        known = manual.withholding.paths | {*manual.written.documents, *manual.corpus.documents}
        found.update(docname_of(one) for one in _closed_pages(manual.readers, root, known))
    return frozenset(found)


def _closed_pages(readers: Readers, root: Path, known: Iterable[str]) -> Iterator[str]:
    """Yield the pages without records that say, or of which the configuration says, so."""
    for folder in RECORD_FOLDERS:
        for place in sorted((root / folder).rglob("*")):
            path = place.relative_to(root).as_posix()
            if path in known or place.suffix not in _PAGES or not place.is_file():
                continue
            is_left_out = any(fnmatch(path, pattern) for pattern in readers.leave_out)
            if is_left_out or not readers.may_read(*_said_by_page(place)):
                yield path


def _said_by_page(place: Path) -> list[str]:
    """Return the classification that a page gives in its header; one that gives none is open."""
    content = place.read_bytes()
    if place.suffix == ".md":
        content = header_of(content) if has_header(content) else b""
    return [one.decode() for one in _CLASSIFICATION.findall(content[:_HEAD])] or ["public"]


def remove_mentions(app: Sphinx, docname: str, content: list[str]) -> None:
    """Take out of a page the ids of records and the links to pages that are not for its readers."""
    withholding = manual_of(app).withholding
    text = withholding.text(content[0])
    if isinstance(app.project, SourcesForReaders):
        hidden = _Hidden(app.project.hidden, app.env.found_docs, docname)
        text = _ENTRY.sub(hidden.entry, _ROLE.sub(hidden.role, _LINK.sub(hidden.link, text)))
    content[0] = text


class _Hidden:
    """Tells which addresses on a page lead to pages that are hidden."""

    def __init__(self, hidden: frozenset[str], found: set[str], docname: str) -> None:
        self._hidden = hidden
        self._found = found
        self._folder = posixpath.dirname(docname)

    def leads_there(self, address: str) -> bool:
        """Whether an address, written with the end of a file or without, is that of one."""
        path = unquote(address.partition("#")[0])
        below = path[1:] if path.startswith("/") else posixpath.join(self._folder, path)
        place = posixpath.normpath(below)
        if "*" in place:
            return bool(filter_names(self._hidden, place) and not filter_names(self._found, place))
        return place in self._hidden or ("." in path and docname_of(place) in self._hidden)

    def link(self, found: re.Match[str]) -> str:
        """Return the text of a link of Markdown alone, if it leads there."""
        return (found[2] or WITHHELD) if self.leads_there(found[3]) else found[0]

    def role(self, found: re.Match[str]) -> str:
        """Return the title of a reference alone, if it leads there."""
        _sign, title, address, bare = found.groups()
        return (title or WITHHELD) if self.leads_there(address or bare) else found[0]

    def entry(self, found: re.Match[str]) -> str:
        """Return nothing for a line of a table of contents, if it leads there."""
        return "" if self.leads_there(found[1] or found[2]) else found[0]


def keep_apart(app: Sphinx) -> None:
    """Stop before pages for some readers mix with those for others, and mark the output as ours."""
    place, name = Path(app.outdir) / _MARK, manual_of(app).readers.name
    made_for = place.read_text("utf-8").strip() if place.is_file() else name
    if made_for != name:
        raise ExtensionError(
            f"{app.outdir} holds the manual for readers '{made_for}'; name another folder for "
            f"'{name}', or empty that one, as 'clausebook build --clean' does",
            modname="clausebook",
        )
    if not place.is_file():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"{name}\n", encoding="utf-8", newline="\n")


def show_readers(
    app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Give the templates the line that says for whom the manual is made."""
    withholding = manual_of(app).withholding
    told = _("Made for {readers}.", readers=_(withholding.readers.title))
    unseen = either_of([choice_word(one) for one in withholding.readers.unseen])
    if unseen and withholding.is_idle:
        told += " " + _("What is {classification} is left out.", classification=unseen)
    elif unseen:
        said = N_("What is {classification} is left out, so a gap on these pages need not be one.")
        told += " " + _(said, classification=unseen)
    context["qms_readers"] = f'<p class="qms-readers">{escape(told)}</p>'

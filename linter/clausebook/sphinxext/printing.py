"""The builder that gives what is printed: the body of each page, and which pages there are."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.builders.html import StandaloneHTMLBuilder

from clausebook.control.standing import standing_of
from clausebook.edition import clause_key
from clausebook.language import _, status_text
from clausebook.record import LoadedDocument, Record
from clausebook.sphinxext.manual import Manual, docname_of, manual_of
from clausebook.sphinxext.page.header import clauses_of_document

__all__ = ["PrintBuilder"]

_LIST = "pages.json"


class PrintBuilder(StandaloneHTMLBuilder):
    """Writes bodies of pages without a theme, and ``pages.json``: name, title and control of each.

    Chapters come in the order of the tables of contents, then the documents that stand in none, in
    the order of their clauses.
    """

    name = "clausebook-print"
    epilog = "The pages are in %(outdir)s."
    search = False
    copysource = False

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        """Write the body of a page; pages that no source makes are not printed."""
        if pagename not in self.env.found_docs:
            return
        place = Path(self.get_outfilename(pagename))
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(addctx["body"], encoding="utf-8", newline="\n")

    def get_theme_config(self) -> tuple[str, dict[str, str | int | bool]]:
        """Take the theme that does least: nothing of it is written."""
        return "basic", {}

    def copy_assets(self) -> None:
        """Copy nothing: paper has no style sheets, no scripts and no files to load down."""

    def finish(self) -> None:
        """Copy the pictures, and write which pages there are."""
        self.copy_image_files()
        self.write_buildinfo()
        manual = manual_of(self)
        pages = [self._page(manual, name) for name in self._in_order(manual)]
        text = json.dumps({"language": self.config.language, "pages": pages}, indent=1)
        (Path(self.outdir) / _LIST).write_text(text, encoding="utf-8", newline="\n")

    def _in_order(self, manual: Manual) -> Iterator[str]:
        chapters = dict.fromkeys(self._below(self.config.root_doc, set()))
        yield from chapters
        others = self.env.found_docs - {*chapters}
        yield from sorted(others, key=lambda name: _place(manual, name))

    def _below(self, name: str, seen: set[str]) -> Iterator[str]:
        """Yield a page and those that its tables of contents list, each once."""
        if name in seen or name not in self.env.found_docs:
            return
        seen.add(name)
        yield name
        for below in self.env.toctree_includes.get(name, ()):
            yield from self._below(below, seen)

    def _page(self, manual: Manual, name: str) -> dict[str, Any]:
        loaded = _loaded(manual, name)
        header = loaded.header if loaded is not None else None
        title = self.env.titles[name].astext() if name in self.env.titles else name
        return {
            "name": name,
            "path": self.env.doc2path(name, base=False).as_posix(),
            "ids": [one.id for one in loaded.records if one.id] if loaded is not None else [],
            "title": " ".join(title.split()),
            "control": _control(manual, header) if header is not None else "",
        }


def _loaded(manual: Manual, name: str) -> LoadedDocument | None:
    found = (manual.loaded.get(f"{name}{suffix}") for suffix in (".yaml", ".yml", ".md"))
    return next((one for one in found if one is not None and docname_of(one.path) == name), None)


def _control(manual: Manual, header: Record) -> str:
    """Return what tells a print from another one: id, version, and where it stands."""
    version = header.text("version")
    standing = standing_of(header, manual.corpus.today)
    told = standing.word if standing is not None else status_text(header.status)
    return " · ".join(
        filter(None, (header.id, version and _("version {version}", version=version), told))
    )


def _place(manual: Manual, name: str) -> tuple[Any, ...]:
    loaded = _loaded(manual, name)
    if loaded is None or loaded.header is None:
        return (1, (), name)
    clauses = clauses_of_document(manual, loaded.header)
    return (0, clause_key(clauses[0]) if clauses else clause_key("99"), name)

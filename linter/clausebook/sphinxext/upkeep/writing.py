"""Pages that are written again because anything on them changed, or a build was killed.

A journal says of each page what it was written from and when. A page that was touched by a build
that was killed has another time than the journal says, so it is written anew.
"""

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from clausebook.sphinxext.domain import domain_of
from clausebook.sphinxext.upkeep.contents import digest_of, digest_of_look
from clausebook.sphinxext.upkeep.mentions import Targets
from clausebook.sphinxext.upkeep.pictures import name_pictures, pictures_by_page
from clausebook.sphinxext.upkeep.reading import program_of

__all__ = ["WrittenPages"]

_BUILDERS = ("html", "dirhtml")
_SHOWS_TITLES_ONLY = ("furo",)
"""Themes of which the navigation shows no sections."""

Journal = dict[str, list[Any]]
"""By page, what it was written from, and the stamps of its files."""


class WrittenPages:
    """The pages of one build, and what those of the build before it were written from."""

    def __init__(self) -> None:
        self._written_from: dict[str, str] = {}

    def choose(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return the pages that were not written, or were written from something else."""
        name_pictures(env)
        if app.builder.name not in _BUILDERS:
            return []
        before, now, stamps = _read(app), _Page(app, env), _Stamps(app)
        self._written_from = {page: now.written_from(page) for page in env.found_docs}
        return sorted(
            page
            for page, digest in self._written_from.items()
            if before.get(page) != [digest, stamps.of_page(page)] or not now.has_its_pictures(page)
        )

    def note(self, app: Sphinx, exception: Exception | None) -> None:
        """Keep the journal; without one all pages are written the next time."""
        if exception is not None or app.builder.name not in _BUILDERS:
            return
        stamps = _Stamps(app)
        journal: Journal = {
            page: [digest, stamps.of_page(page)]
            for page, digest in sorted(self._written_from.items())
        }
        if journal != _read(app):
            place = _place(app)
            beside = place.with_name(f"{place.name}.new")
            with suppress(OSError):
                beside.write_text(json.dumps(journal, separators=(",", ":")), encoding="utf-8")
                beside.replace(place)


class _Page:
    """What pages are written from, when all are read."""

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        assert isinstance(app.builder, StandaloneHTMLBuilder)
        self._app = app
        self._env = env
        self._builder = app.builder
        self._targets = Targets(env)

    def written_from(self, page: str) -> str:
        """Return a digest of all that decides how a page is written."""
        env = self._env
        asks = page in domain_of(env).answers
        shown = self._tree(page) if page in env.toctree_includes else []
        return digest_of(
            [
                env.all_docs.get(page),
                self._common,
                self._places if asks else "",
                [self._sections[one] for one in shown],
                env.toc_secnumbers.get(page),
                env.toc_fignumbers.get(page),
                self._targets.of_page(page),
                self._pictures.get(page),
            ]
        )

    def has_its_pictures(self, page: str) -> bool:
        """Whether the pictures of a page are where it leads to."""
        names = self._pictures.get(page, ())
        return all((Path(self._app.outdir) / "_images" / name).is_file() for name in names)

    @cached_property
    def _pictures(self) -> dict[str, list[str]]:
        return pictures_by_page(self._env)

    @cached_property
    def _places(self) -> str:
        """Return a digest of where clauses, rules and duties stand."""
        data = domain_of(self._env).data
        found = (sorted(data[name].items()) for name in ("clauses", "rules", "duties"))
        return digest_of([[[name, sorted(pages)] for name, pages in one] for one in found])

    @cached_property
    def _common(self) -> str:
        """Return a digest of what stands on every page: the look and the navigation."""
        info = self._builder.create_build_info()
        tree = self._tree(self._env.config.root_doc)
        navigation = [self._entry(page) for page in tree]
        return digest_of(
            [
                info.config_hash,
                info.tags_hash,
                program_of(self._env),
                digest_of_look(self._builder),
                navigation,
            ]
        )

    def _entry(self, page: str) -> list[Any]:
        """Return what the navigation shows of a page."""
        env = self._env
        if env.config.html_theme not in _SHOWS_TITLES_ONLY:
            return [page, self._sections[page]]
        below = [str(sorted(one.attributes.items())) for one in self._toctrees(page)]
        return [page, str(env.titles.get(page)), below, env.toc_secnumbers.get(page, {}).get("")]

    def _toctrees(self, page: str) -> Iterator[addnodes.toctree]:
        toc = self._env.tocs.get(page)
        return iter(()) if toc is None else toc.findall(addnodes.toctree)

    @cached_property
    def _sections(self) -> dict[str, str]:
        """Return digests of the titles and sections of pages."""
        env = self._env

        def of_page(page: str) -> str:
            toc = env.tocs.get(page)
            title = str(env.titles.get(page))
            return digest_of([title, toc and toc.pformat(), env.toc_secnumbers.get(page)])

        return _Filled(of_page)

    def _tree(self, root: str) -> list[str]:
        """Return a page with all below it in tables of contents, each once, in their order."""
        found: dict[str, None] = {}
        waiting = [root]
        while waiting:
            page = waiting.pop()
            if page not in found:
                found[page] = None
                waiting.extend(reversed(self._env.toctree_includes.get(page, [])))
        return list(found)


class _Filled(dict[str, str]):
    """A dictionary that makes what it is asked for."""

    def __init__(self, make: Any) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> str:
        self[key] = str(self._make(key))
        return self[key]


class _Stamps:
    """Times and sizes of the files in the output, each folder looked at once."""

    def __init__(self, app: Sphinx) -> None:
        assert isinstance(app.builder, StandaloneHTMLBuilder)
        self._builder = app.builder
        self._folders: dict[str, dict[str, list[list[Any]]]] = {}

    def of_page(self, page: str) -> list[list[Any]]:
        """Return name, time and size of each file of a page."""
        place, name = os.path.split(self._builder.get_outfilename(page))
        if place not in self._folders:
            self._folders[place] = _files_by_stem(place)
        folder = self._folders[place]
        stem = page.rpartition("/")[2]
        return [*folder.get(name, []), *folder.get(f"{stem}.table", [])]


def _files_by_stem(folder: str) -> dict[str, list[list[Any]]]:
    found: defaultdict[str, list[list[Any]]] = defaultdict(list)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=attrgetter("name")):
            stem, is_table, _ = entry.name.partition(".table-")
            stat = entry.stat()
            key = f"{stem}.table" if is_table else entry.name
            found[key].append([entry.name, stat.st_mtime_ns, stat.st_size])
    return dict(found)


def _place(app: Sphinx) -> Path:
    """Return where the journal of an output lies: among what Sphinx keeps, never published."""
    name = digest_of([str(app.outdir), app.builder.name])
    return Path(app.doctreedir) / f"written-{name[:16]}.json"


def _read(app: Sphinx) -> Journal:
    try:
        found = json.loads(_place(app).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}

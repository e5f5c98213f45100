"""Pages that are read again because a content changed, whatever the times of the files say."""

import os
from functools import cache
from pathlib import Path
from typing import Any, cast

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.upkeep.contents import digest_of_file, digest_of_program
from clausebook.sphinxext.upkeep.mentions import what_is_there

__all__ = ["note_what_was_read", "pages_to_read", "program_of"]

_KEPT = "qms_sources"
_PROGRAM = "qms_program"


def pages_to_read(
    app: Sphinx, env: BuildEnvironment, added: set[str], _changed: set[str], removed: set[str]
) -> list[str]:
    """Return the pages read from other contents, by another program, or that list other pages.

    Raises ExtensionError for a page that is no text.
    """
    _refuse_what_is_no_text(env, manual_of(app))
    kept = _sources(env)
    for page in removed:
        kept.pop(page, None)
    before, now = program_of(env), digest_of_program(app)
    setattr(env, _PROGRAM, now)
    if before != now:
        return sorted(env.found_docs)
    state = _State(env, manual_of(app))
    other = {page for page in env.found_docs if kept.get(page) != state.of_page(page)}
    return sorted(other | (_with_contents(env) if added or removed else set()))


def _refuse_what_is_no_text(env: BuildEnvironment, manual: Manual) -> None:
    """Stop where Sphinx would end in a traceback; of a file of records the linter tells it."""
    for page in sorted(env.found_docs):
        source = Path(env.doc2path(page, base=False)).as_posix()
        if source not in manual.written.documents:
            try:
                (Path(env.srcdir) / source).read_bytes().decode(env.config.source_encoding)
            except UnicodeDecodeError as error:
                raise ExtensionError(
                    f"{source}: is no text in UTF-8: byte {error.start} is wrong; save it as UTF-8",
                    modname="clausebook",
                ) from None


def _with_contents(env: BuildEnvironment) -> set[str]:
    """Return the pages with a table of contents, which may name what came or went."""
    return {page for page, toc in env.tocs.items() if next(toc.findall(addnodes.toctree), None)}


def program_of(env: BuildEnvironment) -> str:
    """Return a digest of the program that read the pages, empty before any was read."""
    return str(getattr(env, _PROGRAM, ""))


def note_what_was_read(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Keep what pages were read from, of those that were read in this build."""
    kept, state = _sources(env), _State(env, manual_of(app))
    for page, moment in env.all_docs.items():
        if page not in kept or kept[page][0] != moment:
            kept[page] = state.of_page(page)
    return []


class _State:
    """The contents that pages are read from, as they are now."""

    def __init__(self, env: BuildEnvironment, manual: Manual) -> None:
        self._env = env
        self._manual = manual
        self._digest = cache(digest_of_file)

    def of_page(self, page: str) -> list[Any]:
        """Return the moment of reading, what it made, digests of all that it read, and its targets.

        Documents with records are no part of it, for their pages ask the corpus.
        """
        root = Path(self._env.srcdir)
        paths = {str(path) for path in self._env.dependencies.get(page, ())}
        source = Path(self._env.doc2path(page, base=False)).as_posix()
        if source not in self._manual.written.documents:
            paths.add(source)
        digests = [(path, self._digest(root / path)) for path in sorted(paths)]
        there = what_is_there(self._env, page)
        return [self._env.all_docs.get(page), self._made(page), digests, there]

    def _made(self, page: str) -> tuple[int, int]:
        """Return the stamp of what Sphinx keeps of the page; a killed build may have made it."""
        try:
            found = os.stat(f"{self._env.doctreedir}/{page}.doctree")  # noqa: PTH116 - often
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_size


def _sources(env: BuildEnvironment) -> dict[str, list[Any]]:
    if not hasattr(env, _KEPT):
        setattr(env, _KEPT, {})
    return cast("dict[str, list[Any]]", getattr(env, _KEPT))
